/** The report of one check. The same inputs give the same bytes: fixed key order, no clock, no locale. */
import type { Envelope, Remedy } from '../check/envelope-types.ts';
import type { CheckResult, Finding } from '../check/types.ts';
import { phasesAt } from '../plan/phases.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { PROPERTIES } from '../plan/vocabulary.ts';
import type { Text } from '../problem.ts';
import { citationOf, type WordingContext } from './citation.ts';
import { findingText, findingTitle } from './finding-text.ts';
import { headline, headlineText, type Headline } from './headline.ts';
import { lexicon } from './lexicon.ts';
import { say, type Language } from './phrases.ts';
import type { ProcedureLists, Report, ReportFinding } from './types.ts';

export interface ReportOptions {
  /** ISO date that the check was made for. */
  readonly asOf: string;
  /** Name and version of the engine, `ENGINE`. */
  readonly engine: string;
  /** Also name the clauses that do not apply. */
  readonly all?: boolean;
  /** What rules of other cities say, where asked for: `comparer` of comparisons.ts. */
  readonly comparisons?: Report['comparisons'];
  /** What would pass, and what to change: check/envelope and check/remedies. */
  readonly passing?: { readonly envelope: Envelope; readonly remedies: readonly Remedy[] } | undefined;
  /** Papers, time limits and duties: `procedureLists` of procedure.ts. */
  readonly procedure?: ProcedureLists | undefined;
}

const both = (make: (language: Language) => string): Text => ({ zh: make('zh'), en: make('en') });
/** Drops what is undefined, so that optional keys are absent and the order is that of the literal. */
const present = <T extends object>(value: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

export function reportFinding(finding: Finding, context: WordingContext): ReportFinding {
  const { limit, feature, scope } = finding;
  return present<ReportFinding>({
    clause: finding.clause,
    title: both((language) => findingTitle(finding, context, language)),
    result: finding.result,
    basis: finding.basis,
    tier: finding.tier,
    confidence: finding.confidence,
    citation: citationOf(finding, context),
    measure: finding.measure,
    value: finding.value,
    unit: finding.unit,
    limit: limit === undefined ? undefined : present<NonNullable<Finding['limit']>>({ op: limit.op, value: limit.value, table: limit.table }),
    margin: finding.margin,
    feature: feature === undefined ? undefined : present<NonNullable<Finding['feature']>>({ layer: feature.layer, key: feature.key, name: feature.name }),
    counted: finding.counted,
    scope: scope === undefined ? undefined : present<NonNullable<Finding['scope']>>({ kind: scope.kind, class: scope.class, key: scope.key }),
    reason: finding.reasons,
    consent: finding.consent,
    dispensation: finding.dispensation,
    text: both((language) => findingText(finding, context, language)),
  });
}

/** The proposal as a Feature again: known properties in the order of the vocabulary, the accuracy that was used, other columns as `extra`. */
function feature(proposal: Proposal, defaultAccuracy: number): Report['proposal'] {
  const stated: Readonly<Record<string, unknown>> = proposal.properties;
  const properties = PROPERTIES.flatMap(({ name }) => {
    const value = name === 'accuracy' ? (stated[name] ?? defaultAccuracy) : stated[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { type, coordinates } = proposal.geometry;
  return { type: 'Feature', geometry: { type, coordinates } as Report['proposal']['geometry'], properties: Object.fromEntries(properties), ...(proposal.extra === undefined ? {} : { extra: proposal.extra }) };
}

function consents(result: CheckResult, { words, proposal }: WordingContext): Report['consents'] {
  const clauses = new Map<string, string[]>();
  for (const finding of result.findings) {
    if (finding.result !== 'consent') continue;
    const id = finding.consent ?? finding.clause;
    clauses.set(id, [...(clauses.get(id) ?? []), finding.clause]);
  }
  const held = proposal.properties['consents'];
  const order = words.plan.rules.consents.map(({ id }) => id);
  return [...clauses]
    .sort(([a], [b]) => (order.indexOf(a) + 1 || 1e9) - (order.indexOf(b) + 1 || 1e9))
    .map(([id, from]) => ({
      id,
      title: words.consent(id)?.title ?? words.clause(id)?.title ?? { zh: id, en: id },
      authority: words.consent(id)?.authority ?? both((language) => say('authority', language)),
      held: Array.isArray(held) && (held as readonly string[]).includes(id),
      clauses: [...new Set(from)],
    }));
}

/** Clauses without a finding: of another sign type or use, not valid on the date, or the plan's where the sign stands outside it. */
function notApplying({ rules }: Plan, { findings }: CheckResult): NonNullable<Report['notApplying']> {
  const found = new Set(findings.map(({ clause }) => clause));
  return rules.clauses.filter(({ id }) => !found.has(id)).map(({ id, title }) => ({ clause: id, title }));
}

/** What the report rests on, with every file by its checksum. What is only drawn decides nothing and is no part of the grounds. */
export function planPart({ manifest, digest, layers }: Plan): Report['plan'] {
  const { id, version, status, title, notice, rules, includes, adopts } = manifest;
  const read = (file: string, sha256: string, verified: Report['plan']['files'][number]['verified'] = 'whole'): Report['plan']['files'][number] => ({ file, sha256, verified });
  const files = [
    ...(digest === undefined ? [] : [read('manifest.json', digest)]),
    read(rules.file, rules.sha256),
    ...manifest.layers.filter(({ role }) => role !== 'base').map((layer) => read(layer.file, layer.sha256, layers.get(layer.id)?.state ?? 'failed')),
  ];
  return { id, version, status, title, notice, files, includes, adopts };
}

/** What a proposal is worded with; the lexicon of a plan is made once. */
export const wordingContext = (plan: Plan, proposal: Proposal): WordingContext => ({ words: lexicon(plan), proposal });

export const makeReport = (plan: Plan, proposal: Proposal, result: CheckResult, options: ReportOptions): Report => reportWithHeadline(plan, proposal, result, options).report;

/** The report, and the parts of its headline for a page that sets them apart. Findings stay in the engine's order, worst first. */
export function reportWithHeadline(plan: Plan, proposal: Proposal, result: CheckResult, options: ReportOptions): { readonly report: Report; readonly headline: Readonly<Record<Language, Headline>> } {
  const { manifest } = plan;
  const context = wordingContext(plan, proposal);
  const heads = { zh: headline(result, context, 'zh'), en: headline(result, context, 'en') };
  const report: Report = {
    schema: 'signplan-report/1',
    plan: planPart(plan),
    engine: options.engine,
    asOf: options.asOf,
    phases: phasesAt(manifest.phases, options.asOf),
    proposal: feature(proposal, manifest.defaultAccuracy),
    verdict: result.verdict,
    headline: both((language) => headlineText(heads[language], language)),
    notice: heads.zh.notice === undefined ? null : both((language) => say('demonstration', language)),
    counts: result.counts,
    place: result.place,
    findings: result.findings.map((finding) => reportFinding(finding, context)),
    ...(options.all === true ? { notApplying: notApplying(plan, result) } : {}),
    ...(options.comparisons === undefined ? {} : { comparisons: options.comparisons }),
    ...options.passing,
    consents: consents(result, context),
    ...options.procedure,
    office: manifest.office === null ? { unknown: manifest.officeUnknown ?? both((language) => say('office', language)) } : present<{ name: Text; note?: Text }>({ name: manifest.office.name, note: manifest.office.note }),
    disclaimer: manifest.disclaimer,
  };
  return { report, headline: heads };
}

/** The report as text: two spaces, one newline at the end. */
export const reportJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
