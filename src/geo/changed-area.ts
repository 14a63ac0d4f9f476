/** How much of the ground is covered by one of two areas and not by the other: their symmetric difference, measured strip by strip. */
import type { Shape } from './shape.ts';

/** An edge going up: from (ax, ay) to (bx, by), ay < by, of the ring group that it bounds. */
interface Edge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly group: number;
}

const xAt = (edge: Edge, y: number): number => edge.ax + ((y - edge.ay) / (edge.by - edge.ay)) * (edge.bx - edge.ax);

/** Square units. Holes by the even–odd rule, within each piece; pieces that overlap are one area. */
export function changedArea(a: Shape, b: Shape): number {
  const groups = [...piecesOf(a).map((piece) => ({ piece, first: true })), ...piecesOf(b).map((piece) => ({ piece, first: false }))];
  const all = groups.flatMap(({ piece }, group) => edgesOf(piece, group));
  // Of two plain areas the edges that both have bound nothing that is of one alone.
  const edges = groups.length === 2 ? withoutCommon(all) : all;
  edges.sort((e, f) => e.ay - f.ay || e.ax - f.ax || e.by - f.by || e.bx - f.bx);
  const heights = levelsOf(edges);
  let sum = 0;
  let active: Edge[] = [];
  let next = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const low = heights[i] as number;
    const high = heights[i + 1] as number;
    active = active.filter(({ by }) => by > low);
    for (; next < edges.length && (edges[next] as Edge).ay <= low; next++) active.push(edges[next] as Edge);
    sum += strip(active, groups, low, high);
  }
  return sum;
}

const piecesOf = (shape: Shape): readonly Shape[] => shape.pieces ?? [shape];

function edgesOf({ parts }: Shape, group: number): Edge[] {
  const out: Edge[] = [];
  for (const part of parts)
    for (let i = 0; i + 3 < part.length; i += 2) {
      const [ax, ay, bx, by] = part.subarray(i, i + 4) as unknown as [number, number, number, number];
      if (ay < by) out.push({ ax, ay, bx, by, group });
      else if (ay > by) out.push({ ax: bx, ay: by, bx: ax, by: ay, group });
    }
  return out;
}

function withoutCommon(edges: readonly Edge[]): Edge[] {
  const odd = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.ax},${edge.ay},${edge.bx},${edge.by}`;
    if (!odd.delete(key)) odd.set(key, edge);
  }
  // Whichever area an odd one is put down to: only the parity of both together counts.
  return [...odd.values()];
}

/** Ends of edges and crossings, ascending: between two levels no edge begins, ends or crosses another. */
function levelsOf(edges: readonly Edge[]): number[] {
  const levels = new Set<number>();
  let open: Edge[] = [];
  for (const edge of edges) {
    levels.add(edge.ay);
    levels.add(edge.by);
    open = open.filter(({ by }) => by > edge.ay);
    for (const other of open) {
      const y = crossing(edge, other);
      if (y !== undefined) levels.add(y);
    }
    open.push(edge);
  }
  return [...levels].sort((e, f) => e - f);
}

function crossing(e: Edge, f: Edge): number | undefined {
  const low = Math.max(e.ay, f.ay);
  const high = Math.min(e.by, f.by);
  if (low >= high) return undefined;
  const below = xAt(e, low) - xAt(f, low);
  const above = xAt(e, high) - xAt(f, high);
  if (below === 0 || above === 0 || below < 0 === above < 0) return undefined;
  return low + (below / (below - above)) * (high - low);
}

function strip(active: readonly Edge[], groups: readonly { readonly first: boolean }[], low: number, high: number): number {
  const middle = (low + high) / 2;
  const crossed = active.map((edge) => ({ x: xAt(edge, middle), group: edge.group })).sort((e, f) => e.x - f.x);
  const odd = groups.map(() => false);
  let width = 0;
  for (let i = 0; i + 1 < crossed.length; i++) {
    const { x, group } = crossed[i] as { x: number; group: number };
    odd[group] = odd[group] !== true;
    let inFirst = false;
    let inSecond = false;
    groups.forEach(({ first }, at) => {
      if (odd[at] !== true) return;
      if (first) inFirst = true;
      else inSecond = true;
    });
    if (inFirst !== inSecond) width += (crossed[i + 1]?.x ?? x) - x;
  }
  return width * (high - low);
}
