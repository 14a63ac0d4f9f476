/** One clause on one proposal. */
import type { PublishedClause, Rules } from '../plan/schema/rules.ts';
import type { Cond } from './compiled.ts';
import { evaluateInto } from './conditions.ts';
import { dedupe, draftOf, measured, NONE, type Draft } from './findings.ts';
import type { Run } from './run.ts';
import { and, MAYBE, NO, not, YES, type Tri } from './tri.ts';
import type { Finding, FindingResult, Reason } from './types.ts';

export interface CompiledClause {
  readonly source: PublishedClause;
  readonly applies: Cond | null;
  readonly unless: Cond | null;
  readonly requires: Cond;
  /** Looks at a layer that there is, so its finding depends on the place. */
  readonly looks: boolean;
  /** One of its definitions looks at a layer. */
  readonly byDefinition: boolean;
  /** A recommended standard, or known from a secondary source only: it advises unless the plan adopts it. */
  readonly advises: boolean;
  readonly adopted: boolean;
  /** A clause of the plan itself. */
  readonly ofPlan: boolean;
  /** `demonstration`: rests on a demonstration layer, definition or adoption, or is the demonstration's own. */
  readonly basis: Finding['basis'];
  /** The same without the adoption. */
  readonly ownBasis: Finding['basis'];
  readonly tier: PublishedClause['tier'];
  readonly confidence: PublishedClause['confidence'];
}

/** A recommended standard, or a clause known from a secondary source only; the plan's own never is one. */
export const advises = ({ recommended, confidence, source }: PublishedClause, { sources }: Pick<Rules, 'sources'>): boolean => (recommended === true || confidence === 'S') && !sources.some(({ id, plan }) => plan && id === source);

/** How the plan's word counts here: it holds (YES), is dropped (NO), or cannot be told. */
export interface Standing {
  readonly holds: Tri;
  /** Why it cannot be told. */
  readonly why: readonly Reason[];
}

/** The finding, or null where the clause does not apply. `noting`: with the comparison that it shows. */
export function evaluateClause(run: Run, clause: CompiledClause, plan: Standing, noting = true): Draft | null {
  if (clause.ofPlan && plan.holds === NO) return null;
  run.noting = false;
  run.reasons = null;
  const applies = applicable(run, clause);
  if (applies === NO) return null;

  run.noting = noting;
  run.note = null;
  const met = applies === YES ? clause.requires.evaluate(run) : MAYBE;
  run.noting = false;
  const note = noting && applies === YES ? run.note : null;
  const reasons = met === MAYBE ? whyUndecided(run, clause, applies) : NONE;
  const draft = draftOf(clause.source.id, 'pass', clause, clause.source.citation, reasons);
  measured(draft, note);
  draft.result = resultOf(clause, met, reasons);
  standing(clause, draft, plan);
  // Over a span it matters whether it is the measure that leaves it open.
  if (run.span && draft.reasons !== reasons) draft.reasons = [...draft.reasons, ...reasons];
  if (draft.result === 'consent' && clause.source.consent !== undefined) draft.consent = clause.source.consent;
  if (draft.result === 'fail' && clause.source.dispensation) draft.dispensation = clause.source.dispensation;
  return draft;
}

function applicable(run: Run, clause: CompiledClause): Tri {
  const applies = clause.applies ? evaluateInto(run, clause.applies) : YES;
  if (applies === NO || !clause.unless) return applies;
  return and(applies, not(evaluateInto(run, clause.unless)));
}

/** The second pass: the same conditions with their reasons gathered. Whatever is missing counts, in what it applies to as in what it requires: one absent layer must not hide another gap. */
function whyUndecided(run: Run, clause: CompiledClause, applies: Tri): Reason[] {
  const { wavers } = run;
  run.reasons = [];
  if (applies === MAYBE) {
    if (clause.applies) evaluateInto(run, clause.applies);
    if (clause.unless) evaluateInto(run, clause.unless);
  }
  const { reasons } = run;
  const whatever = reasons.some(({ kind }) => kind !== 'absent');
  evaluateInto(run, clause.requires);
  // Where it is not known whether it applies at all, what it requires makes no difference.
  if (whatever) run.wavers = wavers;
  run.reasons = null;
  return dedupe(reasons);
}

function resultOf(clause: CompiledClause, met: Tri, reasons: readonly Reason[]): FindingResult {
  if (met === YES) return 'pass';
  if (met === NO) return clause.source.outcome;
  return reasons.length > 0 && reasons.every((reason) => reason.kind === 'absent') ? 'not-covered' : 'unknown';
}

/** What advice and the plan's reach make of a result. */
function standing(clause: CompiledClause, draft: Draft, plan: Standing): void {
  if (clause.ofPlan) {
    if (plan.holds === MAYBE) unknown(draft, plan);
    return;
  }
  if (!clause.advises) return;
  if (plan.holds === NO) draft.basis = clause.ownBasis;
  const advice: FindingResult = draft.result === 'fail' || draft.result === 'unknown' || draft.result === 'consent' ? 'advice' : draft.result;
  if (!clause.adopted || plan.holds === NO) draft.result = advice;
  // Adopted or not cannot be told: a clause that is met is met either way.
  else if (plan.holds === MAYBE && draft.result !== 'pass' && draft.result !== 'not-covered') unknown(draft, plan);
}

function unknown(draft: Draft, plan: Standing): void {
  draft.result = 'unknown';
  draft.reasons = [...plan.why];
}
