/**
 * Sine and cosine from + − × ÷ alone. Engines may differ in the last bit of Math.sin, and the same inputs must give the same bytes everywhere,
 * so nothing between a coordinate and a finding calls a transcendental function.
 */
const HALF_PI = Math.PI / 2;
export const RADIANS = Math.PI / 180;

/** Taylor series of sin, |x| ≤ π/4: the first term left out is below 1e-17. */
function sinSmall(x: number): number {
  const z = x * x;
  return x * (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - (z / 156) * (1 - z / 210)))))));
}
function cosSmall(x: number): number {
  const z = x * x;
  return 1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - (z / 132) * (1 - (z / 182) * (1 - z / 240)))))));
}

/** [sin x, cos x] for x in radians, |x| ≤ 7; error below 6e-16. */
export function sinCos(x: number): [sin: number, cos: number] {
  const quarter = Math.round(x / HALF_PI);
  const rest = x - quarter * HALF_PI;
  const s = sinSmall(rest);
  const c = cosSmall(rest);
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [s, c];
    case 1:
      return [c, -s];
    case 2:
      return [-s, -c];
    default:
      return [-c, s];
  }
}
