/** Shapes, footprints and bands by hand-made cases; against GEOS and geodesics: `test/unit/differential.test.ts`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { footprint, type Footprint } from './footprint.ts';
import { measure, signedDistance } from './measure.ts';
import { Plane, UNIT } from './plane.ts';
import { band } from './band.ts';
import { shapeFrom, shapeOf } from './shape.ts';

const plane = new Plane(117, [115.7, 29.4, 116.3, 29.9]);
const square = shapeFrom('area', [Float64Array.of(0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0)]);
const segment = (ax: number, ay: number, bx: number, by: number): Footprint => ({
  points: [ax, ay, bx, by], x: (ax + bx) / 2, y: (ay + by) / 2, radius: 0, reach: Math.hypot(bx - ax, by - ay) / 2, box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], scale: 1,
});

describe('signed distance', () => {
  test('is positive outside, negative inside, the distance to the edge either way', () => {
    expect(signedDistance(500, 400, square)).toBe(-400);
    expect(signedDistance(1300, 1400, square)).toBe(500);
  });
  test('a hole is outside', () => {
    const ring = shapeFrom('area', [Float64Array.of(0, 0, 900, 0, 900, 900, 0, 900, 0, 0), Float64Array.of(300, 300, 300, 600, 600, 600, 600, 300, 300, 300)]);
    expect(signedDistance(450, 450, ring)).toBe(150);
    expect(signedDistance(150, 450, ring)).toBe(-150);
  });
  test('changes by no more than the way moved', () => {
    const coordinate = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (ax, ay, bx, by) => Math.abs(signedDistance(ax, ay, square) - signedDistance(bx, by, square)) <= Math.hypot(ax - bx, ay - by) + 1e-9),
      { numRuns: 2000 },
    );
  });
});

describe('a footprint against an area', () => {
  test('a wide sign over a narrow zone is known to be in it', () => {
    const strip = shapeFrom('area', [Float64Array.of(-50, -5000, 50, -5000, 50, 5000, -50, 5000, -50, -5000)]);
    const across = segment(-900, 10, 2000, 10);
    expect(measure(across, strip).near).toBeCloseTo(-50, 9);
  });
  test('so is one that begins outside and ends short of the far edge', () => {
    const strip = shapeFrom('area', [Float64Array.of(-50, -5000, 50, -5000, 50, 5000, -50, 5000, -50, -5000)]);
    expect(measure(segment(-900, 10, 50, 10), strip).near).toBeCloseTo(-50, 9);
    expect(measure(segment(-900, 10, 48, 10), strip).near).toBeCloseTo(-49, 9);
  });
  test('it is wholly inside only where every point is', () => {
    expect(measure(segment(100, 500, 900, 500), square)).toMatchObject({ farLow: -100, farHigh: -100 });
    expect(measure(segment(100, 500, 1900, 500), square)).toMatchObject({ farLow: 900, farHigh: Infinity });
  });
  test('a notch between its ends or a hole beside it is not inside', () => {
    const notched = shapeFrom('area', [Float64Array.of(0, 0, 3000, 0, 3000, 1000, 2000, 1000, 2000, 300, 1000, 300, 1000, 1000, 0, 1000, 0, 0)]);
    expect(measure(segment(500, 700, 2500, 700), notched)).toMatchObject({ farLow: 400, farHigh: Infinity });
    const holed = shapeFrom('area', [Float64Array.of(0, 0, 3000, 0, 3000, 1000, 0, 1000, 0, 0), Float64Array.of(1400, 510, 1600, 510, 1600, 600, 1400, 600, 1400, 510)]);
    expect(measure(segment(500, 500, 2500, 500), holed)).toMatchObject({ farLow: -10, farHigh: -10 });
  });
});

describe('footprints', () => {
  test('the baseline runs across the bearing and is as long as the sign is wide', () => {
    const foot = footprint({ type: 'Point', coordinates: [116, 29.7] }, 12, 0, 500, plane);
    const [ax = 0, ay = 0, bx = 0, by = 0] = foot.points;
    expect(Math.hypot(bx - ax, by - ay) / UNIT / foot.scale).toBeCloseTo(12, 3);
    // Facing north, the baseline runs west–east but for the convergence of half a degree.
    expect(Math.abs(by - ay) / Math.abs(bx - ax)).toBeLessThan(0.01);
  });
  test('without a bearing it is a disc of half the width; without a width, of half the widest', () => {
    expect(footprint({ type: 'Point', coordinates: [116, 29.7] }, 12, undefined, 500, plane).radius).toBe(Math.ceil(6 * UNIT * 1.000115502) + 1);
    expect(footprint({ type: 'Point', coordinates: [116, 29.7] }, undefined, 0, 500, plane).radius / UNIT).toBeCloseTo(250, 0);
  });
  test('the face of a stated baseline looks right of its direction', () => {
    const east = footprint({ type: 'LineString', coordinates: [[116, 29.7], [116.001, 29.7]] }, undefined, undefined, 500, plane);
    expect(east.bearing).toBeCloseTo(180, 0);
    const north = footprint({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.701]] }, undefined, undefined, 500, plane);
    expect(north.bearing).toBeCloseTo(90, 0);
    const west = footprint({ type: 'LineString', coordinates: [[116, 29.7], [115.999, 29.7]] }, undefined, undefined, 500, plane);
    expect(((west.bearing ?? NaN) + 180) % 360).toBeCloseTo(180, 0);
    const south = footprint({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.699]] }, undefined, undefined, 500, plane);
    expect(south.bearing).toBeCloseTo(270, 0);
  });
  test('length of a baseline is ground length', () => {
    const foot = footprint({ type: 'LineString', coordinates: [[116, 29.7], [116.000517, 29.7]] }, undefined, undefined, 500, plane);
    expect(foot.length).toBeCloseTo(50, 0);
  });
});

describe('the band of a segment', () => {
  const line = shapeOf({ type: 'LineString', coordinates: [[116, 29.7], [116.002, 29.7], [116.002, 29.702]] }, plane);
  test('lies on its side, to its depth, round the bend', () => {
    const left = band(line, 'left', 20, 1.0001155);
    const at = (lon: number, lat: number): number => {
      const p = plane.point(lon, lat);
      return signedDistance(p.x, p.y, left);
    };
    expect(at(116.001, 29.7001)).toBeLessThan(0);
    expect(at(116.001, 29.6999)).toBeGreaterThan(0);
    expect(at(116.0019, 29.7015)).toBeLessThan(0);
    expect(at(116.0021, 29.7015)).toBeGreaterThan(0);
  });
  test('both sides hold the line in the middle', () => {
    const both = band(line, 'both', 20, 1);
    const p = plane.point(116.001, 29.7);
    expect(signedDistance(p.x, p.y, both) / UNIT).toBeCloseTo(-20, 1);
  });
  test('a hairpin loses no area: what is near the line is in the band', () => {
    const hairpin = shapeFrom('line', [Float64Array.of(0, 0, 1000000, 0, 1000000, 100000, 0, 100000)]);
    const both = band(hairpin, 'both', 30, 1);
    for (const [x, y] of [[500000, 20000], [500000, 90000], [990000, 50000], [20000, -250000], [1200000, 50000]] as const) expect(signedDistance(x, y, both)).toBeLessThan(0);
    expect(signedDistance(500000, 500000, both)).toBeGreaterThan(0);
    const left = band(hairpin, 'left', 30, 1);
    expect(signedDistance(500000, 50000, left)).toBeLessThan(0);
    expect(signedDistance(500000, -250000, left)).toBeGreaterThan(0);
  });
});
