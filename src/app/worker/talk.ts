/** What the page and its workers say to each other. */
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import type { Result } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import type { VerifiedRows } from '../../report/verify/types.ts';
import type { PlanGiven } from './plan-given.ts';

/** The very package that the page judges by, and rules of other cities to put beside it. */
export interface Given {
  readonly plan: Plan;
  readonly comparators: ComparatorRules | null;
}

export interface Asked {
  readonly proposal: Proposal;
  readonly asOf: string;
  readonly engine: string;
}

/** The text of a file of reports, and its name. */
export interface Filed {
  readonly text: string;
  readonly name: string;
}

export type ToWorker =
  /** First of all. */
  | { readonly kind: 'given'; readonly given: Omit<Given, 'plan'> & { readonly plan: PlanGiven } }
  | { readonly kind: 'make'; readonly number: number; readonly asked: Asked }
  | { readonly kind: 'verify'; readonly number: number; readonly filed: Filed };

export type FromWorker =
  | { readonly kind: 'made'; readonly number: number; readonly report: Report }
  | { readonly kind: 'verified'; readonly number: number; readonly result: Result<VerifiedRows> }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
