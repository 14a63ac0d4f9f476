/** A package opened once, and what it can then be asked. Pure but for reading: no DOM, no Node; whoever calls brings the source of the bytes. */
import { today } from '../app/today.ts';
import { compile, type Checker } from '../check/compile.ts';
import type { ByteSource } from '../io/source.ts';
import { asOfDate } from '../plan/as-of.ts';
import { loadComparators } from '../plan/load-document.ts';
import { loadPlan, type LoadOptions } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import { readProposal } from '../plan/proposal.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { readDate } from '../plan/proposal-values.ts';
import { ok, type Result } from '../problem.ts';
import { comparer, type Compare } from '../report/comparisons.ts';
import { ENGINE } from '../report/engine.ts';
import { fullReport, type ReportParts } from '../report/full-report.ts';
import type { Report } from '../report/types.ts';
import { readReports } from '../report/verify/read.ts';
import { verifyRows, wantsComparators } from '../report/verify/rows.ts';
import type { VerifiedRows } from '../report/verify/types.ts';

export interface OpenOptions extends Pick<LoadOptions, 'signal' | 'onProgress'> {
  /** Reads the rules of other cities that come with the package as well: every report then says, apart from its findings, what they say. They bind nothing. */
  readonly compare?: boolean;
}

/** The day that is judged for. */
export interface Day {
  /** ISO date (`2026-11-24`) that holds whatever the proposal states; left out: the proposal's own `start`, else `today`. */
  readonly asOf?: string | undefined;
  /** ISO date; left out: today in China, by the clock. State one of the two where the same input has to give the same bytes on another day. */
  readonly today?: string | undefined;
}

/** What is asked of one check: the day, and which parts the report has. */
export type Asked = Day & ReportParts;

/** An opened plan. Everything but `verify` answers at once. */
export interface PlanEngine {
  /** Manifest, rules and layers as they were read; `plan.problems` names the layers that could not be, whose findings are then `unknown`. */
  readonly plan: Plan;
  /** The engine below the reports: findings without wording, 10 000 and more of them a second. */
  readonly checker: Checker;
  /** Where the package was read from. */
  readonly source: ByteSource;
  /**
   * A GeoJSON Feature as a proposal: `Point` (the sign's centre) or `LineString` (the baseline of its face), longitude and latitude in WGS84/CGCS2000 degrees,
   * lengths in metres, bearings in degrees clockwise from north. Fails with every `proposal.*` problem that it has.
   */
  read(feature: unknown): Result<Proposal>;
  /** The report of a Feature, the same as `signplan check --format json` writes. `brief` leaves out what would pass and what to change, which take up to a second. */
  check(feature: unknown, asked?: Asked): Result<Report>;
  /** Makes reports again and says what still holds: text of one report, of an array, or of one a line. Fails with `report.*` where it is none of these. */
  verify(text: string, file?: string): Promise<Result<VerifiedRows>>;
}

/**
 * Reads and compiles a package. Never rejects. Fails with `source.*`, `manifest.*`, `rules.*` or `package.*` problems where there is nothing to judge by;
 * a layer that can't be read is no failure, and makes what needs it undetermined.
 */
export async function openPlan(source: ByteSource, { compare = false, ...options }: OpenOptions = {}): Promise<Result<PlanEngine>> {
  const loaded = await loadPlan(source, options);
  if (!loaded.ok) return loaded;
  const plan = loaded.value;
  const compiled = compile(plan);
  if (!compiled.ok) return compiled;
  const comparing = compare ? await comparerOf(plan, source, options.signal) : ok(undefined);
  return comparing.ok ? ok(engineOf(plan, compiled.value, source, comparing.value)) : comparing;
}

async function comparerOf(plan: Plan, source: ByteSource, signal: AbortSignal | undefined): Promise<Result<Compare>> {
  const comparators = await loadComparators(source, plan.manifest, signal);
  return comparators.ok ? comparer(plan, comparators.value) : comparators;
}

function engineOf(plan: Plan, checker: Checker, source: ByteSource, compare: Compare | undefined): PlanEngine {
  const context = contextOf(plan);
  return {
    plan,
    checker,
    source,
    read: (feature) => readProposal(feature, context),
    check: (feature, { asOf, today: day, ...parts } = {}) => {
      const proposal = readProposal(feature, context);
      if (!proposal.ok) return proposal;
      const date = dayOf(proposal.value, { asOf, today: day });
      return date.ok ? ok(fullReport(plan, checker, proposal.value, { ...parts, asOf: date.value, engine: ENGINE, compare })) : date;
    },
    verify: async (text, file = '') => {
      const read = readReports(text, file);
      if (!read.ok) return read;
      const wanted = wantsComparators(read.value) && plan.manifest.documents?.comparators !== undefined;
      const comparators = wanted ? await loadComparators(source, plan.manifest) : ok(undefined);
      return comparators.ok ? ok(verifyRows(read.value, { plan, checker, comparators: comparators.value })) : comparators;
    },
  };
}

/** The day of one proposal; fails with `proposal.*` where what was named is no date. */
export function dayOf(proposal: Proposal, { asOf, today: day }: Day): Result<string> {
  return readDate({ zh: '判定日期', en: 'The as-of date' }, asOfDate(proposal, { fixed: asOf, today: day ?? today() }), 'asOf');
}
