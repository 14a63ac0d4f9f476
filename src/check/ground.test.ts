/** Whether a sign stands on ground that can be built on: certainly, nowhere within an error, or not to be told. */
import { expect, test } from 'vitest';
import { box, feature, open, point, sign, type Case } from './cases.fixture.ts';
import { MAYBE, NO, YES } from './tri.ts';

const options = { asOf: '2026-06-01' };
/** A face of 2 cm across the line, the position good to 1 m and the drawing to 0.5 m. */
const at = (x: number) => sign({ width: 0.02, bearing: 90, accuracy: 1 }, point(x, 0));
const onGround = (of: Case, x: number, error = 0): unknown => open(of, options).checker.onGround(at(x), options, error);

test('in the plan area: by more than the position may be off', () => {
  const of: Case = { layers: { 'plan-area': [feature('area', box(-100, -100, 200, 200))] } };
  expect([0, 98, 98.4].map((x) => onGround(of, x))).toEqual([YES, YES, YES]);
  expect([98.6, 99, 101, 103].map((x) => onGround(of, x))).toEqual([NO, NO, NO, NO]);
  // Of a place half a metre off the error is half a metre less, so it may be well inside.
  expect([98.4, 98.6, 99, 99.4, 99.6, 101].map((x) => onGround(of, x, 0.5))).toEqual([YES, MAYBE, MAYBE, MAYBE, NO, NO]);
  expect(onGround({ ...of, failed: ['plan-area'] }, 0)).toBe(MAYBE);
});

test('clear of what nothing can stand on: by more than the position may be off', () => {
  const of: Case = { layers: { water: [feature('w', box(0, -100, 100, 200))] }, unbuildable: ['water'] };
  expect([-50, -2, -1.6].map((x) => onGround(of, x))).toEqual([YES, YES, YES]);
  expect([-1.4, -1, 0, 50].map((x) => onGround(of, x))).toEqual([NO, NO, NO, NO]);
  expect([-1.6, -1.4, -1, -0.6, -0.4, 1].map((x) => onGround(of, x, 0.5))).toEqual([YES, MAYBE, MAYBE, MAYBE, NO, NO]);
  expect(onGround({ ...of, failed: ['water'] }, -50)).toBe(MAYBE);
  // A layer that something may stand on is no hindrance, read or not.
  expect(onGround({ layers: of.layers ?? {} }, 50)).toBe(YES);
  expect(onGround({ layers: of.layers ?? {}, failed: ['water'] }, 50)).toBe(YES);
});
