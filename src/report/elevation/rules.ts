/** What the findings say of sizes: one limit a measure and direction, the broken one first, else the narrowest. */
import type { Plan } from '../../plan/plan.ts';
import type { Limit } from '../../plan/schema/condition.ts';
import type { Report } from '../types.ts';
import { excessMetres, limitMetres, SIGNS } from './numbers.ts';

export interface Rule {
  readonly measure: string;
  readonly upper: boolean;
  readonly op: string;
  readonly limit: number;
  readonly state: 'fail' | 'met' | 'open';
  /** The limit and the excess as the report writes them. */
  readonly limitText: string;
  readonly excess: string | undefined;
  readonly unit: string;
}

const STATES: Readonly<Record<string, Rule['state']>> = { fail: 'fail', unknown: 'open', pass: 'met' };
const RANK: Readonly<Record<Rule['state'], number>> = { fail: 0, open: 1, met: 2 };

export function rulesOf(report: Report | null): readonly Rule[] {
  const best = new Map<string, Rule>();
  for (const { result, measure, limit, unit, margin } of report?.findings ?? []) {
    const state = STATES[result];
    const sign = SIGNS[limit?.op ?? ''];
    if (state === undefined || measure === undefined || limit === undefined || sign === undefined || (unit !== 'm' && unit !== 'm²')) continue;
    const upper = limit.op.startsWith('<');
    const [low, high] = limit.value;
    const value = upper ? (low ?? high) : (high ?? low);
    if (typeof value !== 'number' || !(value >= 0)) continue;
    const broken = margin?.[1] !== undefined && margin[1] !== null && margin[1] < 0;
    const rule: Rule = { measure, upper, op: limit.op, limit: value, state, limitText: limitMetres(value), excess: broken ? excessMetres(margin) : undefined, unit };
    const key = `${measure} ${upper ? '<' : '>'}`;
    const known = best.get(key);
    const order = known === undefined ? -1 : RANK[state] - RANK[known.state] || (upper ? value - known.limit : known.limit - value);
    if (order < 0) best.set(key, rule);
  }
  return [...best.values()];
}

/** How a measure stands to one of those that are drawn: `roofRise` is the top above something else. */
export interface Drawn {
  readonly measure: string;
  /** To be added to the limit, to have it in the drawn measure. */
  readonly offset: number;
  /** Facts that the offset rests on. */
  readonly by?: string;
}

const DIRECT = new Set(['width', 'height', 'depth', 'clearance', 'topHeight', 'reach', 'beyondKerb', 'sidewalkWidth', 'faceArea', 'buildingHeight', 'facadeWidth']);
const HEIGHTS = new Set(['clearance', 'topHeight']);

/** @param worth what a fact is worth in the drawing; undefined where it can't be placed */
export function drawnAs(measure: string, plan: Plan, longer: 'width' | 'height' | undefined, worth: (fact: string) => number | undefined): Drawn | undefined {
  if (DIRECT.has(measure)) return { measure, offset: 0 };
  const value = plan.rules.definitions.find(({ name }) => name === measure)?.value;
  if (typeof value !== 'object') return undefined;
  const fact = (limit: Limit | undefined): string | undefined => (typeof limit === 'object' && 'fact' in limit ? limit.fact : undefined);
  if ('max' in value && longer !== undefined && value.max.some((part) => fact(part) === longer)) return { measure: longer, offset: 0 };
  const parts = 'minus' in value ? value.minus : 'plus' in value ? value.plus : [];
  const [first, second] = [fact(parts[0]), fact(parts[1])];
  if (parts.length !== 2 || first === undefined || second === undefined || !HEIGHTS.has(first)) return undefined;
  const other = worth(second);
  return other === undefined ? undefined : { measure: first, offset: 'minus' in value ? other : -other, by: second };
}
