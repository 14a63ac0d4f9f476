import { kinks, polygon } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { firstCrossing } from './crossing.ts';
import { pairsThatShare, SLIVER, squareMetres } from './shares.ts';

const degrees = fc.integer({ min: 0, max: 60 }).map((n) => 116 + n * 1e-5);
const closed = (ring: readonly Position[]): Position[] => [...ring, ...ring.slice(0, 1)];
/** Any ring on a coarse grid: touches, repeated corners and edges on one another are common. */
const ring = (maxLength: number): fc.Arbitrary<Position[]> => fc.array(fc.tuple(degrees, degrees.map((x) => x - 86.3)), { minLength: 3, maxLength }).map(closed);
/** A star about a centre is simple. */
const star = fc.tuple(degrees, degrees, fc.array(fc.integer({ min: 2, max: 25 }), { minLength: 3, maxLength: 9 })).map(([x, y, radii]) =>
  closed(radii.map((r, i) => [x + r * 1e-5 * Math.cos((i * 2 * Math.PI) / radii.length), y - 86.3 + r * 1e-5 * Math.sin((i * 2 * Math.PI) / radii.length)])),
);

test('the first crossing is the one that kinks finds first', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(ring(8), { minLength: 1, maxLength: 2 }), fc.array(star, { minLength: 1, maxLength: 2 }), ring(90).map((one) => [one])), (rings) => {
      expect(firstCrossing(rings)).toEqual(kinks(polygon(rings)).features[0]?.geometry.coordinates);
    }),
    { numRuns: 400 },
  );
});

test('no two areas that share more than a sliver are passed over', () => {
  fc.assert(
    fc.property(fc.array(star, { minLength: 2, maxLength: 6 }), (stars) => {
      const candidates = stars.map((one) => ({ polygons: [[one]], unsound: false }));
      const pairs = new Set([...pairsThatShare(candidates, () => true)].map(([i, j]) => `${i} ${j}`));
      for (const [i, one] of candidates.entries()) for (const [j, other] of candidates.entries()) if (i < j && squareMetres(one.polygons, other.polygons) > SLIVER) expect(pairs).toContain(`${i} ${j}`);
    }),
    { numRuns: 40 },
  );
});

test('neighbours that share corners but for the last digit are not held against each other', () => {
  const square = (x: number, y: number): Position[] => closed([[x, y], [x + 1e-3, y + 1e-9], [x + 1e-3, y + 1e-3], [x - 1e-9, y + 1e-3]]);
  const rings = [116, 116.001, 116.002].flatMap((x) => [29, 29.001].map((y) => square(x, y)));
  expect([...pairsThatShare(rings.map((one) => ({ polygons: [[one]], unsound: false })), () => true)]).toEqual([]);
});

test('rings over which clipping throws are measured all the same', () => {
  const [spiked, other] = [
    [[[116.200933713, 30.1], [116.200518729, 30.100902086], [116.200726221, 30.100451043], [116.2, 30.1], [116.2, 30.1], [116.2, 30.1], [116.200933713, 30.1]], [[116.2, 30.1], [116.2, 30.1], [116.2, 30.1], [116.2, 30.1]]],
    [[[116.2, 30.1], [116.2, 30.100180417], [116.201037459, 30.100902086], [116.2, 30.1]]],
  ];
  expect(squareMetres([spiked ?? []], [other ?? []])).toBeGreaterThanOrEqual(0);
});
