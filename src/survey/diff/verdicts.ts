/** Which signs of an inventory come out otherwise by another plan, and why. Each is judged in its own plan, neighbours known. */
import { compile, type Checker } from '../../check/compile.ts';
import { RESULTS, type CheckResult, type Finding, type FindingResult, type Verdict } from '../../check/types.ts';
import { asOfDate } from '../../plan/as-of.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ProposalRow } from '../../plan/proposal-rows.ts';
import { ok, type Problem, type Result } from '../../problem.ts';
import { asNeighbour, featureOf, layersOf, planeOf, type LayerNames } from '../audit.ts';
import { inventoryOf, type Inventory } from '../inventory.ts';
import { signsOf } from '../signs.ts';
import { VERDICTS } from '../summary.ts';
import { TELLING, type AuditOptions } from '../types.ts';
import type { FindingChange, VerdictChange, VerdictsDiff } from './types.ts';

/** A plan and the inventory as it reads it: types, consents and extent may differ between plans. */
export interface Side {
  readonly plan: Plan;
  readonly rows: readonly ProposalRow[];
}

interface Opened {
  readonly inventory: Inventory;
  readonly checker: Checker;
  readonly layers: LayerNames;
}

function open({ plan, rows }: Side): Result<Opened> {
  const inventory = inventoryOf(plan, signsOf(rows, planeOf(plan)));
  const checker = compile(inventory.plan);
  return checker.ok ? ok({ inventory, checker: checker.value, layers: layersOf(plan) }) : checker;
}

export interface VerdictsResult {
  readonly verdicts: VerdictsDiff;
  /** What is to be said of the inventory as a whole. */
  readonly remarks: readonly Problem[];
}

/** @param from and @param to have the same rows. A layer of more than some hundred signs wants `loadBoxIndex()` first. */
export function diffVerdicts(from: Side, to: Side, options: AuditOptions): Result<VerdictsResult> {
  const steps = diffVerdictsSteps(from, to, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same sign by sign, so that whoever calls it may show how far it is, and stop. */
export function* diffVerdictsSteps(from: Side, to: Side, options: AuditOptions): Generator<void, Result<VerdictsResult>, void> {
  const [a, b] = [open(from), open(to)];
  if (!a.ok) return a;
  if (!b.ok) return b;
  const changed: VerdictChange[] = [];
  const transitions = new Map<string, VerdictsDiff['transitions'][number]>();
  const errors = { from: 0, to: 0 };
  let otherFindings = 0;
  for (const [i, row] of from.rows.entries()) {
    yield;
    const before = judge(row, a.value, options);
    const after = judge(to.rows[i] ?? row, b.value, options);
    if (before === null) errors.from += 1;
    if (after === null) errors.to += 1;
    const [was, is] = [before?.verdict ?? null, after?.verdict ?? null];
    const findings = before === null || after === null ? [] : findingChanges(before, after, a.value, b.value);
    if (was === is) {
      if (findings.length > 0) otherFindings += 1;
      continue;
    }
    const area = before === null || after === null || before.place.area === after.place.area ? {} : { area: { from: before.place.area, to: after.place.area } };
    changed.push({ row: row.row, id: row.id ?? null, from: was, to: is, findings, ...area });
    const key = `${was} ${is}`;
    transitions.set(key, { from: was, to: is, signs: (transitions.get(key)?.signs ?? 0) + 1 });
  }
  const rank = (verdict: Verdict | null): number => (verdict === null ? VERDICTS.length : VERDICTS.indexOf(verdict));
  const sorted = [...transitions.values()].sort((x, y) => rank(x.from) - rank(y.from) || rank(x.to) - rank(y.to));
  return ok({ verdicts: { rows: from.rows.length, errors, transitions: sorted, changed, otherFindings }, remarks: b.value.inventory.remarks });
}

function judge({ row, result }: ProposalRow, { inventory, checker }: Opened, { asOf, today }: AuditOptions): CheckResult | null {
  if (!result.ok) return null;
  return checker.check(asNeighbour(result.value, row, inventory), { asOf: asOfDate(result.value, { fixed: asOf, today }) });
}

const isTelling = (result: FindingResult | undefined): boolean => (TELLING as readonly (FindingResult | undefined)[]).includes(result);
const rankOf = (result: FindingResult | undefined): number => (result === undefined ? RESULTS.length : RESULTS.indexOf(result));

/** The worst finding of every clause. */
function worstOf(findings: readonly Finding[]): Map<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) if (rankOf(finding.result) < rankOf(worst.get(finding.clause)?.result)) worst.set(finding.clause, finding);
  return worst;
}

/** Clauses whose result differs and bears on the verdict in one of the plans; worst first, then by id. */
function findingChanges(before: CheckResult, after: CheckResult, a: Opened, b: Opened): FindingChange[] {
  const [was, is] = [worstOf(before.findings), worstOf(after.findings)];
  const worse = (clause: string): number => Math.min(rankOf(was.get(clause)?.result), rankOf(is.get(clause)?.result));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((clause) => was.get(clause)?.result !== is.get(clause)?.result && (isTelling(was.get(clause)?.result) || isTelling(is.get(clause)?.result)))
    .sort((x, y) => worse(x) - worse(y) || (x < y ? -1 : 1))
    .map((clause) => {
      const [old, now] = [was.get(clause), is.get(clause)];
      const turned = rankOf(now?.result) < rankOf(old?.result);
      const telling = turned ? now : old;
      const feature = telling === undefined ? undefined : featureOf(telling, turned ? b.layers : a.layers);
      return { clause, from: old?.result ?? null, to: now?.result ?? null, ...(feature === undefined ? {} : { feature }) };
    });
}
