import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { readProposal } from '../plan/proposal.ts';
import { csvHeader, CSV_COLUMNS, reportCsv } from './csv.ts';
import { ENGINE } from './engine.ts';
import { reportFeature, rowFeature } from './geojson.ts';
import { makeReport, reportJson } from './report.ts';
import { PLACES, SHOP, small, type Small } from './report.fixture.ts';
import { rowValue, type ReportRow } from './rows.ts';
import { reportSchema } from './schema.ts';
import { reportText, rowText } from './text.ts';
import type { Report } from './types.ts';

let city: Small;
let damaged: Small;
beforeAll(async () => {
  city = await small();
  damaged = await small(['highways.fgb']);
});

const { width: _, ...WITHOUT_WIDTH } = SHOP;
/** Every verdict, and what leads to it. */
const CASES: readonly [verdict: Report['verdict'], make: () => Report][] = [
  ['conforming', () => city.report(PLACES.general, SHOP)],
  ['conditional', () => city.report(PLACES.general, { ...SHOP, depth: 0.1 })],
  ['nonconforming', () => city.report(PLACES.prohibited, { ...SHOP, use: 'commercial' })],
  ['nonconforming', () => city.report(PLACES.highway, { ...SHOP, signType: 'pole' })],
  ['nonconforming', () => city.report(PLACES.general, { ...SHOP, use: 'commercial', height: 2, topHeight: 7, clearance: 5, width: 4.5, illumination: 'internal' })],
  ['undetermined', () => city.report(PLACES.edge, SHOP)],
  ['undetermined', () => city.report(PLACES.edge, { ...WITHOUT_WIDTH, use: 'commercial', accuracy: 12 })],
  ['undetermined', () => city.report(PLACES.general, { signType: 'wall' })],
  ['undetermined', () => city.report(PLACES.general, SHOP, '2040-01-01')],
  ['undetermined', () => damaged.report(PLACES.general, { ...SHOP, signType: 'wall' })],
  ['outside', () => city.report(PLACES.outside, SHOP)],
];

/** Without `readonly` and with what is optional written one way, as the schema's types and the hand-written ones do not. */
type Plain<T> = T extends readonly (infer E)[] ? (number extends T['length'] ? Plain<E>[] : { -readonly [K in keyof T]: Plain<T[K]> }) : T extends object ? { -readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> } : T;

describe('a report', () => {
  it('has one type: the schema and the interface cannot drift apart', () => {
    // The proposal is a GeoJSON Feature, whose own types are looser than what a report holds.
    expectTypeOf<Plain<Omit<v.InferOutput<typeof reportSchema>, 'proposal'>>>().toEqualTypeOf<Plain<Omit<Report, 'proposal'>>>();
  });

  it.each(CASES)('%s: fits the schema and reads in both languages', (verdict, make) => {
    const report = make();
    expect(report.verdict).toBe(verdict);
    const checked = v.safeParse(reportSchema, JSON.parse(reportJson(report)));
    expect(checked.success ? [] : checked.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)).toEqual([]);
    for (const finding of report.findings) {
      for (const text of [finding.text, finding.title]) expect([text.zh, text.en].filter((one) => one === '' || /\{\w+\}|undefined|null|NaN/.test(one))).toEqual([]);
      expect(finding.text.zh.startsWith('按示范数据：')).toBe(finding.basis === 'demonstration');
      expect(finding.text.en.startsWith('On the demonstration data: ')).toBe(finding.basis === 'demonstration');
    }
    expect(report.headline.zh).toContain(`（已核 ${report.counts.checked}，裁量 ${report.counts.reserved}，未覆盖 ${report.counts.notCovered}）`);
    expect(report.headline.zh.endsWith('示范结论，不适用于真实地点。')).toBe(true);
  });

  it('is the same text for the same inputs, with keys in a fixed order', () => {
    const text = reportJson(city.report(PLACES.general, SHOP));
    const { clearance, width, ...rest } = SHOP;
    expect(reportJson(city.report(PLACES.general, { clearance, ...rest, width }))).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.keys(JSON.parse(text) as Report)).toEqual(['schema', 'plan', 'engine', 'asOf', 'phases', 'proposal', 'verdict', 'headline', 'notice', 'counts', 'place', 'findings', 'consents', 'office', 'disclaimer']);
  });

  it('echoes the proposal as used, and can be read back and judged to the same', () => {
    const { accuracy: _accuracy, ...shop } = SHOP;
    const report = city.report(PLACES.general, shop);
    expect(report.proposal.properties).toMatchObject({ ...shop, accuracy: city.plan.manifest.defaultAccuracy });
    const again = readProposal(report.proposal, { signTypes: ['wall', 'pole'], extent: city.plan.manifest.extent });
    if (!again.ok) expect.fail('cannot be read back');
    const second = makeReport(city.plan, again.value, city.checker.check(again.value, { asOf: report.asOf }), { asOf: report.asOf, engine: report.engine });
    expect(reportJson(second)).toBe(reportJson(report));
  });

  it('puts the worst first', () => {
    const order = ['fail', 'unknown', 'consent', 'advice', 'reserved', 'not-covered', 'pass'];
    const results = city.report(PLACES.general, { ...SHOP, use: 'commercial', topHeight: 7, clearance: 6, width: 4.5, depth: 0.1, illumination: 'self' }).findings.map((finding) => order.indexOf(finding.result));
    expect(new Set(results).size).toBe(7);
    expect(results).toEqual(results.toSorted((a, b) => a - b));
  });

  it('gathers consents, and ticks those held without changing the verdict', () => {
    const held = city.report(PLACES.general, { ...SHOP, depth: 0.1, consents: ['grid'] });
    expect(held.verdict).toBe('conditional');
    expect(held.consents).toEqual([{ id: 'grid', title: { zh: '供电同意', en: 'Grid consent' }, authority: { zh: '供电公司', en: 'Grid company' }, held: true, clauses: ['rail'] }]);
    expect(city.report(PLACES.general, { ...SHOP, depth: 0.1 }).consents[0]?.held).toBe(false);
  });

  it('says which files it rests on, and which of them could not be read', () => {
    const { files } = damaged.report(PLACES.general, SHOP).plan;
    expect(files.map(({ file, verified }) => `${file} ${verified}`)).toEqual(['manifest.json whole', 'rules.json whole', 'plan-area.fgb whole', 'zones.fgb whole', 'segments.fgb whole', 'sites.fgb whole', 'highways.fgb failed', 'existing-signs.fgb whole']);
  });

  it('names the engine with its version', () => {
    expect(ENGINE).toMatch(/^signplan \d+\.\d+\.\d+$/);
  });

  it('has a schema that can be published', () => {
    const schema = toJsonSchema(reportSchema);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.required).toContain('findings');
  });
});

const withExtra = (report: Report, extra: Record<string, unknown>): Report => ({ ...report, proposal: Object.assign({ ...report.proposal }, { extra }) });
const ROWS = (): ReportRow[] => [
  { row: 2, id: 'a', answer: { ok: true, report: city.report(PLACES.general, { ...SHOP, name: '=HYPERLINK("x")', id: '-a' }) } },
  { row: 3, id: '+1', answer: { ok: false, problems: [{ code: 'proposal.negative', file: 'a.csv', path: 'row 3, column width', received: '-1', text: { zh: '宽不能为负。', en: 'Width must not be negative.' } }] } },
  { row: 4, answer: { ok: true, report: withExtra(city.report(PLACES.prohibited, { ...SHOP, use: 'commercial' }), { owner: '@x', 面积: 3 }) } },
];

describe('formats', () => {
  it('CSV has a row a sign, with errors and other columns, and defuses formulas', () => {
    const text = reportCsv(ROWS(), 'zh');
    const lines = text.slice(1).trimEnd().split('\r\n');
    expect(text[0]).toBe('\ufeff');
    expect(lines[0]).toBe(`${CSV_COLUMNS.join(',')},owner,面积`);
    expect(lines[1]).toMatch(/^2,a,"'=HYPERLINK\(""x""\)",wall,own-name,116\.03,29\.68,conforming,在已核范围内/);
    expect(lines[2]).toMatch(/^3,'\+1,,,.*宽不能为负。（收到 -1） \[proposal\.negative\]",,$/);
    expect(lines[3]).toMatch(/,nonconforming,.*,JZ-1,,2026-11-24,tiny 1,.*,'@x,3$/);
    expect(csvHeader()).toBe(`\ufeff${CSV_COLUMNS.join(',')}\r\n`);
  });

  it('GeoJSON is the proposal with verdict and telling findings; a row in error has no place', () => {
    const [good, bad] = ROWS();
    expect(reportFeature(city.report(PLACES.prohibited, { ...SHOP, use: 'commercial' }))).toMatchObject({ type: 'Feature', geometry: { type: 'Point', coordinates: PLACES.prohibited }, properties: { signType: 'wall', verdict: 'nonconforming', fail: 1, findings: [{ clause: 'matrix', result: 'fail' }], plan: 'tiny 1', notice: '示范结论，不适用于真实地点' } });
    expect(good && rowFeature(good)).toMatchObject({ properties: { verdict: 'conforming', findings: [] } });
    expect(bad && rowFeature(bad)).toMatchObject({ geometry: null, properties: { row: 3, id: '+1', error: [{ code: 'proposal.negative' }] } });
  });

  it('JSON rows are the report, or row and error', () => {
    const [good, bad] = ROWS();
    expect(good && rowValue(good)).toMatchObject({ schema: 'signplan-report/1' });
    expect(JSON.stringify(bad && rowValue(bad))).toMatch(/^\{"row":3,"id":"\+1","error":\[\{"code":"proposal\.negative"/);
  });

  it('text begins with the verdict and gives citations', () => {
    const text = reportText(city.report(PLACES.highway, { ...SHOP, signType: 'pole' }), 'zh');
    expect(text.split('\n')[0]).toMatch(/^不符合：/);
    expect(text).toContain('  ✗ 公路控制区\n    按示范数据：距公路用地 0 m（其内 ');
    expect(text).toContain('《某法》（2020）第一条 · 国家法律法规 · 示范');
    expect(reportText(city.report(PLACES.general, { ...SHOP, depth: 0.1, consents: ['grid'] }), 'en')).toContain('[x] Grid consent · Grid company');
    const [, bad] = ROWS();
    expect(bad && rowText(bad, 'zh')).toBe('第 3 行 +1：输入有误\n  a.csv row 3, column width: 宽不能为负。（收到 -1） [proposal.negative]\n');
  });
});
