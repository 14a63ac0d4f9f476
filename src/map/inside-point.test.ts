import type { Position } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, insidePoint } from './inside-point.ts';
import { nearestPoint } from './nearest.ts';
import { square } from './plan.fixture.ts';

/** A star about (116, 29.7): never self-crossing, often far from convex. */
const star = fc.array(fc.double({ min: 0.002, max: 0.02, noNaN: true }), { minLength: 5, maxLength: 20 }).map((radii) => {
  const ring: Position[] = radii.map((radius, index) => {
    const angle = (index / radii.length) * 2 * Math.PI;
    return [116 + Math.cos(angle) * radius, 29.7 + Math.sin(angle) * radius];
  });
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? []]] };
});

describe('insidePoint', () => {
  it('lies inside, with as much room as it says', () => {
    fc.assert(fc.property(star, (polygon) => {
      const found = insidePoint(polygon);
      expect(found).not.toBeNull();
      if (!found) return;
      expect(nearestPoint(polygon, found.at)?.metres).toBe(0);
      const outline = nearestPoint({ type: 'LineString', coordinates: polygon.coordinates[0] ?? [] }, found.at);
      expect(outline?.metres).toBeCloseTo(found.room, 0);
    }));
  });

  it('keeps out of holes and finds the middle of a square', () => {
    const ring = (half: number): Position[] => (square(116, 29.7, half) as { coordinates: Position[][] }).coordinates[0] ?? [];
    const holed = insidePoint({ type: 'Polygon', coordinates: [ring(0.01), ring(0.008)] });
    expect(Math.max(Math.abs((holed?.at[0] ?? 0) - 116), Math.abs((holed?.at[1] ?? 0) - 29.7))).toBeGreaterThan(0.008);
    const middle = insidePoint(square(116, 29.7, 0.01));
    expect(middle?.at[0]).toBeCloseTo(116, 2);
  });

  it('looks only where the view is', () => {
    const view = [116.005, 29.69, 116.05, 29.75] as const;
    const found = insidePoint(square(116, 29.7, 0.01), view);
    expect(found?.at[0]).toBeGreaterThan(116.005);
    expect(found?.at[0]).toBeLessThan(116.01);
    expect(insidePoint(square(116, 29.7, 0.01), [117, 29, 118, 30])).toBeNull();
  });
});

it('boundsOf knows every kind of geometry', () => {
  expect(boundsOf({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [3, 4] }, { type: 'MultiPolygon', coordinates: [[[[1, 2], [5, 2], [5, 9], [1, 2]]]] }] })).toEqual([1, 2, 5, 9]);
  expect(boundsOf({ type: 'MultiPoint', coordinates: [] })).toBeNull();
});

describe('nearestPoint', () => {
  it('is the foot of the perpendicular, or the end', () => {
    const line = { type: 'LineString' as const, coordinates: [[116, 29.7], [116.01, 29.7]] };
    expect(nearestPoint(line, [116.005, 29.701])).toMatchObject({ at: [expect.closeTo(116.005, 9), expect.closeTo(29.7, 9)], metres: expect.closeTo(110.86, 0) });
    expect(nearestPoint(line, [115.99, 29.7])?.at[0]).toBeCloseTo(116, 9);
    expect(nearestPoint({ type: 'MultiPoint', coordinates: [] }, [116, 29.7])).toBeNull();
  });
});
