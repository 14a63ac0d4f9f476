/** A condition with its negations moved to the leaves, where they can be said: “not both” becomes “one of them not”. Three-valued logic allows that exactly. */
import type { Condition, Operator } from '../../plan/schema/condition.ts';
import { unreachable } from '../../problem.ts';

const OPPOSITE: Readonly<Record<Operator, Operator>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' };

export function normal(condition: Condition): Condition {
  if (typeof condition !== 'object') return condition;
  if ('not' in condition) return opposite(normal(condition.not));
  if ('all' in condition) return { all: condition.all.map(normal) };
  if ('any' in condition) return { any: condition.any.map(normal) };
  if ('each' in condition) return { each: condition.each, satisfies: normal(condition.satisfies) };
  return condition;
}

function opposite(condition: Condition): Condition {
  if (typeof condition === 'boolean') return !condition;
  if ('not' in condition) return condition.not;
  if ('all' in condition) return { any: condition.all.map(opposite) };
  if ('any' in condition) return { all: condition.any.map(opposite) };
  if ('op' in condition) return { ...condition, op: OPPOSITE[condition.op] };
  if ('distance' in condition) return { ...condition, distance: OPPOSITE[condition.distance] };
  if ('is' in condition) return { ...condition, is: !condition.is };
  if ('in' in condition || 'matches' in condition || 'each' in condition || 'none' in condition || 'inside' in condition) return { not: condition };
  return unreachable(condition);
}
