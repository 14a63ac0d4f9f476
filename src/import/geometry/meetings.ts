/** Where the edges of some paths cross or touch each other. Exact on whole numbers: two edges meet or they don't. */
import Flatbush from 'flatbush';
import type { Budget } from '../../geo/shared-area.ts';
import { turn } from './ground.ts';

export interface Meeting {
  readonly x: number;
  readonly y: number;
  /** Crossed in the middle of both, touched in an end or a corner, or lying on one another for a stretch. */
  readonly kind: 'crossing' | 'touch' | 'stretch';
  /** Paths that the edges are of. */
  readonly one: number;
  readonly other: number;
}

/** Edges from which on an index pays. */
const MANY = 64;

/**
 * Meetings of edges that don't follow one another, in the order of the paths; a place is given once.
 * @param closed rings, of which the last edge is followed by the first; else lines.
 * @returns undefined where the budget has run out.
 */
export function meetings(paths: readonly Float64Array[], closed: boolean, budget: Budget): Meeting[] | undefined {
  const edges = new Edges(paths, closed);
  const found: Meeting[] = [];
  const places = new Set<string>();
  const take = (e: number, f: number): void => {
    const meeting = edges.meeting(e, f);
    if (meeting === undefined) return;
    const place = `${meeting.x} ${meeting.y}`;
    if (!places.has(place)) found.push(meeting);
    places.add(place);
  };
  const { count } = edges;
  if (count <= MANY) {
    for (let e = 0; e < count; e++) for (let f = e + 1; f < count; f++) if (edges.near(e, f)) take(e, f);
    return found;
  }
  const index = new Flatbush(count);
  for (let e = 0; e < count; e++) index.add(...edges.box(e));
  index.finish();
  for (let e = 0; e < count; e++) {
    const near = index.search(...edges.box(e), (f) => f > e).sort((f, g) => f - g);
    if ((budget.left -= 20 + 10 * near.length) < 0) return undefined;
    for (const f of near) take(e, f);
  }
  return found;
}

class Edges {
  readonly count: number;
  private readonly xy: Float64Array;
  private readonly of: Int32Array;
  /** The edge that follows, in place or over the end of a ring; -1 where there is none. */
  private readonly following: Int32Array;

  constructor(paths: readonly Float64Array[], closed: boolean) {
    const most = paths.reduce((sum, path) => sum + Math.max(0, path.length / 2 - 1), 0);
    this.xy = new Float64Array(4 * most);
    this.of = new Int32Array(most);
    this.following = new Int32Array(most).fill(-1);
    let count = 0;
    for (const [p, path] of paths.entries()) {
      const first = count;
      for (let i = 0; i + 3 < path.length; i += 2) {
        // A vertex that is there twice in a row makes no edge.
        if (path[i] === path[i + 2] && path[i + 1] === path[i + 3]) continue;
        for (let k = 0; k < 4; k++) this.xy[4 * count + k] = path[i + k] as number;
        this.of[count] = p;
        if (count > first) this.following[count - 1] = count;
        count++;
      }
      const ends = path.length >= 4 && path[0] === path.at(-2) && path[1] === path.at(-1);
      if (count > first && (closed || ends)) this.following[count - 1] = first;
    }
    this.count = count;
  }

  box(e: number): [number, number, number, number] {
    const { xy } = this;
    const [ax, ay, bx, by] = [xy[4 * e] as number, xy[4 * e + 1] as number, xy[4 * e + 2] as number, xy[4 * e + 3] as number];
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  }

  near(e: number, f: number): boolean {
    const { xy } = this;
    const [i, j] = [4 * e, 4 * f];
    for (let k = 0; k < 2; k++) {
      const a = xy[i + k] as number;
      const b = xy[i + k + 2] as number;
      const c = xy[j + k] as number;
      const d = xy[j + k + 2] as number;
      if ((a < c && a < d && b < c && b < d) || (a > c && a > d && b > c && b > d)) return false;
    }
    return true;
  }

  meeting(e: number, f: number): Meeting | undefined {
    const { xy } = this;
    const [i, j] = [4 * e, 4 * f];
    const [ax, ay, bx, by] = [xy[i] as number, xy[i + 1] as number, xy[i + 2] as number, xy[i + 3] as number];
    const [cx, cy, dx, dy] = [xy[j] as number, xy[j + 1] as number, xy[j + 2] as number, xy[j + 3] as number];
    const [one, other] = [this.of[e] ?? 0, this.of[f] ?? 0];
    const c = turn(ax, ay, bx, by, cx, cy);
    const d = turn(ax, ay, bx, by, dx, dy);
    // The corner that two edges share is no meeting, unless the second goes back over the first.
    if (this.following[e] === f || this.following[f] === e) return c === 0 && d === 0 ? back(ax, ay, bx, by, cx, cy, dx, dy, one, other, this.following[e] === f) : undefined;
    if (c === d && c !== 0) return undefined;
    const a = turn(cx, cy, dx, dy, ax, ay);
    const b = turn(cx, cy, dx, dy, bx, by);
    if (a === b && a !== 0) return undefined;
    if (c !== 0 && d !== 0 && a !== 0 && b !== 0) {
      const share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx));
      return { x: Math.round(ax + share * (bx - ax)), y: Math.round(ay + share * (by - ay)), kind: 'crossing', one, other };
    }
    if (c === 0 && d === 0) return stretch([ax, ay, bx, by], [cx, cy, dx, dy], one, other);
    const [x, y, px, py, qx, qy] = c === 0 ? [cx, cy, ax, ay, bx, by] : d === 0 ? [dx, dy, ax, ay, bx, by] : a === 0 ? [ax, ay, cx, cy, dx, dy] : [bx, by, cx, cy, dx, dy];
    return within(x, y, px, py, qx, qy) ? { x, y, kind: 'touch', one, other } : undefined;
  }
}

const within = (x: number, y: number, px: number, py: number, qx: number, qy: number): boolean => x >= Math.min(px, qx) && x <= Math.max(px, qx) && y >= Math.min(py, qy) && y <= Math.max(py, qy);

/** Of two edges that share a corner and lie on one line. */
function back(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number, one: number, other: number, forward: boolean): Meeting | undefined {
  const along = (bx - ax) * (dx - cx) + (by - ay) * (dy - cy);
  if (along > 0) return undefined;
  return forward ? { x: bx, y: by, kind: 'stretch', one, other } : { x: ax, y: ay, kind: 'stretch', one, other };
}

/** Of two edges on one line: the first end of one that lies on the other. */
function stretch(e: readonly [number, number, number, number], f: readonly [number, number, number, number], one: number, other: number): Meeting | undefined {
  for (const [[x, y], [px, py, qx, qy]] of [[[f[0], f[1]], e], [[f[2], f[3]], e], [[e[0], e[1]], f], [[e[2], e[3]], f]] as const) if (within(x, y, px, py, qx, qy)) return { x, y, kind: 'stretch', one, other };
  return undefined;
}
