/** Transverse Mercator of GRS80 both ways in a few lines: Krüger's series in the third flattening to its sixth power, with Karney's coefficients (2011). */
import type { Transverse } from './transverse.ts';

const RADIANS = Math.PI / 180;
const A = 6_378_137;
const F = 1 / 298.257222101;
const E = Math.sqrt(F * (2 - F));
const N = F / (2 - F);

/** Coefficients of n, n², …, n⁶ from the lowest power that occurs. */
const series = (...rows: readonly (readonly number[])[]): readonly number[] => rows.map((row, index) => row.reduce((sum, coefficient, power) => sum + coefficient * N ** (index + 1 + power), 0));

const FORWARD = series(
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [49561 / 161280, -179 / 168, 6601661 / 7257600],
  [34729 / 80640, -3418889 / 1995840],
  [212378941 / 319334400],
);
const INVERSE = series(
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [4397 / 161280, -11 / 504, -830251 / 7257600],
  [4583 / 161280, -108847 / 3991680],
  [20648693 / 638668800],
);
/** Radius of the circle that is as long as a meridian. */
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);

/** Tangent of the conformal latitude, from that of the geographic one. */
function conformal(tau: number): number {
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
  return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
}

/** Back, by Newton: three steps reach the last digit. */
function geographic(tauConformal: number): number {
  let tau = tauConformal / (1 - E * E);
  for (let step = 0; step < 4; step++) {
    const off = tauConformal - conformal(tau);
    tau += (off * (1 + (1 - E * E) * tau * tau)) / (Math.hypot(1, conformal(tau)) * (1 - E * E) * Math.hypot(1, tau));
  }
  return tau;
}

export const transverse = (meridian: number): Transverse => ({
  forward([lon, lat]) {
    const l = (lon - meridian) * RADIANS;
    const tau = conformal(Math.tan(lat * RADIANS));
    const xi = Math.atan2(tau, Math.cos(l));
    const eta = Math.asinh(Math.sin(l) / Math.hypot(tau, Math.cos(l)));
    let [x, y] = [eta, xi];
    FORWARD.forEach((alpha, index) => {
      const k = 2 * (index + 1);
      x += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
      y += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
    });
    return [RADIUS * x, RADIUS * y];
  },
  inverse([x, y]) {
    const [eta, xi] = [x / RADIUS, y / RADIUS];
    let [e, i] = [eta, xi];
    INVERSE.forEach((beta, index) => {
      const k = 2 * (index + 1);
      e -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
      i -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
    });
    const tau = Math.sin(i) / Math.hypot(Math.sinh(e), Math.cos(i));
    return [meridian + Math.atan2(Math.sinh(e), Math.cos(i)) / RADIANS, Math.atan(geographic(tau)) / RADIANS];
  },
});
