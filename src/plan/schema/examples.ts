/** The clauses' examples as they are published: `examples.json` of a package, which no check needs. */
import * as v from 'valibot';
import { id } from './base.ts';
import { example } from './rules.ts';

export const examples = v.strictObject({
  schema: v.literal('signplan-examples/1'),
  /** By id of the clause. */
  clauses: v.record(id, v.pipe(v.array(example), v.minLength(1))),
});
export type Examples = v.InferOutput<typeof examples>;
