import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../check/compile.ts';
import { memorySource } from '../io/source.ts';
import { loadComparators } from '../plan/load-document.ts';
import { loadPlan } from '../plan/load.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Tiny } from '../plan/tiny.fixture.ts';
import { comparer, COMPARISON, comparisonGroups } from './comparisons.ts';
import { CSV_COLUMNS, reportCsv } from './csv.ts';
import { reportFeature } from './geojson.ts';
import { PLACES, SHOP, smallFiles } from './report.fixture.ts';
import { makeReport, reportJson } from './report.ts';
import { reportSchema } from './schema.ts';
import { reportText } from './text.ts';
import type { Report } from './types.ts';

const ASKED = { asOf: '2026-11-24', engine: 'signplan test' };
const proposal: Proposal = { geometry: { type: 'Point', coordinates: [...PLACES.general] }, properties: { ...SHOP, height: 2, topHeight: 5 } };

let plain: Report;
let compared: Report;
beforeAll(async () => {
  const source = memorySource(smallFiles((tiny) => void (tiny.plan = { ...tiny.plan, comparators: [{ id: 'cities', version: '1' }] } as Tiny['plan'])));
  const plan = await loadPlan(source);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const rules = await loadComparators(source, plan.value.manifest);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const compare = comparer(plan.value, rules.value);
  const checker = compile(plan.value);
  if (!compare.ok || !checker.ok) throw new Error();
  const result = checker.value.check(proposal, ASKED);
  plain = makeReport(plan.value, proposal, result, ASKED);
  compared = makeReport(plan.value, proposal, result, { ...ASKED, comparisons: compare.value(proposal, ASKED) });
});

describe('comparisons', () => {
  it('are added to a report in which nothing else changes, and it fits the schema', () => {
    const { comparisons, ...rest } = compared;
    expect(rest).toEqual(plain);
    expect(comparisons?.map(({ clause, result }) => [clause, result])).toEqual([['C-01', 'advice'], ['C-02', 'advice'], ['C-04', 'reserved'], ['C-03', 'not-covered'], ['C-05', 'pass']]);
    expect(v.is(reportSchema, JSON.parse(reportJson(compared)))).toBe(true);
    expect('comparisons' in plain).toBe(false);
  });

  it('say before anything else that they come from elsewhere, in both languages and with what they found', () => {
    for (const { text, tier } of compared.comparisons ?? []) {
      expect(tier).toBe('T4');
      expect(text.zh).toMatch(/^外地参考：./);
      expect(text.en).toMatch(/^Elsewhere, not binding here: ./);
    }
    const [, , , absent] = compared.comparisons ?? [];
    expect(absent?.text.zh).toBe('外地参考：数据包未载电缆，须向供电公司核对。');
  });

  it('are grouped by what they come to, those that differ first, and empty groups are left out', () => {
    expect(comparisonGroups(compared.comparisons ?? []).map(({ group, findings }) => [group, findings.map(({ clause }) => clause)])).toEqual([['differs', ['C-01', 'C-02']], ['reserved', ['C-04']], ['not-covered', ['C-03']], ['pass', ['C-05']]]);
    const [first] = compared.comparisons ?? [];
    if (first === undefined) throw new Error();
    expect(comparisonGroups([{ ...first, reason: [{ kind: 'fact', name: 'width' }] }]).map(({ group }) => group)).toEqual(['open']);
    expect(comparisonGroups([])).toEqual([]);
  });

  it('stand apart in text, under a heading of their own', () => {
    for (const language of ['zh', 'en'] as const) {
      const text = reportText(compared, language);
      const [before = '', after = ''] = text.split(`\n${COMPARISON.title[language]}\n`);
      expect(before).not.toContain('C-0');
      expect(after).toContain(`${COMPARISON.differs[language]} (2)`);
      expect(text.replace(/\n\n(外地参考（|Elsewhere: )[^]*?\n\n/, '\n\n')).toBe(reportText(plain, language));
      expect(reportText(compared, language, true).length).toBeGreaterThan(text.length);
    }
  });

  it('are ids in a table and in a GIS: those that are not met, and all with their results', () => {
    const cellOf = (report: Report): string | undefined => reportCsv([{ row: 1, answer: { ok: true, report } }], 'en').split('\r\n')[1]?.match(/("[^"]*"|[^,]*)(,|$)/g)?.[CSV_COLUMNS.indexOf('comparisons')]?.replace(/,$/, '');
    expect([cellOf(compared), cellOf(plain)]).toEqual(['C-01;C-02', '']);
    expect(reportFeature(compared).properties?.['comparisons']).toContainEqual({ clause: 'C-03', result: 'not-covered' });
    expect(reportFeature(plain).properties).not.toHaveProperty('comparisons');
  });
});
