/** Bearings of directions on the plane, without a transcendental function of the engine's: Math.atan2 may differ in the last bit between engines. */
import { RADIANS, sinCos } from './trig.ts';

/** Degrees clockwise from true north, [0, 360) to 0.01°, of the direction (dx, dy); found by bisection on sin and cos of our own. `convergence`: degrees from true to grid north there. */
export function bearingOf(dx: number, dy: number, convergence: number): number {
  // The sine of the bearing goes with dx, its cosine with dy. Start from the quarter that holds the target, then halve.
  let low = dx >= 0 ? (dy > 0 ? 0 : 9000) : dy <= 0 ? 18000 : 27000;
  let high = low + 9000;
  const turn = (hundredths: number): number => {
    const [s, c] = sinCos((hundredths / 100) * RADIANS);
    return dx * c - dy * s;
  };
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    // Positive: the target lies clockwise of the middle.
    if (turn(middle) >= 0) low = middle;
    else high = middle;
  }
  const nearest = turn(low) <= -turn(high) ? low : high;
  return ((((nearest + Math.round(convergence * 100)) % 36000) + 36000) % 36000) / 100;
}

/** Direction on the plane that a bearing looks to, as a unit vector. */
export function directionOf(bearing: number, convergence: number): readonly [dx: number, dy: number] {
  return sinCos((Math.round((bearing - convergence) * 100) / 100) * RADIANS);
}
