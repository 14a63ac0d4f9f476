/** Which facts a clause may turn on, by name: its own, those that its definitions are made of, and what its selectors look at. */
import type { Plan } from '../plan/plan.ts';
import type { Definition } from '../plan/schema/rules.ts';
import { PROPERTY } from '../plan/vocabulary.ts';

/** Every fact named in a piece of a rule, however deep. */
function named(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) return node.forEach((part) => named(part, into));
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'fact' || key === 'matches') && typeof value === 'string') into.add(value);
    else if (key === 'facing') into.add('bearing').add('faces');
    else if (key === 'same' && value === 'building') into.add('building');
    // Where a sign stands towards a feature depends on how wide it is.
    else if (key === 'layer') into.add('width').add('bearing');
    named(value, into);
  }
}

export class Dependencies {
  private readonly clauses: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly definitions: ReadonlyMap<string, Definition>;

  constructor({ rules: { clauses, definitions, sources }, manifest: { adopts } }: Pick<Plan, 'rules' | 'manifest'>) {
    const own = new Set(sources.filter(({ plan }) => plan).map(({ id }) => id));
    this.definitions = new Map(definitions.map((definition) => [definition.name, definition]));
    // The plan's own word holds inside its area, and whether a sign is inside turns on its width.
    const ofPlan = (id: string, source: string): unknown => (own.has(source) || adopts.includes(id) ? [{ fact: 'width' }, { fact: 'bearing' }] : undefined);
    this.clauses = new Map(clauses.map(({ id, source, applies, unless, requires }) => [id, this.closed([applies, unless, requires, ofPlan(id, source)])]));
  }

  /** Facts that a piece of a rule turns on, those behind definitions included. */
  closed(node: unknown): ReadonlySet<string> {
    const all = new Set<string>();
    named(node, all);
    for (const name of all) {
      const definition = this.definitions.get(name);
      if (definition) named([definition.value, definition.when], all);
    }
    return all;
  }

  /** Clauses that may turn on a property. */
  on(name: string): ReadonlySet<string> {
    return new Set([...this.clauses].filter(([, facts]) => facts.has(name)).map(([id]) => id));
  }

  /** Properties that a derived fact is made of, in the order of the vocabulary: `faceArea` of width and height, whatever these follow from in turn. */
  behind(fact: string): readonly string[] {
    const all = new Set<string>();
    const seen = new Set<string>([fact]);
    for (const name of seen) {
      const definition = this.definitions.get(name);
      const parts = new Set<string>();
      named([definition?.value, definition?.when], parts);
      for (const part of parts) (PROPERTY.has(part) ? all : seen).add(part);
    }
    return [...PROPERTY.keys()].filter((name) => all.has(name));
  }
}
