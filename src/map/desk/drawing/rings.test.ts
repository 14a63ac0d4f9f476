import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { signedDistance } from '../../../geo/measure.ts';
import { Plane, UNIT } from '../../../geo/plane.ts';
import { type Shape, shapeOf } from '../../../geo/shape.ts';
import { bufferOf, circle } from './rings.ts';

const plane = new Plane(117, [115.8, 29.5, 116.2, 29.9]);
const position = (size: number): fc.Arbitrary<Position> => fc.tuple(fc.double({ min: 0, max: size, noNaN: true }), fc.double({ min: 0, max: size, noNaN: true })).map(([x, y]): Position => [115.98 + x / 96700, 29.71 + y / 110850]);
const sources: fc.Arbitrary<Geometry> = fc.constantFrom(20, 300, 4000).chain((size) =>
  fc.oneof(
    position(size).map((coordinates): Geometry => ({ type: 'Point', coordinates })),
    fc.array(position(size), { minLength: 2, maxLength: 8 }).filter((line) => String(line[0]) !== String(line[1])).map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
    fc.array(fc.double({ min: 0.2, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 12 }).map((radii): Geometry => {
      const ring = radii.map((r, i): Position => [115.98 + (size * r * Math.cos((2 * Math.PI * i) / radii.length)) / 96700, 29.71 + (size * r * Math.sin((2 * Math.PI * i) / radii.length)) / 110850]);
      return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
    }),
  ),
);

/** Metres of ground from a position to a geometry. */
const off = ([lon = 0, lat = 0]: Position, source: Shape): number => {
  const at = plane.place(lon, lat);
  return signedDistance(at.x, at.y, source) / UNIT / at.scale;
};

describe('buffers', () => {
  it('every corner is as far off as was said, to 1 cm or 0.1 %', async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.constantFrom(5, 12.5, 50, 300, 2000), async (source, metres) => {
        const grown = await bufferOf(source, metres, plane);
        const shape = shapeOf(source, plane);
        const worst = (grown?.coordinates.flat() ?? [[]]).reduce((most, at) => Math.max(most, Math.abs(off(at, shape) - metres)), 0);
        expect(worst).toBeLessThan(Math.max(0.01, metres / 1000));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
  it('what surrounds a round line has its hole', async () => {
    const line = circle([115.98, 29.71], 300, plane).coordinates[0] ?? [];
    const grown = await bufferOf({ type: 'LineString', coordinates: line }, 50, plane);
    expect(grown?.coordinates).toHaveLength(2);
  });
  it('there is none around nothing', async () => {
    expect(await bufferOf({ type: 'MultiPoint', coordinates: [] }, 50, plane)).toBeNull();
  });
});

describe('circles', () => {
  it('every corner is a radius off the centre', () => {
    for (const radius of [5, 50, 2000]) for (const at of circle([115.98, 29.71], radius, plane).coordinates.flat()) expect(Math.abs(off(at, shapeOf({ type: 'Point', coordinates: [115.98, 29.71] }, plane)) - radius)).toBeLessThan(Math.max(0.001, radius / 10000));
  });
});
