import { beforeAll, describe, expect, it } from 'vitest';
import { PLACES, SHOP, small, type Small } from '../../report/report.fixture.ts';
import type { Report } from '../../report/types.ts';
import type { FormValues } from '../form/values.ts';
import { comparison, told, type Line, type ProposalRow } from './present.ts';

let city: Small;
beforeAll(async () => {
  city = await small();
});

const typed = (at: readonly [number, number], properties: Record<string, unknown>): FormValues => ({ lon: String(at[0]), lat: String(at[1]), ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)])) });
const row = (id: string, at: readonly [number, number], properties: Record<string, unknown>, change: (report: Report) => Report = (report) => report): ProposalRow => ({
  id,
  name: id,
  saved: '2026-11-24',
  values: typed(at, properties),
  unread: 0,
  standing: { kind: 'report', report: change(city.report(at, properties)), sentence: { zh: '一句', en: 'A sentence' } },
});
const broken = (id: string): ProposalRow => ({ id, name: id, saved: '2026-11-24', values: { signType: 'wall', width: 'six' }, unread: 1, standing: { kind: 'invalid', problems: [{ code: 'proposal.number', text: { zh: '宽须为数。', en: 'The width must be a number.' } }] } });

const lines = (rows: readonly ProposalRow[], language: 'zh' | 'en' = 'zh'): readonly (readonly Line[])[] => comparison(rows, city.plan, language).map((part) => part.lines);
const of = (rows: readonly ProposalRow[], title: string): Line => {
  const found = lines(rows).flat().find((line) => line.title === title);
  if (found === undefined) throw new Error(`no line ${title}`);
  return found;
};
const texts = ({ cells }: Line): string[] => cells.map(({ text }) => text);

describe('a row of the list', () => {
  it('has the verdict of its report, and the demonstration tag where one rests on it', () => {
    const shop = row('a', PLACES.general, SHOP);
    expect(told(shop, 'zh')).toMatchObject({ word: '未发现冲突', sentence: '一句。', verdict: 'conforming' });
    const noticed = row('a', PLACES.general, SHOP, (report) => ({ ...report, notice: { zh: '示范', en: 'demonstration' } }));
    expect([told(shop, 'en').demonstration, told(noticed, 'en').demonstration]).toEqual([city.plan.manifest.status === 'demonstration', true]);
  });
  it('says what is wrong where there is no verdict', () => {
    expect(told(broken('a'), 'zh')).toEqual({ word: '填写有误', sentence: '宽须为数。', demonstration: false });
  });
});

describe('the comparison', () => {
  it('has a cell a column in every line, and marks those that differ', () => {
    const rows = [row('a', PLACES.general, SHOP), row('b', PLACES.general, { ...SHOP, topHeight: 7.2, clearance: 6.2 })];
    for (const language of ['zh', 'en'] as const) for (const line of lines(rows, language).flat()) expect(line.cells, line.title).toHaveLength(2);
    expect(of(rows, '顶部离地').differs).toBe(true);
    expect(texts(of(rows, '顶部离地'))).toEqual(['4.00 m', '7.20 m'].map((text) => text.replace(' ', '\u00a0')));
    expect(of(rows, '宽').differs).toBe(false);
    expect(of(rows, '结论')).toMatchObject({ differs: true, cells: [{ verdict: 'conforming' }, { verdict: 'nonconforming' }] });
  });
  it('lists a clause that one of them does not meet, with the result and the margin of each, worst first', () => {
    const rows = [row('a', PLACES.general, SHOP), row('b', PLACES.general, { ...SHOP, topHeight: 7.2, clearance: 6.2, depth: 0.1 })];
    const [, , found = []] = lines(rows);
    const [worst] = found;
    expect(worst).toMatchObject({ title: '顶部离地', differs: true, cells: [{ result: 'pass' }, { result: 'fail', text: '不符合' }] });
    expect(worst?.cells[1]?.note).toMatch(/超出\s0\.60\sm/);
    expect(found.map(({ cells }) => cells[1]?.result)).toEqual(['fail', 'consent']);
  });
  it('shows no clause that all of them meet', () => {
    expect(lines([row('a', PLACES.general, SHOP), row('b', PLACES.general, { ...SHOP, width: 1 })])[2]).toEqual([]);
  });
  it('says what is lacking where a clause is undecided, and that a clause does not apply', () => {
    const { depth: _, ...open } = SHOP;
    const [, , found = []] = lines([row('a', PLACES.general, open), row('b', PLACES.outside, SHOP)]);
    const rail = found.find(({ title }) => title === '距铁路');
    expect(rail?.cells[0]).toMatchObject({ result: 'unknown', note: '待填：厚' });
    const lit = lines([row('a', PLACES.general, { ...SHOP, illumination: 'internal' }), row('b', PLACES.general, SHOP)])[2]?.find(({ title }) => title === '亮度');
    expect(lit?.cells[1]).toMatchObject({ text: '不适用', blank: true });
  });
  it('puts the plan’s own rules for different classes on one line, each cell naming its class', () => {
    const tall = { ...SHOP, use: 'commercial', height: 4, topHeight: 7 };
    const strict = (report: Report): Report => ({ ...report, findings: report.findings.map((finding) => ({ ...finding, title: { ...finding.title, zh: finding.title.zh.replace('：一般', '：严格') } })) });
    const [, , found = []] = lines([row('a', PLACES.general, tall), row('b', PLACES.general, { ...tall, height: 3.5, topHeight: 6.5 }, strict)]);
    const height = found.filter(({ title }) => title.endsWith('· 高'));
    expect(height.map(({ title }) => title)).toEqual(['规划管控 · 高']);
    expect(height[0]?.cells.map(({ note }) => note?.replaceAll('\u00a0', ' '))).toEqual(['分区管控：一般，超出 1.00 m', '分区管控：严格，超出 0.50 m']);
  });
  it('leaves what is not stated blank, and an entry that can’t be read as it was typed', () => {
    const rows = [row('a', PLACES.general, SHOP), broken('b')];
    expect(of(rows, '高').cells[1]).toMatchObject({ text: '未填', blank: true });
    expect(of(rows, '宽').cells[1]?.text).toBe('six');
    expect(of(rows, '结论').cells[1]).toMatchObject({ text: '填写有误' });
    expect(of(rows, '结论').cells[1]?.verdict).toBeUndefined();
  });
  it('says that a zone is only possible where it is', () => {
    const [, proposed = []] = lines([row('a', PLACES.edge, { ...SHOP, accuracy: 10 }), row('b', PLACES.outside, SHOP)]);
    expect(proposed[1]?.cells[0]?.text).toMatch(/^可能：/);
    expect(proposed[1]?.cells[1]).toMatchObject({ blank: true });
  });
});
