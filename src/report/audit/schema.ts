/** The audit as a schema: what is published as JSON Schema and what an audit is held against. */
import * as v from 'valibot';
import { date, text } from '../../plan/schema/base.ts';
import { TELLING } from '../../survey/types.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const verdicts = v.strictObject({ nonconforming: count, undetermined: count, outside: count, conditional: count, conforming: count });
const verdict = v.picklist(['nonconforming', 'undetermined', 'outside', 'conditional', 'conforming']);
const problem = v.strictObject({ code: v.string(), file: v.optional(v.string()), path: v.optional(v.string()), received: v.optional(v.string()), text });
export const planSchema = v.strictObject({ id: v.string(), version: v.string(), status: v.string(), title: text });

/** A line of ndjson, and an element of `signs`. */
export const auditSignSchema = v.union([
  v.strictObject({
    id: v.nullable(v.string()),
    row: count,
    asOf: date,
    verdict,
    counts: v.strictObject({ checked: count, fail: count, unknown: count, consent: count, advice: count, reserved: count, notCovered: count, pass: count }),
    findings: v.array(v.strictObject({ clause: v.string(), result: v.picklist(TELLING), feature: v.optional(v.strictObject({ layer: v.string(), key: v.string() })) })),
  }),
  v.strictObject({ row: count, id: v.optional(v.string()), error: v.array(problem) }),
]);

export const auditSchema = v.strictObject({
  schema: v.literal('signplan-audit/1'),
  plan: planSchema,
  /** What signs are judged as of that state no start, or all of them where a date was fixed. */
  asOf: date,
  notice: v.nullable(text),
  signs: v.array(auditSignSchema),
  summary: v.strictObject({
    rows: count,
    errors: count,
    verdicts,
    zones: v.array(v.strictObject({ zone: v.nullable(v.string()), name: v.optional(v.string()), class: v.optional(v.string()), boundary: v.optional(v.literal(true)), verdicts })),
    types: v.array(v.strictObject({ signType: v.string(), verdicts })),
    clauses: v.array(v.strictObject({ clause: v.string(), fail: count, unknown: count, consent: count })),
    worst: v.array(v.strictObject({ row: count, id: v.nullable(v.string()), verdict, fail: count, unknown: count, clauses: v.array(v.string()) })),
  }),
});
