/** Envelope and remedies of a report as a schema. */
import * as v from 'valibot';

const scope = v.optional(v.strictObject({ kind: v.picklist(['zone', 'segment', 'site', 'none']), class: v.optional(v.string()), key: v.optional(v.string()) }));
const end = v.strictObject({ value: v.nullable(v.number()), closed: v.boolean(), clause: v.optional(v.string()), scope, result: v.optional(v.picklist(['fail', 'unknown'])) });
const nullable = v.nullable(v.number());
const bound = v.strictObject({ value: nullable, closed: v.boolean() });
const consent = v.strictObject({ consent: v.string(), clause: v.string(), low: bound, high: bound });

export const envelope = v.strictObject({
  whatever: v.array(v.strictObject({ clause: v.string(), result: v.picklist(['fail', 'unknown']), scope })),
  measures: v.array(
    v.strictObject({
      measure: v.string(),
      unit: v.string(),
      step: v.number(),
      stated: v.optional(v.number()),
      ranges: v.array(v.strictObject({ low: end, high: end, consents: v.array(consent) })),
      pending: v.array(v.string()),
      fails: v.optional(v.literal(true)),
    }),
  ),
  couplings: v.array(v.strictObject({ clause: v.string(), scope, fact: v.string(), measures: v.array(v.string()), op: v.string(), limit: v.tuple([nullable, nullable]) })),
  types: v.array(v.strictObject({ signType: v.string(), answer: v.picklist(['allowed', 'limited', 'forbidden', 'cannot-say']), clause: v.optional(v.string()), scope })),
});

const after = { verdict: v.picklist(['conforming', 'conditional', 'undetermined', 'outside']), unknown: v.pipe(v.number(), v.integer(), v.minValue(0)) };
const change = v.array(v.strictObject({ measure: v.string(), from: nullable, to: v.number(), unit: v.string() }));
const moved = { at: v.tuple([v.number(), v.number()]), distance: v.number(), accuracy: v.number(), leaves: v.optional(v.string()) };
export const remedy = v.variant('kind', [
  v.strictObject({ ...after, kind: v.literal('measures'), changes: change, follows: v.optional(change) }),
  v.strictObject({ ...after, kind: v.literal('type'), signType: v.string() }),
  v.strictObject({ ...after, kind: v.literal('site'), site: v.string(), ...moved }),
  v.strictObject({ ...after, kind: v.literal('place'), ...moved, grid: v.number(), zone: v.nullable(v.string()) }),
]);
