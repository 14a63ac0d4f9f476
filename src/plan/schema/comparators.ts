/** Rules of other cities, to compare a proposal with: `comparators.json` of a package. They bind nothing here, so nothing of them is in `rules.json`. */
import * as v from 'valibot';
import { rules } from './rules.ts';

const { sources, definitions, tables, consents, clauses } = rules.entries;

export const comparators = v.strictObject({ schema: v.literal('signplan-comparators/1'), sources, definitions, tables, consents, clauses });
export type ComparatorRules = v.InferOutput<typeof comparators>;
