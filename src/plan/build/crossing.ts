/** Where the rings of an area first cross or touch, themselves or one another. The rule is that of turf's `kinks`, which takes every two edges and so takes a minute where there are many. */
import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/** Edges from which on an index pays. */
const MANY = 64;

interface Edge {
  readonly ring: number;
  readonly at: number;
  readonly a: Position;
  readonly b: Position;
}

/** The first crossing in the order of rings and edges; undefined where there is none. */
export function firstCrossing(rings: readonly Position[][]): Position | undefined {
  const edges = rings.flatMap((line, ring) => line.slice(0, -1).map((a, at): Edge => ({ ring, at, a, b: line[at + 1] ?? a })));
  const near = nearby(edges);
  let best: { readonly one: Edge; readonly other: Edge; readonly place: Position } | undefined;
  for (const one of edges) {
    if (best !== undefined && one.ring > best.one.ring) break;
    for (const other of near(one)) {
      if (other.at < one.at || (one.ring === other.ring && neighbours(one, other, rings[one.ring] ?? []))) continue;
      if (best !== undefined && (other.ring > best.other.ring || (other.ring === best.other.ring && (one.at > best.one.at || (one.at === best.one.at && other.at >= best.other.at))))) continue;
      const place = meeting(one, other);
      if (place !== undefined) best = { one, other, place };
    }
  }
  return best?.place;
}

function neighbours(one: Edge, other: Edge, line: readonly Position[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return other.at - one.at === 1 || (one.at === 0 && other.at === line.length - 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1]);
}

/** What has a box that meets that of an edge. */
function nearby(edges: readonly Edge[]): (edge: Edge) => readonly Edge[] {
  if (edges.length <= MANY) return () => edges;
  const index = new Flatbush(edges.length);
  for (const { a, b } of edges) index.add(...boxOf(a, b));
  index.finish();
  return ({ a, b }) => index.search(...boxOf(a, b)).flatMap((i) => edges[i] ?? []);
}

const boxOf = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): readonly [number, number, number, number] => [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];

/** Where two edges meet; parallel ones meet nowhere. Written as turf has it, so that the last digit of a place is the same. */
function meeting({ a: [ax = 0, ay = 0], b: [bx = 0, by = 0] }: Edge, { a: [cx = 0, cy = 0], b: [dx = 0, dy = 0] }: Edge): Position | undefined {
  if ((ax < cx && bx < cx && ax < dx && bx < dx) || (ax > cx && bx > cx && ax > dx && bx > dx) || (ay < cy && by < cy && ay < dy && by < dy) || (ay > cy && by > cy && ay > dy && by > dy)) return undefined;
  const denominator = (dy - cy) * (bx - ax) - (dx - cx) * (by - ay);
  if (denominator === 0) return undefined;
  const along = ((dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)) / denominator;
  const across = ((bx - ax) * (ay - cy) - (by - ay) * (ax - cx)) / denominator;
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? [ax + along * (bx - ax), ay + along * (by - ay)] : undefined;
}
