/** Where a sign stands in the plan: what it certainly and what it possibly touches, and whether `none` is possible. */
import { measure } from '../geo/measure.ts';
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
    const [low, high] = distanceInterval(run.foot, measured, tolerance);
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
 * Whether a sign that touches these zones only possibly may touch none. Between zones that share an edge there is no gap to stand in:
 * it may only where some edge within reach is not shared by two of them.
 */
export function nonePossible(run: Run, space: Space, touches: readonly Touch[]): boolean {
  const reach = (run.accuracy + space.accuracy) * UNIT * run.foot.scale + run.foot.radius;
  const edges = new Map<string, number>();
  for (const touch of touches) {
    for (const part of space.shapes[touch.index]?.parts ?? []) {
      for (let i = 0; i + 3 < part.length; i += 2) {
        if (measure(run.foot, shapeFrom('line', [part.slice(i, i + 4)])).near > reach) continue;
        const a = `${part[i]},${part[i + 1]}`;
        const b = `${part[i + 2]},${part[i + 3]}`;
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        edges.set(key, (edges.get(key) ?? 0) + 1);
      }
    }
  }
  return [...edges.values()].some((count) => count === 1);
}
