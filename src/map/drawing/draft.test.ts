import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../local.ts';
import { EMPTY, accuracyOf, added, coordinatesOf, facingOf, isLine, lengthOf, turnedRound, undone } from './draft.ts';

const plane = localPlane([115.98, 29.72]);
const drawn = (...points: readonly (readonly [number, number])[]): ReturnType<typeof added> => points.reduce((draft, [x, y]) => added(draft, { at: plane.from(x, y), accuracy: 0.5 }), EMPTY);
const apart = fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: -30, max: 30, noNaN: true })).filter(([x, y]) => Math.hypot(x, y) > 1);

describe('a baseline being drawn', () => {
  it('is a line from the second point on; a second tap on the same spot is none', () => {
    expect(isLine(drawn([0, 0]))).toBe(false);
    expect(isLine(drawn([0, 0], [0.01, 0]))).toBe(false);
    expect(isLine(drawn([0, 0], [6, 0]))).toBe(true);
    expect(isLine(undone(drawn([0, 0], [6, 0])))).toBe(false);
    expect(undone(EMPTY)).toEqual(EMPTY);
  });
  it('is as long as the ground between its points', () => {
    expect(lengthOf(coordinatesOf(drawn([0, 0], [6, 0], [6, 8])))).toBeCloseTo(14, 1);
  });
  it('looks to the right of its direction: drawn eastward it looks south', () => {
    expect(facingOf(drawn([0, 0], [6, 0]))).toBeCloseTo(180, 3);
    expect(facingOf(drawn([0, 0]))).toBeNull();
  });
  it('turned round looks the other way, is as long, and goes on at the same end', () => {
    fc.assert(
      fc.property(apart, ([x, y]) => {
        const draft = drawn([0, 0], [x, y]);
        const turned = turnedRound(draft);
        const [one, two] = [facingOf(draft) ?? NaN, facingOf(turned) ?? NaN];
        expect((one - two + 360) % 360).toBeCloseTo(180, 1);
        expect(coordinatesOf(turned)).toEqual(coordinatesOf(draft).reverse());
        expect(undone(turned).points).toEqual(drawn([0, 0]).points);
      }),
      { numRuns: 50 },
    );
  });
  it('is as good as its worst point', () => {
    expect(accuracyOf(added(drawn([0, 0]), { at: plane.from(5, 0), accuracy: 3 }))).toBe(3);
  });
});
