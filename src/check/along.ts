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
  let high = Infinity;
  for (const touch of run.segments) {
    const shape = segments.shapes[touch.index];
    const line = run.touching.lines[touch.index]?.parts[0];
    const feature = segments.features[touch.index];
    if (!shape || !line || !feature) continue;
    const d = signedDistance(x, y, shape) / UNIT / run.foot.scale;
    if (d - tolerance > 0) continue;
    const certain = touch.certain && d + tolerance <= 0;
    const between = Math.abs(chainage(run.foot.x, run.foot.y, line) - chainage(x, y, line)) / UNIT / run.foot.scale;
    const spread = run.accuracy + tolerance + run.foot.radius / UNIT / run.foot.scale;
    low = Math.min(low, Math.max(0, between - spread));
    high = Math.min(high, between + spread);
    if (certain) answer = YES;
    else {
      run.reasons?.push({ kind: 'accuracy', layer: segments.id, feature: feature.key, tolerance: run.accuracy + tolerance });
      if (answer === NO) answer = MAYBE;
    }
  }
  run.distanceLow = low;
  run.distanceHigh = high;
  return answer;
}

/** Length along the line to the point of it that is nearest to (x, y), units. */
export function chainage(x: number, y: number, line: Float64Array): number {
  let best = Infinity;
  let at = 0;
  let length = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const ax = line[i] ?? 0;
    const ay = line[i + 1] ?? 0;
    const dx = (line[i + 2] ?? 0) - ax;
    const dy = (line[i + 3] ?? 0) - ay;
    const square = dx * dx + dy * dy;
    const f = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
    const px = x - ax - f * dx;
    const py = y - ay - f * dy;
    const d = px * px + py * py;
    const step = Math.sqrt(square);
    if (d < best) {
      best = d;
      at = length + f * step;
    }
    length += step;
  }
  return at;
}
