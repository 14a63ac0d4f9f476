import { expect, test } from 'vitest';
import { jsonSchemas } from './schema-json.ts';

const schemas = jsonSchemas();

test('one for what is written by hand and one for what is built', () => {
  expect([...schemas.keys()]).toEqual(['plan.schema.json', 'clauses.schema.json', 'manifest.schema.json']);
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
