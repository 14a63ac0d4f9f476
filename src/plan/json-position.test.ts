import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorAt } from './json-position.ts';

test.each([
  ['{\n  "a": 1,\n  "b": tru\n}', '3:8'],
  ['{"a": 1,}', '1:9'],
  ['{"a" 1}', '1:6'],
  ['[1 2]', '1:4'],
  ['{"a": [1, 2}', '1:12'],
  ['{a: 1}', '1:2'],
  ["{'a': 1}", '1:2'],
  ['{"a": 01}', '1:8'],
  ['{"a": "x', '1:7'],
  ['{"a": 1', '1:8'],
  ['{} {}', '1:4'],
  ['', '1:1'],
  ['{"a": 1 // note\n}', '1:9'],
])('%j goes wrong at %s', (text, at) => {
  expect(jsonErrorAt(text)).toBe(at);
});

test('good JSON is read to its end', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const lines = text.split('\n');
      expect(jsonErrorAt(text)).toBe(`${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`);
    }),
  );
});
