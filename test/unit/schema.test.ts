/** The published JSON Schemas are what the program validates by; `npx vitest run --project unit test/unit/schema.test.ts -u` writes them anew. */
import { expect, test } from 'vitest';
import { toJsonSchema } from '@valibot/to-json-schema';
import { jsonSchemas } from '../../src/plan/schema-json.ts';
import { reportSchema } from '../../src/report/schema.ts';

const schemas = new Map<string, object>([...jsonSchemas(), ['report.schema.json', { title: 'A report of signplan', ...toJsonSchema(reportSchema) }]]);

test.each([...schemas.keys()])('data/schema/%s', async (name) => {
  await expect(`${JSON.stringify(schemas.get(name), null, 2)}\n`).toMatchFileSnapshot(`../../data/schema/${name}`);
});
