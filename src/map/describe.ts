/** What a feature of the plan is, in words: what a click on its symbol shows. */
import type { Plan } from '../plan/plan.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import type { Language } from './context.ts';
import type { FeatureRef } from './events.ts';
import { findFeature, labelOf } from './sources.ts';
import { TEXTS } from './texts.ts';

export interface Description {
  /** Title of its layer. */
  readonly layer: string;
  readonly name: string;
  readonly key: string;
  /** Sign type and use, or part and level: as far as the data say. */
  readonly class: string;
}

/** Null for what isn't in the plan. */
export function describe(plan: Plan | null, { layer, key }: FeatureRef, language: Language): Description | null {
  const item = findFeature(plan, layer, key);
  const entry = plan?.layers.get(layer)?.entry;
  if (!plan || !item || !entry) return null;
  const { signType, use, part, level } = item.properties;
  const uses = PROPERTY.get('use');
  const type = plan.rules.signTypes.find(({ id }) => id === signType)?.title[language];
  const useLabel = uses?.kind === 'choice' && typeof use === 'string' ? uses.labels?.[use]?.[language] : undefined;
  const partLabel = part === 'protection' || part === 'control' ? TEXTS[part][language] : undefined;
  const facts = [type, useLabel, partLabel, typeof level === 'string' ? level : undefined];
  return { layer: entry.title[language], name: labelOf(item).replace('\n', '·'), key, class: facts.filter((fact) => fact !== undefined).join(' · ') };
}
