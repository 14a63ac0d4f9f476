/** The published JSON Schemas are what the program validates by; `npx vitest run --project unit test/unit/schema.test.ts -u` writes them anew. */
import { expect, test } from 'vitest';
import { jsonSchemas } from '../support/schema-json.ts';

const schemas = jsonSchemas();

test.each([...schemas.keys()])('data/schema/%s', async (name) => {
  await expect(`${JSON.stringify(schemas.get(name), null, 2)}\n`).toMatchFileSnapshot(`../../data/schema/${name}`);
});

test('one for what is written by hand and one for what is built', () => {
  expect([...schemas.keys()]).toEqual(['plan.schema.json', 'clauses.schema.json', 'manifest.schema.json', 'examples.schema.json', 'gazetteer.schema.json', 'report.schema.json', 'audit.schema.json', 'diff.schema.json', 'import.schema.json', 'embed.schema.json']);
});

test('every reference is defined, conditions included', () => {
  for (const schema of schemas.values()) {
    const defined = Object.keys((schema['$defs'] ?? {}) as object);
    for (const [, name] of JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) expect(defined).toContain(name);
  }
  expect(JSON.stringify(schemas.get('clauses.schema.json'))).toContain('#/$defs/condition');
});

test('patterns survive', () => {
  expect(JSON.stringify(schemas.get('manifest.schema.json'))).toContain('"pattern":"^[0-9a-f]{64}$"');
});

test('is plain JSON, the same each time', () => {
  expect(JSON.parse(JSON.stringify([...jsonSchemas()]))).toEqual([...schemas]);
});
