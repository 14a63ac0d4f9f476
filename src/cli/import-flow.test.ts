/** An import as a clerk does it: a first mapping, a look at what would change, the import; what is said, what is left, and what a kill in the middle leaves. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tinyFolder } from './import.fixture.ts';
import { caller } from './run.fixture.ts';

let root = '';
let dir = '';
const run = caller(() => root);

const box = (w: number, s: number, e: number, n: number): number[][] => [[w, s], [e, s], [e, n], [w, n], [w, s]];
const HOSTILE = '</script><img src=x onerror=alert(1)>\u202e';
const delivery = (name: string, ...more: object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, features: [
    { type: 'Feature', properties: { 编号: 'JZ-1', 名称: name, 类别: '禁止' }, geometry: { type: 'Polygon', coordinates: [box(115.96, 29.66, 115.999, 29.7)] } },
    { type: 'Feature', properties: { 编号: 'YB-1', 名称: '庾亮山', 类别: '一般' }, geometry: { type: 'Polygon', coordinates: [box(116, 29.66, 116.04, 29.7)] } },
    ...more,
  ] });
const all = (below: string): Record<string, string> => Object.fromEntries(readdirSync(below, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/import-report/.test(entry.parentPath)).map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name)).toString('base64')]));

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'signplan-flow-'));
  dir = await tinyFolder(root);
  writeFileSync(join(root, 'zones.geojson'), delivery(HOSTILE));
});
afterAll(() => rmSync(root, { recursive: true }));

it('asks for a mapping, writes a first one, and does not write over it', async () => {
  expect(await run(['import', 'zones.geojson', '--into', 'tiny'])).toMatchObject({ exit: 2, err: expect.stringContaining('[import.no-mapping]') });
  const guessed = await run(['import', 'zones.geojson', '--into', 'tiny', '--guess']);
  expect(guessed).toMatchObject({ exit: 0, out: expect.stringContaining('import zones.geojson --into tiny --dry-run') });
  expect(readFileSync(join(dir, 'import.yaml'), 'utf8')).toMatch(/into: zones[^]*from: 编号/);
  expect(await run(['import', 'zones.geojson', '--into', 'tiny', '--guess'])).toMatchObject({ exit: 2, err: expect.stringContaining('[import.mapping-exists]') });
  expect(await run(['import', 'zones.geojson', '--into', 'tiny', '--guess', '--force'])).toMatchObject({ exit: 0 });
});

it('shows in a dry run what would change, changes nothing, and gives the same bytes again', async () => {
  const before = all(dir);
  const first = await run(['import', 'zones.geojson', '--into', 'tiny', '--dry-run']);
  expect(first.exit, first.out + first.err).toBe(0);
  expect(first.out).toMatch(/^结论：有提示，可以发布\n/);
  expect(first.out).toContain('signplan diff tiny/package tiny/import-report/candidate');
  expect(first.out).not.toContain('\u202e');
  expect(all(dir)).toEqual(before);
  const [html, json] = ['html', 'json'].map((end) => readFileSync(join(dir, `import-report/import-report.${end}`), 'utf8')) as [string, string];
  const compared = await run(['diff', 'tiny/package', 'tiny/import-report/candidate']);
  expect(compared).toMatchObject({ exit: 0, out: expect.stringContaining('JZ-1') });
  await run(['import', 'zones.geojson', '--into', 'tiny', '--dry-run']);
  expect(readFileSync(join(dir, 'import-report/import-report.html'), 'utf8')).toBe(html);
  expect(readFileSync(join(dir, 'import-report/import-report.json'), 'utf8')).toBe(json);
  // What a file holds is text on the page, and the page can do nothing.
  expect(html).not.toMatch(/<script|<img|onerror=[^&]*>(?!)|\u202e|https?:/);
  expect(html).toContain('&lt;/script&gt;&lt;img src=x');
  expect(html.indexOf('有提示，可以发布')).toBeLessThan(html.indexOf('<main>'));
  expect(JSON.parse(json)).toMatchObject({ schema: 'signplan-import-report/1', readiness: 'ready-with-remarks', files: [{ name: 'zones.geojson', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }], layers: [{ id: 'zones', count: 2, before: { count: 2, new: 0, changed: 2, gone: 0 }, sha256: expect.any(String) }] });
});

it('leaves everything as it is where it is not ready, and draws the problem', async () => {
  const before = all(dir);
  writeFileSync(join(root, 'bad.geojson'), delivery('甘棠湖', { type: 'Feature', properties: { 编号: 'X-1', 名称: '重叠', 类别: '一般' }, geometry: { type: 'Polygon', coordinates: [box(116.03, 29.66, 116.045, 29.68)] } }));
  writeFileSync(join(root, 'bad.yaml'), readFileSync(join(dir, 'import.yaml'), 'utf8').replaceAll('zones.geojson', 'bad.geojson'));
  const judged = await run(['import', 'bad.geojson', '--into', 'tiny', '--mapping', 'bad.yaml', '--lang', 'en', '--report', 'bad']);
  expect(judged).toMatchObject({ exit: 1, out: expect.stringMatching(/^Judgement: Not ready\n/) });
  expect(judged.out).toContain('nothing of the plan was changed');
  expect(all(dir)).toEqual(before);
  const html = readFileSync(join(root, 'bad/import-report.html'), 'utf8');
  expect(html).toMatch(/<html lang="en">[^]*<svg[^>]*>[^]*class="hit area"/);
  expect(readdirSync(join(root, 'bad'))).toEqual(['import-report.html', 'import-report.json']);
});

it('writes as a whole, keeps what was published to compare with, and is in step', async () => {
  const done = await run(['import', 'zones.geojson', '--into', 'tiny']);
  expect(done.exit, done.err).toBe(0);
  expect(done.out).toContain('signplan diff tiny/import-report/previous tiny/package');
  expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readdirSync(join(dir, 'import-report'))).toEqual(['import-report.html', 'import-report.json', 'previous']);
  expect((await run(['build', 'tiny', '--check'])).exit).toBe(0);
  expect((await run(['diff', 'tiny/import-report/previous', 'tiny/package'])).out).toContain('JZ-1');
  const again = await run(['import', 'zones.geojson', '--into', 'tiny']);
  expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('没有需要写入的改动') });
});

it('killed while it works, it leaves the plan whole, and the next import goes on', async () => {
  writeFileSync(join(root, 'zones.geojson'), delivery('甘棠湖'));
  const before = all(dir);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', loader, join(import.meta.dirname, 'main.ts'), 'import', 'zones.geojson', '--into', 'tiny'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stderr.on('data', (part: Buffer) => {
    told += part.toString();
    if (told.includes('写入')) child.kill('SIGKILL');
  });
  await ended;
  expect(told).toContain('写入');
  const left = all(dir);
  const whole = (files: Record<string, string>): unknown => Object.fromEntries(Object.entries(files).filter(([name]) => !name.includes('.import-')));
  const untouched = JSON.stringify(whole(left)) === JSON.stringify(before);
  const next = await run(['import', 'zones.geojson', '--into', 'tiny']);
  expect(next.exit).toBe(0);
  // Before the one rename that decides nothing has changed; after it everything has, at the latest now.
  expect(untouched || next.err.includes('接着写完') || next.out.includes('没有需要写入的改动')).toBe(true);
  expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await run(['build', 'tiny', '--check'])).exit).toBe(0);
});
