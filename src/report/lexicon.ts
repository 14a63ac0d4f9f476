/** Names of everything in a package and in the vocabulary, found by id. Made once a plan. */
import type { Plan, Value } from '../plan/plan.ts';
import type { Consent, PublishedClause } from '../plan/schema/rules.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import type { Text } from '../problem.ts';
import { say, type Language } from './phrases.ts';

export interface Lexicon {
  readonly plan: Plan;
  clause(id: string): PublishedClause | undefined;
  consent(id: string): Consent | undefined;
  layer(id: string, language: Language): string;
  /** Who holds an absent layer. */
  holder(id: string, language: Language): string;
  role(layer: string): string | undefined;
  /** The name of a feature, where it has one. */
  feature(layer: string, key: string): string | undefined;
  attribute(layer: string, key: string, name: string): Value | undefined;
  /** A column of a layer, or what `xMin` and `xMax` are the ends of: by its title, else as the fact of its name. */
  column(layer: string, name: string, language: Language): string;
  /** A fact by its label or definition; a name that neither knows is shown as it is. */
  fact(name: string, language: Language): string;
  /** A class of zones or of segments: both may have one of the same id. */
  klass(kind: 'zone' | 'segment', id: string, language: Language): string;
  /** A value of a choice: `led` → LED 显示屏. */
  word(value: string, fact: string | undefined, language: Language): string;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));
const known = new WeakMap<Plan, Lexicon>();

export function lexicon(plan: Plan): Lexicon {
  const made = known.get(plan);
  if (made !== undefined) return made;
  const { manifest, rules } = plan;
  const clauses = byId(rules.clauses);
  const consents = byId(rules.consents);
  const layers = byId<{ id: string; title: Text }>([...manifest.layers, ...manifest.absent]);
  const absent = byId(manifest.absent);
  const classes = { zone: byId(manifest.zoneClasses), segment: byId(manifest.segmentClasses) };
  const types = byId(rules.signTypes);
  const definitions = new Map(rules.definitions.map((definition) => [definition.name, definition]));
  const attribute = (layer: string, key: string, name: string): Value | undefined => plan.layers.get(layer)?.features.find((feature) => feature.key === key)?.properties[name];
  const fact = (name: string, language: Language): string => PROPERTY.get(name)?.label[language] ?? definitions.get(name)?.title[language] ?? name;
  const built: Lexicon = {
    plan,
    clause: (id) => clauses.get(id),
    consent: (id) => consents.get(id),
    layer: (id, language) => layers.get(id)?.title[language] ?? id,
    holder: (id, language) => absent.get(id)?.holder[language] ?? say('authority', language),
    role: (layer) => plan.layers.get(layer)?.entry.role,
    feature(layer, key) {
      const name = attribute(layer, key, 'name');
      return typeof name === 'string' ? name : undefined;
    },
    attribute,
    column: (layer, name, language) => plan.layers.get(layer)?.entry.titles?.[name]?.[language] ?? fact(name, language),
    fact,
    klass: (kind, id, language) => classes[kind].get(id)?.title[language] ?? id,
    word(value, fact, language) {
      const property = fact === undefined ? undefined : PROPERTY.get(fact);
      const label = property?.kind === 'choice' ? property.labels?.[value] : undefined;
      return label?.[language] ?? (fact === 'signType' ? types.get(value)?.title[language] : undefined) ?? value;
    },
  };
  known.set(plan, built);
  return built;
}
