import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFromSources } from '../plan/build/build.ts';
import { tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import { reportSchema } from '../report/schema.ts';
import type { Report } from '../report/types.ts';
import { caller } from './run.fixture.ts';

let dir: string;
const GAP = { title: { zh: '规划文本', en: 'The plan’s text' }, what: { zh: '没有查到', en: 'Not found' }, holder: { zh: '市政府', en: 'The city’s government' }, add: { zh: '写入条款', en: 'Write clauses' } };
const NAMED = (tiny: Tiny): void => void (tiny.plan = { ...tiny.plan, comparators: [{ id: 'cities', version: '1' }], unavailable: [GAP] } as Tiny['plan']);
/** Its examples all give what they say. */
function validFiles(): ReadonlyMap<string, Uint8Array> {
  const built = buildFromSources(tinySources(NAMED));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value.files;
}
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-compare-'));
  for (const [folder, files] of [['with', smallFiles(NAMED)], ['without', smallFiles()], ['torn', smallFiles(NAMED)], ['valid', validFiles()]] as const) {
    await mkdir(join(dir, folder));
    for (const [name, bytes] of files) await writeFile(join(dir, folder, name), folder === 'torn' && name === 'comparators.json' ? bytes.slice(0, 40) : bytes);
  }
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);
const SIGN = JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: PLACES.general }, properties: { ...SHOP, height: 2, topHeight: 5 } });
const check = (...options: string[]) => call(['check', '--plan', 'with', ...options, '-'], SIGN);

describe('check --compare', () => {
  it('adds what other cities say, and changes neither the exit nor anything else of the report', async () => {
    const plain = await check('--format', 'json');
    const compared = await check('--format', 'json', '--compare');
    const { comparisons, ...rest } = JSON.parse(compared.out) as Report;
    expect(rest).toEqual(JSON.parse(plain.out));
    expect(compared.exit).toBe(plain.exit);
    expect(comparisons?.map(({ clause }) => clause)).toEqual(['C-01', 'C-02', 'C-04', 'C-03', 'C-05']);
    expect(v.is(reportSchema, JSON.parse(compared.out))).toBe(true);
  });

  it('is there in every format, and in text as a block that says it does not bind', async () => {
    for (const format of ['ndjson', 'geojson']) expect((await check('--format', format, '--compare')).out).toMatch(/"comparisons":\s*\[/);
    expect((await check('--format', 'csv', '--compare')).out).toContain('C-01;C-02');
    expect((await check('--compare')).out).toMatch(/\n外地参考（对本市没有约束力，不影响结论）\n与外地规定不合 \(2\)\n {2}· C-01\n {4}外地参考：/);
    expect((await check('--compare', '--lang', 'en')).out).toContain('\nElsewhere: not binding here, without effect on the verdict\n');
    expect((await check()).out).not.toContain('外地');
  });

  it('says so where the package holds none, or where the file is broken', async () => {
    const none = await call(['check', '--plan', 'without', '--compare', '--lang', 'en', '-'], SIGN);
    expect({ exit: none.exit, out: none.out }).toEqual({ exit: 2, out: '' });
    expect(none.err).toMatch(/without: The package holds no rules of other cities.*\[package\.no-comparators\]\n$/);
    const torn = await call(['check', '--plan', 'torn', '--compare', '--lang', 'en', '-'], SIGN);
    expect([torn.exit, torn.err.includes('comparators.json')]).toEqual([2, true]);
    expect((await call(['check', '--plan', 'torn', '-'], SIGN)).exit).toBe((await check()).exit);
  });
});

describe('a package with rules of other cities', () => {
  it('is valid, unless their file is not the one that the manifest lists', async () => {
    expect(await call(['validate', 'valid', '--lang', 'en'])).toMatchObject({ exit: 0, err: '' });
    const { exit, err } = await call(['validate', 'torn', '--lang', 'en']);
    expect(exit).toBe(1);
    expect(err).toMatch(/comparators\.json.*\[package\.bytes\]/);
  });

  it('info tells them, what could not be obtained, what is absent and why, phases, CRS and both approvals', async () => {
    const { out } = await call(['info', 'with', '--lang', 'en']);
    for (const line of [
      '  elsewhere, not binding here: cities 1',
      '  The plan’s text · Not found · held by The city’s government',
      '  power-cables · Cables · Not public · held by Grid company',
      'Phase near · Near · 2022-01-01 – 2025-12-31',
      'CRS EPSG:4548 · central meridian 117° · false easting 500000 m',
      'Approval of the plan: none',
      'Approval of the data: none',
    ])
      expect(out.split('\n')).toContain(line);
    expect((await call(['info', 'without'])).out).not.toContain('外地参考');
  });
});
