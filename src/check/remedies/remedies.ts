/**
 * What to change so that nothing fails, each checked again as a whole before it is told: the smallest change of one measure (or, where one won't do, of several), another
 * type of sign here, and for what stands by itself another place. A shop can't move: what is fixed to a building or a facility is offered planned sites only.
 */
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Setting } from '../envelope/measure.ts';
import type { Remedy } from '../envelope-types.ts';
import type { CheckResult } from '../types.ts';
import { changes } from './changes.ts';
import { places } from './places.ts';
import { sites } from './sites.ts';
import { otherTypes } from './types.ts';

/** What every kind of remedy is looked for with. */
export interface Cure extends Setting {
  readonly plan: Plan;
  readonly proposal: Proposal;
  /** The check that fails. */
  readonly result: CheckResult;
}

/** Nothing where nothing fails. Yields now and then, so that a search can be given up; the value returned is whole. */
export function* remedySearch(setting: Setting, plan: Plan, proposal: Proposal): Generator<void, Remedy[], void> {
  const result = setting.checker.check(proposal, setting.options);
  if (result.verdict !== 'nonconforming') return [];
  const cure: Cure = { ...setting, plan, proposal, result };
  const out: Remedy[] = [...changes(cure)];
  yield;
  out.push(...otherTypes(cure));
  yield;
  out.push(...sites(cure));
  yield;
  out.push(...(yield* places(cure)));
  return out;
}

export function remedies(setting: Setting, plan: Plan, proposal: Proposal): Remedy[] {
  const search = remedySearch(setting, plan, proposal);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}
