/** The schemas that the program validates by, as JSON Schema (draft 2020-12), for editors that complete and check as one types. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { importMapping } from '../../src/import/mapping/schema.ts';
import { toFrame } from '../../src/pages/embed/protocol.ts';
import { condition, limit, selector } from '../../src/plan/schema/condition.ts';
import { examples } from '../../src/plan/schema/examples.ts';
import { gazetteer } from '../../src/plan/schema/gazetteer.ts';
import { manifest, planSource } from '../../src/plan/schema/manifest.ts';
import { clauseFile } from '../../src/plan/schema/rules.ts';
import { auditSchema } from '../../src/report/audit/schema.ts';
import { diffSchema } from '../../src/report/diff/schema.ts';
import { reportSchema } from '../../src/report/schema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const SCHEMAS = [
  ['plan', 'plan.json of a signplan package', planSource],
  ['clauses', 'A document of clauses of a signplan package', clauseFile],
  ['manifest', 'manifest.json of a built signplan package', manifest],
  ['examples', 'examples.json of a built signplan package: what its clauses say of some proposals', examples],
  ['gazetteer', 'gazetteer.json of a built signplan package: names that a place is found by', gazetteer],
  ['report', 'A report of signplan', reportSchema],
  ['audit', 'An audit of signplan', auditSchema],
  ['diff', 'The difference of two plans by signplan', diffSchema],
  ['import', 'The mapping of a delivery onto a plan, YAML, for signplan import', importMapping],
  ['embed', 'A message to the embed page of signplan (signplan-embed/1)', toFrame],
] as const;

/** By file name: `plan.schema.json`, `clauses.schema.json`… */
export function jsonSchemas(): Map<string, JsonSchema> {
  return new Map(
    SCHEMAS.map(([name, title, schema]) => {
      const { $schema: _, ...rest } = toJsonSchema(schema, {
        target: 'draft-2020-12',
        definitions: { condition, limit, selector },
        // Every number of JSON is finite, and a pattern's flag `u` is what JSON Schema assumes.
        overrideAction: ({ valibotAction, jsonSchema }) => {
          if (valibotAction.type === 'finite') return jsonSchema;
          if (valibotAction.type === 'regex') return { ...jsonSchema, pattern: patternOf(valibotAction) };
          return undefined;
        },
      });
      // The grammar's definitions belong to clauses alone.
      const { $defs, ...body } = rest as JsonSchema;
      return [`${name}.schema.json`, { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...body, ...(JSON.stringify(body).includes('#/$defs/') ? { $defs } : {}) }];
    }),
  );
}

function patternOf(action: object): string {
  const requirement = 'requirement' in action ? action.requirement : undefined;
  return requirement instanceof RegExp ? requirement.source : '';
}
