import { beforeAll, describe, expect, it } from 'vitest';
import type { End, Envelope, MeasureEnvelope, Remedy } from '../check/envelope-types.ts';
import type { Definition } from '../plan/schema/rules.ts';
import { lexicon, type Lexicon } from './lexicon.ts';
import { afterText, couplingText, freeText, isFree, passingLines, rangeNotes, rangesText, remedyText, whateverText, withoutRemedyText } from './passing-text.ts';
import { PLACES, SHOP, small, type Small } from './report.fixture.ts';
import type { Report } from './types.ts';

let city: Small;
let words: Lexicon;
let report: Report;
beforeAll(async () => {
  city = await small();
  words = lexicon(city.plan);
  report = city.report(PLACES.general, SHOP);
});

const AT: Report['proposal']['geometry'] = { type: 'Point', coordinates: [...PLACES.general] };
const GENERAL = { kind: 'zone', class: 'general' } as const;
const open: End = { value: null, closed: true };
const at = (value: number, rest: Partial<End> = {}): End => ({ value, closed: true, ...rest });
const measure = (over: Partial<MeasureEnvelope>): MeasureEnvelope => ({ measure: 'width', unit: 'm', step: 0.01, ranges: [{ low: open, high: open, consents: [] }], pending: [], ...over });

describe('a remedy', () => {
  const then = { verdict: 'conditional', unknown: 0 } as const;
  it('says which measure goes from what to what, and which way', () => {
    const smaller: Remedy = { ...then, kind: 'measures', changes: [{ measure: 'clearance', from: 4.8, to: 4.2, unit: 'm' }] };
    expect(remedyText(smaller, AT, words, 'zh')).toBe('净空由 4.80 m 减到 4.20 m。');
    expect(remedyText(smaller, AT, words, 'en')).toBe('Clearance: from 4.80 m down to 4.20 m.');
    const top: Remedy = { ...then, kind: 'measures', changes: [{ measure: 'height', from: 2, to: 1, unit: 'm' }], follows: [{ measure: 'topHeight', from: 5, to: 4, unit: 'm' }] };
    expect(remedyText(top, AT, words, 'zh')).toBe('高由 2.00 m 减到 1.00 m，顶部离地随之为 4.00 m。');
    const shorter: Remedy = { ...then, kind: 'measures', changes: [{ measure: 'width', from: 6, to: 4, unit: 'm' }] };
    expect(remedyText(shorter, { type: 'LineString', coordinates: [[116, 29.7], [116.00006, 29.7]] }, words, 'zh')).toBe('宽由 6.00 m 减到 4.00 m，底线中点不动。');
    const both: Remedy = { ...then, kind: 'measures', changes: [{ measure: 'faces', from: 2, to: 1, unit: '' }, { measure: 'dwell', from: null, to: 10, unit: 's' }] };
    expect(remedyText(both, AT, words, 'zh')).toBe('面数由 2 减到 1，每幅停留定为 10 s。');
  });
  it('names another type, a site, a place, and in which direction it lies', () => {
    expect(remedyText({ ...then, kind: 'type', signType: 'wall' }, AT, words, 'zh')).toMatch(/^改为.+。$/);
    const there = [PLACES.general[0] + 0.005, PLACES.general[1]] as const;
    expect(remedyText({ ...then, kind: 'site', site: 'S-1', at: there, distance: 483.6, accuracy: 2, leaves: 'B' }, AT, words, 'zh')).toBe('移到规划点位 S-1，在此处东 483.60 m，定位须准到 2 m，不再属于建筑 B。');
    expect(remedyText({ ...then, kind: 'place', at: there, distance: 480, accuracy: 0.1, grid: 10, zone: null }, AT, words, 'zh')).toBe('移到此处东 480.00 m 的无分区地带，以 10 m 为步长找到的最近一处，定位须准到 0.10 m。');
    expect(remedyText({ ...then, kind: 'place', at: there, distance: 480, accuracy: 0.1, grid: 10, zone: null }, AT, words, 'en')).toBe('Move 480.00 m east, into an area without a zone, the nearest found in steps of 10 m, set out to 0.10 m.');
  });
  it('says what it leads to, and what is open then', () => {
    expect(afterText({ ...then, kind: 'type', signType: 'wall' }, 'zh')).toBe('改后：有条件符合');
    expect(afterText({ verdict: 'undetermined', unknown: 2, kind: 'type', signType: 'wall' }, 'zh')).toBe('改后：无法判定（2 项无法判定）');
  });
});

describe('the values that pass', () => {
  it.each([
    [[{ low: open, high: open, consents: [] }], '任意'],
    [[], '没有可行的值'],
    [[{ low: open, high: at(4.2), consents: [] }], '不大于 4.20 m'],
    [[{ low: open, high: at(4.2, { closed: false }), consents: [] }], '小于 4.20 m'],
    [[{ low: at(2.5), high: at(6), consents: [] }], '不小于 2.50 m，不大于 6.00 m'],
    [[{ low: at(2.5, { closed: false }), high: open, consents: [] }], '大于 2.50 m'],
    [[{ low: at(3), high: at(3), consents: [] }], '3.00 m'],
    [[{ low: open, high: at(1), consents: [] }, { low: at(3), high: open, consents: [] }], '不大于 1.00 m；或不小于 3.00 m'],
  ])('%#: %s', (ranges, words) => {
    expect(rangesText(measure({ ranges }), 'zh')).toBe(words);
  });
  it('names what binds each end, once where it is the same', () => {
    const cell = { clause: 'matrix', scope: GENERAL, result: 'fail' } as const;
    expect(rangeNotes(measure({ ranges: [{ low: at(1, cell), high: at(3, cell), consents: [] }] }), words, 'zh')).toEqual([expect.stringMatching(/^上下限出自.*管控表$/)]);
    expect(rangeNotes(measure({ ranges: [{ low: at(1, { clause: 'top', result: 'unknown' }), high: at(3, cell), consents: [] }] }), words, 'zh')).toEqual(['下限出自顶部离地，再往外无法判定', expect.stringMatching(/^上限出自.*管控表$/)]);
  });
  it('tells an end that only the other sizes draw from one that a clause does', () => {
    const cell = { clause: 'matrix', scope: GENERAL, result: 'fail' } as const;
    expect(rangeNotes(measure({ ranges: [{ low: at(6), high: at(24, cell), consents: [] }] }), words, 'zh')).toEqual(['下限出自所填的其他尺寸', expect.stringMatching(/^上限出自.*管控表$/)]);
    expect(rangeNotes(measure({ ranges: [{ low: open, high: at(25), consents: [] }] }), words, 'en')).toEqual(['upper end: the other sizes stated']);
  });
  it('marks a consent that only some of them need, and what is still to be stated', () => {
    const range = { low: open, high: open, consents: [{ consent: 'grid', clause: 'rail', low: { value: 4, closed: true }, high: { value: null, closed: true } }] };
    const notes = rangeNotes(measure({ ranges: [range], pending: ['depth', 'building'] }), words, 'zh');
    expect(notes[0]).toMatch(/^不小于 4\.00 m 时须取得：/);
    expect(notes[1]).toBe('其他尺寸待定，还缺厚、所在建筑');
  });
  it('gathers those of which any passes, light only where it is stated', () => {
    const light = { measure: 'luminance', unit: 'cd/m²' };
    expect(freeText([measure({}), measure({ measure: 'height' }), measure({ measure: 'depth', pending: ['width'] }), measure(light)], words, 'zh')).toBe('没有强制性限值：宽、高');
    expect(freeText([measure({ ...light, stated: 300 })], words, 'zh')).toBe('没有强制性限值：夜间平均亮度');
    expect([isFree(measure({ ...light, pending: ['depth'] })), isFree(measure({ ...light, stated: 300, pending: ['depth'] }))]).toEqual([true, false]);
  });
  it('writes a coupled limit as it is defined', () => {
    const limit = (fact: string, definition?: Definition): string => {
      const plan = { ...city.plan, rules: { ...city.plan.rules, definitions: definition === undefined ? [] : [definition] } };
      return couplingText({ clause: 'matrix', scope: GENERAL, fact, measures: ['width', 'height'], op: '<=', limit: [10, 10] }, lexicon(plan), 'zh');
    };
    const area = (value: Definition['value']): Definition => ({ name: 'faceArea', title: { zh: '单面面积', en: 'Area of one face' }, unit: 'm²', value });
    expect(limit('faceArea', area({ times: [{ fact: 'width' }, { fact: 'height' }] }))).toMatch(/^宽 × 高 ≤ 10 m²（.*管控表）$/);
    expect(limit('faceArea', area({ max: [{ fact: 'width' }, { fact: 'height' }] }))).toMatch(/^单面面积 ≤ 10 m²/);
    expect(limit('topHeight')).toMatch(/^顶部离地 ≤ 10 m/);
  });
});

describe('without a remedy', () => {
  const why = (over: Partial<Report>, language: 'zh' | 'en' = 'zh'): string | undefined => withoutRemedyText({ ...report, ...over }, [], words, language);
  const failing = (): Report['counts'] => ({ ...report.counts, fail: 1 });
  it('tells nothing to mend from nothing found', () => {
    expect(why({ verdict: 'conforming' })).toContain('无须改动');
    expect(why({ verdict: 'undetermined' })).toContain('无法判定');
    expect(why({ verdict: 'nonconforming', counts: failing() })).toContain('按所填尺寸换其他类型、移到规划点位都试过');
    const free = { ...report.proposal, properties: { signType: city.plan.rules.signTypes.find(({ mounting }) => mounting === 'free-standing')?.id } };
    expect(why({ verdict: 'nonconforming', counts: failing(), proposal: free })).toContain('2 km 内');
    const less = lexicon({ ...city.plan, layers: new Map([...city.plan.layers].map(([id, layer]) => [id, layer.entry.role === 'plan-area' ? { ...layer, state: 'failed' as const } : layer])) });
    expect(withoutRemedyText({ ...report, verdict: 'nonconforming', counts: failing(), proposal: free }, [], less, 'zh')).toContain('没有找其他位置');
    expect(withoutRemedyText(report, [{ verdict: 'conforming', unknown: 0, kind: 'type', signType: 'wall' }], words, 'zh')).toBeUndefined();
  });
  it('names what no size settles, and only what fails', () => {
    const envelope = (result: 'fail' | 'unknown'): Envelope => ({ whatever: [{ clause: 'top', result }], measures: [], couplings: [], types: [] });
    expect(whateverText(envelope('fail'), words, 'zh')).toBe('改尺寸不能解决：顶部离地。');
    expect(whateverText(envelope('unknown'), words, 'zh')).toBe('');
  });
});

it('for a terminal: a line each, in both languages', () => {
  const envelope: Envelope = {
    whatever: [],
    measures: [measure({ ranges: [{ low: open, high: at(4, { clause: 'top', result: 'fail' }), consents: [] }] }), measure({ measure: 'height' })],
    couplings: [],
    types: [{ signType: 'wall', answer: 'limited' }],
  };
  const remedies: Remedy[] = [{ verdict: 'conforming', unknown: 0, kind: 'measures', changes: [{ measure: 'width', from: 6, to: 4, unit: 'm' }] }];
  const lines = passingLines(report, envelope, remedies, words, 'zh');
  expect(lines.slice(0, 3)).toEqual(['宽由 6.00 m 减到 4.00 m。改后：未发现冲突。', '宽：不大于 4.00 m（上限出自顶部离地）', '没有强制性限值：高']);
  expect(lines[3]).toMatch(/^有限准许：/);
  expect(passingLines(report, envelope, remedies, words, 'en')).toHaveLength(lines.length);
});
