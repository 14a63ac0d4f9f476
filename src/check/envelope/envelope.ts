/**
 * What would pass here: for each measure the values that add no failing or undecided finding, and for each type of sign whether it may stand here at all. From the same
 * clauses as the findings, by the same engine.
 */
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Checker, CheckOptions } from '../checker.ts';
import { Dependencies } from '../depends.ts';
import type { Envelope } from '../envelope-types.ts';
import type { Finding } from '../types.ts';
import { MEASURES, widthVaries } from '../vary.ts';
import { couplings } from './couplings.ts';
import { envelopeOf, type Setting } from './measure.ts';
import { identities } from './spans.ts';
import { placed, silentOrBanned, typesHere } from './types-here.ts';

const known = new WeakMap<Plan, Dependencies>();

/** What the envelopes of a plan have in common. */
export function settingOf(plan: Plan, checker: Checker, options: CheckOptions): Setting {
  const dependencies = known.get(plan) ?? new Dependencies(plan);
  known.set(plan, dependencies);
  return { checker, rules: plan.rules, adopts: plan.manifest.adopts, dependencies, options };
}

/** Measures that this sign type is asked for, that are stated, or for want of which something is undecided, in the order of the vocabulary. */
export function measuresOf({ rules }: Setting, { properties, geometry }: Proposal, findings: readonly Finding[]): string[] {
  const asks = rules.signTypes.find(({ id }) => id === properties.signType)?.asks ?? [];
  const missing = new Set(findings.flatMap(({ result, reasons }) => (result === 'unknown' ? reasons.flatMap((reason) => (reason.kind === 'fact' ? [reason.name] : [])) : [])));
  return [...MEASURES.keys()].filter((name) => (name === 'width' ? widthVaries(geometry) : asks.includes(name) || properties[name] !== undefined || missing.has(name)));
}

export function envelope(setting: Setting, proposal: Proposal): Envelope {
  const { checker, options } = setting;
  const findings = checker.check(proposal, options).findings;
  const measures = measuresOf(setting, proposal, findings).flatMap((measure) => {
    const found = envelopeOf(setting, proposal, measure);
    if (found === null) return [];
    return failing(setting, findings, measure, found.always) ? [{ ...found.envelope, fails: true as const }] : [found.envelope];
  });
  return { whatever: whatever(setting, proposal), measures, couplings: couplings(setting, findings), types: typesHere(setting, proposal) };
}

/** Whether something fails whatever a measure is: what is no part of its envelope, or is bad at every value of it. */
function failing({ dependencies }: Setting, findings: readonly Finding[], measure: string, always: ReadonlySet<string>): boolean {
  const turning = dependencies.on(measure);
  const named = identities();
  return findings.some((finding) => {
    const id = named(finding);
    return finding.result === 'fail' && (always.has(id) || (finding.clause !== 'matrix' && !turning.has(finding.clause)));
  });
}

/** Failing and undecided findings that stay so whatever the sizes: with none of them stated they are no other. */
function whatever(setting: Setting, proposal: Proposal): Envelope['whatever'] {
  const { checker, options } = setting;
  const { geometry, properties } = widthVaries(proposal.geometry) ? placed(checker, proposal) : proposal;
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !MEASURES.has(name))) as Proposal['properties'];
  const sizeless: Proposal = { geometry, properties: kept };
  return checker.check(sizeless, options).findings.flatMap((finding) => {
    const { clause, result, scope, reasons } = finding;
    if (result !== 'fail' && (result !== 'unknown' || (reasons.some((reason) => reason.kind === 'fact') && !silentOrBanned(setting, sizeless, finding)))) return [];
    return [{ clause, result, ...(scope === undefined ? {} : { scope }) }];
  });
}

