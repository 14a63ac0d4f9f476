/**
 * How much of the plane two areas cover together, or one without the other, measured strip by strip inside the box that both lie in. Nothing is decided by a touch:
 * an edge that both have, or that one has a rounding beside the other's, adds next to nothing. That makes it a cheap and safe judge of neighbours.
 */

/** Closed rings as x, y, x, y, …; inside by the even–odd rule. */
export interface FlatArea {
  readonly rings: readonly Float64Array[];
  /** minX, minY, maxX, maxY. */
  readonly box: readonly [number, number, number, number];
}

/** Elementary steps that may still be taken; what needs more is left unmeasured. */
export interface Budget {
  left: number;
}

export function flatArea(rings: readonly Float64Array[]): FlatArea {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  return { rings, box: [minX, minY, maxX, maxY] };
}

/** Square units that both cover; NaN where the budget has run out. */
export function sharedArea(a: FlatArea, b: FlatArea, budget: Budget): number {
  const x0 = Math.max(a.box[0], b.box[0]);
  const y0 = Math.max(a.box[1], b.box[1]);
  const x1 = Math.min(a.box[2], b.box[2]);
  const y1 = Math.min(a.box[3], b.box[3]);
  if (x0 >= x1 || y0 >= y1) return 0;
  const edges = scratch.begin(x0, y0, x1, y1);
  if (edges.take(a, 1, budget) === 0 || edges.take(b, 2, budget) === 0) return 0;
  return edges.measure(3, budget);
}

/** Square units of `a` that `b` does not cover; NaN where the budget has run out. */
export function areaBeyond(a: FlatArea, b: FlatArea, budget: Budget): number {
  const edges = scratch.begin(...a.box);
  edges.take(a, 1, budget);
  edges.take(b, 2, budget);
  return edges.measure(1, budget);
}

/** Edges going up inside a box, from its lower left corner: each with a 1 where it bounds the first area, a 2 where it bounds the second. */
class Edges {
  private readonly ax: number[] = [];
  private readonly ay: number[] = [];
  private readonly bx: number[] = [];
  private readonly by: number[] = [];
  private readonly of: number[] = [];

  private readonly order: number[] = [];
  private readonly heights: number[] = [];
  private readonly active: number[] = [];
  private readonly turns: number[] = [];
  private readonly xs: number[] = [];
  private x0 = 0;
  private y0 = 0;
  private x1 = 0;
  private y1 = 0;

  begin(x0: number, y0: number, x1: number, y1: number): this {
    [this.x0, this.y0, this.x1, this.y1] = [x0, y0, x1, y1];
    for (const list of [this.ax, this.ay, this.bx, this.by, this.of]) list.length = 0;
    return this;
  }

  /** @returns how many edges of it there are. */
  take({ rings }: FlatArea, which: number, budget: Budget): number {
    const { x0, y0, x1, y1 } = this;
    const before = this.of.length;
    const { turns } = this;
    turns.length = 0;
    for (const ring of rings) {
      budget.left -= ring.length >> 1;
      for (let i = 0; i + 3 < ring.length; i += 2) {
        let ax = ring[i] as number;
        let ay = ring[i + 1] as number;
        let bx = ring[i + 2] as number;
        let by = ring[i + 3] as number;
        if (ay === by || (ay <= y0 && by <= y0) || (ay >= y1 && by >= y1) || (ax >= x1 && bx >= x1)) continue;
        if (ay > by) {
          const [x, y] = [ax, ay];
          ax = bx;
          ay = by;
          bx = x;
          by = y;
        }
        if (ax <= x0 && bx <= x0) {
          turns.push(ay < y0 ? y0 : ay, by > y1 ? y1 : by);
          continue;
        }
        const slope = (bx - ax) / (by - ay);
        if (by > y1) {
          bx = ax + (y1 - ay) * slope;
          by = y1;
        }
        if (ay < y0) {
          ax += (y0 - ay) * slope;
          ay = y0;
        }
        if (ay >= by) continue;
        if (ax < x0 !== bx < x0) {
          const turn = Math.min(by, Math.max(ay, ay + (x0 - ax) / slope));
          if (ax < x0) {
            turns.push(ay, turn);
            [ax, ay] = [x0, turn];
          } else {
            turns.push(turn, by);
            [bx, by] = [x0, turn];
          }
          if (ay >= by) continue;
        }
        if (ax <= x0 && bx <= x0) turns.push(ay, by);
        else this.add(ax, ay, bx, by, which);
      }
    }
    this.addLeft(turns, which);
    return this.of.length - before;
  }

  private add(ax: number, ay: number, bx: number, by: number, which: number): void {
    this.ax.push(ax - this.x0);
    this.ay.push(ay - this.y0);
    this.bx.push(bx - this.x0);
    this.by.push(by - this.y0);
    this.of.push(which);
  }

  /** Of what lies left of the box only the parity counts: where one edge ends and the next begins, nothing changes. */
  private addLeft(turns: number[], which: number): void {
    ascend(turns);
    let low: number | undefined;
    for (let i = 0; i < turns.length; i++) {
      if (turns[i] === turns[i + 1]) i++;
      else if (low === undefined) low = turns[i] as number;
      else {
        this.add(this.x0, low, this.x0, turns[i] as number, which);
        low = undefined;
      }
    }
  }

  /** Square units where the areas of `wanted`, and no others, cover the plane. */
  measure(wanted: number, budget: Budget): number {
    const { ax, ay, bx, by, of } = this;
    const { order, active, xs } = this;
    order.length = of.length;
    for (let e = 0; e < of.length; e++) order[e] = e;
    sortBy(order, ay);
    const levels = this.levels(budget);
    if (levels === undefined) return NaN;
    const width = this.x1 - this.x0;
    active.length = 0;
    let next = 0;
    let sum = 0;
    for (let l = 0; l + 1 < levels.length; l++) {
      const low = levels[l] as number;
      const high = levels[l + 1] as number;
      drop(active, by, low);
      for (; next < order.length && (ay[order[next] as number] as number) <= low; next++) active.push(order[next] as number);
      if ((budget.left -= active.length) < 0) return NaN;
      const y = (low + high) / 2;
      for (const e of active) xs[e] = (ax[e] as number) + ((y - (ay[e] as number)) / ((by[e] as number) - (ay[e] as number))) * ((bx[e] as number) - (ax[e] as number));
      sortBy(active, xs);
      let inside = 0;
      let across = 0;
      for (let i = 0; i < active.length; i++) {
        const e = active[i] as number;
        inside ^= of[e] as number;
        if (inside !== wanted) continue;
        const from = Math.min(width, xs[e] as number);
        across += (i + 1 < active.length ? Math.min(width, xs[active[i + 1] as number] as number) : width) - from;
      }
      sum += across * (high - low);
    }
    return sum;
  }

  /** Ends of edges and crossings, ascending: between two of them no edge begins, ends or crosses another. */
  private levels(budget: Budget): readonly number[] | undefined {
    const { ax, ay, bx, by, order, heights: levels, active: open } = this;
    levels.length = 0;
    open.length = 0;
    for (const e of order) {
      const from = ay[e] as number;
      levels.push(from, by[e] as number);
      drop(open, by, from);
      if ((budget.left -= open.length) < 0) return undefined;
      const left = Math.min(ax[e] as number, bx[e] as number);
      const right = Math.max(ax[e] as number, bx[e] as number);
      for (const f of open) {
        const px = ax[f] as number;
        const qx = bx[f] as number;
        if ((px < left && qx < left) || (px > right && qx > right)) continue;
        const y = this.crossing(e, f);
        if (y !== undefined) levels.push(y);
      }
      open.push(e);
    }
    ascend(levels);
    let n = 0;
    for (const y of levels) if (n === 0 || y !== levels[n - 1]) levels[n++] = y;
    levels.length = n;
    return levels;
  }

  private crossing(e: number, f: number): number | undefined {
    const low = Math.max(this.ay[e] as number, this.ay[f] as number);
    const high = Math.min(this.by[e] as number, this.by[f] as number);
    const below = this.at(e, low) - this.at(f, low);
    const above = this.at(e, high) - this.at(f, high);
    if (low >= high || below === 0 || above === 0 || below < 0 === above < 0) return undefined;
    return low + (below / (below - above)) * (high - low);
  }

  private at(e: number, y: number): number {
    const x = this.ax[e] as number;
    const from = this.ay[e] as number;
    return x + ((y - from) / ((this.by[e] as number) - from)) * ((this.bx[e] as number) - x);
  }
}

/** One list for all pairs: making new ones for each took longer than measuring them. */
const scratch = new Edges();

function ascend(list: number[]): void {
  if (list.length > 64) {
    list.sort((a, b) => a - b);
    return;
  }
  for (let i = 1; i < list.length; i++) {
    const n = list[i] as number;
    let j = i - 1;
    for (; j >= 0 && (list[j] as number) > n; j--) list[j + 1] = list[j] as number;
    list[j + 1] = n;
  }
}

/** Takes those out that end no higher than `low`. */
function drop(list: number[], ends: readonly number[], low: number): void {
  let kept = 0;
  for (const e of list) if ((ends[e] as number) > low) list[kept++] = e;
  list.length = kept;
}

/** In place; a list that was sorted a strip ago nearly is so still. */
function sortBy(list: number[], xs: readonly number[]): void {
  if (list.length > 64) {
    list.sort((e, f) => (xs[e] as number) - (xs[f] as number));
    return;
  }
  for (let i = 1; i < list.length; i++) {
    const e = list[i] as number;
    const x = xs[e] as number;
    let j = i - 1;
    for (; j >= 0 && (xs[list[j] as number] as number) > x; j--) list[j + 1] = list[j] as number;
    list[j + 1] = e;
  }
}
