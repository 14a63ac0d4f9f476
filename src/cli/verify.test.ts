/** `signplan verify` at the command line: what check writes is confirmed, and what became of it since is told. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tiny } from '../plan/tiny.fixture.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import type { Verification } from '../report/verify/types.ts';
import { caller } from './run.fixture.ts';

/** The prohibited zone ends further west. */
function shrink(tiny: Tiny): void {
  const [zone] = tiny.layers.zones.features;
  if (zone) zone.geometry = { type: 'Polygon', coordinates: [[[115.96, 29.66], [115.97, 29.66], [115.97, 29.7], [115.96, 29.7], [115.96, 29.66]]] };
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-verify-'));
  for (const [name, files] of [['pkg', smallFiles()], ['new', smallFiles(shrink)], ['cities', smallFiles((tiny) => void (tiny.plan = { ...tiny.plan, comparators: [{ id: 'cities', version: '1' }] } as Tiny['plan']))], ['torn', new Map([...smallFiles(), ['highways.fgb', new Uint8Array(300)]])]] as const) {
    await mkdir(join(dir, name));
    for (const [file, bytes] of files) await writeFile(join(dir, name, file), bytes);
  }
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);
const feature = (at: readonly number[], properties: Record<string, unknown>): string => JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties });
const GOOD = feature(PLACES.general, { ...SHOP, id: 'good' });
const BANNED = feature(PLACES.prohibited, { ...SHOP, id: 'banned', use: 'commercial' });
const OPEN = feature(PLACES.edge, { ...SHOP, id: 'open' });
const OUTSIDE = feature(PLACES.outside, { ...SHOP, id: 'outside' });
const WRONG = feature(PLACES.general, { ...SHOP, id: 'wrong', width: -1 });
const collection = (...features: string[]): string => `{"type":"FeatureCollection","features":[${features.join()}]}`;
const reports = async (input: string, ...options: string[]): Promise<string> => (await call(['check', '--plan', 'pkg', '--format', 'json', ...options, '-'], input)).out;
const verify = (input: string | Uint8Array, ...options: string[]) => call(['verify', ...(options.includes('--plan') ? [] : ['--plan', 'pkg']), ...options, '-'], input);

describe('what check wrote', () => {
  it.each([['conforming', GOOD], ['nonconforming', BANNED], ['undetermined', OPEN], ['outside', OUTSIDE]])('is confirmed, whatever the verdict: %s', async (verdict, input) => {
    for (const options of [[], ['--all'], ['--as-of', '2036-05-05'], ['--phase', 'near']]) {
      const { exit, out, err } = await verify(await reports(input, ...options), '--format', 'json');
      expect({ exit, err }).toEqual({ exit: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ schema: 'signplan-verification/1', outcome: 'confirmed', holds: true, ...(options.length === 0 ? { verdict: { was: verdict, now: verdict } } : {}) });
    }
  });
  it('as an array with rows in error, and one a line', async () => {
    const array = await verify(await reports(collection(GOOD, WRONG, BANNED)), '--lang', 'en');
    expect({ exit: array.exit, err: array.err }).toEqual({ exit: 0, err: 'Confirmed 2, No report 1\n' });
    expect(array.out).toMatch(/^✓ Confirmed · good\n[^]*\n─+\n· No report · row 2 · wrong\n[^]*\n─+\n✓ Confirmed · banned\n/);
    const lines = (await call(['check', '--plan', 'pkg', '--format', 'ndjson', '-'], `${GOOD}\n${OPEN}\n`)).out;
    expect(await verify(lines)).toMatchObject({ exit: 0, err: '证实 2\n' });
    expect(JSON.parse((await verify(lines, '--format', 'json')).out)).toMatchObject([{ outcome: 'confirmed' }, { outcome: 'confirmed' }]);
  });
  it('from a package with a torn layer, against the whole and against the torn', async () => {
    const { out } = await call(['check', '--plan', 'torn', '--format', 'json', '-'], GOOD);
    const whole = await verify(out);
    expect(whole.exit).toBe(0);
    expect(whole.out).toContain('出具时没有读到：图层 highways；已按同样条件重算。全部读到时，结论为“未发现冲突”。');
    expect((await verify(out, '--plan', 'torn')).exit).toBe(0);
    const other = await verify(await reports(GOOD), '--plan', 'torn', '--lang', 'en');
    expect(other.exit).toBe(1);
    expect(other.out).toMatch(/highways\.fgb Layer highways · cannot be read now/);
  });
  it('with rules of other cities, which are asked again', async () => {
    const report = (await call(['check', '--plan', 'cities', '--compare', '--all', '--format', 'json', '-'], BANNED)).out;
    expect(JSON.parse(report)).toHaveProperty('comparisons[0].clause');
    expect(await verify(report, '--plan', 'cities')).toMatchObject({ exit: 0, err: '' });
    const edited = JSON.parse((await verify(report.replace('外地参考：', '本地规定：'), '--plan', 'cities', '--format', 'json')).out) as Verification;
    expect(edited).toMatchObject({ outcome: 'edited', fields: [{ path: 'comparisons[0].text.zh' }] });
    // A package without them says nothing of other cities.
    expect(JSON.parse((await verify(report, '--format', 'json')).out)).toMatchObject({ outcome: 'differs', fields: [{ path: 'comparisons', now: null }] });
  });
  it('is read as a Windows shell saves it, in UTF-16', async () => {
    expect((await verify(new Uint8Array(Buffer.from(`\ufeff${await reports(GOOD)}`, 'utf16le')))).exit).toBe(0);
  });
});

describe('what was edited', () => {
  it('is told by the place, with what it says and what is found', async () => {
    const text = (await reports(BANNED)).replace('"verdict": "nonconforming"', '"verdict": "conforming"').replace('"result": "fail"', '"result": "pass"');
    const zh = await verify(text);
    expect(zh.exit).toBe(1);
    expect(zh.out).toMatch(/^✗ 被改动 · banned\n数据与引擎都没有变，报告却与重算的不同（2 处），出具后被改动过。\n未发现冲突 → 不符合 · /);
    expect(zh.out).toMatch(/改动之处 \(2\)\n {2}verdict\n {4}报告："conforming"\n {4}重算："nonconforming"\n {2}findings\[0\]\.result\n {4}报告："pass"\n {4}重算："fail"\n$/);
    expect((await verify(text, '--lang', 'en')).out).toMatch(/^✗ Edited · banned\n/);
  });
});

describe('other data', () => {
  it('are told by the file, with the verdict now and the findings that differ', async () => {
    const { exit, out } = await verify(await reports(BANNED), '--plan', 'new', '--lang', 'en');
    expect(exit).toBe(1);
    expect(out).toMatch(/^≠ Differs · banned\nThe data are not those that it was made from \(files that differ: 2\): the verdict was “Does not conform” and is “Cannot be decided”; findings that differ: 2\.\n/);
    expect(out).toMatch(/\n {2}zones\.fgb Layer zones · other content · [0-9a-f]{12} → [0-9a-f]{12}\n/);
    expect(out).toMatch(/\n {2}Zone rules: Prohibited · JZ-1 \[matrix\] · Does not conform → none/);
    expect(out).toMatch(/\n {2}Rules outside zones \[matrix\] · none → Cannot be decided/);
    const found = JSON.parse((await verify(await reports(BANNED), '--plan', 'new', '--format', 'json')).out) as Verification;
    expect(found).toMatchObject({ outcome: 'differs', against: { plan: { id: 'tiny', version: '1' } }, files: [{ file: 'manifest.json' }, { file: 'zones.fgb', change: 'changed' }] });
  });
  it('that change nothing are told, and 1 says that they are others', async () => {
    const { exit, out } = await verify(await reports(GOOD), '--plan', 'new');
    expect(exit).toBe(1);
    expect(out).toMatch(/^≈ 依据已变 · good\n数据已不是出具时的（2 个文件不同）；报告所述仍然全部成立。\n/);
    expect(out).toContain('zones.fgb 图层 zones · 内容不同');
  });
  it('one that differs among others that hold', async () => {
    const array = JSON.parse(await reports(collection(GOOD, BANNED))) as Record<string, unknown>[];
    const { exit, err } = await verify(JSON.stringify([array[0], { ...array[1], verdict: 'conforming' }, 5]), '--lang', 'en');
    expect({ exit, err }).toEqual({ exit: 1, err: 'Confirmed 1, Edited 1, Cannot be read 1\n' });
  });
});

describe('what cannot run gives 2 and says why', () => {
  it.each<[string, readonly string[], string, string]>([
    ['no file named', ['verify'], '', 'cli.usage'],
    ['no such file', ['verify', 'nothing.json'], '', 'input.missing'],
    ['a proposal', ['verify', '--plan', 'pkg', '-'], GOOD, 'report.not-report'],
    ['half a report', ['verify', '--plan', 'pkg', '-'], '{"schema":"signplan-report/1",', 'report.json'],
    ['no JSON', ['verify', '--plan', 'pkg', '-'], 'report', 'report.json'],
    ['nothing', ['verify', '--plan', 'pkg', '-'], '', 'report.empty'],
    ['rows in error alone', ['verify', '--plan', 'pkg', '-'], '[{"row":1,"error":[]}]', 'report.none'],
    ['an unknown option', ['verify', '--as-of', '2026-01-01', '-'], '', 'cli.usage'],
  ])('%s', async (_, argv, input, code) => {
    const { exit, out, err } = await call([...argv, '--lang', 'en'], input);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(`[${code}]`);
  });
  it('no package where one is named', async () => {
    const { exit, out, err } = await verify(await reports(GOOD), '--plan', 'nowhere');
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('manifest.json');
  });
  it('control characters of a report do not reach the terminal', async () => {
    const text = (await reports(GOOD)).replace('"disclaimer": {', '"disclaimer": { "zh": "\\u001b[2J", "en": "x" }, "x": {');
    expect((await verify(text)).err).not.toContain('\u001b');
    const found = await verify((await reports(GOOD)).replace('"name": "一般"', '"name": "x"').replace('"zh": "仅供参考"', '"zh": "\\u001b[2J"'));
    expect(found).toMatchObject({ exit: 1 });
    expect(found.out).not.toContain('\u001b');
  });
});
