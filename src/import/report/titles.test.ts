import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TITLES, titleOf } from './titles.ts';

test('every title is of a finding that there is', () => {
  const root = join(import.meta.dirname, '..');
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('titles.ts')).map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const made = (code: string): boolean => ['', 'import.'].some((before) => source.includes(`'${before}${code}'`) || source.includes(`\`${before}${code}\``));
  expect(Object.keys(TITLES).filter((code) => !made(code) && !made(code.replace(/^crs-/, '')) && !code.startsWith('repaired-'))).toEqual([]);
});

test('what has none goes by its code', () => {
  expect(titleOf('import.overlap')).toEqual({ zh: '重叠', en: 'Overlaps' });
  expect(titleOf('import.constructor')).toBeUndefined();
});
