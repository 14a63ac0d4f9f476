/** What the page saves and copies is what the command line writes. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../src/cli/run.fixture.ts';
import { ENGINE } from '../../src/report/engine.ts';
import { fullReport } from '../../src/report/full-report.ts';
import { PLACES, SHOP, small, smallFiles, type Small } from '../../src/report/report.fixture.ts';
import type { Report } from '../../src/report/types.ts';
import { exported, fileName } from '../../src/app/answer/exports.ts';

const DAY = '2026-11-24';
let city: Small;
let dir: string;
beforeAll(async () => {
  city = await small();
  dir = await mkdtemp(join(tmpdir(), 'signplan-exports-'));
  await mkdir(join(dir, 'pkg'));
  for (const [name, bytes] of smallFiles()) await writeFile(join(dir, 'pkg', name), bytes);
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);
/** Through JSON, as it reaches the page's foot. */
const made = (at: readonly [number, number], properties: Record<string, unknown>, brief = true): Report =>
  JSON.parse(JSON.stringify(fullReport(city.plan, city.checker, city.proposal(at, properties), { asOf: DAY, engine: ENGINE, brief }))) as Report;
const written = async (at: readonly [number, number], properties: Record<string, unknown>, ...options: readonly string[]): Promise<string> =>
  (await call(['check', '--plan', 'pkg', '--as-of', DAY, ...options, '-'], JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties }))).out;

describe('what is saved', () => {
  const CASES = [
    ['nothing in the way', PLACES.general, { ...SHOP, id: 'shop-1', name: '东门店招' }],
    ['a ban', PLACES.prohibited, { ...SHOP, use: 'commercial', name: 'a "large", sign' }],
    ['something open, and a name that a spreadsheet would run', PLACES.edge, { signType: 'wall', id: '=1+1', name: '=HYPERLINK("http://x","y")' }],
    ['outside', PLACES.outside, { ...SHOP, name: '-2+3' }],
  ] as const;
  it.each(CASES)('is what the command line writes: %s', async (_, at, properties) => {
    const report = made(at, properties);
    expect(exported(report, 'geojson', 'zh')).toBe(await written(at, properties, '--format', 'geojson'));
    for (const language of ['zh', 'en'] as const) expect(exported(report, 'csv', language)).toBe(await written(at, properties, '--format', 'csv', '--lang', language));
  });
  it('is the same of a report in full, which as JSON is what the command line writes as well', async () => {
    const full = made(PLACES.general, SHOP, false);
    expect(exported(full, 'json', 'zh')).toBe(await written(PLACES.general, SHOP, '--format', 'json'));
    for (const format of ['geojson', 'csv'] as const) expect(exported(full, format, 'zh')).toBe(exported(made(PLACES.general, SHOP), format, 'zh'));
  });
  it('begins with a byte order mark as a table, and nothing typed begins a formula', () => {
    const text = exported(made(PLACES.general, { ...SHOP, id: '@SUM(A1)', name: '+1' }), 'csv', 'zh');
    expect(text.startsWith('\ufeffrow,id,')).toBe(true);
    expect(text.split('\r\n')[1]).toMatch(/^1,'@SUM\(A1\),'\+1,/);
  });
});

describe('the name of the file', () => {
  it('says the type, the day and the mark of the report', () => {
    const report = made(PLACES.general, SHOP);
    expect(fileName(report, 'geojson')).toMatch(/^signplan-wall-2026-11-24-[0-9A-F]{12}\.geojson$/);
    expect(fileName(made(PLACES.general, { ...SHOP, width: 2.5 }), 'geojson')).not.toBe(fileName(report, 'geojson'));
  });
  it('leads to no other folder, whatever the type is called', () => {
    const report = made(PLACES.general, SHOP);
    expect(fileName({ ...report, proposal: { ...report.proposal, properties: { signType: '../../a b' } } }, 'csv')).toMatch(/^signplan-ab-/);
  });
});
