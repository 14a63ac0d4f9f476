/** Ways in which facts that nobody has stated may turn out: the least and the most of every number, each word of a choice, yes and no. */
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Rules } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Value } from '../../plan/plan.ts';
import { bounds, factsOf } from '../vary.ts';
import type { Finding } from '../types.ts';

export interface World {
  readonly proposal: Proposal;
  /** Whether it goes with every value of the measure between two: nothing is higher than its top. */
  goesWith(low: number, high: number): boolean;
  /** Called where it settled something: such worlds are tried first. */
  helped(): void;
}

/** Words and flags together are tried in at most so many ways for one finding. */
const MOST = 48;

/** Makes worlds for findings that are open; remembers which of them settled something. */
export function worldsOf(proposal: Proposal, measure: string, rules: Rules): (open: readonly Finding[]) => Iterable<World> {
  const liked: Record<string, Value>[] = [];
  const world = (stated: Record<string, Value>): World => {
    const turned: Proposal = { ...proposal, properties: { ...proposal.properties, ...stated } };
    const [least, most] = bounds(turned, measure);
    return {
      proposal: turned,
      goesWith: (low, high) => least <= low && high <= most,
      helped: () => {
        const at = liked.indexOf(stated);
        if (at >= 0) liked.splice(at, 1);
        liked.unshift(stated);
      },
    };
  };
  const own = new Set(rules.signTypes.map(({ id }) => id));
  const definitions = new Map(rules.definitions.map((definition) => [definition.name, definition.value]));
  // What follows from others turns out as they do: in its stead those of them are stated that nobody has.
  const basic = (missing: readonly string[]): ReadonlySet<string> => {
    const all = new Set(missing);
    const follow = new Set<string>();
    for (const name of all) {
      const value = definitions.get(name);
      const facts = factsOf(value);
      if (value === undefined || facts.some((fact) => follow.has(fact))) continue;
      follow.add(name);
      for (const fact of facts) if (fact !== measure && proposal.properties[fact] === undefined) all.add(fact);
    }
    for (const name of follow) all.delete(name);
    return all;
  };
  const choices = (name: string): readonly Value[] => {
    const property = PROPERTY.get(name);
    return property?.kind === 'choice' ? (property.values ?? [...own]) : property?.kind === 'flag' ? [false, true] : [];
  };
  return function* (open) {
    if (open.length === 0) return;
    // Liking one moves it to the front of the list.
    for (const stated of liked.slice()) yield world(stated);
    const seen = new Set(liked.map((stated) => JSON.stringify(stated)));
    for (const { reasons } of open) {
      const missing = basic(reasons.flatMap((reason) => (reason.kind === 'fact' && reason.name !== measure && reason.name !== 'bearing' ? [reason.name] : [])));
      if (missing.size === 0) continue;
      for (const end of [0, 1] as const) {
        const numbers: Record<string, Value> = {};
        for (const name of missing) {
          const property = PROPERTY.get(name);
          if (property?.kind === 'number') numbers[name] = bounds({ ...proposal, properties: { ...proposal.properties, ...numbers } }, name)[end];
        }
        let ways: Record<string, Value>[] = [numbers];
        for (const name of missing) {
          const values = choices(name);
          if (values.length > 0 && ways.length * values.length <= MOST) ways = ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value })));
        }
        for (const way of ways) {
          const key = JSON.stringify(way);
          if (seen.has(key)) continue;
          seen.add(key);
          yield world(way);
        }
      }
    }
  };
}
