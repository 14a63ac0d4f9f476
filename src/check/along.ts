/** Distance along a road between two signs that stand on the same controlled segment. */
import { UNIT } from '../geo/plane.ts';
import { signedDistance } from '../geo/measure.ts';
import type { Run } from './run.ts';
import type { Space } from './space.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';

/**
 * Whether the feature at hand stands on a segment that the sign is on too; if so the distance becomes the difference of their chainages.
 * On several common segments the shortest counts.
 */
export function along(run: Run, layer: string, space: Space, index: number): Tri {
  const segments = run.touching.segments;
  if (!segments || segments.id !== layer || segments.state !== 'whole') {
    run.reasons?.push({ kind: 'layer', layer });
    run.distanceLow = -Infinity;
    run.distanceHigh = Infinity;
    return MAYBE;
  }
  const point = space.shapes[index]?.parts[0];
  if (!point) return NO;
  const [x = 0, y = 0] = point;
  const tolerance = segments.accuracy + space.accuracy;
  let answer: Tri = NO;
  let low = Infinity;
  // The shortest of the certain ones is an upper bound; while none is certain, any of the possible ones may be meant.
  let sure = Infinity;
  let possible = -Infinity;
  for (const touch of run.segments) {
    const shape = segments.shapes[touch.index];
    const line = run.touching.lines[touch.index]?.parts[0];
    const feature = segments.features[touch.index];
    if (!shape || !line || !feature) continue;
    const unit = UNIT * run.foot.scale;
    const d = signedDistance(x, y, shape) / unit;
    if (d - tolerance > 0) continue;
    const certain = touch.certain && d + tolerance <= 0;
    const own = chainages(run.foot.x, run.foot.y, line, (run.accuracy + segments.accuracy) * unit + run.foot.radius);
    const other = chainages(x, y, line, tolerance * unit);
    const shortest = Math.max(0, own[0] - other[1], other[0] - own[1]) / unit;
    const longest = Math.max(own[1] - other[0], other[1] - own[0]) / unit;
    low = Math.min(low, shortest);
    if (certain) {
      answer = YES;
      sure = Math.min(sure, longest);
    } else {
      run.reasons?.push({ kind: 'accuracy', layer: segments.id, feature: feature.key, tolerance: run.accuracy + tolerance });
      if (answer === NO) answer = MAYBE;
      possible = Math.max(possible, longest);
    }
  }
  run.distanceLow = low;
  run.distanceHigh = sure < Infinity ? sure : possible;
  return answer;
}

/**
 * Lengths along the line that a point within `spread` of (x, y) may be nearest to, units. Near a bend that is more than one stretch:
 * moving by the spread changes a distance by at most as much, so every leg within twice the spread of the nearest counts.
 */
export function chainages(x: number, y: number, line: Float64Array, spread: number): [low: number, high: number] {
  const legs: { distance: number; at: number }[] = [];
  let length = 0;
  let nearest = Infinity;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const ax = line[i] ?? 0;
    const ay = line[i + 1] ?? 0;
    const dx = (line[i + 2] ?? 0) - ax;
    const dy = (line[i + 3] ?? 0) - ay;
    const square = dx * dx + dy * dy;
    const f = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
    const px = x - ax - f * dx;
    const py = y - ay - f * dy;
    const distance = Math.sqrt(px * px + py * py);
    const step = Math.sqrt(square);
    legs.push({ distance, at: length + f * step });
    if (distance < nearest) nearest = distance;
    length += step;
  }
  let low = Infinity;
  let high = -Infinity;
  for (const leg of legs) {
    if (leg.distance > nearest + 2 * spread) continue;
    low = Math.min(low, leg.at - spread);
    high = Math.max(high, leg.at + spread);
  }
  return [low, high];
}
