/** Edges cut where a corner of a neighbour lies on them, so that one long edge and the two short ones beside it are the same line. */
import Flatbush from 'flatbush';
import { Pairs, type Welded } from './weld.ts';

/** @param reach units within which a vertex lies on an edge. */
export function splitAtVertices({ xs, ys, from, to, of }: Welded, reach: number): Welded {
  if (from.length === 0) return { xs, ys, from, to, of };
  const ends = [...new Set(from)];
  const index = new Flatbush(ends.length);
  for (const v of ends) index.add(xs[v] as number, ys[v] as number, xs[v] as number, ys[v] as number);
  index.finish();
  const pairs = new Pairs();
  for (const [e, a] of from.entries()) {
    const b = to[e] as number;
    const [ax, ay, bx, by] = [xs[a] as number, ys[a] as number, xs[b] as number, ys[b] as number];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const cuts: { readonly v: number; readonly share: number }[] = [];
    for (const i of index.search(Math.min(ax, bx) - reach, Math.min(ay, by) - reach, Math.max(ax, bx) + reach, Math.max(ay, by) + reach)) {
      const v = ends[i] as number;
      if (v === a || v === b) continue;
      const [px, py] = [(xs[v] as number) - ax, (ys[v] as number) - ay];
      const share = (px * dx + py * dy) / square;
      const off = Math.abs(px * dy - py * dx);
      if (share > 0 && share < 1 && off * off <= reach * reach * square) cuts.push({ v, share });
    }
    cuts.sort((p, q) => p.share - q.share || p.v - q.v);
    let last = a;
    for (const { v } of cuts) {
      pairs.add(last, v, of[e] as number);
      last = v;
    }
    pairs.add(last, b, of[e] as number);
  }
  return { xs, ys, ...pairs.left() };
}
