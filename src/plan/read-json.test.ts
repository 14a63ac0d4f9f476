import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { readJson } from './read-json.ts';
import { clauseFile } from './schema/rules.ts';
import { planSource } from './schema/manifest.ts';
import { bytesOf, tinyLaw, tinyPlan } from './tiny.fixture.ts';

type Json = Record<string, unknown>;
const problemsOf = (content: unknown, schema: typeof clauseFile | typeof planSource = clauseFile): readonly Problem[] => {
  const result = readJson(content instanceof Uint8Array ? content : bytesOf(content), 'law.json', schema, 'clause');
  return result.ok ? [] : result.problems;
};
/** Law with one clause's requirement replaced. */
const requiring = (requires: unknown): Json => {
  const law = tinyLaw();
  return { ...law, clauses: law.clauses.map((clause, index) => (index === 0 ? { ...clause, requires } : clause)) };
};

test('a good file has none, with or without a mark at its start', () => {
  expect(problemsOf(tinyLaw())).toEqual([]);
  expect(problemsOf(`\ufeff${JSON.stringify(tinyLaw())}`)).toEqual([]);
});

test('broken JSON is placed', () => {
  const [problem] = problemsOf('{\n  "a": 1,\n  "b": tru\n}');
  expect(problem).toMatchObject({ code: 'clause.json', file: 'law.json', path: '3:8' });
});

test.each([
  ['GB18030', new Uint8Array([0x22, 0xbe, 0xc5, 0xbd, 0xad, 0x22]), 'clause.encoding'],
  ['nothing', '', 'clause.json'],
  ['null', 'null', 'clause.value'],
  ['a list', '[]', 'clause.missing'],
  ['half', '{"schema":', 'clause.json'],
])('%s', (_, content, code) => {
  expect(problemsOf(content).map((problem) => problem.code)).toContain(code);
});

test('a misspelt key, its path and what was meant', () => {
  const { title, ...rest } = tinyPlan();
  const problems = problemsOf({ ...rest, titel: title }, planSource);
  expect(problems).toMatchObject([
    { code: 'clause.missing', path: 'title' },
    { code: 'clause.unknown-key', path: 'titel', text: { zh: '不认识的项 titel。是否应为 title？' } },
  ]);
});

test.each([
  ['an operator', { fact: 'height', op: '=<', value: 3 }, 'clauses[0].requires.op', '"=<"'],
  ['a number as text', { all: [true, { fact: 'height', op: '<=', value: '2.4' }] }, 'clauses[0].requires.all[1].value', '"2.4"'],
  ['a limit inside a limit', { fact: 'height', op: '<=', value: { times: [0.5, { min: [1, { fact: 'Height!' }] }] } }, 'clauses[0].requires.value.times[1].min[1].fact', '"Height!"'],
  ['a list that is none', { fact: 'use', in: 'commercial' }, 'clauses[0].requires.in', '"commercial"'],
  ['a selector', { none: { layer: 'zones', facing: 200 } }, 'clauses[0].requires.none.facing', '200'],
  ['a selector\'s condition', { each: { layer: 'zones', where: { attr: 'class', in: [] } }, satisfies: false }, 'clauses[0].requires.each.where.in', undefined],
])('the deepest thing wrong in a condition: %s', (_, requires, path, received) => {
  const problems = problemsOf(requiring(requires));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(received === undefined ? { path } : { path, received });
});

test('no form of the grammar', () => {
  expect(problemsOf(requiring('height <= 3'))).toMatchObject([{ code: 'clause.value', path: 'clauses[0].requires', received: '"height <= 3"' }]);
});

test('hostile JSON is refused and leaves nothing behind', () => {
  expect(problemsOf(`{"__proto__":{"polluted":true},"schema":"signplan-clauses/1"}`).map(({ path }) => path)).toContain('__proto__');
  expect('polluted' in {}).toBe(false);
  const deep = `${'{"not":'.repeat(50_000)}true${'}'.repeat(50_000)}`;
  expect(problemsOf(JSON.stringify(requiring('DEEP')).replace('"DEEP"', deep))[0]?.code).toBe('clause.depth');
  expect(problemsOf(JSON.stringify({ ...tinyLaw(), clauses: Array.from({ length: 5000 }, () => ({})) })).length).toBeLessThanOrEqual(50);
});
