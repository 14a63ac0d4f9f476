/** Edges that are left of a layer's borders, in groups that touch or cross nowhere. */
import Flatbush from 'flatbush';
import type { Budget } from '../../geo/shared-area.ts';
import { turn } from './ground.ts';
import type { Welded } from './weld.ts';

export interface Group {
  readonly count: number;
  /** Whether edges of it cross, or touch other than in a vertex of both: then its rings do. */
  readonly crossed: boolean;
  /** One of its vertices. */
  readonly vertex: number;
  /** Closed, every edge in one of them, each with its area to the left. */
  rings(): Float64Array[];
}

export interface Linked {
  readonly edges: Welded;
  readonly index: Flatbush | undefined;
  readonly groups: readonly Group[];
  /** How many areas lie over a group, of those that other groups bound. */
  around(group: Group): number;
  /** Groups that have edges in a box. */
  within(box: readonly [number, number, number, number]): Iterable<Group>;
  groupOf(edge: number): Group | undefined;
}

export function linked(edges: Welded, budget: Budget): Linked {
  const { xs, ys, from, to } = edges;
  const count = from.length;
  if (count === 0) return { edges, index: undefined, groups: [], around: () => 0, within: () => [], groupOf: () => undefined };
  const index = new Flatbush(count);
  const box = (e: number): [number, number, number, number] => {
    const [a, b] = [from[e] as number, to[e] as number];
    const [ax, ay, bx, by] = [xs[a] as number, ys[a] as number, xs[b] as number, ys[b] as number];
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  };
  for (let e = 0; e < count; e++) index.add(...box(e));
  index.finish();

  const parent = new Int32Array(xs.length).map((_, v) => v);
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const join = (v: number, w: number): void => {
    const [a, b] = [root(v), root(w)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  };
  for (let e = 0; e < count; e++) join(from[e] as number, to[e] as number);
  const crossing: number[] = [];
  for (let e = 0; e < count && budget.left >= 0; e++) {
    const near = index.search(...box(e), (f) => f > e && crosses(edges, e, f));
    budget.left -= 20 + 20 * near.length;
    if (near.length > 0) crossing.push(e);
    for (const f of near) join(from[e] as number, from[f] as number);
  }
  const crossed = new Set(crossing.map((e) => root(from[e] as number)));
  const members = new Map<number, number[]>();
  for (let e = 0; e < count; e++) {
    const group = root(from[e] as number);
    const list = members.get(group);
    if (list === undefined) members.set(group, [e]);
    else list.push(e);
  }
  const groups = [...members].map(([vertex, list]): Group => ({ count: list.length, crossed: crossed.has(vertex), vertex, rings: () => walk(edges, list) }));

  /** Edges of others that a ray to the east crosses: up counts one, down takes one away. */
  const around = ({ vertex }: Group): number => {
    const [x, y] = [xs[vertex] as number, ys[vertex] as number];
    let sum = 0;
    for (const e of index.search(x, y, Infinity, y)) {
      const [a, b] = [from[e] as number, to[e] as number];
      if (root(a) === vertex) continue;
      const [ay, by] = [ys[a] as number, ys[b] as number];
      if (ay > y === by > y) continue;
      const side = turn(xs[a] as number, ay, xs[b] as number, by, x, y);
      if (by > ay ? side > 0 : side < 0) sum += by > ay ? 1 : -1;
    }
    return sum;
  };
  const byVertex = new Map(groups.map((group) => [group.vertex, group]));
  const groupOf = (e: number): Group | undefined => byVertex.get(root(from[e] as number));
  const within = (box: readonly [number, number, number, number]): Iterable<Group> => new Set(index.search(...box).flatMap((e) => groupOf(e) ?? []));
  return { edges, index, groups, around, within, groupOf };
}

function crosses({ xs, ys, from, to }: Welded, e: number, f: number): boolean {
  const [a, b, c, d] = [from[e] as number, to[e] as number, from[f] as number, to[f] as number];
  if (a === c || a === d || b === c || b === d) return false;
  const side = (p: number, q: number, v: number): number => turn(xs[p] as number, ys[p] as number, xs[q] as number, ys[q] as number, xs[v] as number, ys[v] as number);
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/**
 * Closed rings that pass through no vertex twice. Where several go on from a vertex, the one farthest to the right does: what lies to the right of a ring is then in one piece,
 * also where two areas meet in nothing but a corner.
 */
function walk({ xs, ys, from, to }: Welded, list: readonly number[]): Float64Array[] {
  const leaving = new Map<number, number[]>();
  for (const e of list) {
    const out = leaving.get(from[e] as number);
    if (out === undefined) leaving.set(from[e] as number, [e]);
    else out.push(e);
  }
  const rings: Float64Array[] = [];
  for (const start of leaving.keys()) {
    const path = [start];
    const places = new Map([[start, 0]]);
    for (let at: number | undefined = start; at !== undefined; at = path.at(-1)) {
      const before = path.at(-2);
      const next = take(leaving.get(at), (e) => (before === undefined ? 0 : rightward(before, at as number, to[e] as number)));
      if (next === undefined) break;
      const v = to[next] as number;
      const back = places.get(v);
      if (back === undefined) {
        places.set(v, path.length);
        path.push(v);
        continue;
      }
      const ring = path.splice(back + 1);
      for (const w of ring) places.delete(w);
      if (ring.length >= 2) rings.push(Float64Array.from([v, ...ring, v].flatMap((w) => [xs[w] as number, ys[w] as number])));
    }
  }
  return rings;

  /** Least for what turns right most: 0 back, ½ straight on, 1 to the left and back. */
  function rightward(a: number, b: number, c: number): number {
    const [ux, uy] = [(xs[b] as number) - (xs[a] as number), (ys[b] as number) - (ys[a] as number)];
    const [vx, vy] = [(xs[c] as number) - (xs[b] as number), (ys[c] as number) - (ys[b] as number)];
    const cos = (ux * vx + uy * vy) / Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    return ux * vy - uy * vx <= 0 ? (1 + cos) / 4 : 1 - (1 + cos) / 4;
  }
}

/** Takes the edge out of a list of which `cost` is least. */
function take(list: number[] | undefined, cost: (e: number) => number): number | undefined {
  if (list === undefined || list.length < 2) return list?.pop();
  const costs = list.map(cost);
  const [taken] = list.splice(costs.indexOf(Math.min(...costs)), 1);
  return taken;
}
