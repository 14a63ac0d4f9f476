/** Clauses, sign types, definitions, tables and procedure: the rules of a package, national part included. */
import * as v from 'valibot';
import { date, id, standing, text, validity } from './base.ts';
import { condition, limit } from './condition.ts';

/** What a clause says where it is not met. */
export const outcome = v.picklist(['fail', 'consent', 'reserved']);

/** A proposal with the result that this clause must give: test and documentation at once. */
export const example = v.strictObject({
  title: text,
  /** [lon, lat] of the sign's centre; left out, the example stands far from every feature. */
  at: v.optional(v.tuple([v.number(), v.number()])),
  /** Properties of the proposal, vocabulary.ts. */
  properties: v.record(v.string(), v.unknown()),
  expect: v.picklist(['fail', 'unknown', 'consent', 'advice', 'reserved', 'not-covered', 'pass', 'not-applicable']),
  /** Features that stand in for the package's layer of that role while the example runs. `distance` places a feature that many metres east of the sign. */
  features: v.optional(v.array(v.strictObject({ layer: v.string(), distance: v.number(), properties: v.optional(v.record(v.string(), v.unknown())) }))),
});

export const clause = v.strictObject({
  id,
  title: text,
  ...standing,
  /** True for a recommended standard (/T): it advises unless a plan adopts it. */
  recommended: v.optional(v.boolean()),
  valid: v.optional(validity),
  applies: v.optional(condition),
  unless: v.optional(condition),
  requires: condition,
  outcome,
  /** For `consent`: which one, from `consents`. */
  consent: v.optional(id),
  /** For a ban that an authority may lift. */
  dispensation: v.optional(v.strictObject({ authority: text, article: v.string() })),
  /** What the finding says when met and when not; `{value}`, `{limit}`, `{margin}` and `{feature}` are filled in. */
  text: v.strictObject({ met: text, broken: text }),
  examples: v.pipe(v.array(example), v.minLength(1)),
});

/** Numbers that several clauses look up: a row of the law in its own right. Keys of several columns are joined by `|`. */
export const table = v.strictObject({ id, title: text, ...standing, unit: v.string(), rows: v.record(v.string(), v.pipe(v.number(), v.finite())) });

export const consent = v.strictObject({ id, title: text, authority: text });

/** What an application needs beside its verdict, or has to know: it decides nothing. */
export const procedureItem = v.strictObject({
  id,
  kind: v.picklist(['paper', 'time-limit', 'duty', 'note']),
  title: text,
  ...standing,
  /** Left out: for every proposal. */
  when: v.optional(condition),
  /** Only where one of these consents is needed: it belongs to the asking for it. */
  consents: v.optional(v.pipe(v.array(id), v.minLength(1))),
  text,
  /** `working`: true for working days; left out where the article doesn't say which days. */
  days: v.optional(v.strictObject({ value: v.pipe(v.number(), v.integer(), v.minValue(1)), working: v.optional(v.boolean()) })),
});

/** A fact that follows from others. `basis` is `plan` where the law leaves the term to each plan: in a demonstration it then rests on the demonstration. */
export const definition = v.strictObject({
  name: v.string(),
  title: text,
  unit: v.optional(v.string()),
  basis: v.optional(v.picklist(['national', 'plan'])),
  /** Number. For a property that can be stated, this is what holds while it isn't. */
  value: v.optional(limit),
  /** True or false. */
  when: v.optional(condition),
  /** Taken from the sign type: `mounting`, `groundStructure`… */
  ofType: v.optional(v.string()),
  /** Interval that holds while a property is not stated. */
  between: v.optional(v.tuple([v.number(), v.number()])),
});

export const signType = v.strictObject({
  id,
  title: text,
  group: v.picklist(['building', 'facility', 'ground', 'enclosure']),
  mounting: v.picklist(['building', 'facility', 'free-standing', 'enclosure']),
  groundStructure: v.boolean(),
  /** Properties that a form asks for this type, most telling first. */
  asks: v.array(v.string()),
});

/** One document of clauses: `data/national/*.json`, `data/<city>/clauses/*.json`. */
export const clauseFile = v.strictObject({
  schema: v.literal('signplan-clauses/1'),
  id,
  version: v.string(),
  title: text,
  signTypes: v.optional(v.array(signType)),
  definitions: v.optional(v.array(definition)),
  tables: v.optional(v.array(table)),
  consents: v.optional(v.array(consent)),
  clauses: v.optional(v.array(clause)),
  procedure: v.optional(v.array(procedureItem)),
});

export type Outcome = v.InferOutput<typeof outcome>;
export type Clause = v.InferOutput<typeof clause>;
export type Example = v.InferOutput<typeof example>;
export type Table = v.InferOutput<typeof table>;
export type Consent = v.InferOutput<typeof consent>;
export type Definition = v.InferOutput<typeof definition>;
export type SignType = v.InferOutput<typeof signType>;
export type ClauseFile = v.InferOutput<typeof clauseFile>;

/** A matrix as it is published: every combination once, by index, so that 10³ cells stay a few KB. */
export const matrix = v.strictObject({
  /** `zone:<class>`, `segment:<class>`, and `none`. */
  scopes: v.array(v.string()),
  types: v.array(v.string()),
  uses: v.array(v.string()),
  bands: v.array(v.string()),
  /** The distinct cells. */
  outcomes: v.array(
    v.strictObject({
      answer: v.picklist(['allowed', 'forbidden', 'limited', 'silent']),
      limits: v.optional(v.array(condition)),
      article: v.string(),
    }),
  ),
  /** Index into `outcomes`, in the order scope, type, use, band. */
  cells: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Matrix = v.InferOutput<typeof matrix>;

export const rules = v.strictObject({
  schema: v.literal('signplan-rules/1'),
  sources: v.array(v.strictObject({ id, version: v.string(), title: text, plan: v.boolean() })),
  signTypes: v.array(signType),
  definitions: v.array(definition),
  tables: v.array(table),
  consents: v.array(consent),
  /** Without their examples: those stay with the sources. */
  clauses: v.array(v.strictObject({ ...v.omit(clause, ['examples']).entries, source: id })),
  /** Packages may be without. */
  procedure: v.optional(v.array(v.strictObject({ ...procedureItem.entries, source: id }))),
  matrix,
});
export type Rules = v.InferOutput<typeof rules>;
export type PublishedClause = Rules['clauses'][number];
export type ProcedureItem = NonNullable<Rules['procedure']>[number];
export { date };
