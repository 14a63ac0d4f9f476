/** The nearest feature that a selector may mean: what a pass far from everything has to tell. */
import { measure, type Measured } from '../geo/measure.ts';
import type { Footprint } from '../geo/footprint.ts';
import { UNIT } from '../geo/plane.ts';
import type { Space } from './space.ts';

export interface Nearest {
  readonly index: number;
  readonly measured: Measured | null;
}

/** From here on a distance is told by the centre: 200 m. */
const FAR_OFF = 200 * UNIT;

/** Kept between calls, since there are a handful in every check; `accept` must not look for a nearest itself. */
const candidates: number[] = [];
let best = Infinity;

/**
 * Ranked by the centre first: the footprint changes a distance by at most its reach, so only what comes that close to the best is measured.
 * `accept` is asked for features that could be the nearest.
 */
export function nearest<T>(foot: Footprint, space: Space, accept: (subject: T, index: number) => boolean, subject: T): Nearest {
  candidates.length = 0;
  best = Infinity;
  if (space.small) {
    const first = space.firstGuess(foot);
    consider(foot, space, first, accept, subject);
    for (let i = 0; i < space.shapes.length; i++) if (i !== first) consider(foot, space, i, accept, subject);
  } else {
    byBoxes(foot, space, accept, subject);
  }
  let index = -1;
  let measured: Measured | null = null;
  if (best > FAR_OFF) {
    // Nobody asks which of two far features is nearer by a sign's width: the centre's own nearest will do, and the interval says how exactly.
    for (const i of candidates) if (space.centre(foot, i) === best) return { index: i, measured: { near: best, centre: best, farLow: best, farHigh: Infinity, byCentre: true } };
  }
  for (const i of candidates) {
    const shape = space.shapes[i];
    if (!shape || space.centre(foot, i) - 2 * foot.reach > best) continue;
    const m = measure(foot, shape);
    if (measured && m.near >= measured.near) continue;
    measured = m;
    index = i;
  }
  return { index, measured };
}

/** False where the box is too far already. */
function consider<T>(foot: Footprint, space: Space, i: number, accept: (subject: T, index: number) => boolean, subject: T): boolean {
  const slack = best + 2 * foot.reach;
  if (space.boxDistance(foot.x, foot.y, i) > slack) return false;
  const d = space.centre(foot, i);
  if (d > slack || !accept(subject, i)) return true;
  candidates.push(i);
  if (d < best) best = d;
  return true;
}

function byBoxes<T>(foot: Footprint, space: Space, accept: (subject: T, index: number) => boolean, subject: T): void {
  for (let count = 8, done = 0; done < space.shapes.length; count *= 8) {
    const order = space.order(foot, count);
    if (order.length === done) return;
    for (; done < order.length; done++) if (!consider(foot, space, order[done] ?? -1, accept, subject)) return;
  }
}
