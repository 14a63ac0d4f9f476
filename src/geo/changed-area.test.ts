import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../test/support/property.ts';
import { changedArea } from './changed-area.ts';
import { shapeFrom, unionOf, type Shape } from './shape.ts';

const ring = (...xy: number[]): Float64Array => Float64Array.from([...xy, xy[0] ?? 0, xy[1] ?? 0]);
const box = (x: number, y: number, w: number, h: number): Float64Array => ring(x, y, x + w, y, x + w, y + h, x, y + h);
const area = (...rings: Float64Array[]): Shape => shapeFrom('area', rings);

describe('what is of one area alone', () => {
  it.each<[string, Shape, Shape, number]>([
    ['the same', area(box(0, 0, 10, 10)), area(box(0, 0, 10, 10)), 0],
    ['one within the other', area(box(0, 0, 10, 10)), area(box(2, 2, 3, 4)), 88],
    ['apart', area(box(0, 0, 10, 10)), area(box(20, 0, 5, 5)), 125],
    ['overlapping', area(box(0, 0, 10, 10)), area(box(5, 5, 10, 10)), 150],
    ['a side moved', area(box(0, 0, 10, 10)), area(box(0, 0, 11, 10)), 10],
    ['a hole', area(box(0, 0, 10, 10), box(2, 2, 2, 2)), area(box(0, 0, 10, 10)), 4],
    ['edges that cross', area(ring(0, 0, 10, 0, 0, 10)), area(ring(0, 0, 10, 0, 10, 10)), 50],
    ['two pieces that overlap are one', unionOf([area(box(0, 0, 6, 10)), area(box(4, 0, 6, 10))]), area(box(0, 0, 10, 10)), 0],
    ['a corner more on a straight edge', area(ring(0, 0, 10, 0, 10, 10, 0, 10)), area(ring(0, 0, 4, 0, 10, 0, 10, 10, 0, 10)), 0],
  ])('%s', (_, a, b, expected) => {
    expect(changedArea(a, b)).toBeCloseTo(expected, 9);
    expect(changedArea(b, a)).toBeCloseTo(expected, 9);
  });

  it('of triangles, as counted point by point', () => {
    const triangle = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }).map((xy) => ring(...xy));
    fc.assert(
      fc.property(triangle, triangle, (p, q) => {
        const n = 240;
        let hits = 0;
        for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) if (inside(p, ((i + 0.5) * 12) / n, ((k + 0.5) * 12) / n) !== inside(q, ((i + 0.5) * 12) / n, ((k + 0.5) * 12) / n)) hits += 1;
        expect(Math.abs(changedArea(area(p), area(q)) - (hits * 144) / (n * n))).toBeLessThan(1);
      }),
      { numRuns: 60 },
    );
  });
});

function inside(triangle: Float64Array, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0; i + 3 < triangle.length; i += 2) {
    const [ax, ay, bx, by] = triangle.subarray(i, i + 4) as unknown as [number, number, number, number];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
  }
  return odd;
}
