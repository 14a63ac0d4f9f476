import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Footprint } from './footprint.ts';
import { shapeFrom, type Shape } from './shape.ts';
import { edgeOfUnion, someOutside } from './union.ts';

const box = (x: number, y: number, w: number, h: number): Shape => shapeFrom('area', [Float64Array.of(x, y, x + w, y, x + w, y + h, x, y + h, x, y)]);
const spot = (x: number, y: number): Footprint => ({ points: [x, y], x, y, radius: 0, reach: 0, box: [x, y, x, y], scale: 1 });
const bar = (ax: number, ay: number, bx: number, by: number): Footprint => ({
  points: [ax, ay, bx, by], x: (ax + bx) / 2, y: (ay + by) / 2, radius: 0, reach: Math.hypot(bx - ax, by - ay) / 2, box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], scale: 1,
});

describe('the edge of a union', () => {
  test('a common edge is none, whichever way it is drawn', () => {
    const areas = [box(0, 0, 10000, 10000), box(10000, 0, 10000, 10000)];
    expect(edgeOfUnion(bar(8000, 5000, 12000, 5000), areas, 4000, 0)).toBe(false);
    expect(edgeOfUnion(bar(8000, 5000, 12000, 5000), areas, 5001, 0)).toBe(true);
  });
  test('two areas that together reach as far as a third, at a T, leave no gap; one alone does', () => {
    const third = box(0, 0, 10000, 20000);
    const [south, north] = [box(10000, 0, 10000, 9000), box(10000, 9000, 10000, 11000)];
    expect(edgeOfUnion(spot(10000, 9000), [third, south, north], 3000, 0)).toBe(false);
    expect(edgeOfUnion(spot(10000, 9000), [third, south], 3000, 0)).toBe(true);
  });
  test('a vertex a unit beside the line that it was drawn on is on it', () => {
    const areas = [box(0, 0, 100000, 100000), shapeFrom('area', [Float64Array.of(100000, 0, 200000, 0, 200000, 50000, 100001, 50000, 100000, 0)]), shapeFrom('area', [Float64Array.of(100001, 50000, 200000, 50000, 200000, 100000, 100000, 100000, 100001, 50000)])];
    expect(edgeOfUnion(spot(100000, 50000), areas, 20000, 0)).toBe(false);
  });
  test('areas that overlap are one', () => {
    const areas = [box(0, 0, 10000, 10000), box(5000, -3000, 10000, 16000)];
    expect(edgeOfUnion(bar(3000, 5000, 9000, 5000), areas, 2900, 0)).toBe(false);
    expect(edgeOfUnion(bar(3000, 5000, 9000, 5000), areas, 3100, 0)).toBe(true);
  });
  test('a hole is an edge, and so is a strip that is wider than a gap may be', () => {
    const holed = shapeFrom('area', [Float64Array.of(0, 0, 30000, 0, 30000, 10000, 0, 10000, 0, 0), Float64Array.of(14000, 6000, 16000, 6000, 16000, 8000, 14000, 8000, 14000, 6000)]);
    expect(edgeOfUnion(spot(15000, 5000), [holed], 1500, 0)).toBe(true);
    const apart = [box(0, 0, 10000, 10000), box(10500, 0, 10000, 10000)];
    expect(edgeOfUnion(spot(9000, 5000), apart, 3000, 500)).toBe(false);
    expect(edgeOfUnion(spot(9000, 5000), apart, 3000, 400)).toBe(true);
  });
  test('a place is outside all of them only where no other covers it', () => {
    const areas = [box(0, 0, 10000, 10000), box(10000, 0, 10000, 10000)];
    expect(someOutside([5000, 5000, 15000, 5000], areas, 0)).toBe(false);
    expect(someOutside([5000, 5000, 25000, 5000], areas, 4000)).toBe(true);
    expect(someOutside([5000, 5000, 25000, 5000], areas, 6000)).toBe(false);
    expect(someOutside([5000, 5000, 16000, 5000], [box(0, 0, 7000, 10000), box(14000, 0, 10000, 10000)], 3000)).toBe(true);
  });

  test('agrees with a count of grid squares: areas of whole squares, apart, side by side and over one another', () => {
    const SIDE = 10000;
    const area = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    const gapTo = (foot: Footprint, ax: number, ay: number, bx: number, by: number): number => {
      // Along the foot in steps of its length: within a thousandth of it.
      let best = Infinity;
      const [px = 0, py = 0, qx = 0, qy = 0] = foot.points;
      for (let s = 0; s <= 1000; s++) {
        const [x, y] = [px + (s / 1000) * (qx - px), py + (s / 1000) * (qy - py)];
        best = Math.min(best, Math.hypot(x - Math.min(bx, Math.max(ax, x)), y - Math.min(by, Math.max(ay, y))));
      }
      return best;
    };
    const told = { true: 0, false: 0 };
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 7 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: -12, max: 12 }), fc.integer({ min: -12, max: 12 }), fc.integer({ min: 1, max: 14 }), (areas, x, y, dx, dy, near) => {
        const foot = bar(x * 1000 + 300, y * 1000 + 300, (x + dx) * 1000 + 700, (y + dy) * 1000 + 300);
        const covered = (i: number, k: number): boolean => areas.some(([ax, ay, w, h]) => i >= ax && i < ax + w && k >= ay && k < ay + h);
        let nearest = Infinity;
        for (let i = -1; i < 8; i++)
          for (let k = -1; k < 8; k++) {
            if (covered(i, k) !== covered(i + 1, k)) nearest = Math.min(nearest, gapTo(foot, (i + 1) * SIDE, k * SIDE, (i + 1) * SIDE, (k + 1) * SIDE));
            if (covered(i, k) !== covered(i, k + 1)) nearest = Math.min(nearest, gapTo(foot, i * SIDE, (k + 1) * SIDE, (i + 1) * SIDE, (k + 1) * SIDE));
          }
        const reach = near * 1000;
        if (Math.abs(nearest - reach) < 20) return;
        told[`${nearest < reach}`] += 1;
        expect(edgeOfUnion(foot, areas.map(([i, k, w, h]) => box(i * SIDE, k * SIDE, w * SIDE, h * SIDE)), reach, 0)).toBe(nearest < reach);
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(told.true, told.false)).toBeGreaterThan(300);
  });
});
