/**
 * What an application needs beside its verdict: papers, time limits, duties, notes. None of it decides anything, so it is asked for by itself and not in every check.
 * Each item is judged as a clause is, by the same engine: its condition holds, doesn't, or can't be told, with the reasons.
 */
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { ProcedureItem, PublishedClause } from '../plan/schema/rules.ts';
import { ok, type Result } from '../problem.ts';
import type { CheckOptions } from './compile.ts';
import { compileWithin } from './window/compile-within.ts';
import { dedupe } from './findings.ts';
import type { CheckResult, Finding, Reason } from './types.ts';

/** An item that a proposal needs, or may need. */
export interface Need {
  readonly item: ProcedureItem;
  /** `possibly`: it can't be told, for these reasons. */
  readonly needed: 'yes' | 'possibly';
  readonly basis: Finding['basis'];
  readonly reasons: readonly Reason[];
}

export interface Procedure {
  /** In the order of the rules; what is not needed is left out. `result` is the check of the same proposal, as of the same day. */
  needs(proposal: Proposal, result: CheckResult, options: CheckOptions): readonly Need[];
}

type Answer = Omit<Need, 'item'>;

const known = new WeakMap<Plan, Result<Procedure>>();

/** Made once a plan. Problems as those of `compile`: a condition names what does not exist. */
export function procedureOf(plan: Plan): Result<Procedure> {
  const made = known.get(plan) ?? make(plan);
  known.set(plan, made);
  return made;
}

function make(plan: Plan): Result<Procedure> {
  const items = plan.rules.procedure ?? [];
  if (items.length === 0) return ok({ needs: () => [] });
  const compiled = compileWithin({ ...plan, manifest: { ...plan.manifest, adopts: [] }, rules: { ...plan.rules, clauses: items.map(asClause) } });
  if (!compiled.ok) return compiled;
  const checker = compiled.value;
  const consentOf = new Map(plan.rules.clauses.map((clause) => [clause.id, clause.consent]));
  return ok({
    needs(proposal, result, options) {
      const findings = new Map(checker.check(proposal, options).findings.map((finding) => [finding.clause, finding]));
      return items.flatMap((item): Need[] => {
        const answer = both(own(findings.get(item.id)), item.consents === undefined ? undefined : asked(item.consents, result.findings, consentOf));
        return answer === null ? [] : [{ item, ...answer }];
      });
    },
  });
}

/** A clause that is `reserved` where the item's condition holds. It speaks for itself, not with the item's standing: a foreign paper that is needed there is no advice. */
function asClause({ id, title, citation, read, when, text, source }: ProcedureItem): PublishedClause {
  return { id, title, citation, tier: 'T1', confidence: 'V', read, requires: when === undefined ? false : { not: when }, outcome: 'reserved', text: { met: text, broken: text }, source };
}

/** By the item's own condition; null where it doesn't hold, or the item is the plan's and the sign stands outside its area. */
function own(finding: Finding | undefined): Answer | null {
  if (finding === undefined || finding.result === 'pass') return null;
  return { needed: finding.result === 'reserved' ? 'yes' : 'possibly', basis: finding.basis, reasons: finding.reasons };
}

/** By the consents that it belongs to, as the check found them. */
function asked(consents: readonly string[], findings: readonly Finding[], consentOf: ReadonlyMap<string, string | undefined>): Answer | null {
  const of = findings.filter(({ clause }) => consents.includes(consentOf.get(clause) ?? ''));
  const sure = of.filter(({ result }) => result === 'consent');
  const open = of.filter(({ result }) => result === 'unknown' || result === 'not-covered');
  const told = sure.length > 0 ? sure : open;
  if (told.length === 0) return null;
  // Where one of several would do, it is enough that one of them rests on nothing made up.
  const basis = told.every((finding) => finding.basis === 'demonstration') ? 'demonstration' : 'published';
  return { needed: sure.length > 0 ? 'yes' : 'possibly', basis, reasons: sure.length > 0 ? [] : dedupe(open.flatMap(({ reasons }) => reasons)) };
}

/** Both must hold. */
function both(one: Answer | null, other: Answer | null | undefined): Answer | null {
  if (one === null || other === undefined) return one;
  if (other === null) return null;
  return {
    needed: one.needed === 'yes' && other.needed === 'yes' ? 'yes' : 'possibly',
    basis: one.basis === 'demonstration' || other.basis === 'demonstration' ? 'demonstration' : 'published',
    reasons: dedupe([...one.reasons, ...other.reasons]),
  };
}
