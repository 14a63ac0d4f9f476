/**
 * Do the tests notice? `npm run mutation` changes the engine and its geometry in one place at a time (a comparison, its boundary, a connective, a sign, an extreme, YES for NO) and
 * runs their tests, property tests with 40 packages instead of 1000.
 *
 * 2026-11-30, all 34 files of `test/mutation/files.ts`: 813 changes turn a comparison round (< for >, === for !==). 794 are noticed, the other 19 make no difference and stand in
 * `test/mutation/equivalent.ts` and `equivalent-geo.ts` with the reason; none is left.
 * The other kinds were gone through with each file's own quick tests only, `limits` not at all: of about 2100 some 250 are left there, most of them boundaries that only an exact tie
 * tells apart, factors of scale that come to less than a millimetre, and connectives of what a search passes over.
 *
 * Here, in every run: that all mutants of the comparison of intervals and of the verdict are noticed by the tests of these two files, and that every mutant which is said to make
 * no difference is still there to be said so of.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EQUIVALENT } from '../mutation/equivalent.ts';
import { FILES } from '../mutation/files.ts';
import { switched } from '../mutation/mutants.ts';

const ROOT = join(import.meta.dirname, '../..');

test('every change of a comparison or of the verdict is noticed', { timeout: 120_000 }, () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/mutation/run.ts', 'check/tri.ts', 'check/verdict.ts'], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, MUTATION_TESTS: 'src/check/tri,src/check/verdict', MUTATION_WORKERS: '1' },
  });
  expect(status, stdout + stderr).toBe(0);
  const [, all = 0, killed = 0] = /(\d+) mutants: (\d+) killed, \d+ equivalent, 0 survived/.exec(stdout)?.map(Number) ?? [];
  expect(all).toBeGreaterThan(80);
  expect(killed).toBeGreaterThan(80);
});

test('what makes no difference is there to make none', () => {
  const known = new Map(FILES.map((file) => [file, switched(file, readFileSync(join(ROOT, file), 'utf8'), 1, '').mutants]));
  const gone = EQUIVALENT.filter(({ file, at, to }) => known.get(file)?.some((mutant) => mutant.at === at && (to === undefined || mutant.to === to)) !== true);
  expect(gone.map(({ file, at, to }) => `${file} ${at} → ${to ?? 'anything'}`)).toEqual([]);
});
