/**
 * The whole making of a report, once for everyone who hands one out or verifies one: what `check` writes, `verify` makes again, and the two must be the same to the byte.
 * Not part of the page's first chunk: that shows its verdict by `report.ts` alone and asks for this when the report is to leave the page.
 */
import type { Checker } from '../check/compile.ts';
import { envelope, settingOf } from '../check/envelope/envelope.ts';
import { procedureOf } from '../check/procedure.ts';
import { remedySearch } from '../check/remedies/remedies.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Compare } from './comparisons.ts';
import { procedureLists } from './procedure.ts';
import { makeReport, type ReportOptions } from './report.ts';
import type { Report } from './types.ts';

/** Parts that are there where they were asked for. */
export interface ReportParts {
  /** Also name the clauses that do not apply. */
  readonly all?: boolean;
  /** Without what would pass and what to change, which take a second at worst: for many signs at once. */
  readonly brief?: boolean;
}

export interface FullReportOptions extends ReportParts {
  /** ISO date that it is made for. */
  readonly asOf: string;
  /** Name and version of the engine, `ENGINE`. */
  readonly engine: string;
  /** Rules of other cities to hold it against: `comparer` of comparisons.ts. A report that has `comparisons` is made again with them only where this is given. */
  readonly compare?: Compare | undefined;
}

/** Check and wording first, then what follows from them; each part adds its own keys, in the order of `Report`. */
export function fullReport(plan: Plan, checker: Checker, proposal: Proposal, options: FullReportOptions): Report {
  const steps = fullReportSteps(plan, checker, proposal, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, giving way now and then, for a page that has nowhere else to make it. */
export function* fullReportSteps(plan: Plan, checker: Checker, proposal: Proposal, { asOf, engine, all = false, brief = false, compare }: FullReportOptions): Generator<void, Report, void> {
  const result = checker.check(proposal, { asOf });
  // Its conditions name what is there, or the package would not have loaded.
  const procedure = procedureOf(plan);
  let passing: ReportOptions['passing'];
  if (!brief) {
    const setting = settingOf(plan, checker, { asOf });
    yield;
    const found = envelope(setting, proposal);
    yield;
    passing = { envelope: found, remedies: yield* remedySearch(setting, plan, proposal) };
  }
  return makeReport(plan, proposal, result, { asOf, engine, all, passing, procedure: procedure.ok ? procedureLists(plan, procedure.value, proposal, result, { asOf }) : undefined, ...(compare === undefined ? {} : { comparisons: compare(proposal, { asOf }) }) });
}

/** The parts that a report was asked to have, so that it can be made again with the same. */
export const partsOf = (report: Report): ReportParts => ({ all: report.notApplying !== undefined, brief: report.envelope === undefined });
