/** The schemas as JSON Schema (draft 2020-12), for editors that complete and check as one types. Build time only. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { condition, limit, selector } from './schema/condition.ts';
import { manifest, planSource } from './schema/manifest.ts';
import { clauseFile } from './schema/rules.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const SCHEMAS = { plan: planSource, clauses: clauseFile, manifest } as const;
const TITLES: Readonly<Record<keyof typeof SCHEMAS, string>> = { plan: 'plan.json of a signplan package', clauses: 'A document of clauses of a signplan package', manifest: 'manifest.json of a built signplan package' };

/** By file name: `plan.schema.json`, `clauses.schema.json`, `manifest.schema.json`. */
export function jsonSchemas(): Map<string, JsonSchema> {
  return new Map(
    (Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]).map((name) => [
      `${name}.schema.json`,
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: TITLES[name],
        ...without$schema(
          toJsonSchema(SCHEMAS[name], {
            target: 'draft-2020-12',
            definitions: { condition, limit, selector },
            // Every number of JSON is finite, and a pattern's flag `u` is what JSON Schema assumes.
            overrideAction: ({ valibotAction, jsonSchema }) => {
              if (valibotAction.type === 'finite') return jsonSchema;
              if (valibotAction.type === 'regex') return { ...jsonSchema, pattern: patternOf(valibotAction) };
              return undefined;
            },
          }),
        ),
      },
    ]),
  );
}

function without$schema(schema: { readonly $schema?: string | undefined }): JsonSchema {
  const { $schema: _, ...rest } = schema;
  return rest;
}

function patternOf(action: object): string {
  const requirement = 'requirement' in action ? action.requirement : undefined;
  return requirement instanceof RegExp ? requirement.source : '';
}
