/** Bands of lines of whole numbers, whose corners are known exactly; roads at random against GEOS: `test/unit/differential.test.ts`. */
import { describe, expect, test } from 'vitest';
import { band } from './band.ts';
import { signedDistance } from './measure.ts';
import { UNIT } from './plane.ts';
import { shapeFrom, type Shape } from './shape.ts';

type Side = 'left' | 'right' | 'both';
/** Ten metres. */
const D = 10 * UNIT;
/** Corners in tens of metres. */
const road = (...points: readonly number[]): Shape => shapeFrom('line', [Float64Array.from(points, (v) => v * D)]);
const beside = (side: Side, ...points: readonly number[]): Shape => band(road(...points), side, 10, 1);
const ringOf = (shape: Shape): number[] => [...(shape.parts[0] ?? [])].map((v) => v / D + 0);
/** How deep a place lies, metres. */
const deep = (shape: Shape, x: number, y: number): number => -signedDistance(x * D, y * D, shape) / UNIT;
const isOneRing = (shape: Shape): boolean => shape.pieces === undefined && shape.parts.length === 1;

describe('one ring', () => {
  test('a straight leg: a rectangle on its left, its right or about it', () => {
    expect(ringOf(beside('left', 0, 0, 5, 0))).toEqual([0, 1, 5, 1, 5, 0, 0, 0, 0, 1]);
    expect(ringOf(beside('right', 0, 0, 5, 0))).toEqual([0, 0, 5, 0, 5, -1, 0, -1, 0, 0]);
    expect(ringOf(beside('both', 0, 0, 5, 0))).toEqual([0, 1, 5, 1, 5, -1, 0, -1, 0, 1]);
    expect(ringOf(beside('left', 0, 0, 0, -5))).toEqual([1, 0, 1, -5, 0, -5, 0, 0, 1, 0]);
    expect(ringOf(beside('left', 0, 0, 3, 4))).toEqual([-0.8, 0.6, 2.2, 4.6, 3, 4, 0, 0, -0.8, 0.6]);
  });
  test('the depth is in metres on the ground: on the plane it goes with the scale', () => {
    expect(ringOf(band(road(0, 0, 5, 0), 'left', 20, 1.5))).toEqual([0, 3, 5, 3, 5, 0, 0, 0, 0, 3]);
  });
  test('corners are rounded to units', () => {
    expect([...(band(shapeFrom('line', [Float64Array.of(0, 0, 70_000, 10_000)]), 'left', 1, 1).parts[0] ?? [])].slice(0, 4)).toEqual([-1414, 9899, 68_586, 19_899]);
  });
  test('bends are mitred, on either side', () => {
    expect(ringOf(beside('left', 0, 0, 5, 0, 5, 5))).toEqual([0, 1, 4, 1, 4, 5, 5, 5, 5, 0, 0, 0, 0, 1]);
    expect(ringOf(beside('right', 0, 0, 5, 0, 5, 5))).toEqual([0, 0, 5, 0, 5, 5, 6, 5, 6, -1, 0, -1, 0, 0]);
    expect(ringOf(beside('right', 0, 0, 5, 0, 5, -5))).toEqual([0, 0, 5, 0, 5, -5, 4, -5, 4, -1, 0, -1, 0, 0]);
    expect(ringOf(beside('both', 0, 0, 5, 0, 9, 3))).toEqual([0, 1, 5 - 1 / 3, 1, 8.4, 3.8, 9.6, 2.2, 5 + 1 / 3, -1, 0, -1, 0, 1].map((v) => Math.round(v * D) / D));
  });
  test('a vertex on a straight leg is no bend', () => {
    expect(ringOf(beside('left', 0, 0, 2, 0, 5, 0))).toEqual([0, 1, 2, 1, 5, 1, 5, 0, 2, 0, 0, 0, 0, 1]);
  });
  test('a bend of 120° has a mitre of twice the depth; a sharper one has none', () => {
    const s = Math.sqrt(3);
    const sixty = beside('right', 0, 0, 9, 0, 9 - 3, 3 * s);
    expect(isOneRing(sixty)).toBe(true);
    expect(deep(sixty, 9 + s, -1)).toBeCloseTo(0, 3);
    expect(beside('right', 0, 0, 9, 0, 5.99, 3 * s).pieces).toHaveLength(4);
    expect(isOneRing(beside('right', 0, 0, 9, 0, 6.01, 3 * s))).toBe(true);
  });
  test('a leg as long as the mitres at its ends is long enough', () => {
    expect(isOneRing(beside('left', 0, 0, 1, 0, 1, 5))).toBe(true);
    expect(beside('left', 0, 0, 0.99, 0, 0.99, 5).pieces).toHaveLength(4);
    expect(isOneRing(beside('left', 0, 5, 0, 0, 2.01, 0, 2.01, 5))).toBe(true);
    expect(beside('left', 0, 5, 0, 0, 1.99, 0, 1.99, 5).pieces).toHaveLength(7);
    expect(beside('left', 0, 0, 5, 0, 5, 0.99).pieces).toHaveLength(4);
    // A bend of 53° has a mitre half as long as the depth, one of 16° a seventh.
    expect(isOneRing(beside('left', 0, 0, 0.51, 0, 3.51, 4))).toBe(true);
    expect(beside('left', 0, 0, 0.49, 0, 3.49, 4).pieces).toHaveLength(4);
    expect(isOneRing(beside('left', 0, 0, 0.12, 0.16, 4.12, 3.16))).toBe(true);
    expect(beside('left', 0, 0, 0.06, 0.08, 4.06, 3.08).pieces).toHaveLength(4);
    // The same of a bend to the other side.
    expect(isOneRing(beside('right', 0, 0, 1, 0, 1, -5))).toBe(true);
    expect(beside('right', 0, 0, 0.99, 0, 0.99, -5).pieces).toHaveLength(4);
  });
  test('several lines have a ring each', () => {
    const two = band(shapeFrom('line', [Float64Array.of(0, 0, 5 * D, 0), Float64Array.of(0, 5 * D, 5 * D, 5 * D)]), 'left', 10, 1);
    expect([two.parts.length, two.pieces]).toEqual([2, undefined]);
    expect([deep(two, 2, 0.5), deep(two, 2, 5.5), deep(two, 2, 3)]).toEqual([5, 5, -20]);
    // One that folds back or comes back makes pieces of all.
    for (const [side, other] of [['left', [0, 0, 9, 0, 9, 6, 3, 6, 3, 0.5]], ['left', [0, 0, 9, 0, 0, 1]], ['right', [0, 0, 9, 0, 0, 1]]] as const) {
      const [plain, folded] = [Float64Array.of(0, 9 * D, 5 * D, 9 * D), Float64Array.from(other, (v) => v * D)];
      for (const parts of [[plain, folded], [folded, plain]]) expect(band(shapeFrom('line', parts), side, 10, 1).pieces).toBeDefined();
    }
  });
});

describe('where the ring would cross itself', () => {
  // Round three corners, long legs all, and back to where it began: to the left of its first leg, over it, at its start, at its end.
  const round = (...end: readonly number[]): readonly number[] => [0, 0, 9, 0, 9, 6, ...end];
  // Down from the left at 60°: the left corner of its end is at (x, 0.6).
  const poking = (x: number): readonly number[] => [0, 0, 9, 0, 9, 12, x - 6.1, 12, x - 6.1, 9.17, x - 0.866, 0.1];
  test('a road that comes back into its own band is a union of pieces', () => {
    expect(beside('left', ...round(3, 6, 3, 0.5)).pieces).toHaveLength(10);
    expect(beside('right', ...round(3, 6, 3, 0.5)).pieces).toBeUndefined();
    expect(isOneRing(beside('left', ...round(3, 6, 3, 1.5)))).toBe(true);
    // Across the line itself, whichever side has a band.
    for (const side of ['left', 'right', 'both'] as const) expect(beside(side, ...round(3, 6, 3, -3)).pieces).toHaveLength(side === 'both' ? 13 : 10);
  });
  test('however little: only its start, only its first side, only its last end', () => {
    // The corner of the last end pokes through the short side at the start.
    expect(beside('left', ...poking(0.1)).pieces).toBeDefined();
    expect(isOneRing(beside('left', ...poking(-0.1)))).toBe(true);
    // That of the last end through the long side of the first leg.
    expect(beside('left', ...round(0, 6, 4, 0.9)).pieces).toBeDefined();
    // The start through the side of a later leg.
    expect(beside('right', 0, 0, 0, 6, 6, 6, 6, -0.5, -6, -0.5).pieces).toBeDefined();
    expect(isOneRing(beside('right', 0, 0, 0, 6, 6, 6, 6, -1.5, -6, -1.5))).toBe(true);
  });
  test('mirrored it is the same', () => {
    const flipped = (points: readonly number[]): number[] => points.map((v, i) => (i % 2 === 0 ? v : -v));
    expect(beside('right', ...flipped(round(3, 6, 3, 0.5))).pieces).toHaveLength(10);
    expect(isOneRing(beside('right', ...flipped(round(3, 6, 3, 1.5))))).toBe(true);
    expect(beside('right', ...flipped(poking(0.1))).pieces).toBeDefined();
    expect(isOneRing(beside('right', ...flipped(poking(-0.1))))).toBe(true);
  });
});

describe('a union of pieces', () => {
  const hairpin = [0, 0, 9, 0, 0, 1];
  test('about a sharp bend it reaches as far as anywhere', () => {
    const both = beside('both', ...hairpin);
    expect(deep(both, 9.9, 0)).toBeGreaterThan(0.9);
    expect(deep(both, 10.1, 0)).toBeLessThan(-0.9);
    expect([deep(both, 4, -0.5), deep(both, 4, 0), deep(both, 9, 0)].map((v) => Math.round(v))).toEqual([5, 10, 10]);
    // On the outer side of the bend, which is to the right; on the left there is nothing beyond it.
    const [left, right] = [beside('left', ...hairpin), beside('right', ...hairpin)];
    expect([deep(right, 9.9, 0.05), deep(right, 4, -0.5), deep(right, 9.5, -0.5)].every((v) => v > 0.9)).toBe(true);
    expect([deep(left, 9.5, 0), deep(left, 4, -0.6), deep(left, 9.2, 0.3)].every((v) => v < -1)).toBe(true);
    expect([deep(left, 4, 0.3), deep(left, 8, 0.05)].every((v) => v > 0)).toBe(true);
  });
  test('straight back along itself: round the end too', () => {
    const back = [0, 0, 9, 0, 2, 0];
    expect(deep(beside('both', ...back), 9.5, 0)).toBeGreaterThan(4.8);
    expect([deep(beside('both', ...back), 4, 0.5), deep(beside('both', ...back), 4, -0.5)]).toEqual([5, 5]);
    expect(beside('both', ...back).pieces).toHaveLength(5);
    for (const side of ['left', 'right'] as const) expect(beside(side, ...back).pieces).toHaveLength(3);
    // Past the end of the leg, however it runs; 16 chords cut the half disc by half a percent.
    for (const side of ['left', 'right', 'both'] as const) {
      expect(deep(beside(side, 0, 0, 6, 8, 1.5, 2), 6.3, 8.4)).toBeGreaterThan(4.9);
      expect(deep(beside(side, 0, 0, 6, 8, 1.5, 2), 6.61, 8.81)).toBeLessThan(0);
    }
  });
  test('a seam of two legs and their bend is as deep as its surroundings', () => {
    // Where legs are long, the joint reaches as far as the band: at the bend itself a band on both sides is as deep as beside a leg.
    const both = beside('both', 0, 0, 9, 0, 9, 9, 8.5, 9);
    expect(deep(both, 9, 0)).toBeCloseTo(10 * Math.cos(Math.PI / 64), 1);
    const left = beside('left', 0, 0, 9, 0, 9, 9, 8.5, 9);
    // The joint goes from one leg round to the other.
    expect(deep(left, 8.5, 0.5)).toBeCloseTo(5, 1);
    expect(deep(left, 9, 0)).toBeCloseTo(0, 5);
    expect([deep(left, 9.2, 0.5), deep(left, 8.5, -0.2)].every((v) => v < -1.9)).toBe(true);
    const right = beside('right', 0, 0, 9, 0, 9, 9, 8.5, 9);
    expect([deep(right, 9.3, -0.3), deep(right, 8.5, -0.5), deep(right, 9.5, 0.5)].every((v) => v > 2.9)).toBe(true);
    expect([deep(right, 8.8, 0.3), deep(right, 8.5, 0.2), deep(right, 8.8, 0.5)].every((v) => v < -1.9)).toBe(true);
  });
  test('about a bend with a short leg the joint reaches as far as that leg, not beyond', () => {
    const short = beside('left', 0, 0, 9, 0, 9, 0.4, 0, 0.4);
    expect(short.pieces).toHaveLength(3 + 2 * 2);
    const radii = (short.pieces ?? []).map(({ box }) => Math.max(box[2] - box[0], box[3] - box[1]) / D);
    // A quad a leg, then joint and fan of each bend.
    expect([radii[3], radii[5]]).toEqual([0.4, 0.4]);
    // The fan goes round all of the outer side; its arc is 16 chords.
    const outer = beside('right', 0, 0, 9, 0, 9, 0.4, 0, 0.4);
    expect([deep(outer, 9.6, -0.6), deep(outer, 9.6, 1), deep(outer, 9.9, 0.2), deep(outer, 8.9, -0.9)].every((v) => v > 0.9)).toBe(true);
    expect([deep(outer, 9.75, -0.75), deep(outer, 9.75, 1.15)].every((v) => v < -0.5)).toBe(true);
    expect(outer.pieces?.[4]?.parts[0]).toHaveLength(2 * (1 + 17 + 1));
    // On the inner side, where quads overlap, nothing is lost.
    expect(deep(short, 4, 0.2)).toBeGreaterThan(1.9);
  });
});

describe('repeated vertices', () => {
  test('change nothing: not one ring', () => {
    const plain = [0, 0, 5, 0, 5, 5];
    for (const side of ['left', 'right', 'both'] as const) for (const again of [[0, 0, 0, 0, 5, 0, 5, 5], [0, 0, 5, 0, 5, 0, 5, 0, 5, 5], [0, 0, 5, 0, 5, 5, 5, 5]]) expect(ringOf(beside(side, ...again))).toEqual(ringOf(beside(side, ...plain)));
  });
  test('not a sharp bend: what lies beyond it is still in the band', () => {
    for (const side of ['left', 'right', 'both'] as const) {
      expect(beside(side, 0, 0, 9, 0, 9, 0, 0, 1)).toEqual(beside(side, 0, 0, 9, 0, 0, 1));
      expect(beside(side, 0, 0, 9, 0, 9, 0, 9, 1, 9, 1, 0, 1)).toEqual(beside(side, 0, 0, 9, 0, 9, 1, 0, 1));
    }
    expect(deep(beside('both', 0, 0, 9, 0, 9, 0, 0, 1), 9.9, 0)).toBeGreaterThan(0.9);
  });
  test('a line that is one point, or none, has no band', () => {
    for (const line of [road(2, 2, 2, 2), road(2, 2)]) expect(deep(band(line, 'both', 10, 1), 2, 5)).toBe(-30);
    expect(signedDistance(0, 0, band(road(), 'both', 10, 1))).toBe(Infinity);
  });
});
