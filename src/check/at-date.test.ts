/** A plan from which what is not in force was left out is judged as the whole is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAYS, dated, times } from '../../test/support/dated-plan.ts';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { planAt } from '../plan/at-date/plan-at.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { compile } from './compile.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);

function judged(plan: Plan, proposal: Proposal, asOf: string): string {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return JSON.stringify(compiled.value.check(proposal, { asOf }));
}

test('is judged as the whole is on that day; of segments, while nothing is measured along the road', () => {
  fc.assert(fc.property(randomPlan, randomProposal, fc.array(times, { minLength: 1, maxLength: 9 }), fc.constantFrom(...DAYS), (plan, proposal, dates, day) => {
    // A road goes on where its middle is a controlled segment on other days only: what is measured along it is measured over the whole plan.
    // An area that is not in force is not one that nobody has drawn, which a plan without it would look like.
    const areas = [...plan.layers].flatMap(([id, { entry }]) => (entry.role === 'plan-area' ? [id] : []));
    const whole = dated(plan, dates, [...areas, ...(JSON.stringify(plan.rules).includes('"along"') ? ['segments'] : [])]);
    expect(judged(planAt(whole, day), proposal, day)).toBe(judged(whole, proposal, day));
  }), { numRuns: RUNS });
});
