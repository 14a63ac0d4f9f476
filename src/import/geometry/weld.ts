/** Vertices that are meant to be one, taken as one: neighbours' borders then consist of the same edges, to be told apart from edges that only one side has. */

/** By whole numbers; grows as it is filled. */
class Grid {
  private slots: Int32Array;
  private mask: number;
  /** Next vertex in the same cell. */
  private readonly next: number[] = [];
  readonly xs: number[] = [];
  readonly ys: number[] = [];

  constructor(private readonly size: number) {
    this.slots = new Int32Array(1 << 12).fill(-1);
    this.mask = this.slots.length - 1;
  }

  /** A vertex no farther away than `reach`, which is at most the size of a cell; a new one where there is none. */
  at(x: number, y: number, reach: number): number {
    const { size, xs, ys } = this;
    const [cx, cy] = [Math.floor(x / size), Math.floor(y / size)];
    const [left, right] = [Math.floor((x - reach) / size), Math.floor((x + reach) / size)];
    const [low, high] = [Math.floor((y - reach) / size), Math.floor((y + reach) / size)];
    let best = -1;
    let least = reach * reach;
    for (let i = left; i <= right; i++)
      for (let j = low; j <= high; j++)
        for (let v = this.slots[hash(i, j) & this.mask] as number; v >= 0; v = this.next[v] as number) {
          const [dx, dy] = [(xs[v] as number) - x, (ys[v] as number) - y];
          const square = dx * dx + dy * dy;
          if (square < least || (square === least && best < 0)) [best, least] = [v, square];
        }
    if (best >= 0) return best;
    const v = xs.length;
    xs.push(x);
    ys.push(y);
    this.put(v, cx, cy);
    if (xs.length > this.slots.length) this.grow();
    return v;
  }

  private put(v: number, cx: number, cy: number): void {
    const slot = hash(cx, cy) & this.mask;
    this.next[v] = this.slots[slot] as number;
    this.slots[slot] = v;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    this.mask = this.slots.length - 1;
    for (let v = 0; v < this.xs.length; v++) this.put(v, Math.floor((this.xs[v] as number) / this.size), Math.floor((this.ys[v] as number) / this.size));
  }
}

function hash(i: number, j: number): number {
  let h = Math.imul(i | 0, 0x9e3779b1) ^ Math.imul(j | 0, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

export interface Welded {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Vertex that an edge begins and ends at, and the area it bounds, which lies to its left. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly of: Int32Array;
}

/**
 * Edges of areas that no neighbour has in the other direction, so that what lies to their right is no area, or another that overlaps it.
 * @param areas rings of each, shells anticlockwise, holes clockwise.
 * @param reach units within which two vertices are one, and within which a vertex lies on an edge.
 */
export function openEdges(areas: readonly (readonly Float64Array[])[], reach: number): Welded {
  const grid = new Grid(Math.max(4, 2 * reach));
  const pairs = new Pairs();
  for (const [a, rings] of areas.entries())
    for (const ring of rings) {
      const first = grid.at(ring[0] as number, ring[1] as number, reach);
      let from = first;
      for (let i = 2; i + 1 < ring.length; i += 2) {
        const to = i + 3 < ring.length ? grid.at(ring[i] as number, ring[i + 1] as number, reach) : first;
        if (from !== to) pairs.add(from, to, a);
        from = to;
      }
    }
  return { xs: grid.xs, ys: grid.ys, ...pairs.left() };
}

/** Directed edges, of which one cancels its opposite. */
export class Pairs {
  private slots = new Int32Array(1 << 12).fill(-1);
  private readonly next: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly of: number[] = [];
  private readonly gone: boolean[] = [];

  add(from: number, to: number, of: number): void {
    const mask = this.slots.length - 1;
    const slot = hash(Math.min(from, to), Math.max(from, to)) & mask;
    for (let e = this.slots[slot] as number; e >= 0; e = this.next[e] as number) {
      if (this.from[e] !== to || this.to[e] !== from || this.gone[e] === true) continue;
      this.gone[e] = true;
      return;
    }
    const e = this.from.length;
    this.from.push(from);
    this.to.push(to);
    this.of.push(of);
    this.gone.push(false);
    this.next.push(this.slots[slot] as number);
    this.slots[slot] = e;
    if (e > this.slots.length) this.grow();
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = this.slots.length - 1;
    for (let e = 0; e < this.from.length; e++) {
      const slot = hash(Math.min(this.from[e] as number, this.to[e] as number), Math.max(this.from[e] as number, this.to[e] as number)) & mask;
      this.next[e] = this.slots[slot] as number;
      this.slots[slot] = e;
    }
  }

  left(): Pick<Welded, 'from' | 'to' | 'of'> {
    const kept = this.gone.flatMap((gone, e) => (gone ? [] : [e]));
    const take = (list: readonly number[]): Int32Array => Int32Array.from(kept, (e) => list[e] as number);
    return { from: take(this.from), to: take(this.to), of: take(this.of) };
  }
}
