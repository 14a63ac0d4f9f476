/** A proposal held against rules of other cities. The plan's own findings, counts and verdict come from elsewhere and know nothing of it. */
import { comparatorPlan } from '../plan/comparators.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { ComparatorRules } from '../plan/schema/comparators.ts';
import { fail, ok, type Result } from '../problem.ts';
import type { CheckOptions } from './compile.ts';
import { compileWithin } from './window/compile-within.ts';
import type { Finding } from './types.ts';

export interface Comparing {
  /** The comparators as a plan: what their findings are worded with. */
  readonly plan: Plan;
  /** One finding a clause that applies, of tier T4: `advice` (not met, or undecided with its reasons), `reserved`, `not-covered` or `pass`, in this order. */
  compare(proposal: Proposal, options: CheckOptions): readonly Finding[];
}

/** Problems where a clause names what does not exist in the plan. */
export function compileComparators(plan: Plan, comparators: ComparatorRules): Result<Comparing> {
  const beside = comparatorPlan(plan, comparators);
  const checker = compileWithin(beside);
  if (!checker.ok) {
    const file = plan.manifest.documents?.comparators?.file;
    return fail(...checker.problems.map((problem) => (file === undefined ? problem : { ...problem, file })));
  }
  // The plan's table and layers are judged along with them, and are none of the comparison.
  return ok({ plan: beside, compare: (proposal, options) => checker.value.check(proposal, options).findings.filter(({ tier }) => tier === 'T4') });
}
