import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { ComparatorRules } from '../plan/schema/comparators.ts';
import { loadCompared } from '../plan/tiny-loaded.fixture.ts';
import { compileComparators } from './compare.ts';
import { compile } from './compile.ts';

const AS_OF = '2026-11-24';
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);

const wall = (properties: Record<string, number>): Proposal => ({ geometry: { type: 'Point', coordinates: [116.03, 29.68] }, properties: { signType: 'wall', use: 'commercial', ...properties } });

describe('rules of other cities', () => {
  test('advise where they are not met or undecided, and are the only findings', async () => {
    const { plan, comparators } = await loadCompared();
    const compiled = compileComparators(plan, comparators);
    if (!compiled.ok) throw new Error();
    const found = compiled.value.compare(wall({ height: 2 }), { asOf: AS_OF });
    expect(found.map(({ clause, result, reasons }) => [clause, result, reasons.map(({ kind }) => kind)])).toEqual([
      ['C-01', 'advice', []],
      ['C-02', 'advice', ['fact']],
      ['C-04', 'reserved', []],
      ['C-03', 'not-covered', ['absent']],
      ['C-05', 'pass', []],
    ]);
    expect(found.every(({ tier }) => tier === 'T4')).toBe(true);
  });

  test('are no rules of the plan: nothing of them is in rules.json, and a place outside the plan area changes nothing', async () => {
    const { plan, comparators } = await loadCompared();
    expect(plan.rules.clauses.some(({ tier }) => tier === 'T4')).toBe(false);
    const compiled = compileComparators(plan, comparators);
    if (!compiled.ok) throw new Error();
    const outside: Proposal = { ...wall({ height: 2 }), geometry: { type: 'Point', coordinates: [116.06, 29.76] } };
    expect(compiled.value.compare(outside, { asOf: AS_OF })).toEqual(compiled.value.compare(wall({ height: 2 }), { asOf: AS_OF }));
  });

  test('of another plan are refused, by the name that is missing and the file', async () => {
    const { plan, comparators } = await loadCompared();
    const [first] = comparators.clauses;
    if (first === undefined) throw new Error();
    const compiled = compileComparators(plan, { ...comparators, clauses: [{ ...first, requires: { fact: 'storeyRatio', op: '<', value: 1 } }] });
    expect(compiled).toMatchObject({ ok: false, problems: [{ code: 'rules.dangling', file: 'comparators.json', received: 'fact storeyRatio' }] });
  });
});

test('whatever a comparator says, it never fails, is never unknown and asks for no consent, and verdict, counts and findings stay as they are', () => {
  fc.assert(
    fc.property(randomPlan, randomProposal, (plan, proposal) => {
      const checker = compile(plan);
      if (!checker.ok) throw new Error(JSON.stringify(checker.problems));
      const before = structuredClone(checker.value.check(proposal, { asOf: AS_OF }));
      const { sources, clauses } = plan.rules;
      const foreign: ComparatorRules = { schema: 'signplan-comparators/1', sources, definitions: [], tables: [], consents: [], clauses: clauses.map((clause) => ({ ...clause, id: `C-${clause.id}`, tier: 'T4', confidence: 'V', recommended: false })) };
      const compiled = compileComparators(plan, foreign);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      const found = compiled.value.compare(proposal, { asOf: AS_OF });
      for (const { clause, result, consent } of found) {
        expect(['advice', 'reserved', 'not-covered', 'pass'], clause).toContain(result);
        expect(consent, clause).toBeUndefined();
      }
      expect(checker.value.check(proposal, { asOf: AS_OF })).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});
