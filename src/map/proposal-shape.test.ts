import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { movedTo, proposalCentre, proposalShape } from './proposal-shape.ts';
import { sign } from './plan.fixture.ts';

const at = { type: 'Point' as const, coordinates: [115.98265, 29.72752] };
const inverse = (a: readonly number[] = [], b: readonly number[] = []): { s12: number; azi1: number } => {
  const { s12 = NaN, azi1 = NaN } = Geodesic.WGS84.Inverse(a[1] ?? NaN, a[0] ?? NaN, b[1] ?? NaN, b[0] ?? NaN);
  return { s12, azi1 };
};
/** Smallest turn between two directions. */
const turn = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

describe('proposalShape', () => {
  it('draws the face as long as the sign is wide, looking right of its direction', () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 200, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), (width, bearing) => {
      const { face } = proposalShape(sign(at, { width, bearing }), 10);
      const line = inverse(face?.coordinates[0], face?.coordinates[1]);
      expect(line.s12).toBeCloseTo(width, 2);
      expect(turn(line.azi1 + 90, bearing)).toBeLessThan(0.2);
    }));
  });

  it('is a disc of half the width without a bearing, and a point without both', () => {
    const { disc, face, bearing } = proposalShape(sign(at, { width: 6 }), 10);
    expect({ face, bearing }).toEqual({ face: null, bearing: null });
    for (const corner of disc?.coordinates[0] ?? []) expect(inverse(at.coordinates, corner).s12).toBeCloseTo(3, 3);
    expect(proposalShape(sign(at), 10)).toMatchObject({ face: null, disc: null, centre: at.coordinates });
  });

  it('takes the package’s location error where none is stated, and draws none for zero', () => {
    const radius = (accuracy?: number): number | null => {
      const { error } = proposalShape(sign(at, accuracy === undefined ? {} : { accuracy }), 10);
      return error && inverse(at.coordinates, error.coordinates[0]?.[7]).s12;
    };
    expect(radius()).toBeCloseTo(10, 3);
    expect(radius(0.5)).toBeCloseTo(0.5, 3);
    expect(radius(0)).toBeNull();
  });

  it('reads bearing and centre off a baseline', () => {
    const north = sign({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.7001]] });
    expect(proposalShape(north, 10).bearing).toBeCloseTo(90, 6);
    expect(proposalCentre(north)[1]).toBeCloseTo(29.70005, 9);
    const point = sign({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.7]] });
    expect(proposalShape(point, 10)).toMatchObject({ bearing: null, centre: [116, 29.7] });
  });
});

describe('movedTo', () => {
  it('keeps the length and direction of a baseline and puts its centre there', () => {
    const line = sign({ type: 'LineString', coordinates: [[116, 29.7], [116.0001, 29.70005]] });
    const moved = movedTo(line, [116.01, 29.71]);
    expect(proposalCentre(moved)[0]).toBeCloseTo(116.01, 8);
    expect(proposalCentre(moved)[1]).toBeCloseTo(29.71, 8);
    const [before, after] = [line, moved].map(({ geometry }) => (geometry.type === 'LineString' ? inverse(geometry.coordinates[0], geometry.coordinates[1]) : null));
    expect(after?.s12).toBeCloseTo(before?.s12 ?? NaN, 3);
    expect(turn(after?.azi1 ?? NaN, before?.azi1 ?? NaN)).toBeLessThan(0.05);
  });
});
