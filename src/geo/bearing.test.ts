import { expect, test } from 'vitest';
import { bearingOf, directionOf } from './bearing.ts';

const turn = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

test('a direction has the bearing, of all hundredths of a degree, that is nearest', () => {
  for (let hundredths = 0; hundredths < 36_000; hundredths += 7) {
    for (const off of [0, 0.004, -0.004]) {
      const radians = ((hundredths / 100 + off) * Math.PI) / 180;
      for (const length of [3, 1e4, 2e8]) expect(bearingOf(length * Math.sin(radians), length * Math.cos(radians), 0), `${hundredths / 100}° and ${off}°`).toBe(hundredths / 100);
    }
  }
});

test('the quarters: north, east, south, west', () => {
  expect([bearingOf(0, 5, 0), bearingOf(5, 0, 0), bearingOf(0, -5, 0), bearingOf(-5, 0, 0)]).toEqual([0, 90, 180, 270]);
});

test('true bearing is grid bearing and convergence, and the way back is the same', () => {
  for (const convergence of [-0.57, 0, 0.49]) {
    for (let bearing = 0; bearing < 360; bearing += 1.37) {
      const [dx, dy] = directionOf(bearing, convergence);
      expect(Math.hypot(dx, dy)).toBeCloseTo(1, 12);
      // The direction on the grid is turned by the convergence.
      expect(Math.abs(Math.sin(((bearing - convergence) * Math.PI) / 180) - dx)).toBeLessThan(1e-4);
      expect(turn(bearingOf(dx, dy, convergence), bearing)).toBeLessThan(0.0101);
    }
  }
  expect(bearingOf(-1e-9, 1, 0.49)).toBe(0.49);
  expect(bearingOf(0, 1, -0.49)).toBe(359.51);
});
