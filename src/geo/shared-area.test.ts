import fc from 'fast-check';
import { area as clipped, intersect, FillRule } from 'clipper2-ts';
import { expect, test } from 'vitest';
import { areaBeyond, flatArea, sharedArea } from './shared-area.ts';

/** A star about a centre: simple, whatever its radii. */
const star = fc.tuple(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -4000, max: 4000 }), fc.array(fc.integer({ min: 200, max: 9000 }), { minLength: 3, maxLength: 30 })).map(([x, y, radii]) => {
  const ring = radii.flatMap((r, i) => [x + Math.round(r * Math.cos((i * 2 * Math.PI) / radii.length)), y + Math.round(r * Math.sin((i * 2 * Math.PI) / radii.length))]);
  return Float64Array.from([...ring, ...ring.slice(0, 2)]);
});
const path = (ring: Float64Array): { x: number; y: number }[] => Array.from({ length: ring.length / 2 - 1 }, (_, i) => ({ x: ring[2 * i] ?? 0, y: ring[2 * i + 1] ?? 0 }));
const plenty = (): { left: number } => ({ left: 1e7 });

test('what two areas share, and what one has for itself, is what clipping gives', () => {
  fc.assert(
    fc.property(star, star, (one, other) => {
      const common = intersect([path(one)], [path(other)], FillRule.EvenOdd).reduce((sum, ring) => sum + clipped(ring), 0);
      const own = Math.abs(clipped(path(one)));
      const [a, b] = [flatArea([one]), flatArea([other])];
      // Clipper rounds each crossing to whole units.
      const slack = 40_000 + own * 1e-9;
      expect(Math.abs(sharedArea(a, b, plenty()) - common)).toBeLessThan(slack);
      expect(Math.abs(areaBeyond(a, b, plenty()) - (own - common))).toBeLessThan(slack);
      expect(Math.abs(sharedArea(a, a, plenty()) - own)).toBeLessThan(1e-9 * own + 1e-6);
    }),
    { numRuns: 400 },
  );
});

test('neighbours with a common edge share nothing; without steps left nothing is said', () => {
  const square = (x: number): Float64Array => Float64Array.of(x, 0, x + 10, 3, x + 10, 13, x, 10, x, 0);
  const [a, b] = [flatArea([square(0)]), flatArea([square(10)])];
  expect(sharedArea(a, b, plenty())).toBe(0);
  expect(sharedArea(a, flatArea([square(9)]), plenty())).toBeGreaterThan(5);
  expect(sharedArea(a, flatArea([square(9)]), { left: 3 })).toBeNaN();
});
