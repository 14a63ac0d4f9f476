/** A built package whose matrix was damaged is neither loaded nor valid, though every checksum fits. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../io/sha256.ts';
import { memorySource } from '../io/source.ts';
import { buildFromSources } from './build/build.ts';
import { loadPlan } from './load.ts';
import type { Matrix, Rules } from './schema/rules.ts';
import { bytesOf, tinySources } from './tiny.fixture.ts';
import { validatePackage } from './validate.ts';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

let dir: string;
let good: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-damage-'));
  const built = buildFromSources(tinySources());
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  good = built.value.files;
});
afterAll(() => rm(dir, { recursive: true }));

function damaged(change: (matrix: Mutable<Matrix>) => void): Map<string, Uint8Array> {
  const read = (file: string): unknown => JSON.parse(new TextDecoder().decode(good.get(file)));
  const rules = read('rules.json') as Rules;
  change(rules.matrix as Mutable<Matrix>);
  const bytes = bytesOf(rules);
  const manifest = { ...(read('manifest.json') as Record<string, unknown>), rules: { file: 'rules.json', bytes: bytes.length, sha256: sha256(bytes) } };
  return new Map([...good, ['rules.json', bytes], ['manifest.json', bytesOf(manifest)]]);
}

const cases: [string, (matrix: Mutable<Matrix>) => void, string, RegExp][] = [
  ['a cell too few', (matrix) => matrix.cells.pop(), 'rules.matrix-cells', /There must be 48 cells\./],
  ['a cell too many', (matrix) => matrix.cells.push(0), 'rules.matrix-cells', /There must be 48 cells\./],
  ['a cell that points at nothing', (matrix) => matrix.cells.splice(7, 1, 99), 'rules.matrix-cells', /points at no outcome/],
  ['a cell that is no index', (matrix) => matrix.cells.splice(7, 1, -1), 'rules.value', />=0/],
  ['a scope without a class of zones', (matrix) => drop(matrix, 'zone:general'), 'rules.matrix-axis', /lacks this/],
  ['no scope for signs in no zone', (matrix) => drop(matrix, 'none'), 'rules.matrix-axis', /lacks this/],
  ['no scope for a class of segments', (matrix) => drop(matrix, 'segment:strict'), 'rules.matrix-axis', /lacks this/],
  ['a scope that the plan has not', (matrix) => matrix.scopes.splice(0, 1, 'zone:prohibitet'), 'rules.matrix-axis', /zone:prohibited/],
  ['a scope that is there twice', (matrix) => matrix.scopes.splice(0, 1, 'zone:general'), 'rules.matrix-axis', /twice|lacks/],
  ['no column for a type', (matrix) => matrix.types.splice(0, 1, 'pole'), 'rules.matrix-axis', /lacks this/],
  ['bands the other way round', (matrix) => matrix.bands.reverse(), 'rules.matrix-axis', /order must be regular, large/],
  ['limited without limits', (matrix) => matrix.outcomes.forEach((outcome) => outcome.answer === 'limited' && delete outcome.limits), 'rules.matrix-limits', /needs limits/],
  ['limited with no limit in the list', (matrix) => matrix.outcomes.forEach((outcome) => outcome.answer === 'limited' && (outcome.limits = [])), 'rules.matrix-limits', /needs limits/],
  ['limits of an answer that has none', (matrix) => matrix.outcomes.forEach((outcome) => outcome.answer === 'silent' && (outcome.limits = [true])), 'rules.matrix-limits', /no other has any/],
  ['a limit on what there is not', (matrix) => matrix.outcomes.forEach((outcome) => outcome.answer === 'limited' && (outcome.limits = [{ fact: 'hieght', op: '<=', value: 3 }])), 'rules.unknown-fact', /height/],
  ['no article', (matrix) => matrix.outcomes.forEach((outcome) => (outcome.article = ' ')), 'rules.matrix-article', /name the article/],
];

/** The scope goes with its cells, so that their number still fits. */
function drop(matrix: Mutable<Matrix>, scope: string): void {
  const at = matrix.scopes.indexOf(scope);
  const each = matrix.cells.length / matrix.scopes.length;
  matrix.scopes.splice(at, 1);
  matrix.cells.splice(at * each, each);
}

test('the same package undamaged is', async () => {
  expect(await loadPlan(memorySource(damaged(() => undefined)))).toMatchObject({ ok: true });
});

test.each(cases)('%s', async (name, change, code, says) => {
  const files = damaged(change);
  const loaded = await loadPlan(memorySource(files));
  if (loaded.ok) throw new Error('loaded');
  expect(loaded.problems.map((problem) => problem.code)).toContain(code);
  expect(loaded.problems.map(({ text }) => text.en).join(' ') + loaded.problems.map(({ received }) => received).join(' ')).toMatch(says);
  const folder = join(dir, name.replaceAll(' ', '-'));
  await mkdir(folder);
  for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
  const { problems, summary } = await validatePackage(folder);
  expect(problems.map((problem) => problem.code)).toContain(code);
  expect(summary).toBeNull();
});
