/** All reports of a file, each made again and held against what is found. */
import type { Checker } from '../../check/compile.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import { comparer, type Compare } from '../comparisons.ts';
import { fullReport } from '../full-report.ts';
import type { Report } from '../types.ts';
import type { ReadRows } from './read.ts';
import type { Outcome, Verification, VerifiedRow, VerifiedRows } from './types.ts';
import { verifyReport, type Remake } from './verify.ts';

export interface Against {
  readonly plan: Plan;
  readonly checker: Checker;
  /** Rules of other cities, for reports that were held against them: see `wantsComparators`. */
  readonly comparators?: ComparatorRules | undefined;
}

/** Whether some report says what rules of other cities say: those are a document of the package that is read for itself. */
export const wantsComparators = ({ rows }: ReadRows): boolean => rows.some((row) => row.kind === 'report' && row.report.comparisons !== undefined);

/** In the file's order. */
export function verifyRows({ single, rows }: ReadRows, { plan, checker, comparators }: Against): VerifiedRows {
  const compares = new WeakMap<Plan, Compare>();
  // Made for the plan as the report had it, which may be without some layers.
  const compareOf = (past: Plan): Compare | undefined => {
    const made = compares.get(past);
    if (made !== undefined || comparators === undefined) return made;
    const fresh = comparer(past, comparators);
    if (!fresh.ok) return undefined;
    compares.set(past, fresh.value);
    return fresh.value;
  };
  const remake = (report: Report): Remake => (past, by, proposal, options) => fullReport(past, by, proposal, { ...options, compare: report.comparisons === undefined ? undefined : compareOf(past) });
  return {
    single,
    rows: rows.map((row): VerifiedRow => {
      if (row.kind !== 'report') return row;
      const { report, ...rest } = row;
      return { ...rest, kind: 'verified', verification: verifyReport(plan, checker, report, remake(report)) };
    }),
  };
}

/** `moved`: the data are others and all that the report says of the sign still holds. */
export type RowOutcome = Outcome | 'moved' | 'unreadable' | 'skipped';
export const outcomeOf = (row: VerifiedRow): RowOutcome => (row.kind === 'verified' ? outcomeTold(row.verification) : row.kind);
export const outcomeTold = ({ outcome, holds }: Verification): RowOutcome => (outcome === 'differs' && holds ? 'moved' : outcome);

/** How many of each, in this order; those that there are none of are left out. */
export function tally({ rows }: VerifiedRows): readonly (readonly [RowOutcome, number])[] {
  const order: readonly RowOutcome[] = ['confirmed', 'moved', 'differs', 'edited', 'unreadable', 'skipped'];
  return order.map((outcome) => [outcome, rows.filter((row) => outcomeOf(row) === outcome).length] as const).filter(([, count]) => count > 0);
}
