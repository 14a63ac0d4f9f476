/** Three-valued logic (Kleene): what holds, what doesn't, what cannot be told. */
import type { Operator } from '../plan/schema/condition.ts';
import { unreachable } from '../problem.ts';

export const NO = 0;
export const YES = 1;
export const MAYBE = 2;
export type Tri = typeof NO | typeof YES | typeof MAYBE;

export const not = (a: Tri): Tri => (a === MAYBE ? MAYBE : a === YES ? NO : YES);
export const and = (a: Tri, b: Tri): Tri => (a === NO || b === NO ? NO : a === YES && b === YES ? YES : MAYBE);
export const or = (a: Tri, b: Tri): Tri => (a === YES || b === YES ? YES : a === NO && b === NO ? NO : MAYBE);
export const tri = (value: boolean): Tri => (value ? YES : NO);

/** `value op limit` for closed intervals: YES or NO only where it holds for every pair of members. */
export function compare(op: Operator, low: number, high: number, limitLow: number, limitHigh: number): Tri {
  switch (op) {
    case '<=':
      return high <= limitLow ? YES : low > limitHigh ? NO : MAYBE;
    case '<':
      return high < limitLow ? YES : low >= limitHigh ? NO : MAYBE;
    case '>=':
      return low >= limitHigh ? YES : high < limitLow ? NO : MAYBE;
    case '>':
      return low > limitHigh ? YES : high <= limitLow ? NO : MAYBE;
    case '=':
      return low === high && limitLow === limitHigh && low === limitLow ? YES : high < limitLow || low > limitHigh ? NO : MAYBE;
    case '!=':
      return not(compare('=', low, high, limitLow, limitHigh));
    default:
      return unreachable(op);
  }
}

/** Margin of `value op limit`: ≥ 0 inside, < 0 beyond; undefined for (in)equality. */
export function margin(op: Operator, low: number, high: number, limitLow: number, limitHigh: number): [number, number] | undefined {
  switch (op) {
    case '<=':
    case '<':
      return [limitLow - high, limitHigh - low];
    case '>=':
    case '>':
      return [low - limitHigh, high - limitLow];
    default:
      return undefined;
  }
}
