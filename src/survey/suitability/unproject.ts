/** From the working grid back to degrees, by the forward projection alone: the same in every engine to the last bit. */
import { project } from '../../geo/gauss-kruger.ts';
import { RADIANS, sinCos } from '../../geo/trig.ts';

/** Radii of curvature about the middle of China, metres: each step leaves some thousandth of what was wrong before it. */
const ALONG_MERIDIAN = 6_355_000;
const ACROSS = 6_385_000;
const STEPS = 12;
/** Metres. */
const ENOUGH = 1e-6;

/** Metres east of the central meridian (no false easting) and north of the equator → degrees. */
export function unproject(easting: number, northing: number, centralMeridian: number): readonly [lon: number, lat: number] {
  let lat = northing / ALONG_MERIDIAN / RADIANS;
  let lon = centralMeridian + easting / ACROSS / sinCos(lat * RADIANS)[1] / RADIANS;
  for (let step = 0; step < STEPS; step++) {
    const there = project(lon, lat, centralMeridian);
    const [dx, dy] = [easting - there.easting, northing - there.northing];
    if (Math.abs(dx) < ENOUGH && Math.abs(dy) < ENOUGH) break;
    const [s, c] = sinCos(there.convergence * RADIANS);
    lon += (dx * c + dy * s) / ACROSS / sinCos(lat * RADIANS)[1] / RADIANS;
    lat += (dy * c - dx * s) / ALONG_MERIDIAN / RADIANS;
  }
  return [lon, lat];
}
