import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFinding } from '../../report/types.ts';
import { waiting } from './waiting.ts';

const finding = (clause: string, ...reason: ReportFinding['reason']): ReportFinding => ({
  clause, title: { zh: clause, en: clause }, text: { zh: '文', en: 'text' }, result: 'unknown', basis: 'published', tier: 'T1', confidence: 'V', citation: { document: 'd', article: '1' }, reason,
});
const facts = (...names: string[]): ReportFinding['reason'] => names.map((name) => ({ kind: 'fact', name }));
const shape = (findings: readonly ReportFinding[]): unknown => waiting(findings).map((one) => [one.findings.map(({ clause }) => clause).join(), one.facts.join(), one.enough]);

describe('findings that wait for the same fact', () => {
  it('stand under one heading where the first of them stood, with all that they lack', () => {
    expect(
      shape([
        finding('cell', ...facts('width', 'height', 'display')),
        finding('shared', ...facts('commonParts')),
        finding('large', ...facts('width', 'height')),
        finding('dwell', ...facts('display', 'dwell')),
        finding('sum', ...facts('width', 'height')),
        finding('use', ...facts('display', 'buildingUse')),
      ]),
    ).toEqual([
      ['cell,large,sum', 'width,height,display', true],
      ['shared', 'commonParts', true],
      ['dwell,use', 'display,dwell,buildingUse', true],
    ]);
  });
  it('are not said to be settled by facts where something else is missing, but for a line that only a missing size reaches', () => {
    const line = { kind: 'boundary', layer: 'zones', sides: ['A', 'B'], distance: 110, tolerance: 0.5, reach: 250 } as const;
    expect(shape([finding('a', ...facts('width')), finding('b', ...facts('width'), line)])).toEqual([['a,b', 'width', true]]);
    expect(shape([finding('a', ...facts('width')), finding('b', ...facts('width'), { ...line, distance: 0.2 })])).toEqual([['a,b', 'width', false]]);
    expect(shape([finding('a', ...facts('width')), finding('b', ...facts('width'), { kind: 'absent', layer: 'cables' })])).toEqual([['a,b', 'width', false]]);
  });
  it('loses none, tells none twice and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 }), { maxLength: 12 }), (lists) => {
        const all = lists.map((names, i) => finding(String(i), ...facts(...names)));
        const groups = waiting(all);
        expect(groups.flatMap((group) => group.findings).toSorted((x, y) => Number(x.clause) - Number(y.clause))).toEqual(all);
        const firsts = groups.map((group) => Number(group.findings[0]?.clause));
        expect(firsts).toEqual(firsts.toSorted((x, y) => x - y));
      }),
    );
  });
});
