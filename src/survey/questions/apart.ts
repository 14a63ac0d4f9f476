/**
 * How two shapes of the plane lie to each other, by the engine's own distances. One of them is taken as a baseline, ring by ring, and measured against the other.
 * Lines that share corners touch exactly; where a corner lies on an edge of the other, the rounding of a projected coordinate is let pass: 1 mm.
 */
import type { Footprint } from '../../geo/footprint.ts';
import { measure, signedDistance } from '../../geo/measure.ts';
import type { Shape } from '../../geo/shape.ts';

/** Units: 1 mm. */
const ROUNDING = 10;

/** Whether they are at most `reach` units apart; 0: whether they overlap or touch. */
export function near(thing: Shape, target: Shape, reach: number): boolean {
  const most = reach + ROUNDING;
  if (boxesApart(thing, target) > most) return false;
  if (thing.parts.some((part) => measure(baseline(part), target).near <= most)) return true;
  // Around all of the target, or around a part of it.
  return thing.kind === 'area' && target.parts.some((part) => signedDistance(part[0] ?? 0, part[1] ?? 0, thing) <= 0);
}

/** Whether no part of the thing lies outside the target. Of an area in parts it has to lie in one of them. */
export function inside(thing: Shape, target: Shape): boolean {
  if (target.kind !== 'area' || boxesApart(thing, target) > ROUNDING) return false;
  if (target.pieces !== undefined) return target.pieces.some((piece) => inside(thing, piece));
  if (!thing.parts.every((part) => measure(baseline(part), target).farLow <= ROUNDING)) return false;
  // A hole of the target that the thing lies around is outside.
  return thing.kind !== 'area' || target.parts.every((part) => signedDistance(part[0] ?? 0, part[1] ?? 0, thing) >= -ROUNDING);
}

/** Units between their boxes; 0 where these overlap. */
function boxesApart({ box: a }: Shape, { box: b }: Shape): number {
  const dx = Math.max(0, b[0] - a[2], a[0] - b[2]);
  const dy = Math.max(0, b[1] - a[3], a[1] - b[3]);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Measured from its first corner, which is on it: the middle of a ring is not. */
function baseline(part: Float64Array): Footprint {
  const points = Array.from(part);
  const [x = 0, y = 0] = points;
  const box: [number, number, number, number] = [x, y, x, y];
  let reach = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [px, py] = [points[i] as number, points[i + 1] as number];
    box[0] = Math.min(box[0], px);
    box[1] = Math.min(box[1], py);
    box[2] = Math.max(box[2], px);
    box[3] = Math.max(box[3], py);
    reach = Math.max(reach, (px - x) * (px - x) + (py - y) * (py - y));
  }
  return { points, x, y, radius: 0, reach: Math.sqrt(reach), box, scale: 1 };
}
