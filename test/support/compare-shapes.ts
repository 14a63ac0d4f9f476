/** A footprint against a feature, the engine beside GEOS; what differs is gathered, with all that is needed to see it again. */
import type { Footprint } from '../../src/geo/footprint.ts';
import { measure } from '../../src/geo/measure.ts';
import type { Shape } from '../../src/geo/shape.ts';
import type { Subject } from './geos.ts';

/** Units by which two sound computations of one distance may differ: 1 µm. */
export const CLOSE = 0.01;

/** What one kind of case came to. */
export class Tally {
  cases = 0;
  worst = 0;
  readonly wrong: string[] = [];
  readonly unit: string;
  constructor(unit = 'units') {
    this.unit = unit;
  }

  agree(good: boolean, what: () => string): void {
    if (!good && this.wrong.push(what()) > 20) throw new Error(this.wrong.slice(0, 5).join('\n'));
  }

  equal(own: number, other: number, tolerance: number, what: () => string): void {
    const off = Math.abs(own - other);
    if (off > this.worst) this.worst = off;
    this.agree(off <= tolerance, () => `${own} is not ${other}: ${what()}`);
  }
}

/** Signed distance of a point to an area, by GEOS. */
export const signed = (subject: Subject, point: readonly number[]): number => (subject.intersects(point) ? -1 : 1) * subject.edgeDistance(point);

/** Signed distances of points along a baseline, ends included, by GEOS; and the way between two of them. */
function sampled(points: readonly number[], subject: Subject, count: number): { readonly depths: readonly number[]; readonly step: number } {
  const depths = [signed(subject, points.slice(0, 2))];
  let step = 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(i, i + 4);
    step = Math.max(step, Math.hypot(bx - ax, by - ay) / count);
    for (let k = 1; k <= count; k++) depths.push(signed(subject, [ax + (k / count) * (bx - ax), ay + (k / count) * (by - ay)]));
  }
  return { depths, step };
}

/** `exact`: numbers so small that nothing is rounded, so that an edge that is met is met. */
interface Case {
  readonly exact?: boolean;
  /** Also at points along the baseline. */
  readonly sample: boolean;
}

/** One footprint against one polygon. */
export function comparePolygon(t: Tally, foot: Footprint, shape: Shape, subject: Subject, { exact = false, sample }: Case): void {
  t.cases += 1;
  const own = measure(foot, shape);
  const { points } = foot;
  const what = (): string => JSON.stringify({ own, points, parts: shape.parts.map((part) => Array.from(part)) });
  t.equal(Math.max(0, own.near), subject.distance(points), CLOSE, what);
  t.equal(own.centre, signed(subject, [foot.x, foot.y]), CLOSE, what);
  const inside = subject.holdsProperly(points);
  const margin = inside ? subject.edgeDistance(points) : 0;
  if (exact) {
    t.agree((own.near <= 0) === subject.intersects(points), what);
    // Through corners and along edges the middle of a stretch may go unmeasured; what is told to be inside is.
    t.agree(own.near >= 0 || subject.enters(points), what);
    t.agree((own.farHigh < 0) === inside, what);
  }
  if (margin > CLOSE) t.agree(own.farHigh < 0 && own.farLow <= -margin + CLOSE && own.farHigh >= -margin - CLOSE, what);
  if (!inside) t.agree(own.farHigh >= -CLOSE, what);
  if (!sample) return;
  // The depth told is that of some point, and the farthest point lies between the bounds told.
  const { depths, step } = sampled(points, subject, 16);
  t.agree(own.near >= Math.min(...depths) - step / 2 - CLOSE, what);
  t.agree(own.farLow <= Math.max(...depths) + step / 2 + CLOSE && own.farHigh >= Math.max(...depths) - CLOSE, what);
}

/** One footprint against polygons that overlap or touch: where they lie is known as for one; how deep, to a bound. */
export function compareUnion(t: Tally, foot: Footprint, shape: Shape, subject: Subject, sample: boolean): void {
  t.cases += 1;
  const own = measure(foot, shape);
  const { points } = foot;
  const what = (): string => JSON.stringify({ own, points, parts: shape.parts.map((part) => Array.from(part)) });
  t.equal(Math.max(0, own.near), subject.distance(points), CLOSE, what);
  const centre = signed(subject, [foot.x, foot.y]);
  t.agree(own.centre >= centre - CLOSE && (own.centre <= CLOSE || centre >= -CLOSE), what);
  if (centre > CLOSE) t.equal(own.centre, centre, CLOSE, what);
  const inside = subject.holdsProperly(points);
  t.agree(own.farHigh >= (inside ? -subject.edgeDistance(points) : 0) - CLOSE, what);
  if (inside) t.agree(own.farLow <= 0, what);
  if (!sample) return;
  const { depths, step } = sampled(points, subject, 16);
  t.agree(own.near >= Math.min(...depths) - step / 2 - CLOSE && own.farLow <= Math.max(0, ...depths) + step / 2 + CLOSE, what);
}

/** Distances of a footprint to what has no inside. */
export function compareLines(t: Tally, foot: Footprint, shape: Shape, subject: Subject, exact: boolean): void {
  t.cases += 1;
  const own = measure(foot, shape);
  const what = (): string => JSON.stringify({ own, points: foot.points, parts: shape.parts.map((part) => Array.from(part)) });
  t.equal(own.near, subject.distance(foot.points), CLOSE, what);
  t.equal(own.centre, subject.distance([foot.x, foot.y]), CLOSE, what);
  if (exact) t.agree((own.near === 0) === subject.intersects(foot.points), what);
  t.agree(own.farHigh >= 0 && own.farLow <= Math.max(subject.distance([foot.x, foot.y]), ...sampled(foot.points, subject, 1).depths) + CLOSE, what);
}

/**
 * One footprint for every width between two, against those of some of these widths: least, most, and what lies between. `aside`: the baseline does not run through corners,
 * where by a hair it crosses an edge or not, and another depth of those inside is told.
 */
export function compareWidths(t: Tally, foot: Footprint, widths: readonly Footprint[], shape: Shape, subject: Subject, aside: boolean): void {
  const own = measure(foot, shape);
  const { near, nearHigh = near, farLow, farHigh } = own;
  const spread = foot.reach - (foot.core?.reach ?? 0);
  let [least, most, nearest] = [Infinity, -Infinity, Infinity];
  for (const one of widths) {
    t.cases += 1;
    const { points } = one;
    const what = (): string => JSON.stringify({ own, foot, points, parts: shape.parts.map((part) => Array.from(part)) });
    const alone = measure(one, shape);
    least = Math.min(least, alone.near);
    most = Math.max(most, alone.near);
    const away = subject.distance(points);
    nearest = Math.min(nearest, away);
    if (aside) t.agree(near <= alone.near + CLOSE && nearHigh >= alone.near - CLOSE, what);
    t.agree(Math.max(0, near) <= away + CLOSE && Math.max(0, nearHigh) >= away - CLOSE, what);
    if (shape.kind !== 'area') continue;
    const { depths, step } = sampled(points, subject, 8);
    // Inside, the depth told is that of some point: no deeper than the deepest.
    t.agree(nearHigh >= Math.min(...depths) - step / 2 - CLOSE, what);
    const inside = subject.holdsProperly(points);
    t.agree(farHigh >= (inside ? -subject.edgeDistance(points) : 0) - CLOSE && farHigh >= Math.max(...depths) - CLOSE, what);
    t.agree(farLow <= Math.max(...depths) + step / 2 + CLOSE, what);
  }
  const all = (): string => JSON.stringify({ own, foot, least, most, parts: shape.parts.map((part) => Array.from(part)) });
  // No looser than it need be: outside exact, inside by what the ends may move.
  if (least > CLOSE) t.equal(near, nearest, CLOSE, all);
  if (most > CLOSE) t.equal(nearHigh, most, CLOSE, all);
  if (aside) t.agree(near >= least - 1.000002 * spread - 2 && nearHigh <= most + 1.000002 * spread + 2, all);
}
