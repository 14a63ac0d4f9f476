/** Loops of a hatch as rings, and rings as areas with holes. */
import type { Position } from 'geojson';
import { type Flattened, flatten } from './curves.ts';
import type { AreaEntity, Loop } from './drawing.ts';
import type { Work } from './tally.ts';

/** x, y, x, y…; closed, its first position stands at its end again, unless the loop has an opening. */
export type Line = number[];

/** The edges of a loop one after the other, turned where one runs the other way; `open` where an end meets no other within the tolerance. */
export function ringsOf(loop: Loop, tolerance: number, done: Flattened, work: Work): { rings: Line[]; open: boolean } {
  const lines = loop.map((curve) => {
    const line: Line = [];
    flatten(curve, tolerance, line, done);
    return line;
  });
  const rings: Line[] = [];
  const left: Left = { lines, used: new Uint8Array(lines.length), first: 0, tolerance, work };
  let open = false;
  for (let edge = firstOf(left); edge !== undefined; edge = firstOf(left)) {
    const ring: Line = [];
    for (let next: Edge | undefined = edge; next !== undefined; next = isShut(ring, tolerance) ? undefined : nextOf(left, ring)) {
      left.used[next.index] = 1;
      extend(ring, next.turned ? turned(lines[next.index] ?? []) : (lines[next.index] ?? []));
    }
    if (isShut(ring, tolerance)) shut(ring);
    else open = true;
    rings.push(ring);
  }
  return { rings, open };
}

/** Edges of a loop that are in no ring yet. */
interface Left {
  readonly lines: readonly Line[];
  readonly used: Uint8Array;
  /** Those before are used. */
  first: number;
  readonly tolerance: number;
  readonly work: Work;
}

interface Edge {
  readonly index: number;
  readonly turned: boolean;
}

/** The first edge of a ring, turned where it is its start that the one behind it touches. */
function firstOf(left: Left): Edge | undefined {
  const { lines, used, tolerance } = left;
  while (used[left.first] === 1) left.first += 1;
  const line = lines[left.first];
  if (line === undefined) return undefined;
  const other = used[left.first + 1] === 0 ? lines[left.first + 1] : undefined;
  const touches = (place: number): boolean => other !== undefined && (meets(line, place, other, 0, tolerance) || meets(line, place, other, other.length - 2, tolerance));
  return { index: left.first, turned: touches(0) && !touches(line.length - 2) };
}

/** The edge that goes on from the end of `ring`: mostly the next in order. */
function nextOf(left: Left, ring: Line): Edge | undefined {
  const { lines, used, tolerance, work } = left;
  while (used[left.first] === 1) left.first += 1;
  const [x = 0, y = 0] = ring.slice(-2);
  for (let index = left.first; index < lines.length && work.left > 0; index += 1) {
    work.left -= 1;
    if (used[index] === 1) continue;
    const line = lines[index] ?? [];
    if (near(line, 0, x, y, tolerance)) return { index, turned: false };
    if (near(line, line.length - 2, x, y, tolerance)) return { index, turned: true };
  }
  return undefined;
}

function near(line: Line, at: number, x: number, y: number, tolerance: number): boolean {
  const dx = (line[at] ?? 0) - x;
  const dy = (line[at + 1] ?? 0) - y;
  return dx * dx + dy * dy <= tolerance * tolerance;
}

const meets = (line: Line, at: number, other: Line, otherAt: number, tolerance: number): boolean => near(line, at, other[otherAt] ?? 0, other[otherAt + 1] ?? 0, tolerance);

const isShut = (ring: Line, tolerance: number): boolean => ring.length >= 6 && meets(ring, 0, ring, ring.length - 2, tolerance);

function shut(ring: Line): void {
  ring[ring.length - 2] = ring[0] ?? 0;
  ring[ring.length - 1] = ring[1] ?? 0;
}

function extend(ring: Line, line: Line): void {
  for (let at = ring.length === 0 ? 0 : 2; at < line.length; at += 1) ring.push(line[at] ?? 0);
}

function turned(line: Line): Line {
  const other: Line = [];
  for (let at = line.length - 2; at >= 0; at -= 2) other.push(line[at] ?? 0, line[at + 1] ?? 0);
  return other;
}

interface Nested {
  readonly ring: readonly Position[];
  readonly area: number;
  readonly box: readonly [number, number, number, number];
  parent: Nested | undefined;
  depth: number;
}

/** Areas with their holes, outer rings counter-clockwise; null where sorting them out would take too long. A drawing says of its loops neither what lies in what nor a direction. */
export function areasOf(rings: readonly (readonly Position[])[], fill: AreaEntity['fill'], work: Work): Position[][][] | null {
  const nested = rings.map(nestedOf).sort((one, other) => Math.abs(other.area) - Math.abs(one.area));
  for (const [index, inner] of nested.entries()) {
    // From the smallest of those that are larger: the first that holds it is its parent.
    for (let at = index - 1; at >= 0; at -= 1) {
      const outer = nested[at];
      work.left -= 1;
      if (outer === undefined || !holdsBox(outer.box, inner.box)) continue;
      work.left -= outer.ring.length;
      if (work.left < 0) return null;
      if (!holds(outer.ring, inner.ring)) continue;
      inner.parent = outer;
      inner.depth = outer.depth + 1;
      break;
    }
    if (work.left < 0) return null;
  }
  const areas = new Map<Nested, Position[][]>();
  for (const one of nested) {
    if (one.depth % 2 === 0 && (one.depth === 0 || fill === 'alternate')) areas.set(one, [wound(one, true)]);
    else if (one.depth % 2 === 1 && fill !== 'all' && one.parent !== undefined) areas.get(one.parent)?.push(wound(one, false));
  }
  return [...areas.values()];
}

function nestedOf(ring: readonly Position[]): Nested {
  const [ox = 0, oy = 0] = ring[0] ?? [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  let [px, py] = [0, 0];
  for (const [x = 0, y = 0] of ring) {
    // From the first corner: of coordinates of millions the products would lose the metres.
    area += px * (y - oy) - (x - ox) * py;
    [px, py] = [x - ox, y - oy];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { ring, area: area / 2, box, parent: undefined, depth: 0 };
}

const wound = ({ ring, area }: Nested, left: boolean): Position[] => (area > 0 === left ? [...ring] : [...ring].reverse());

const holdsBox = (outer: Nested['box'], inner: Nested['box']): boolean => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** Corners, and the middles between them, of which the first that is not on the other ring decides: islands often touch what is around them. */
const MOST_TRIES = 16;

function holds(outer: readonly Position[], inner: readonly Position[]): boolean {
  for (let index = 0; index + 1 < inner.length && index < MOST_TRIES; index += 1) {
    const [ax = 0, ay = 0] = inner[index] ?? [];
    const [bx = 0, by = 0] = inner[index + 1] ?? [];
    const side = sideOf(outer, ax, ay) ?? sideOf(outer, (ax + bx) / 2, (ay + by) / 2);
    if (side !== undefined) return side;
  }
  return false;
}

/** Whether the place is inside; undefined on the ring itself. */
function sideOf(ring: readonly Position[], x: number, y: number): boolean | undefined {
  let inside = false;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [ax = 0, ay = 0] = ring[index] ?? [];
    const [bx = 0, by = 0] = ring[index + 1] ?? [];
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const length = Math.abs(bx - ax) + Math.abs(by - ay);
    if (Math.abs(cross) <= 1e-9 * length && x >= Math.min(ax, bx) - 1e-9 && x <= Math.max(ax, bx) + 1e-9 && y >= Math.min(ay, by) - 1e-9 && y <= Math.max(ay, by) + 1e-9) return undefined;
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside;
  }
  return inside;
}
