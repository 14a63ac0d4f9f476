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
    expect(present(far, 'zh')).toMatchObject({ margin: '余 2840\u00a0m', gauge: null, values: [['距离', '2848–2869\u00a0m'], ['下限', '8\u00a0m']] });
    expect(present(finding({ measure: 'answer', value: 'forbidden', limit: { op: 'in', value: ['allowed', 'limited'] } }), 'zh').values).toEqual([]);
  });
  it('turns a distance within an area into a depth', () => {
    expect(present(finding({ measure: 'distance', value: [-12.4, -8.2], unit: 'm', limit: { op: '>', value: [0, 0] } }), 'zh').values[0]?.[1]).toContain('其内 8–13\u00a0m');
  });
  it('tags the kind of source', () => {
    expect(present(finding({}), 'zh').tag).toBe('法律');
    expect(present(finding({ citation: { document: '《风景名胜区条例》（2016）', article: '' } }), 'zh').tag).toBe('行政法规');
    expect(present(finding({ tier: 'T3' }), 'en').tag).toBe('standard');
    expect(present(finding({ tier: 'T3', confidence: 'S' }), 'zh').tag).toBe('二手来源');
  });
});
