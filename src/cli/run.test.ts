import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinySources } from '../plan/tiny.fixture.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import { reportSchema } from '../report/schema.ts';
import type { Report } from '../report/types.ts';
import { defaultPlan } from './default-plan.ts';
import { MAX_INPUT } from './io.ts';
import { caller } from './run.fixture.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-cli-'));
  await mkdir(join(dir, 'pkg'));
  await mkdir(join(dir, 'torn'));
  for (const [name, bytes] of smallFiles()) {
    await writeFile(join(dir, 'pkg', name), bytes);
    await writeFile(join(dir, 'torn', name), name === 'zones.fgb' ? bytes.slice(0, 300) : bytes);
  }
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);
const check = (stdin: string | Uint8Array, ...options: string[]) => call(['check', '--plan', 'pkg', ...options, '-'], stdin);
const feature = (at: readonly number[], properties: Record<string, unknown>): string => JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties });
const collection = (...features: string[]): string => `{"type":"FeatureCollection","features":[${features.join()}]}`;

const GOOD = feature(PLACES.general, { ...SHOP, id: 'good' });
const CONSENT = feature(PLACES.general, { ...SHOP, id: 'consent', depth: 0.1 });
const BANNED = feature(PLACES.prohibited, { ...SHOP, id: 'banned', use: 'commercial' });
const OPEN = feature(PLACES.edge, { ...SHOP, id: 'open' });
const OUTSIDE = feature(PLACES.outside, { ...SHOP, id: 'outside' });
const WRONG = feature(PLACES.general, { ...SHOP, id: 'wrong', width: -1 });

describe('exits of check', () => {
  it.each([
    ['conforming', GOOD, 0],
    ['conditional', CONSENT, 0],
    ['both', collection(GOOD, CONSENT), 0],
    ['nonconforming', BANNED, 1],
    ['undetermined', OPEN, 1],
    ['outside', OUTSIDE, 1],
    ['one bad among good', collection(GOOD, WRONG), 1],
    ['all rows in error', collection(WRONG, WRONG), 2],
    ['broken JSON', '{"type":', 2],
    ['nothing', '', 2],
  ])('%s', async (_, input, exit) => {
    for (const format of ['text', 'json', 'ndjson', 'csv', 'geojson']) {
      const result = await check(input, '--format', format);
      expect(result.exit).toBe(exit);
      expect(result.out === '').toBe(exit === 2);
    }
  });
});

describe('formats of check', () => {
  it('one Feature with json is one report, a collection an array of the same', async () => {
    const one = JSON.parse((await check(GOOD, '--format', 'json')).out) as Report;
    expect(one).toMatchObject({ schema: 'signplan-report/1', verdict: 'conforming', asOf: '2026-11-24', proposal: { properties: { id: 'good' } } });
    const text = (await check(collection(GOOD, WRONG, BANNED), '--format', 'json')).out;
    const many = JSON.parse(text) as unknown[];
    expect(text).toBe(`${JSON.stringify(many, null, 2)}\n`);
    expect(many).toMatchObject([one, { row: 2, id: 'wrong', error: [{ code: 'proposal.negative', file: '-', path: 'features[1].properties.width', received: '-1' }] }, { verdict: 'nonconforming' }]);
  });

  it('the same proposals give the same reports as document, lines and CSV', async () => {
    const lines = (await check(`${GOOD}\n${BANNED}\n`, '--format', 'ndjson')).out.trimEnd().split('\n');
    const whole = JSON.parse((await check(collection(GOOD, BANNED), '--format', 'json')).out) as unknown[];
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(whole);
    const names = ['id', ...Object.keys(SHOP)];
    const row = (at: readonly number[], properties: Record<string, unknown>): string => [...at, ...names.map((name) => properties[name])].join();
    const csv = `\ufefflon,lat,${names.join()}\r\n${row(PLACES.general, { ...SHOP, id: 'good' })}\r\n${row(PLACES.prohibited, { ...SHOP, id: 'banned', use: 'commercial' })}\r\n`;
    expect(JSON.parse((await check(csv, '--format', 'json')).out)).toEqual(whole);
  });

  it('GeoJSON is one Feature, or a collection in which an error has no place', async () => {
    expect(JSON.parse((await check(BANNED, '--format', 'geojson')).out)).toMatchObject({ type: 'Feature', properties: { verdict: 'nonconforming' } });
    expect(JSON.parse((await check(collection(GOOD, WRONG), '--format', 'geojson')).out)).toMatchObject({ type: 'FeatureCollection', features: [{ properties: { verdict: 'conforming' } }, { geometry: null, properties: { row: 2 } }] });
  });

  it('reports go to standard output, messages and the sum to standard error', async () => {
    const { out, err } = await check(collection(GOOD, WRONG, BANNED, OPEN), '--format', 'csv', '--lang', 'en');
    expect(out.split('\r\n')).toHaveLength(6);
    expect(err).toBe('- features[1].properties.width: Width must not be negative. (received -1) [proposal.negative]\nNo conflict found 1, Does not conform 1, Cannot be decided 1, in error 1\n');
  });

  it('text is the verdict first, in either language, all findings on request', async () => {
    const zh = await check(BANNED);
    expect(zh.out).toMatch(/^banned\n不符合：禁止 JZ-1 不得设置/);
    expect(zh.err).toBe('');
    expect((await check(BANNED, '--lang=en')).out).toMatch(/^banned\nDoes not conform: /);
    expect((await check(BANNED, '--all')).out.length).toBeGreaterThan(zh.out.length);
  });

  it('clauses that do not apply are named on request only', async () => {
    const some = JSON.parse((await check(GOOD, '--format', 'json')).out) as Report;
    const all = JSON.parse((await check(GOOD, '--format', 'json', '--all')).out) as Report;
    expect(some.notApplying).toBeUndefined();
    const { notApplying, ...rest } = all;
    expect(rest).toEqual(some);
    expect(notApplying?.map(({ clause }) => clause)).toContain('L-12');
    expect(v.is(reportSchema, all)).toBe(true);
    expect((await check(GOOD, '--all', '--lang', 'en')).out).toMatch(/Not applying \(\d+\)/);
  });
});

describe('the date of check', () => {
  const asOf = async (properties: Record<string, unknown>, ...options: string[]): Promise<string> => (JSON.parse((await check(feature(PLACES.general, { ...SHOP, ...properties }), '--format', 'json', ...options)).out) as Report).asOf;

  it('is --as-of, else the start, else today', async () => {
    expect(await asOf({})).toBe('2026-11-24');
    expect(await asOf({ start: '2027-01-01' })).toBe('2027-01-01');
    expect(await asOf({ start: '2027-01-01' }, '--as-of', '2025-05-05')).toBe('2025-05-05');
  });
});

describe('what cannot run gives one message and 2', () => {
  const gbk = new Uint8Array([...new TextEncoder().encode('lon,lat,signType,name\n116.03,29.68,wall,'), 0xb5, 0xea]);

  it.each<[string, string[], string]>([
    ['no such file', ['check', '--plan', 'pkg', 'none.json'], 'none.json: There is no such file; check the path. [input.missing]'],
    ['a folder for a file', ['check', '--plan', 'pkg', 'pkg'], 'pkg: This is a folder; name a file, or - for standard input. [input.directory]'],
    ['no such package', ['check', '--plan', 'none', '-'], 'manifest.json: The file is missing.'],
    ['a date in 1900', ['check', '--as-of', '1900-01-01', '-'], '--as-of: The as-of date must lie between 2000 and 2100. (received "1900-01-01") [proposal.date-range]'],
    ['no file named', ['check'], 'Exactly one FILE is needed. See signplan --help. (received "") [cli.usage]'],
    ['two files', ['check', 'a', 'b'], 'Exactly one FILE is needed. See signplan --help. (received "a b") [cli.usage]'],
    ['a mistyped option', ['check', '--formt', 'json', '-'], 'There is no such option; was --format meant. See signplan --help. (received "--formt") [cli.usage]'],
    ['an option without its value', ['check', '-', '--plan'], 'This option needs a value. See signplan --help. (received "--plan") [cli.usage]'],
    ['a value where none is taken', ['check', '--all=yes', '-'], 'This option takes no value. See signplan --help. (received "--all=yes") [cli.usage]'],
    ['an unknown format', ['check', '--format', 'xml', '-'], 'Known values: text, json, ndjson, csv, geojson. See signplan --help. (received "--format xml") [cli.usage]'],
    ['a mistyped command', ['chekc', '-'], 'There is no such command; was check meant. See signplan --help. (received "chekc") [cli.usage]'],
    ['no such folder', ['validate', 'none'], 'none: There is no such folder; check the path. [cli.no-folder]'],
    ['a folder of neither kind', ['validate', '.'], '.: The folder has neither manifest.json (a package) nor plan.json (its sources). [cli.not-a-package]'],
    ['info of nothing', ['info', 'none'], 'none: There is no such folder; check the path. [cli.no-folder]'],
    ['building a package', ['build', 'pkg'], 'This is a package; name the folder with plan.json. [cli.not-sources]'],
  ])('%s', async (_, argv, message) => {
    const { exit, out, err } = await call([...argv, '--lang=en'], GOOD);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('text in GB18030 is read, what is no text is not', async () => {
    const good = JSON.parse((await check(gbk, '--format', 'ndjson')).out) as Report;
    expect(good.proposal.properties?.['name']).toBe('店');
    const { exit, err } = await check(new Uint8Array([0x66, 0x67, 0x62, 0, 1, 2, 0xff]), '--lang', 'en');
    expect(exit).toBe(2);
    expect(err).toContain('[input.encoding]');
  });

  it('nothing reaches a terminal that could drive it', async () => {
    const { err } = await check(feature(PLACES.general, { ...SHOP, ['\u001b[31m\u202e']: 1 }));
    expect(err).toContain('\\u{1b}[31m\\u{202e}');
    expect(err).not.toMatch(/[\u001b\u202e]/);
  });

  it('more than the limit is refused while it comes', async () => {
    const { exit, err } = await check(new Uint8Array(MAX_INPUT + 1), '--lang', 'en');
    expect(exit).toBe(2);
    expect(err).toContain('[input.too-large]');
  });
});

describe('the package that comes along', () => {
  it('is the one that package.json names, wherever the command is called from', () => {
    const root = join(import.meta.dirname, '../..');
    const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { signplan: { package: string } };
    expect(defaultPlan()).toBe(join(root, project.signplan.package));
  });
});

describe('a package of which a layer is torn', () => {
  it('is told on standard error, and no verdict better than undetermined comes from it', async () => {
    const { exit, out, err } = await call(['check', '--plan', 'torn', '--format', 'json', '-'], GOOD);
    expect(exit).toBe(1);
    expect((JSON.parse(out) as Report).verdict).toBe('undetermined');
    expect(err).toContain('zones.fgb');
    expect((await call(['validate', 'torn'])).exit).toBe(1);
  });
});

describe('validate, info, build', () => {
  it('a good package is valid and says what it holds', async () => {
    expect(await call(['validate', 'pkg', '--lang', 'en'])).toEqual({ exit: 0, out: 'Tiny plan 1: valid\n', err: '' });
    const { exit, out } = await call(['info', 'pkg', '--lang', 'en']);
    expect(exit).toBe(0);
    for (const part of ['Tiny plan\nVersion 1 · status demonstration · term 2022-01-01 – 2035-12-31', 'zones · Layer zones · Polygon · 2', 'Zones: Prohibited 1, General 1', 'power-cables · Cables · ', 'held by Grid company', 'T3 technical standard 1', 'Matrix 48:']) expect(out).toContain(part);
  });

  it('sources are built, compared, and found out of step', async () => {
    const city = join(dir, 'city');
    const sources = tinySources();
    await mkdir(join(city, 'source'), { recursive: true });
    await mkdir(join(city, 'clauses'));
    await mkdir(join(dir, 'national'), { recursive: true });
    for (const { file, bytes } of [sources.plan, sources.matrix, ...sources.own, ...sources.national, ...sources.layers.values()]) await writeFile(join(city, file), bytes);
    expect((await call(['build', 'city', '--check'])).exit).toBe(1);
    const built = await call(['build', 'city', '--lang', 'en']);
    expect({ exit: built.exit, err: built.err }).toEqual({ exit: 0, err: '' });
    expect(built.out).toMatch(/^Wrote \d+ files, \d+ bytes\.\n$/);
    expect((await call(['build', 'city', '--check', '--lang', 'en'])).out).toMatch(/^The package is in step/);
    expect((await call(['validate', 'city'])).exit).toBe(0);
    expect((await call(['check', '--plan', 'city/package', '-'], GOOD)).exit).toBeLessThan(2);
    const own = sources.own[0];
    if (own === undefined) throw new Error();
    await writeFile(join(city, own.file), new TextDecoder().decode(own.bytes).replaceAll('"expect":"pass"', '"expect":"fail"'));
    expect((await call(['validate', 'city', '--lang', 'en'])).err).toMatch(/clauses\[P-01\]\.examples\[0\]: The example “Example” should be fail\. \(received "pass"\)/);
    await writeFile(join(city, own.file), own.bytes);
    await writeFile(join(city, 'package', 'rules.json'), '{}');
    const { exit, err } = await call(['build', 'city', '--check', '--lang', 'en']);
    expect(exit).toBe(1);
    expect(err).toContain('rules.json');
    await writeFile(join(city, 'plan.json'), '{');
    expect((await call(['build', 'city'])).exit).toBe(1);
    expect((await call(['validate', 'city'])).exit).toBe(1);
  });
});

describe('help', () => {
  it('is there in both languages, for every command, and names every option', async () => {
    for (const argv of [['--help'], ['-h'], ['help'], ['check', '--help'], ['verify', '--help'], ['validate', '-h'], ['info', '--help'], ['build', '--help']]) {
      const zh = await call(argv);
      const en = await call([...argv, '--lang', 'en']);
      expect([zh.exit, en.exit]).toEqual([0, 0]);
      for (const text of [zh.out, en.out]) for (const part of ['--plan', '--as-of', '--format', '--all', '--lang', '--check', '--phase', '--matrix', 'signplan verify']) expect(text).toContain(part);
    }
    expect((await call(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await call([])).exit).toBe(2);
  });
});

describe('as a process', () => {
  const main = [join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs'), join(import.meta.dirname, 'main.ts')];

  it('reads standard input, writes both streams, and exits with the code', async () => {
    const child = promisify(execFile)(process.execPath, [...main, 'check', '--plan', 'pkg', '--format', 'json', '-'], { cwd: dir });
    child.child.stdin?.end(BANNED);
    await expect(child).rejects.toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('"verdict": "nonconforming"') as string });
  });

  it('is quiet when its reader goes away', async () => {
    const child = spawn(process.execPath, [...main, 'check', '--plan', 'pkg', '--format', 'json', '-'], { cwd: dir });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(collection(...Array.from({ length: 400 }, () => GOOD)));
    await ended;
    expect(err).not.toMatch(/EPIPE|Error/);
  });
});
