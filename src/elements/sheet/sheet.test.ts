import jsQR from 'jsqr';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROPERTIES } from '../../plan/vocabulary.ts';
import { verdictWord } from '../../report/headline.ts';
import { PLACES, SHOP, small, type Small } from '../../report/report.fixture.ts';
import { deciding, sentence } from './deciding.ts';
import { facts } from './facts.ts';
import { entriesThatFit } from './fit.ts';
import { qrShape } from './qr.ts';
import { marginText, nearest, row, rows, together } from './rows.ts';
import { words } from './words.ts';

let city: Small;
beforeAll(async () => {
  city = await small();
});
const shop = (at: keyof typeof PLACES = 'general', change: Record<string, unknown> = {}) => city.report(PLACES[at], { ...SHOP, ...change });

describe('the sentence beside the verdict', () => {
  test.each(['zh', 'en'] as const)('has neither verdict, counts nor notice: they stand elsewhere (%s)', (language) => {
    for (const report of [shop(), shop('general', { topHeight: 7.2, clearance: 6.2 }), shop('general', { topHeight: undefined, clearance: undefined, height: undefined }), shop('outside'), shop('prohibited', { use: 'commercial' })]) {
      const told = sentence(report, language);
      expect(told.length).toBeGreaterThan(5);
      expect(report.headline[language]).toContain(told.replaceAll('\u00a0', ' ').slice(0, -1));
      expect(told.startsWith(`${verdictWord(report.verdict, language)}${language === 'zh' ? '：' : ':'}`)).toBe(false);
      expect(told).not.toMatch(/已核 \d|checked \d|示范结论|Demonstration result/);
    }
  });
});

describe('rows', () => {
  test('every finding once, worst first, with its numbers where they decide', () => {
    const report = shop('general', { topHeight: 7.2, clearance: 6.2 });
    const all = rows(report.findings, 'zh');
    expect(all.length).toBe(report.findings.length);
    expect(all[0]).toMatchObject({ result: 'fail', title: '顶部离地', numbers: ['7.20\u00a0m', '≤ 6.60\u00a0m', '−0.60\u00a0m'], text: '' });
  });

  test('where a page is saved, what is kept or reserved without a number stands together, none lost, each with its grounds', () => {
    const [finding] = shop().findings;
    if (finding === undefined) throw new Error('no finding');
    const { limit: _, ...bare } = finding;
    const made = (['fail', 'pass', 'reserved', 'pass', 'reserved', 'pass'] as const).map((result, i) => row({ ...bare, result, title: { zh: `第${i}`, en: `no. ${i}` } }, 'zh'));
    const merged = together(made);
    expect(merged.map(({ result, title, among }) => [result, title, among?.map((one) => one.title)])).toEqual([['fail', '第0', undefined], ['pass', '', ['第1', '第3', '第5']], ['reserved', '', ['第2', '第4']]]);
    expect(merged[1]?.among?.every(({ citation }) => citation !== '')).toBe(true);
    const all = rows(shop().findings, 'zh');
    expect(together(all).flatMap((one) => one.among ?? [one])).toHaveLength(all.length);
  });

  test('what is not known has words, and no numbers', () => {
    const report = shop('general', { topHeight: undefined, clearance: undefined });
    const open = rows(report.findings, 'en').filter(({ result }) => result === 'unknown');
    expect(open.length).toBeGreaterThan(0);
    for (const { numbers, text } of open) expect([numbers, text.length > 10]).toEqual([null, true]);
  });

  test('of a margin the end that is sure', () => {
    expect([marginText([-3, -1], 'm'), marginText([1, 3], 'm'), marginText([0, 2], 'm'), marginText([-1, 1], 'm'), marginText(undefined, 'm')]).toEqual(['−1.00 m', '+1.00 m', '0 m', '', '']);
  });

  test('what is kept with the least to spare comes first', () => {
    const report = shop('general', { topHeight: 6.5, clearance: 5.5 });
    expect(nearest(report.findings, 'zh')[0]).toMatchObject({ title: '顶部离地', result: 'pass' });
  });
});

test('what waits for the same answers is told once', () => {
  const report = shop('edge', { width: undefined, height: undefined, topHeight: undefined, clearance: undefined, depth: undefined });
  const told = deciding(report, 'zh');
  expect(report.verdict).toBe('undetermined');
  expect(told.length).toBeLessThanOrEqual(report.counts.unknown);
});

test('everything that was stated is among the facts', () => {
  const report = shop('general', { hours: '07:00-22:00', pitchedRoof: true, start: '2027-01-01', facadeWidth: 8 });
  const { main, others } = facts(report, city.plan, '湖边', 'zh');
  const told = [...main.map(({ value }) => value), ...others].join('|').replaceAll('\u00a0', ' ');
  for (const part of ['湖边', '宽 2.00 m', '高 1.00 m', '厚 0.60 m', '3.00 m', '4.00 m', '90°', '静态', '所在建筑 B', '开启时段 07:00-22:00', '坡屋顶 是', '开始日期 2027-01-01', '立面宽 8.00 m']) expect(told).toContain(part);
  expect(new Set(others).size).toBe(others.length);
  expect(others.length).toBeLessThan(PROPERTIES.length);
});

test('entries fit with room for the line that tells of the others; one is always shown', () => {
  expect(entriesThatFit([10, 10, 10], 30, 5)).toBe(3);
  expect(entriesThatFit([10, 10, 10], 29, 5)).toBe(2);
  expect(entriesThatFit([10, 10, 10], 24, 5)).toBe(1);
  expect(entriesThatFit([50], 10, 5)).toBe(1);
});

test('the code says the link, has its quiet zone, and no module smaller than a printer can', () => {
  const link = `https://example.org/#v=1&at=115.98265,29.72752&signType=wall&${'name=%E5%BA%97&'.repeat(12)}`;
  const { size, path, side } = qrShape(link);
  expect(side).toBeGreaterThanOrEqual(28);
  expect(side / size).toBeGreaterThan(0.4);
  const dots = 4;
  const pixels = new Uint8ClampedArray((size * dots) ** 2 * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    expect(Math.min(Number(x), Number(y), size - Number(x) - Number(run), size - 1 - Number(y))).toBeGreaterThanOrEqual(4);
    for (let row = 0; row < dots; row++) pixels.fill(0, ((Number(y) * dots + row) * size * dots + Number(x) * dots) * 4, ((Number(y) * dots + row) * size * dots + (Number(x) + Number(run)) * dots) * 4);
  }
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  expect(jsQR(pixels, size * dots, size * dots)?.data).toBe(link);
});

test('both languages say the same things', () => {
  expect(Object.keys(words('en')).sort()).toEqual(Object.keys(words('zh')).sort());
  const english = JSON.stringify(words('en'), (_, value: unknown) => (typeof value === 'function' ? (value as (...parts: unknown[]) => string)(1, 2) : value));
  expect(english).not.toMatch(/\p{Script=Han}/u);
});
