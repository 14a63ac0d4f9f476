import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSchema } from '../report/audit/schema.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import { caller } from './run.fixture.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-audit-'));
  await mkdir(join(dir, 'pkg'));
  for (const [name, bytes] of smallFiles()) await writeFile(join(dir, 'pkg', name), bytes);
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);
const audit = (stdin: string | Uint8Array, ...options: string[]) => call(['audit', '--plan', 'pkg', ...options, '-'], stdin);
const feature = (at: readonly number[], properties: Record<string, unknown>): string => JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties });
const lines = (...features: string[]): string => `${features.join('\n')}\n`;
const collection = (...features: string[]): string => `{"type":"FeatureCollection","features":[${features.join()}]}`;

const GOOD = feature(PLACES.general, { ...SHOP, id: 'good', building: 'own' });
const CONSENT = feature(PLACES.general, { ...SHOP, id: 'consent', depth: 0.1, building: 'other' });
const BANNED = feature(PLACES.prohibited, { ...SHOP, id: 'banned', use: 'commercial', 店主: '甲' });
const OPEN = feature(PLACES.edge, { ...SHOP, id: 'open' });
const OUTSIDE = feature(PLACES.outside, { ...SHOP, id: 'outside' });
const WRONG = feature(PLACES.general, { ...SHOP, id: 'wrong', width: -1 });
interface Line {
  id?: string;
  row: number;
  verdict?: string;
  counts?: Record<string, number>;
  findings?: { clause: string; result: string; feature?: object }[];
  error?: { code: string }[];
}
const parsed = (out: string): Line[] => out.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);

describe('exits of audit', () => {
  it.each([
    ['conforming', GOOD, 0],
    ['conditional', CONSENT, 0],
    ['both', lines(GOOD, CONSENT), 0],
    ['nonconforming', BANNED, 1],
    ['undetermined', lines(GOOD, OPEN), 1],
    ['outside', OUTSIDE, 1],
    ['one bad among good', lines(GOOD, WRONG), 1],
    ['all rows in error', collection(WRONG, WRONG), 2],
    ['broken JSON', '{"type":', 2],
    ['a collection of which one Feature is broken', '{"type":"FeatureCollection","features":[{"type":"Feature"},{type}]}', 2],
    ['nothing', '', 2],
  ])('%s', async (_, input, exit) => {
    for (const format of ['text', 'json', 'ndjson', 'csv', 'geojson']) {
      const result = await audit(input, '--format', format);
      expect(result.exit).toBe(exit);
      expect(result.out === '').toBe(exit === 2);
    }
  });

  it('a number of threads that there cannot be', async () => {
    const { exit, err } = await audit(GOOD, '--jobs', '0', '--lang', 'en');
    expect({ exit, err }).toEqual({ exit: 2, err: 'A whole number from 1 to 16 is needed. See signplan --help. (received "--jobs 0") [cli.usage]\n' });
  });
});

describe('formats of audit', () => {
  const input = lines(GOOD, WRONG, BANNED, OPEN);

  it('ndjson is one line a sign in input order, with what matters of its findings and no wording', async () => {
    const { out, err } = await audit(input, '--format', 'ndjson', '--lang', 'en');
    const [good, wrong, banned, open] = parsed(out);
    expect(good).toEqual({ id: 'good', row: 1, asOf: '2026-11-24', verdict: 'conforming', counts: expect.any(Object) as object, findings: [] });
    expect(wrong).toMatchObject({ row: 2, id: 'wrong', error: [{ code: 'proposal.negative', file: '-', path: 'line 2.properties.width' }] });
    expect(banned?.findings).toContainEqual({ clause: 'matrix', result: 'fail', feature: { layer: 'zones', key: 'JZ-1' } });
    expect(open?.findings?.every(({ result }) => ['fail', 'unknown', 'consent'].includes(result))).toBe(true);
    expect(err).toContain('line 2.properties.width: Width must not be negative.');
    expect(err).toContain('Judged 3: Does not conform 1, Cannot be decided 1, No conflict found 1, in error 1');
  });

  it('the sum is by zone, by type and by clause', async () => {
    const { err } = await audit(input, '--format', 'ndjson', '--lang', 'en');
    for (const part of ['By zone\n', '  JZ-1 · 甘棠湖 · Prohibited: Does not conform 1\n', '  YB-1 · General: No conflict found 1\n', 'By sign type\n', '  Wall: ', 'By clause (signs)\n', '  matrix · Plan rules: Does not conform 1']) expect(err).toContain(part);
  });

  it('json is one object, as its schema says, with the same signs', async () => {
    const { out } = await audit(input, '--format', 'json');
    const value = JSON.parse(out) as { signs: unknown[]; summary: { rows: number; errors: number } };
    expect(v.parse(auditSchema, value)).toEqual(value);
    expect(value.signs).toEqual(parsed((await audit(input, '--format', 'ndjson')).out));
    expect(value.summary).toMatchObject({ rows: 4, errors: 1, verdicts: { nonconforming: 1, undetermined: 1, conforming: 1 }, worst: [{ row: 3, id: 'banned', clauses: ['matrix'] }, { row: 4 }] });
  });

  it('lines, a collection, a single Feature and CSV give the same', async () => {
    const of = async (text: string): Promise<unknown[]> => parsed((await audit(text, '--format', 'ndjson')).out).map(({ id, verdict, counts, findings }) => ({ id, verdict, counts, findings }));
    const whole = await of(lines(GOOD, BANNED));
    expect(await of(collection(GOOD, BANNED))).toEqual(whole);
    expect(await of(GOOD)).toEqual(whole.slice(0, 1));
    const names = ['id', ...Object.keys(SHOP), '店主'];
    const row = (at: readonly number[], properties: Record<string, string | number>): string => [...at, ...names.map((name) => properties[name] ?? '')].join();
    expect(await of(`\ufefflon,lat,${names.join()}\r\n${row(PLACES.general, { ...SHOP, id: 'good', building: 'own' })}\r\n${row(PLACES.prohibited, { ...SHOP, id: 'banned', use: 'commercial', 店主: '甲' })}\r\n`)).toEqual(whole);
  });

  it('CSV has a row a sign, its clauses by semicolon, and the inventory\'s other columns', async () => {
    const { out } = await audit(input, '--format', 'csv');
    expect(out.startsWith('\ufeff')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(out.slice(1), { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(4);
    expect(data.map((row) => row['verdict'])).toEqual(['conforming', '', 'nonconforming', 'undetermined']);
    expect(data[2]).toMatchObject({ row: '3', id: 'banned', failing: 'matrix', zones: 'JZ-1', 店主: '甲', plan: 'tiny 1', notice: '示范结论，不适用于真实地点' });
    expect(data[1]?.['error']).toContain('[proposal.negative]');
  });

  it('GeoJSON is a collection, and a column that is called as one of ours stays apart', async () => {
    const { out } = await audit(lines(feature(PLACES.prohibited, { ...SHOP, id: 'x', use: 'commercial', verdict: 'good', 店主: '甲' }), WRONG), '--format', 'geojson');
    expect(JSON.parse(out)).toMatchObject({ type: 'FeatureCollection', features: [{ geometry: { coordinates: PLACES.prohibited }, properties: { id: 'x', verdict: 'nonconforming', verdict_: 'good', failing: 'matrix', 店主: '甲' } }, { geometry: null, properties: { row: 2 } }] });
  });

  it('text is the sum and the worst, in either language', async () => {
    const zh = await audit(input, '--as-of', '2026-11-24');
    expect(zh.out).toMatch(/^小规划 · 1 · 判定日期：2026-11-24\n示范结论，不适用于真实地点。\n已判 3 处：不符合 1，无法判定 1，未发现冲突 1，输入有误 1/);
    expect(zh.out).toContain('最差的\n  第 3 行 banned：不符合：matrix\n');
    expect((await audit(input, '--lang', 'en')).out).toMatch(/^Tiny plan · 1 · as of: the start of each, else today\n/);
  });

  it('signs without a number are told by their row', async () => {
    const nameless = feature(PLACES.prohibited, { ...SHOP, use: 'commercial' });
    expect(parsed((await audit(lines(nameless, nameless), '--format', 'ndjson')).out)).toMatchObject([{ id: null, row: 1 }, { id: null, row: 2 }]);
  });
});

describe('an inventory', () => {
  it('knows its signs as neighbours, and says which numbers are double', async () => {
    const at = (i: number): number[] => [PLACES.general[0] + i / 96780, PLACES.general[1]];
    const row = (id: string, i: number): string => feature(at(i), { ...SHOP, id, building: 'B' });
    const three = parsed((await audit(lines(row('a', 0), row('b', 1), row('c', 2)), '--format', 'ndjson')).out);
    expect(three.map(({ verdict }) => verdict)).toEqual(['conforming', 'conforming', 'conforming']);
    const { out, err } = await audit(lines(row('a', 0), row('b', 1), row('c', 2), row('a', 3)), '--format', 'ndjson', '--lang', 'en');
    for (const { findings } of parsed(out)) expect(findings).toContainEqual({ clause: 'P-01', result: 'fail' });
    expect(err).toContain('row 1, 4: Several rows have the same number');
  });

  it('of many rows tells how far it is, in ten lines or in one that is written anew', async () => {
    const many = lines(...Array.from({ length: 6000 }, (_, i) => feature([115.96 + (i % 80) / 1000, 29.66 + Math.floor(i / 80) / 1000], { signType: 'wall', id: `s${i}` })));
    const [plain, terminal] = [await call(['audit', '--plan', 'pkg', '--format', 'ndjson', '--lang', 'en', '-'], many), await call(['audit', '--plan', 'pkg', '--format', 'ndjson', '--lang', 'en', '-'], many, true)];
    const told = plain.err.split('\n').filter((line) => line.startsWith('judged'));
    expect(told.length).toBeGreaterThan(3);
    expect(told.length).toBeLessThanOrEqual(10);
    expect(told.at(-1)).toBe('judged 100%');
    expect(terminal.err).toContain('\rjudged 100%\n');
    expect(parsed(plain.out).map(({ row }) => row)).toEqual(Array.from({ length: 6000 }, (_, i) => i + 1));
    expect(terminal.out).toBe(plain.out);
  });

  it('in another encoding is read as spreadsheets save it', async () => {
    const gbk = new Uint8Array([...new TextEncoder().encode('lon,lat,signType,name\n116.03,29.68,wall,'), 0xb5, 0xea]);
    expect((await audit(gbk, '--format', 'csv')).out).toContain('店');
  });

  it('is judged for a day, or for the first day of a phase', async () => {
    const day = async (...options: string[]): Promise<unknown> => parsed((await audit(GOOD, '--format', 'ndjson', ...options)).out).map((line) => (line as { asOf?: string }).asOf);
    expect(await day('--as-of', '2025-05-05')).toEqual(['2025-05-05']);
    expect(await day('--phase', 'near')).toEqual(['2022-01-01']);
    expect(await day()).toEqual(['2026-11-24']);
  });
});
