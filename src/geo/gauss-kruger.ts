/**
 * Gauss–Krüger forward projection on the CGCS2000 ellipsoid, scale 1 on the central meridian (GB 22021; the series in powers of the longitude difference
 * is that of any textbook of mathematical geodesy, e.g. Hofmann-Wellenhof et al., GNSS, §8.2). Equal to proj4's tmerc within 0.1 mm up to 3.5° from the meridian.
 */
import { RADIANS, sinCos } from './trig.ts';

/** CGCS2000: semi-major axis in metres and flattening. */
const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const EP2 = E2 / ((1 - F) * (1 - F));
const N = F / (2 - F);
const N2 = N * N;

/** Meridian arc: M = arc[0]·φ + arc[1]·sin 2φ + … , metres. */
const ARC: readonly [number, number, number, number, number] = [
  (A / (1 + N)) * (1 + N2 / 4 + (N2 * N2) / 64),
  (A / (1 + N)) * -1.5 * (N - (N * N2) / 8),
  (A / (1 + N)) * (15 / 16) * (N2 - (N2 * N2) / 4),
  (A / (1 + N)) * (-35 / 48) * N * N2,
  (A / (1 + N)) * (315 / 512) * N2 * N2,
];

export interface Projected {
  /** Metres east of the central meridian (no false easting), and north of the equator. */
  readonly easting: number;
  readonly northing: number;
  /** Point scale factor: planar length = ground length × scale. */
  readonly scale: number;
  /** Meridian convergence in degrees: grid bearing = true bearing − convergence. */
  readonly convergence: number;
}

/** `lon`, `lat` in degrees; meaningful within 3.5° of `centralMeridian`. */
export function project(lon: number, lat: number, centralMeridian: number): Projected {
  const phi = lat * RADIANS;
  const l = (lon - centralMeridian) * RADIANS;
  const [s, c] = sinCos(phi);
  const t2 = (s * s) / (c * c);
  const eta2 = EP2 * c * c;
  const n = A / Math.sqrt(1 - E2 * s * s);
  const s2 = 2 * s * c;
  const c2 = 1 - 2 * s * s;
  const s4 = 2 * s2 * c2;
  const c4 = 1 - 2 * s2 * s2;
  const s6 = s4 * c2 + c4 * s2;
  const s8 = 2 * s4 * c4;
  const arc = ARC[0] * phi + ARC[1] * s2 + ARC[2] * s4 + ARC[3] * s6 + ARC[4] * s8;

  const q = c * l;
  const q2 = q * q;
  const t4 = t2 * t2;
  const easting =
    n * q * (1 + (q2 / 6) * (1 - t2 + eta2 + (q2 / 20) * (5 - 18 * t2 + t4 + 14 * eta2 - 58 * t2 * eta2 + (q2 / 42) * (61 - 479 * t2 + 179 * t4 - t4 * t2))));
  const northing =
    arc +
    (n * (s / c) * q2 * (1 + (q2 / 12) * (5 - t2 + 9 * eta2 + 4 * eta2 * eta2 + (q2 / 30) * (61 - 58 * t2 + t4 + 270 * eta2 - 330 * t2 * eta2 + (q2 / 56) * (1385 - 3111 * t2 + 543 * t4 - t4 * t2))))) / 2;
  const scale = 1 + (q2 / 2) * (1 + eta2 + (q2 / 12) * (5 - 4 * t2 + 14 * eta2 - 28 * t2 * eta2));
  const convergence = (l * s * (1 + (q2 / 3) * (1 + 3 * eta2 + 2 * eta2 * eta2))) / RADIANS;
  return { easting, northing, scale, convergence };
}
