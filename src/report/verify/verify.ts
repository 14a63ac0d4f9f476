/** A report made again, from its own proposal and date, and held against the report: pure, like everything that it rests on. */
import { compile, type Checker } from '../../check/compile.ts';
import type { Plan } from '../../plan/plan.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Result } from '../../problem.ts';
import { ENGINE } from '../engine.ts';
import { partsOf, type FullReportOptions } from '../full-report.ts';
import { planPart } from '../report.ts';
import type { Report } from '../types.ts';
import { differences } from './differences.ts';
import { findingChanges, findingFields } from './findings.ts';
import { fileChanges, pinned, planChanges, readAs, unreadThen, withoutLayers } from './provenance.ts';
import type { FieldChange, Verification } from './types.ts';

/** Makes a report: `fullReport`. */
export type Remake = (plan: Plan, checker: Checker, proposal: Proposal, options: FullReportOptions) => Report;

/** Where the report was taken from and by what it was made; and what is compared finding by finding. */
const APART: ReadonlySet<string> = new Set(['plan', 'engine', 'findings']);

/**
 * @param report one that `readReport` has passed
 * @returns what still holds. Never throws, whatever the report may say.
 */
export function verifyReport(plan: Plan, checker: Checker, report: Report, remake: Remake): Verification {
  const without = unreadThen(report.plan, plan);
  const past = without.length === 0 ? { plan, checker } : asItWas(plan, checker, without);
  const here = readAs(planPart(past.plan), report.plan.files, plan);
  const files = fileChanges(report.plan.files, here.files, plan);
  const changes = planChanges(report.plan, here);
  const sameData = files.length === 0 && (pinned(report.plan, here) || changes.length === 0);
  // From the same data these can only be other because somebody made them so.
  const untrue = sameData ? differences(report.plan, here, ['plan']) : [];
  const sameEngine = report.engine === ENGINE;
  const shared = { ...heading(plan, report), plan: sameData ? [] : changes, files, without: without.map((id) => ({ id, title: plan.layers.get(id)?.entry.title ?? { zh: id, en: id } })) };

  const proposal = proposalOf(report, plan);
  if (!proposal.ok) {
    // No report has a proposal that its own plan refuses.
    return { ...shared, outcome: sameData && sameEngine ? 'edited' : 'differs', holds: false, verdict: { was: report.verdict, now: null }, headline: { was: report.headline, now: null }, findings: [], fields: untrue, whole: null, problems: proposal.problems };
  }
  const options: FullReportOptions = { ...partsOf(report), asOf: report.asOf, engine: ENGINE };
  const now = plainly(remake(past.plan, past.checker, proposal.value, options));
  const others = differences(report, now, [], APART);
  const inFindings = findingFields(report.findings, now.findings);
  const holds = others.length + inFindings.length === 0;
  const outcome = sameData && (untrue.length > 0 || (sameEngine && !holds)) ? 'edited' : sameData && holds ? 'confirmed' : 'differs';
  const whole = without.length === 0 ? null : remake(plan, checker, proposal.value, options);
  return {
    ...shared,
    outcome,
    holds,
    verdict: { was: report.verdict, now: now.verdict },
    headline: { was: report.headline, now: now.headline },
    findings: findingChanges(report.findings, now.findings),
    fields: outcome === 'edited' ? inOrder(report, [...untrue, ...others, ...inFindings]) : others,
    whole: whole === null ? null : { verdict: whole.verdict, headline: whole.headline },
    problems: [],
  };
}

function heading(plan: Plan, report: Report): Pick<Verification, 'schema' | 'report' | 'against'> {
  const { id, name, signType } = report.proposal.properties ?? {};
  const { plan: of, engine, asOf } = report;
  return {
    schema: 'signplan-verification/1',
    report: { ...(typeof id === 'string' ? { id } : {}), ...(typeof name === 'string' ? { name } : {}), signType: String(signType), plan: { id: of.id, version: of.version, title: of.title }, engine, asOf },
    against: { plan: { id: plan.manifest.id, version: plan.manifest.version }, engine: ENGINE },
  };
}

/** The proposal as it was judged; an inventory's other columns are carried through as they are. */
function proposalOf({ proposal }: Report, plan: Plan): Result<Proposal> {
  const { extra } = proposal as { readonly extra?: Proposal['extra'] };
  const read = readProposal({ type: 'Feature', geometry: proposal.geometry, properties: proposal.properties }, { ...contextOf(plan), path: 'proposal' });
  return read.ok && extra !== undefined ? { ok: true, value: { ...read.value, extra } } : read;
}

interface Past {
  readonly plan: Plan;
  readonly checker: Checker;
}
const known = new WeakMap<Plan, Map<string, Past>>();

/** The plan as it was read then, without some layers; made once for many reports. */
function asItWas(plan: Plan, checker: Checker, without: readonly string[]): Past {
  const made = known.get(plan) ?? new Map<string, Past>();
  known.set(plan, made);
  const name = without.join(' ');
  const before = made.get(name);
  if (before !== undefined) return before;
  const less = withoutLayers(plan, without);
  const compiled = compile(less);
  // Every name that resolved with the layers does without: what is declared stays declared.
  const past: Past = { plan: less, checker: compiled.ok ? compiled.value : checker };
  made.set(name, past);
  return past;
}

/** As a reader of its JSON has it. */
const plainly = (report: Report): Report => JSON.parse(JSON.stringify(report)) as Report;

/** Differences in the order of the report's keys. */
function inOrder(report: Report, fields: readonly FieldChange[]): FieldChange[] {
  const keys = Object.keys(report);
  const rank = ({ path }: FieldChange): number => keys.indexOf(/^\w+/.exec(path)?.[0] ?? '');
  return [...fields].sort((a, b) => rank(a) - rank(b));
}
