/** Many signs at once: all of an inventory judged as neighbours of each other, and two plans held against one another. */
import { today } from '../app/today.ts';
import { loadBoxIndex } from '../geo/box-index.ts';
import type { Plan } from '../plan/plan.ts';
import { readProposals, type ProposalRow } from '../plan/proposal-rows.ts';
import { readDate } from '../plan/proposal-values.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { auditContext } from '../survey/audit-hand.ts';
import { audit } from '../survey/audit.ts';
import { diffPlans } from '../survey/diff/plans.ts';
import type { PlanDiff, VerdictsDiff } from '../survey/diff/types.ts';
import { diffVerdicts } from '../survey/diff/verdicts.ts';
import { addEntry, emptyTally, summaryOf, type AuditSummary } from '../survey/summary.ts';
import type { AuditEntry, AuditOptions } from '../survey/types.ts';
import type { Day } from './engine.ts';

export interface AuditResult {
  /** In the order of the rows; a row in error is an entry with its problems and stops no other. */
  readonly entries: readonly AuditEntry[];
  /** The same in figures: by verdict, zone, sign type and clause. */
  readonly summary: AuditSummary;
  /** What is to be said of the inventory as a whole. */
  readonly remarks: readonly Problem[];
}

export interface PlanComparison {
  readonly plans: PlanDiff;
  /** Which signs come out otherwise; only where an inventory was given. */
  readonly verdicts?: VerdictsDiff;
  readonly remarks: readonly Problem[];
}

/**
 * Judges all signs of an inventory, as `signplan audit` does: GeoJSON, one Feature a line, or CSV. Takes some 0.1 s a thousand signs, without a pause: where a page must stay alive, call it in a worker.
 * Fails with `input.*` where the text can't be understood at all, and with `proposal.*` where the day is no date.
 */
export async function auditInventory(plan: Plan, text: string, day: Day = {}): Promise<Result<AuditResult>> {
  const options = optionsOf(day);
  if (!options.ok) return options;
  const rows = rowsOf(plan, text);
  if (!rows.ok) return rows;
  await loadBoxIndex();
  const judged = audit(plan, rows.value, options.value);
  if (!judged.ok) return judged;
  const tally = emptyTally();
  const entries: AuditEntry[] = [];
  for (const entry of judged.value.entries) {
    addEntry(tally, entry);
    entries.push(entry);
  }
  return ok({ entries, summary: summaryOf(tally, plan), remarks: judged.value.remarks });
}

/** What changed from one plan to another, as `signplan diff` tells it, and, with an inventory, which of its signs change their verdict. Fails as `auditInventory` does. */
export async function comparePlans(from: Plan, to: Plan, inventory?: string, day: Day = {}): Promise<Result<PlanComparison>> {
  const plans = diffPlans(from, to);
  if (inventory === undefined) return ok({ plans, remarks: [] });
  const options = optionsOf(day);
  if (!options.ok) return options;
  const [before, after] = [rowsOf(from, inventory), rowsOf(to, inventory)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  await loadBoxIndex();
  const judged = diffVerdicts({ plan: from, rows: before.value }, { plan: to, rows: after.value }, options.value);
  return judged.ok ? ok({ plans, verdicts: judged.value.verdicts, remarks: judged.value.remarks }) : judged;
}

function rowsOf(plan: Plan, text: string): Result<readonly ProposalRow[]> {
  const read = readProposals(text, auditContext(plan, ''));
  return read.ok ? ok(read.value.rows) : read;
}

function optionsOf({ asOf, today: day = today() }: Day): Result<AuditOptions> {
  const date = readDate({ zh: '判定日期', en: 'The as-of date' }, asOf ?? day, 'asOf');
  return date.ok ? ok({ asOf, today: day }) : date;
}
