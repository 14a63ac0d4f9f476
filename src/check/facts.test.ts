/** What is known of a sign: what is stated, what follows from it or from its type, and what is asked for where neither is enough. */
import { describe, expect, test } from 'vitest';
import type { Value } from '../plan/plan.ts';
import type { Condition } from '../plan/schema/condition.ts';
import type { Definition, SignType } from '../plan/schema/rules.ts';
import { DEFINITIONS, TYPES } from '../../test/support/random-plan.ts';
import { clause, open, point } from './cases.fixture.ts';

const OPTIONS = { asOf: '2026-06-01' };
const text = (s: string): { zh: string; en: string } => ({ zh: s, en: s });
const OF_TYPE: Definition[] = [...DEFINITIONS, { name: 'mountedOn', title: text('mounted on'), ofType: 'mounting' }];

function told(requires: Condition, properties: Record<string, Value> = {}, types: readonly SignType[] = TYPES): unknown {
  const { checker } = open({ clauses: [clause('c0', requires)], definitions: OF_TYPE, types }, OPTIONS);
  const finding = checker.check({ geometry: point(0, 0), properties: { signType: 'wall', accuracy: 0, ...properties } }, OPTIONS).findings.find((one) => one.clause === 'c0');
  return [finding?.result, ...(finding?.reasons ?? []).map((reason) => ('name' in reason ? reason.name : reason.kind))];
}

describe('by its type', () => {
  test('a flag', () => {
    const onGround: Condition = { fact: 'groundStructure', is: true };
    expect(['pole', 'wall'].map((signType) => told(onGround, { signType }))).toEqual([['pass'], ['fail']]);
    expect(['pole', 'wall'].map((signType) => told({ fact: 'groundStructure', is: false }, { signType }))).toEqual([['fail'], ['pass']]);
  });
  test('a word', () => {
    const standing: Condition = { fact: 'mountedOn', in: ['free-standing'] };
    expect(['pole', 'wall'].map((signType) => told(standing, { signType }))).toEqual([['pass'], ['fail']]);
  });
});

describe('a number', () => {
  const atMost = (fact: string, value: number): Condition => ({ fact, op: '<=', value });
  test('that follows from others, or is stated itself', () => {
    expect([told(atMost('topHeight', 5), { clearance: 3, height: 2 }), told(atMost('topHeight', 4.9), { clearance: 3, height: 2 }), told(atMost('topHeight', 4.9), { topHeight: 4.9 })]).toEqual([['pass'], ['fail'], ['pass']]);
    expect(told({ fact: 'clearance', op: '>=', value: 3 }, { topHeight: 5, height: 2 })).toEqual(['pass']);
  });
  test('is never out of its bounds, and what contradicts itself says nothing', () => {
    // A top of 1 m and a height of 2 m leave a clearance of less than nothing.
    expect(told({ fact: 'clearance', op: '>=', value: 0 }, { topHeight: 1, height: 2 })).toEqual(['pass']);
    expect(told({ fact: 'clearance', op: '<=', value: 0 }, { topHeight: 1, height: 2 })).toEqual(['unknown', 'clearance']);
  });
  test('asks for what it would follow from; for itself where the form asks for it', () => {
    expect(told(atMost('topHeight', 5), { height: 2 })).toEqual(['unknown', 'clearance']);
    expect(told(atMost('topHeight', 5), { height: 2 }, TYPES.map((type) => ({ ...type, asks: ['topHeight'] })))).toEqual(['unknown', 'topHeight']);
    expect(told(atMost('luminance', 5))).toEqual(['unknown', 'luminance']);
    // The kerb may be nought to 0.2 m.
    const above: Condition = { fact: 'carriagewayClearance', op: '>=', value: 3 };
    expect([2.7, 2.9, 3].map((clearance) => told(above, { clearance }))).toEqual([['fail'], ['unknown', 'kerbHeight'], ['pass']]);
  });
});
