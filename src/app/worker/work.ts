/** What takes longer than an entry may wait for: the same in a worker, at one go, and where there is none on the page, in idle moments. */
import type { Checker } from '../../check/compile.ts';
import { fail, ok, type Result } from '../../problem.ts';
import { comparer } from '../../report/comparisons.ts';
import { fullReportSteps } from '../../report/full-report.ts';
import type { Report } from '../../report/types.ts';
import type { VerifiedRows } from '../../report/verify/types.ts';
import type { Asked, Filed, Given } from './talk.ts';

export interface Tools extends Given {
  readonly checker: Checker;
}

/** A report in full, step by step. Throws where the rules of other cities name what this plan does not have. */
export function make({ plan, checker, comparators }: Tools, { proposal, asOf, engine }: Asked): Generator<void, Report, void> {
  const compare = comparators === null ? undefined : comparer(plan, comparators);
  if (compare?.ok === false) throw new Error(compare.problems[0]?.text.en);
  return fullReportSteps(plan, checker, proposal, { asOf, engine, compare: compare?.value });
}

export async function verify({ plan, checker, comparators }: Tools, { text, name }: Filed): Promise<Result<VerifiedRows>> {
  const [{ readReports }, { verifyRows }] = await Promise.all([import('../../report/verify/read.ts'), import('../../report/verify/rows.ts')]);
  const read = readReports(text, name);
  if (!read.ok) return read;
  const [only] = read.value.rows;
  // One thing that is no report is not a list with an unreadable row.
  if (read.value.single && only?.kind === 'unreadable') return fail(...only.problems);
  return ok(verifyRows(read.value, { plan, checker, comparators: comparators ?? undefined }));
}
