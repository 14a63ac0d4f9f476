/** What a clause rests on: the facts, layers and tables that its conditions name, in the order in which they are named. */
import type { Condition, Key, Limit, Selector } from '../../plan/schema/condition.ts';
import type { Definition, PublishedClause } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { layersOf } from './selector.ts';

export interface Used {
  readonly facts: ReadonlySet<string>;
  readonly layers: ReadonlySet<string>;
  /** Table → what it is first looked up by, and the layers whose attributes that may be. */
  readonly tables: ReadonlyMap<string, { readonly by: Key; readonly layers: readonly string[] }>;
}

/** @param roles layers of the plan by role, for `same` */
export function usedBy(clause: Pick<PublishedClause, 'applies' | 'unless' | 'requires'>, definitions: ReadonlyMap<string, Definition>, roles: (role: 'zones' | 'sites') => string | undefined): Used {
  const walk = new Walk(definitions, roles);
  for (const condition of [clause.applies, clause.unless, clause.requires]) if (condition !== undefined) walk.condition(condition, []);
  return walk;
}

class Walk implements Used {
  readonly facts = new Set<string>();
  readonly layers = new Set<string>();
  readonly tables = new Map<string, { readonly by: Key; readonly layers: readonly string[] }>();
  private readonly definitions: ReadonlyMap<string, Definition>;
  /** How many definitions deep the walk is. */
  private depth = 0;
  private readonly roles: (role: 'zones' | 'sites') => string | undefined;

  constructor(definitions: ReadonlyMap<string, Definition>, roles: (role: 'zones' | 'sites') => string | undefined) {
    this.definitions = definitions;
    this.roles = roles;
  }

  condition(node: Condition, layers: readonly string[]): void {
    if (typeof node !== 'object') return;
    if ('all' in node) for (const part of node.all) this.condition(part, layers);
    if ('any' in node) for (const part of node.any) this.condition(part, layers);
    if ('not' in node) this.condition(node.not, layers);
    if ('fact' in node) this.fact(node.fact);
    if ('matches' in node) this.fact(node.matches);
    if ('each' in node) this.condition(node.satisfies, this.selector(node.each));
    if ('none' in node) this.selector(node.none);
    if ('inside' in node) this.selector(node.inside);
    if ('count' in node) this.selector(node.count);
    if ('sum' in node) this.selector(node.sum);
    if ('value' in node) this.limit(node.value, layers);
  }

  private limit(node: Limit, layers: readonly string[]): void {
    if (typeof node !== 'object') return;
    if ('fact' in node) this.fact(node.fact);
    if ('by' in node) for (const key of Array.isArray(node.by) ? node.by : [node.by]) if ('fact' in key) this.fact(key.fact);
    if ('table' in node && !this.tables.has(node.table)) this.tables.set(node.table, { by: node.by, layers });
    if ('cases' in node) for (const part of [...Object.values(node.cases), ...(node.else === undefined ? [] : [node.else])]) this.limit(part, layers);
    if ('steps' in node) for (const [, part] of node.steps) this.limit(part, layers);
    const parts = 'times' in node ? node.times : 'plus' in node ? node.plus : 'minus' in node ? node.minus : 'min' in node ? node.min : 'max' in node ? node.max : [];
    for (const part of parts) this.limit(part, layers);
  }

  private selector(node: Selector): readonly string[] {
    const layers = layersOf(node);
    for (const id of layers) this.layers.add(id);
    if (node.along !== undefined) this.layers.add(node.along);
    const group = node.same === 'zone' ? this.roles('zones') : node.same === 'site' ? this.roles('sites') : undefined;
    if (group !== undefined) this.layers.add(group);
    if (node.facing !== undefined) for (const name of ['bearing', 'faces']) this.fact(name);
    if (node.same === 'building') this.fact('building');
    if (node.where !== undefined) this.condition(node.where, layers);
    if (node.within !== undefined) this.limit(node.within, layers);
    return layers;
  }

  /** With what its definition rests on. What stands in for a property that is not stated is told only of those that the clause names itself. */
  private fact(name: string): void {
    if (this.facts.has(name)) return;
    const stated = PROPERTY.has(name);
    const own = this.definitions.get(name);
    if (stated && this.depth > 0 && own?.between === undefined) return;
    this.facts.add(name);
    const definition = stated ? undefined : own;
    this.depth += 1;
    if (definition?.value !== undefined) this.limit(definition.value, []);
    if (definition?.when !== undefined) this.condition(definition.when, []);
    this.depth -= 1;
  }
}
