import { describe, expect, it } from 'vitest';
import type { ReportFinding } from '../../report/types.ts';
import { present } from './present.ts';

const finding = (over: Partial<ReportFinding>): ReportFinding => ({
  clause: 'x',
  title: { zh: '题', en: 'title' },
  text: { zh: '文', en: 'text' },
  result: 'fail',
  basis: 'published',
  tier: 'T1',
  confidence: 'V',
  citation: { document: '《广告法》', article: '第四十二条' },
  reason: [],
  ...over,
});

describe('present', () => {
  it('gives proposed and limit in that order, and how far over', () => {
    const shown = present(finding({ measure: 'topHeight', value: [7.2, 7.2], unit: 'm', limit: { op: '<=', value: [6.6, 6.6] }, margin: [-0.6, -0.6] }), 'zh');
    expect(shown.values).toEqual([['拟设', '7.20\u00a0m'], ['上限', '6.60\u00a0m']]);
    expect(shown.margin).toBe('超出 0.60\u00a0m');
    expect(shown.gauge?.beyond).toBe(true);
    expect(shown.gauge?.value).toBeGreaterThan(shown.gauge?.limit ?? 100);
  });
  it('says short of a lower limit, and advised for advice', () => {
    expect(present(finding({ value: [2, 2], unit: 'm', limit: { op: '>=', value: [3, 3] }, margin: [-1, -1] }), 'en').margin).toBe('1.00\u00a0m short');
    const advice = present(finding({ result: 'advice', value: [420, 420], unit: 'cd/m²', limit: { op: '<=', value: [300, 300] }, margin: [-120, -120] }), 'en');
    expect(advice.values[1]?.[0]).toBe('advised at most');
    expect(advice.margin).toBe('120\u00a0cd/m² over');
  });
  it('gives no margin in numbers where the sign may be on either side of the limit', () => {
    expect(present(finding({ result: 'unknown', value: [6, 7], unit: 'm', limit: { op: '<=', value: [6.6, 6.6] }, margin: [-0.4, 0.6] }), 'zh').margin).toBe('无法判定');
  });
  it('shows no gauge for a value out of all proportion, nor numbers for words', () => {
    const far = finding({ result: 'pass', measure: 'distance', value: [2848.2, 2868.6], unit: 'm', limit: { op: '>=', value: [8, 8] }, margin: [2840.2, 2860.6] });
    expect(present(far, 'zh')).toMatchObject({ margin: '余 2\u202f840\u00a0m', gauge: null, values: [['距离', '2\u202f848–2\u202f869\u00a0m'], ['下限', '8\u00a0m']] });
    expect(present(finding({ measure: 'answer', value: 'forbidden', limit: { op: 'in', value: ['allowed', 'limited'] } }), 'zh').values).toEqual([]);
  });
  it('turns a distance within an area into a depth', () => {
    expect(present(finding({ measure: 'distance', value: [-12.4, -8.2], unit: 'm', limit: { op: '>', value: [0, 0] } }), 'zh').values[0]?.[1]).toContain('其内 8–13\u00a0m');
  });
  it('says of a distance that may be on either side how far on each', () => {
    expect(present(finding({ result: 'unknown', measure: 'distance', value: [-9.2, 387.1], unit: 'm' }), 'zh').values).toEqual([['距离', '可能在其内 10\u00a0m，或其外 388\u00a0m']]);
  });
  it('calls a sum or a count what stands there, with the unit of the sum', () => {
    const sum = finding({ result: 'pass', measure: 'sum', value: [12, 12], unit: 'm²', limit: { op: '<=', value: [228, 228] }, margin: [216, 216] });
    expect(present(sum, 'zh')).toMatchObject({ values: [['现有', '12.00\u00a0m²'], ['上限', '228\u00a0m²']], margin: '余 216.00\u00a0m²' });
    expect(present(sum, 'en').values[0]).toEqual(['existing', '12.00\u00a0m²']);
    expect(present(finding({ result: 'pass', measure: 'count', value: [0, 0], unit: '', limit: { op: '<', value: [1, 1] }, margin: [1, 1] }), 'zh').values[0]).toEqual(['现有', '0']);
  });
  it('does not say in words what the values say', () => {
    const over = { measure: 'topHeight', value: [7.2, 7.2], unit: 'm', limit: { op: '<=', value: [6.6, 6.6] }, margin: [-0.6, -0.6] } as const;
    const said = { zh: '按示范数据：严格控制区 YK-04：顶部离地 7.20 m，上限 6.60 m，超出 0.60 m。', en: 'On the demonstration data: …' };
    expect(present(finding({ ...over, clause: 'matrix', scope: { kind: 'zone', class: 'strict', key: 'YK-04' }, text: said }), 'zh').text).toBe('');
    const belt = { zh: '按示范数据：距公路用地 5 m，控制区宽 20 m。例外仅可依第二条批准，批准者：省政府。', en: 'On the demonstration data: To the land: 5 m. The area is 20 m wide. An exception is possible under art. 2 only; who may grant it: the government.' };
    const fail = finding({ ...over, text: belt });
    expect(present(fail, 'zh', '不符合：距公路用地 5 m，控制区宽 20 m；另有 1 项不符合（已核 1，裁量 0，未覆盖 0）。').text).toBe('例外仅可依第二条批准，批准者：省政府。');
    expect(present(fail, 'en', 'Does not conform: To the land: 5 m. The area is 20 m wide (checked 1, reserved 0, not covered 0).').text).toBe('An exception is possible under art. 2 only; who may grant it: the government.');
    // Not in the headline, or no numbers shown: all of it stands.
    expect(present(fail, 'zh', '不符合：别的').text).toBe(belt.zh.replace(/ m/g, '\u00a0m'));
    expect(present(finding({ text: belt }), 'zh', belt.zh).text).toBe(belt.zh.replace(/ m/g, '\u00a0m'));
  });
  it('tags the kind of source', () => {
    expect(present(finding({ tier: 'T2', basis: 'demonstration' }), 'zh')).toMatchObject({ tag: '示范规则', ownRule: true });
    expect(present(finding({ tier: 'T2' }), 'zh')).toMatchObject({ tag: '规划', ownRule: false });
    expect(present(finding({ basis: 'demonstration' }), 'zh')).toMatchObject({ tag: '法律', ownRule: false });

    expect(present(finding({}), 'zh').tag).toBe('法律');
    expect(present(finding({ citation: { document: '《风景名胜区条例》（2016）', article: '' } }), 'zh').tag).toBe('行政法规');
    expect(present(finding({ tier: 'T3' }), 'en').tag).toBe('standard');
    expect(present(finding({ tier: 'T3', confidence: 'S' }), 'zh').tag).toBe('二手来源');
  });
});
