/** Distance along a road between two signs that stand on the same controlled segment. */
import type { Footprint } from '../geo/footprint.ts';
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
    const own = stretchOf(run.foot, line, (run.accuracy + segments.accuracy) * unit);
    const other = chainages(x, y, line, tolerance * unit);
    const shortest = Math.max(0, own.low - other.high, other.low - own.high) / unit;
    const longest = Math.min(...own.points.map((point) => Math.max(point.high - other.low, other.high - point.low))) / unit;
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

interface Stretch {
  readonly low: number;
  readonly high: number;
  /** How many legs of the line it lies on. */
  readonly legs: number;
}

/** The stretch that a footprint may take up along a line, and that of each of its points that is certain. */
function stretchOf(foot: Footprint, line: Float64Array, spread: number): { readonly low: number; readonly high: number; readonly points: readonly Stretch[] } {
  const whole = chainages(foot.x, foot.y, line, spread + foot.reach);
  const points: Stretch[] = [];
  for (let i = 0; i < foot.points.length; i += 2) points.push(chainages(foot.points[i] ?? 0, foot.points[i + 1] ?? 0, line, spread));
  // Beside one straight leg the ends of a baseline bound all of it; about a bend anything within its reach is possible.
  if (foot.radius > 0 || whole.legs > 1) return { ...whole, points };
  return { low: Math.min(...points.map(({ low }) => low)), high: Math.max(...points.map(({ high }) => high)), points };
}

/**
 * Lengths along the line that a point within `spread` of (x, y) may be nearest to, units. Near a bend that is more than one stretch:
 * moving by the spread changes a distance by at most as much, so every leg within twice the spread of the nearest counts.
 */
export function chainages(x: number, y: number, line: Float64Array, spread: number): Stretch {
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
  let near = 0;
  for (const leg of legs) {
    if (leg.distance > nearest + 2 * spread) continue;
    near += 1;
    low = Math.min(low, leg.at - spread);
    high = Math.max(high, leg.at + spread);
  }
  return { low, high, legs: near };
}
