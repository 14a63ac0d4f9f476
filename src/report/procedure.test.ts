import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { procedureOf } from '../check/procedure.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProcedureItem } from '../plan/schema/rules.ts';
import { fullReport } from './full-report.ts';
import { PLACES, SHOP, small, type Small } from './report.fixture.ts';
import { reportText } from './text.ts';
import type { Report } from './types.ts';

let city: Small;
beforeAll(async () => {
  city = await small();
});

const item = (id: string, rest: Partial<ProcedureItem> = {}): ProcedureItem => ({
  id, kind: 'paper', title: { zh: `件 ${id}`, en: `Paper ${id}` }, citation: { document: '某规定', article: '第二条', documentEn: 'Some rule' }, tier: 'T1', confidence: 'V', read: '2026-11-24', text: { zh: '说明。', en: 'Told.' }, source: 'law', ...rest,
});

const planWith = (...procedure: ProcedureItem[]): Plan => ({ ...city.plan, rules: { ...city.plan.rules, procedure } });

function report(procedure: ProcedureItem[], properties: Record<string, unknown>, at: readonly [number, number] = PLACES.general): Report {
  return fullReport(planWith(...procedure), city.checker, city.proposal(at, properties), { asOf: '2026-11-24', engine: 'test' });
}
const papers = (...args: Parameters<typeof report>): [string, string, string | undefined][] => (report(...args).papers ?? []).map(({ id, needed, reason }) => [id, needed, reason?.zh]);

describe('by its own condition', () => {
  test('needed, left out, or possibly needed with what would settle it', () => {
    const lit = item('lit', { when: { fact: 'illumination', in: ['internal'] } });
    expect(papers([item('always'), lit], { ...SHOP, illumination: 'internal' })).toEqual([['always', 'yes', undefined], ['lit', 'yes', undefined]]);
    expect(papers([item('always'), lit], SHOP)).toEqual([['always', 'yes', undefined]]);
    const { illumination: _, ...unlit } = SHOP;
    expect(papers([lit], unlit)).toEqual([['lit', 'possibly', '未填“照明”，填写后可判定。']]);
    const text = reportText(report([lit, { ...lit, id: 'told', kind: 'note' }], unlit), 'zh');
    expect([text.includes('件 lit（可能需要） · '), text.includes('件 lit（可能适用） · ')]).toEqual([true, true]);
  });

  test('a layer that nobody has leaves it possible', () => {
    const cable = item('cable', { when: { not: { none: { layer: 'power-cables', within: 0 } } } });
    expect(papers([cable], SHOP)).toEqual([['cable', 'possibly', '数据包未载电缆，须向供电公司核对。']]);
  });

  test('one of another city or of a secondary source is needed there all the same, and keeps its rank', () => {
    expect(report([item('far', { tier: 'T4', confidence: 'S' })], SHOP).papers).toMatchObject([{ id: 'far', needed: 'yes', tier: 'T4', confidence: 'S', basis: 'published' }]);
  });

  test('one that a demonstration’s definition decides says so; one of the plan is dropped outside its area', () => {
    const big = { ...SHOP, width: 12 };
    expect(report([item('big', { when: { fact: 'large', is: true } })], big).papers).toMatchObject([{ basis: 'demonstration', text: { zh: '按示范数据：说明。', en: 'On the demonstration data: Told.' } }]);
    expect(papers([item('own', { source: 'tiny-own' }), item('law')], SHOP, PLACES.outside)).toEqual([['law', 'yes', undefined]]);
  });
});

describe('by the consent that it belongs to', () => {
  const form = item('form', { consents: ['grid'] });

  test('needed where the consent is, possible where that is not known, left out where nothing asks for it', () => {
    expect(papers([form], { ...SHOP, depth: 0.3 })).toEqual([['form', 'yes', undefined]]);
    expect(papers([form], SHOP)).toEqual([['form', 'possibly', '数据包未载电缆，须向供电公司核对。']]);
    expect(papers([item('none', { consents: ['no-clause-asks-for-it'] })], { ...SHOP, depth: 0.3 })).toEqual([]);
  });

  test('and its own condition must hold too', () => {
    expect(papers([item('both', { consents: ['grid'], when: { fact: 'use', in: ['commercial'] } })], { ...SHOP, depth: 0.3 })).toEqual([]);
    const { use: _, ...unused } = SHOP;
    expect(papers([item('both', { consents: ['grid'], when: { fact: 'use', in: ['own-name'] } })], { ...unused, depth: 0.3 })).toEqual([['both', 'possibly', '未填“用途”，填写后可判定。']]);
  });
});

test('time limits, duties and notes are apart from papers, in the order of the rules, with their days', () => {
  const rules = [item('a', { kind: 'time-limit', days: { value: 20, working: true } }), item('b'), item('c', { kind: 'duty', days: { value: 30 } }), item('d', { kind: 'note' })];
  const made = report(rules, SHOP);
  expect(made.papers?.map(({ id }) => id)).toEqual(['b']);
  expect(made.procedure?.map(({ id, kind, days }) => [id, kind, days])).toEqual([['a', 'time-limit', { value: 20, working: true }], ['c', 'duty', { value: 30 }], ['d', 'note', undefined]]);
  const keys = Object.keys(made);
  expect(keys.slice(keys.indexOf('consents'), keys.indexOf('office') + 1)).toEqual(['consents', 'papers', 'procedure', 'office']);
  const text = reportText(made, 'zh');
  expect(text).toContain('须带的材料 (1)\n  [ ] 件 b · 某规定第二条 · 国家法律法规\n');
  expect(text).toContain('  件 a（20 个工作日） · ');
  expect(text).toContain('  件 c（30 日） · ');
  expect(text).not.toContain('说明。');
  expect(reportText(made, 'en', true)).toContain('  Paper a (20 working days) · national law\n    Told.\n    Some rule art. 2\n');
});

test('a package without any has none', () => {
  expect(report([], SHOP)).toMatchObject({ papers: [], procedure: [] });
});

test('a condition that names nothing is a problem, not a crash', () => {
  const made = procedureOf(planWith(item('x', { when: { fact: 'nothing', is: true } })));
  expect(made.ok ? [] : made.problems.map(({ code }) => code)).toEqual(['rules.dangling']);
});

test('less known leaves an answer as it is or open', () => {
  const rules = [item('all', { when: { all: [{ fact: 'illumination', in: ['internal'] }, { fact: 'large', is: true }] } }), item('any', { when: { any: [{ fact: 'depth', op: '>', value: 0.5 }, { fact: 'display', in: ['led'] }] } }), item('grid', { consents: ['grid'] })];
  const plan = planWith(...rules);
  const facts = { ...SHOP, illumination: 'internal', width: 12, depth: 0.3 };
  fc.assert(
    fc.property(fc.subarray(Object.keys(facts).filter((name) => name !== 'signType')), fc.constantFrom('static', 'led'), fc.constantFrom(0.3, 0.6), (lost, display, depth) => {
      const whole = { ...facts, display, depth };
      const part = Object.fromEntries(Object.entries(whole).filter(([name]) => !lost.includes(name)));
      const answers = (properties: Record<string, unknown>): Map<string, string> => new Map((fullReport(plan, city.checker, city.proposal(PLACES.general, properties), { asOf: '2026-11-24', engine: 'test' }).papers ?? []).map(({ id, needed }) => [id, needed]));
      const before = answers(whole);
      const after = answers(part);
      for (const { id } of rules) if (after.get(id) !== 'possibly') expect(after.get(id), id).toBe(before.get(id));
    }),
  );
});
