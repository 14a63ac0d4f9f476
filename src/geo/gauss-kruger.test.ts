import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { project } from './gauss-kruger.ts';
import { sinCos } from './trig.ts';

const zone39 = proj4('+proj=longlat +ellps=GRS80 +no_defs', '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=0 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs');

test('sine and cosine agree with the engine to 6e-16', () => {
  for (let i = -2700; i <= 2700; i++) {
    const x = i / 397;
    const [s, c] = sinCos(x);
    expect(Math.abs(s - Math.sin(x))).toBeLessThan(6e-16);
    expect(Math.abs(c - Math.cos(x))).toBeLessThan(6e-16);
  }
});

describe('Gauss–Krüger', () => {
  test('the published point 116.0136, 29.7502', () => {
    const p = project(116.0136, 29.7502, 117);
    expect(p.easting + 500000).toBeCloseTo(404586.066, 3);
    expect(p.northing).toBeCloseTo(3292830.563, 3);
  });

  test('equals proj4 within 0.1 mm up to 3.5° from the meridian', () => {
    fc.assert(
      fc.property(fc.double({ min: 113.5, max: 120.5, noNaN: true }), fc.double({ min: 18, max: 50, noNaN: true }), (lon, lat) => {
        const own = project(lon, lat, 117);
        const [x = NaN, y = NaN] = zone39.forward([lon, lat]);
        return Math.abs(own.easting - x) < 1e-4 && Math.abs(own.northing - y) < 1e-4;
      }),
      { numRuns: 2000 },
    );
  });

  // The point scale is taken at one end: over a length L at x from the central meridian it errs by x·L²/2R², 6.6 mm for 2 km at 115.6°E and below 1 mm up to 750 m.
  test('planar length divided by the point scale is the geodesic within x·L²/2R² and 1 mm, so within 8 mm to 2 km', () => {
    const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
    fc.assert(
      fc.property(fc.double({ min: 115.6, max: 116.4, noNaN: true }), fc.double({ min: 29.4, max: 29.9, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 1, max: 2000, noNaN: true }), (lon, lat, azimuth, length) => {
        const { lon2 = NaN, lat2 = NaN } = earth.Direct(lat, lon, azimuth, length);
        const a = project(lon, lat, 117);
        const b = project(lon2, lat2, 117);
        const planar = Math.sqrt((b.easting - a.easting) ** 2 + (b.northing - a.northing) ** 2);
        const allowed = (Math.abs(a.easting) * length * length) / (2 * 6.36e6 ** 2) + 0.001;
        return allowed < 0.008 && Math.abs(planar / a.scale - length) < allowed;
      }),
      { numRuns: 5000 },
    );
  });

  test('grid bearing is true bearing less convergence', () => {
    const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
    const a = project(115.98, 29.72, 117);
    const { lon2 = NaN, lat2 = NaN } = earth.Direct(29.72, 115.98, 40, 500);
    const b = project(lon2, lat2, 117);
    const grid = (Math.atan2(b.easting - a.easting, b.northing - a.northing) * 180) / Math.PI;
    expect(grid).toBeCloseTo(40 - a.convergence, 2);
  });
});
