import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { groundAlong, groundFrame, groundInside } from './ground.ts';
import { Plane } from './plane.ts';

/** CGCS2000. */
const ellipsoid = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const distance = ([lon = 0, lat = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number => ellipsoid.Inverse(lat, lon, lat2, lon2).s12 ?? NaN;

const place = fc.record({ meridian: fc.constantFrom(114, 117, 118.5), lon: fc.double({ min: 115.6, max: 116.4, noNaN: true }), lat: fc.double({ min: 20, max: 45, noNaN: true }) });
const size = fc.double({ min: 0, max: 1, noNaN: true }).map((share) => 20 * 1000 ** share);
const planeAt = (meridian: number, lat: number): Plane => new Plane(meridian, [115.6, lat - 0.3, 116.4, lat + 0.3]);
const offset = ({ lon, lat }: { lon: number; lat: number }, metres: number, angle: number): Position => [lon + (metres * Math.cos(angle)) / (111300 * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.sin(angle)) / 111000];
const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

describe('measures on the ground', () => {
  it('a length is that of the geodesic: within 1 mm to 2 km, within 1e-7 beyond', () => {
    fc.assert(
      fc.property(place, size, angle, ({ meridian, ...at }, metres, turn) => {
        const line = [[at.lon, at.lat], offset(at, metres, turn)];
        const expected = distance(line[0] ?? [], line[1] ?? []);
        expect(Math.abs(groundAlong(line, planeAt(meridian, at.lat)) - expected)).toBeLessThan(Math.max(0.001, 1e-7 * expected));
      }),
      { numRuns: 300 },
    );
  });

  it('an area is that of the geodesic polygon: within 5e-7, and for the smallest within what 0.1 mm leaves', () => {
    const corners = fc.array(fc.tuple(fc.double({ min: 0, max: 0.7, noNaN: true }), fc.double({ min: 0.3, max: 1, noNaN: true })), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(place, size, corners, fc.boolean(), ({ meridian, ...at }, metres, shape, back) => {
        const ring = shape.map(([turn, radius], i) => offset(at, (metres * radius) / 2, (2 * Math.PI * (i + turn)) / shape.length));
        if (back) ring.reverse();
        const polygon = ellipsoid.Polygon(false);
        for (const [lon = 0, lat = 0] of ring) polygon.AddPoint(lat, lon);
        const { area = NaN, perimeter } = polygon.Compute(false, true);
        const found = groundInside([[...ring, ring[0] ?? []]], planeAt(meridian, at.lat));
        expect(Math.abs(found - Math.abs(area))).toBeLessThan(Math.max(5e-7 * Math.abs(area), 5e-5 * perimeter));
      }),
      { numRuns: 300 },
    );
  });

  it('a hole is taken off', () => {
    const plane = planeAt(117, 29.7);
    const ring = (metres: number): Position[] => [0, 1, 2, 3, 0].map((i) => offset({ lon: 116, lat: 29.7 }, metres, (i * Math.PI) / 2));
    expect(groundInside([ring(100), ring(50).reverse()], plane)).toBeCloseTo(groundInside([ring(100)], plane) - groundInside([ring(50)], plane), 6);
  });

  it('a frame about a place leads there and back, and its metres are those of the ground', () => {
    fc.assert(
      fc.property(place, size, angle, ({ meridian, ...at }, metres, turn) => {
        const frame = groundFrame([at.lon, at.lat], planeAt(meridian, at.lat));
        const [x, y] = [metres * Math.cos(turn), metres * Math.sin(turn)];
        const there = frame.from(x, y);
        const [backX, backY] = frame.to(there);
        expect(Math.hypot(backX - x, backY - y)).toBeLessThan(2e-4);
        expect(Math.abs(distance([at.lon, at.lat], there) - metres)).toBeLessThan(2e-4 + 2e-4 * metres);
      }),
      { numRuns: 200 },
    );
  });
});
