/** Three values and intervals against what they stand for: every member of an interval, one by one. */
import { describe, expect, test } from 'vitest';
import { and, compare, margin, MAYBE, NO, not, or, tri, YES, type Tri } from './tri.ts';

const TRIS = [NO, YES, MAYBE] as const;
/** The truth values that a three-valued one may turn out to be. */
const members = (t: Tri): boolean[] => (t === MAYBE ? [false, true] : [t === YES]);
/** Of all that may turn out: what it is if it is always the same. */
const always = (outcomes: readonly boolean[]): Tri => (outcomes.every((one) => one) ? YES : outcomes.some((one) => one) ? MAYBE : NO);

describe('three-valued logic', () => {
  test('not, and, or hold for whatever a MAYBE turns out to be', () => {
    for (const a of TRIS) {
      expect(not(a)).toBe(always(members(a).map((one) => !one)));
      for (const b of TRIS) {
        const pairs = members(a).flatMap((one) => members(b).map((other) => [one, other] as const));
        expect(and(a, b), `${a} and ${b}`).toBe(always(pairs.map(([one, other]) => one && other)));
        expect(or(a, b), `${a} or ${b}`).toBe(always(pairs.map(([one, other]) => one || other)));
      }
    }
    expect([tri(true), tri(false)]).toEqual([YES, NO]);
  });
});

describe('comparison of intervals', () => {
  /** Ends 0, 1, 2, 3; between ends a half, which stands for all the rest. */
  const intervals = [0, 1, 2, 3].flatMap((low) => [0, 1, 2, 3].filter((high) => high >= low).map((high) => [low, high] as const));
  const within = ([low, high]: readonly [number, number]): number[] => Array.from({ length: 2 * (high - low) + 1 }, (_, i) => low + i / 2);
  const holds = { '<': (a: number, b: number) => a < b, '<=': (a: number, b: number) => a <= b, '>': (a: number, b: number) => a > b, '>=': (a: number, b: number) => a >= b, '=': (a: number, b: number) => a === b, '!=': (a: number, b: number) => a !== b };

  test.each(Object.entries(holds))('%s is YES or NO only where it is so for every pair', (op, decide) => {
    for (const value of intervals)
      for (const limit of intervals) {
        const outcomes = within(value).flatMap((a) => within(limit).map((b) => decide(a, b)));
        expect(compare(op as keyof typeof holds, ...value, ...limit), `[${value.join()}] ${op} [${limit.join()}]`).toBe(always(outcomes));
      }
  });

  test('nothing is known of a value without bounds, nor against a limit without', () => {
    for (const op of ['<', '<=', '>', '>=', '=', '!='] as const) {
      expect(compare(op, -Infinity, Infinity, 3, 3)).toBe(MAYBE);
      expect(compare(op, 3, 3, -Infinity, Infinity)).toBe(MAYBE);
    }
  });

  test('the margin runs from the worst pair to the best, and is negative beyond the limit', () => {
    for (const value of intervals)
      for (const limit of intervals) {
        const below = within(value).flatMap((a) => within(limit).map((b) => b - a));
        const range = (list: readonly number[]): [number, number] => [Math.min(...list) + 0, Math.max(...list) + 0];
        for (const op of ['<', '<='] as const) expect(margin(op, ...value, ...limit)?.map((n) => n + 0)).toEqual(range(below));
        for (const op of ['>', '>='] as const) expect(margin(op, ...value, ...limit)?.map((n) => n + 0)).toEqual(range(below.map((d) => -d)));
        for (const op of ['=', '!='] as const) expect(margin(op, ...value, ...limit)).toBeUndefined();
      }
  });
});
