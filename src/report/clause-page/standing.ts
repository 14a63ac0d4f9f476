/** What a clause counts for here, and what in it is only a demonstration. */
import type { Plan } from '../../plan/plan.ts';
import type { PublishedClause } from '../../plan/schema/rules.ts';
import { say, type Language } from '../phrases.ts';
import { heading } from './headings.ts';
import type { Terms } from './terms.ts';
import type { Force, Standing } from './types.ts';
import type { Used } from './used.ts';

const ofPlan = ({ rules }: Plan, { source }: PublishedClause): boolean => rules.sources.some(({ id, plan }) => plan && id === source);

/** As the engine has it: what is recommended or known at second hand advises, unless the plan adopts it; the plan's own clauses bind. */
export function forceOf(plan: Plan, clause: PublishedClause): Force {
  if (clause.tier === 'T4') return 'reference';
  if (ofPlan(plan, clause) || (clause.recommended !== true && clause.confidence === 'V')) return 'binding';
  return plan.manifest.adopts.includes(clause.id) ? 'adopted' : 'advice';
}

/** Whether the clause is made up by a demonstration: then it has no original, and binds in it alone. */
const isDemonstration = (plan: Plan, clause: PublishedClause): boolean => plan.manifest.status === 'demonstration' && ofPlan(plan, clause);

export function ranks(plan: Plan, clause: PublishedClause, language: Language): Pick<Standing, 'tier' | 'confidence' | 'force'> {
  const own = isDemonstration(plan, clause);
  const force = forceOf(plan, clause);
  return {
    tier: { code: clause.tier, text: say(own ? 'demo.rule' : clause.tier, language) },
    confidence: { code: clause.confidence, text: heading(own ? 'demo.V' : clause.confidence === 'V' ? 'V' : 'S.long', language) },
    force: { code: force, text: own ? heading('demo.binding', language) : forceText(force, clause, language) },
  };
}

function forceText(force: Force, clause: PublishedClause, language: Language): string {
  const why = force !== 'advice' && force !== 'adopted' ? '' : clause.recommended === true ? heading('why.recommended', language) : heading('why.secondary', language);
  return heading(force, language) + why;
}

function demonstrations(plan: Plan, clause: PublishedClause, used: Used, terms: Terms): string[] {
  const { language } = terms;
  const demo = plan.manifest.status === 'demonstration';
  const defined = demo ? [...used.facts].filter((name) => terms.definition(name)?.basis === 'plan').map((name) => terms.say('quote', { x: terms.fact(name) })) : [];
  const drawn = [...used.layers].filter((id) => plan.layers.get(id)?.entry.basis === 'demonstration').map((id) => terms.layer(id));
  return [
    ...(isDemonstration(plan, clause) ? [heading('demo.own', language)] : []),
    ...(demo && forceOf(plan, clause) === 'adopted' ? [heading('demo.adopts', language)] : []),
    ...(defined.length > 0 ? [heading('demo.terms', language, { x: defined.join(terms.say('list')) })] : []),
    ...(drawn.length > 0 ? [heading('demo.layers', language, { x: drawn.join(terms.say('list')) })] : []),
  ].map((text) => terms.sentence(text));
}

export function standingOf(clause: PublishedClause, used: Used, terms: Terms): Standing {
  const { plan, language } = terms;
  return {
    ...ranks(plan, clause, language),
    source: plan.rules.sources.find(({ id }) => id === clause.source)?.title[language] ?? clause.source,
    demonstration: demonstrations(plan, clause, used, terms),
  };
}
