import { describe, expect, it } from 'vitest';
import { testPlan } from '../../map/plan.fixture.ts';
import type { ClauseFigure, Figure } from '../../survey/figures/types.ts';
import { clauseModel, figureModel } from './model.ts';
import { figureNumber, share } from './numbers.ts';
import { figureCsv, figureSvg } from './picture.ts';

const plan = testPlan();
const options = { plan, language: 'zh', theme: 'light' } as const;
const [first, second] = plan.manifest.zoneClasses;
const zones: Figure = {
  id: 'zones', set: 'zones', column: 'class', measure: { column: 'area', unit: 'km²' }, of: 12,
  rows: [
    { value: first?.id ?? '', title: first?.title ?? { zh: '', en: '' }, count: 7, measure: 65.504, unmeasured: 0 },
    { value: second?.id ?? '', title: second?.title ?? { zh: '', en: '' }, count: 3, measure: 0.004, unmeasured: 1 },
    { value: null, title: { zh: '未知', en: 'Not known' }, count: 1, measure: 1, unmeasured: 0 },
  ],
  total: { count: 11, measure: 66.508, unmeasured: 1 },
};
const clauses: ClauseFigure = { id: 'clauses', rows: [{ clause: 'matrix', count: 3, fail: 2, unknown: 1, consent: 0 }, { clause: 'unheard-of', count: 1, fail: 0, unknown: 0, consent: 1 }], signs: { found: 3, without: 4, waiting: 2, error: 1 }, of: 10 };

describe('numbers', () => {
  it('are never zero where there is something, and have their thousands parted', () => {
    expect([figureNumber(65.504, 1), figureNumber(0.004, 1), figureNumber(0, 1), figureNumber(12_345, 0)]).toEqual(['65.5', '< 0.1', '0.0', '12\u202f345']);
    expect([share(1, 3), share(0, 0)]).toEqual(['33.3\u00a0%', '–']);
  });
});

describe('a figure', () => {
  it('says its rows, its sums, the filter and what is not measured', () => {
    const model = figureModel(zones, options);
    expect(model.bars.map(({ value, numbers }) => [value, ...numbers])).toEqual([[first?.id, '65.5', '7'], [second?.id, '< 0.1', '3'], [null, '1.0', '1']]);
    expect(model.total).toBe('66.5\u00a0km²，11\u00a0个');
    expect(model.notes).toEqual(['已筛选 11 / 12', '其中 1 个没有量得']);
    expect(model.sentence).toContain('合计 66.5');
    expect(model.table.sums).toEqual(['合计', '66.51', '11', '100.0\u00a0%']);
    expect(figureModel(zones, { ...options, language: 'en' }).sentence).toMatch(/^Area and number: /);
  });
  it('of clauses tells what is in no bar', () => {
    const model = clauseModel(clauses, options);
    expect(model.bars.map(({ title, numbers }) => [title, ...numbers])).toEqual([['规划管控', '3'], ['unheard-of', '1']]);
    expect(model.notes).toEqual(['4 处没有这类判定', '2 处待判定', '1 行有错']);
    expect(model.table.sums).toBe(null);
  });
  it('is a file that says of which data it is and that they are a demonstration', () => {
    const demonstration = { ...plan, digest: '0123456789abcdef', manifest: { ...plan.manifest, status: 'demonstration' as const } };
    const svg = figureSvg(figureModel(zones, options), { plan: demonstration, language: 'zh', asOf: '2026-11-24', chart: () => '<svg width="1" height="1"></svg>' });
    for (const part of ['面积与数量', '示范数据', `数据 ${plan.manifest.id} ${plan.manifest.version}`, '校验 0123456789ab', '基准日 2026-11-24', '合计 66.5']) expect(svg).toContain(part);
    const csv = figureCsv(figureModel(zones, options), { plan: demonstration, language: 'zh', asOf: '' });
    expect(csv.startsWith('\ufeff分区类别,面积 km²,数量,占比\r\n')).toBe(true);
    expect(csv).toContain('合计,66.51,11,100.0%\r\n');
    expect(csv).toContain('示范数据');
  });
});
