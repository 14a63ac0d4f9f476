/** The difference of two plans as a schema: what is published as JSON Schema and what a difference is held against. */
import * as v from 'valibot';
import { RESULTS } from '../../check/types.ts';
import { text } from '../../plan/schema/base.ts';
import { condition } from '../../plan/schema/condition.ts';
import { CLAUSE_PARTS } from '../../survey/diff/types.ts';
import { VERDICTS } from '../../survey/summary.ts';
import { planSchema } from '../audit/schema.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const change = v.strictObject({ path: v.string(), from: v.unknown(), to: v.unknown() });
const state = v.picklist(['added', 'removed', 'changed']);
const feature = v.strictObject({ key: v.string(), name: v.optional(v.string()), class: v.optional(v.string()) });
const item = { id: v.string(), title: v.optional(text), state, changes: v.array(change) };
const items = v.array(v.strictObject(item));
const cell = v.nullable(v.strictObject({ answer: v.picklist(['allowed', 'forbidden', 'limited', 'silent']), limits: v.optional(v.array(condition)), article: v.string() }));
const verdict = v.nullable(v.picklist(VERDICTS));
const result = v.nullable(v.picklist(RESULTS));
const area = v.picklist(['inside', 'boundary', 'outside', 'unknown']);

const layer = v.strictObject({
  layer: v.string(),
  title: text,
  state,
  unread: v.optional(v.array(v.picklist(['from', 'to']))),
  entry: v.array(change),
  added: v.array(feature),
  removed: v.array(feature),
  changed: v.array(v.strictObject({ key: v.string(), name: v.optional(v.string()), attributes: v.array(change), shape: v.optional(v.strictObject({ shift: v.number(), area: v.optional(v.number()) })) })),
});

const verdicts = v.strictObject({
  rows: count,
  errors: v.strictObject({ from: count, to: count }),
  transitions: v.array(v.strictObject({ from: verdict, to: verdict, signs: count })),
  changed: v.array(
    v.strictObject({
      row: count,
      id: v.nullable(v.string()),
      from: verdict,
      to: verdict,
      findings: v.array(v.strictObject({ clause: v.string(), from: result, to: result, feature: v.optional(v.strictObject({ layer: v.string(), key: v.string() })) })),
      area: v.optional(v.strictObject({ from: area, to: area })),
    }),
  ),
  otherFindings: count,
});

export const diffSchema = v.strictObject({
  schema: v.literal('signplan-diff/1'),
  from: planSchema,
  to: planSchema,
  manifest: v.array(change),
  layers: v.array(layer),
  clauses: v.array(v.strictObject({ ...item, parts: v.array(v.picklist(CLAUSE_PARTS)) })),
  definitions: items,
  tables: items,
  consents: items,
  signTypes: items,
  procedure: items,
  sources: items,
  matrix: v.array(v.strictObject({ what: v.array(v.picklist(['answer', 'limits', 'article'])), scopes: v.array(v.string()), types: v.array(v.string()), uses: v.array(v.string()), bands: v.array(v.string()), cells: count, from: cell, to: cell })),
  /** Only with an inventory. */
  verdicts: v.optional(verdicts),
});
