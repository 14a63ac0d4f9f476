/** Where a sign stands in the plan: what it certainly and what it possibly touches, and whether `none` is possible. */
import { measure, signedDistance } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import { shapeFrom } from '../geo/shape.ts';
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
    out.push({ index, certain: high <= 0, edge: Math.abs(measured.centre) / UNIT / run.foot.scale });
  }
  return out;
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

/**
 * Whether a sign that touches these zones only possibly may touch none. Between zones that lie on either side of a common edge there is no gap to stand in:
 * it may only where some edge within reach has a zone on one side alone.
 */
export function nonePossible(run: Run, space: Space, touches: readonly Touch[]): boolean {
  const reach = (run.accuracy + space.accuracy) * UNIT * run.foot.scale + run.foot.radius;
  const sides = new Map<string, { left: boolean; right: boolean }>();
  for (const touch of touches) {
    const shape = space.shapes[touch.index];
    for (const part of shape?.parts ?? []) {
      for (let i = 0; i + 3 < part.length; i += 2) {
        if (!shape || measure(run.foot, shapeFrom('line', [part.slice(i, i + 4)])).near > reach) continue;
        const [ax = 0, ay = 0, bx = 0, by = 0] = part.subarray(i, i + 4);
        const swap = ax > bx || (ax === bx && ay > by);
        const key = swap ? `${bx},${by} ${ax},${ay}` : `${ax},${ay} ${bx},${by}`;
        const known = sides.get(key) ?? { left: false, right: false };
        sides.set(key, known);
        // A millimetre to the left of the middle, going from the smaller end to the larger.
        const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay)) || 1;
        const hand = swap ? -10 : 10;
        if (signedDistance((ax + bx) / 2 - ((by - ay) / length) * hand, (ay + by) / 2 + ((bx - ax) / length) * hand, shape) < 0) known.left = true;
        else known.right = true;
      }
    }
  }
  return [...sides.values()].some(({ left, right }) => left !== right);
}
