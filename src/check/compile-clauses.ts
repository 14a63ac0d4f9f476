/** The clauses with their conditions compiled, and on what each rests. */
import type { Plan } from '../plan/plan.ts';
import { advises, type CompiledClause } from './clause.ts';
import type { Cond } from './compiled.ts';
import type { Space } from './space.ts';

export function compileClauses({ manifest, rules }: Plan, spaces: readonly Space[], condition: (source: CompiledClause['source']['requires']) => Cond): CompiledClause[] {
  const demonstrationPlan = manifest.status === 'demonstration';
  const planSources = new Set(rules.sources.filter((source) => source.plan).map((source) => source.id));
  const adopts = new Set(manifest.adopts);
  return rules.clauses.map((source) => {
    const applies = source.applies === undefined ? null : condition(source.applies);
    const unless = source.unless === undefined ? null : condition(source.unless);
    const requires = condition(source.requires);
    const parts = [applies, unless, requires].flatMap((part) => (part ? [part] : []));
    const ofPlan = planSources.has(source.source);
    const adopted = adopts.has(source.id);
    const layers = parts.flatMap((part) => [...part.layers, ...part.facts.flatMap((fact) => fact.layers)]);
    const looks = layers.some((number) => spaces[number]?.state !== 'absent');
    const rests = layers.some((number) => spaces[number]?.demonstration === true) || parts.some((part) => part.facts.some((fact) => fact.demonstration)) || (demonstrationPlan && ofPlan);
    const basis = rests ? 'demonstration' : 'published';
    const byDefinition = parts.some((part) => part.facts.some((fact) => fact.layers.length > 0));
    return { source, applies, unless, requires, looks, byDefinition, ofPlan, adopted, advises: advises(source, rules), basis: demonstrationPlan && adopted ? 'demonstration' : basis, ownBasis: basis, tier: source.tier, confidence: source.confidence };
  });
}
