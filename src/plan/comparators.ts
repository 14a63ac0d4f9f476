/** Rules of other cities put beside a plan: a plan of its own, that shares layers, sign types and facts and has none of the plan's clauses. */
import type { Plan } from './plan.ts';
import type { ComparatorRules } from './schema/comparators.ts';
import type { Rules } from './schema/rules.ts';

/** The comparators' clauses with what they are read by. Whatever a document says, none is more than advice. */
export function comparatorRules(rules: Rules, { sources, definitions, tables, consents, clauses }: ComparatorRules): Rules {
  return {
    ...rules,
    // None of them is the plan's, even one that bears the id of its own document.
    sources: sources.map((source) => ({ ...source, plan: false })),
    definitions: [...rules.definitions, ...definitions],
    tables: [...rules.tables, ...tables],
    consents: [...rules.consents, ...consents],
    clauses: clauses.map((clause) => ({ ...clause, recommended: true })),
  };
}

/** Nothing of them is adopted: an adoption is of a clause of the plan. */
export const comparatorPlan = (plan: Plan, comparators: ComparatorRules): Plan => ({ ...plan, manifest: { ...plan.manifest, adopts: [] }, rules: comparatorRules(plan.rules, comparators) });
