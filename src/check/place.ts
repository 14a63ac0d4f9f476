/** Where a sign stands in the plan: what it certainly and what it possibly touches, and whether `none` is possible. */
import type { Footprint } from '../geo/footprint.ts';
import { measure, type Measured } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import { edgeOfUnion } from '../geo/union.ts';
import type { Run, Touch } from './run.ts';
import { distanceInterval, type Space } from './space.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';

/** Zones and segment bands: touched by the footprint. */
export function touched(run: Run, space: Space): Touch[] {
  const tolerance = run.accuracy + space.accuracy;
  const out: Touch[] = [];
  for (const index of space.within(run.foot, tolerance * UNIT * run.foot.scale)) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf)) continue;
    const measured = measure(run.foot, shape);
    const { low, high } = distanceInterval(run.foot, measured, tolerance);
    if (low > 0) continue;
    const touch = { index, certain: high <= 0, edge: Math.abs(measured.centre) / UNIT / run.foot.scale };
    out.push(run.foot.core ? { ...touch, swings: swings(run.foot, run.foot.core, measured, low, high, tolerance) } : touch);
  }
  return out;
}

/** Whether some width in the span touches it, possibly or certainly, that another doesn't. */
function swings(foot: Footprint, core: Footprint, measured: Measured, low: number, high: number, tolerance: number): boolean {
  // A disc's centre is certain whatever its width; only its rest comes nearer.
  if (foot.radius > 0) return measured.centre / UNIT / foot.scale + tolerance > 0 && (measured.centre - core.reach) / UNIT / foot.scale - tolerance > 0;
  const certain = high <= 0 || low + 2 * tolerance > 0;
  return !certain || high - 2 * tolerance > 0;
}

/** Sites: the sign's centre lies within the radius. */
export function touchedSites(run: Run, space: Space): Touch[] {
  const tolerance = run.accuracy + space.accuracy;
  const out: Touch[] = [];
  for (const index of space.within(run.foot, (space.widest + tolerance) * UNIT * run.foot.scale)) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf)) continue;
    const d = measure(run.foot, shape).centre / UNIT / run.foot.scale - Number(space.features[index]?.properties['radius'] ?? 0);
    if (d - tolerance > 0) continue;
    out.push({ index, certain: d + tolerance <= 0, edge: Math.abs(d) });
  }
  return out;
}

/** Whether the sign stands in the plan area: NO only where the whole footprint is certainly outside. */
export function inArea(run: Run, area: Space | null): Tri {
  if (!area) return YES;
  if (area.state !== 'whole') return MAYBE;
  let result: Tri = NO;
  for (const touch of touched(run, area)) {
    if (touch.certain) return YES;
    result = MAYBE;
  }
  return result;
}

/** Of the shapes of a layer that may be touched, the least bounds of the distance, metres. */
function nearest(run: Run, space: Space): readonly [low: number, high: number] {
  const tolerance = run.accuracy + space.accuracy;
  let [least, most] = [Infinity, Infinity];
  for (const index of space.within(run.foot, tolerance * UNIT * run.foot.scale)) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf)) continue;
    const { low, high } = distanceInterval(run.foot, measure(run.foot, shape), tolerance);
    least = Math.min(least, low);
    most = Math.min(most, high);
  }
  return [least, most];
}

/** Whether the sign is certainly in an area. A place `error` metres off has at most as much less of a distance, and its own error is smaller by as much. */
export function within(run: Run, area: Space | null, error: number): Tri {
  if (!area) return YES;
  if (area.state !== 'whole') return MAYBE;
  const [, high] = nearest(run, area);
  return high <= 0 ? YES : high - 2 * error > 0 ? NO : MAYBE;
}

/** Whether the sign is certainly clear of a layer; NO where it is nowhere within `error` metres. */
export function clear(run: Run, layer: Space | null, error: number): Tri {
  if (layer?.state !== 'whole') return layer === null ? YES : MAYBE;
  const [low] = nearest(run, layer);
  return low > 0 ? YES : low + 2 * error <= 0 ? NO : MAYBE;
}

/**
 * Whether a sign that touches these zones only possibly may touch none. Between zones that lie on either side of a line there is no gap to stand in:
 * it may only where an edge of what they cover together is within reach.
 */
export function nonePossible(run: Run, space: Space, touches: readonly Touch[]): boolean {
  const reach = (run.accuracy + space.accuracy) * UNIT * run.foot.scale + run.foot.radius;
  const zones = touches.flatMap((touch) => space.shapes[touch.index] ?? []);
  return edgeOfUnion(run.foot, zones, reach, space.gap);
}
