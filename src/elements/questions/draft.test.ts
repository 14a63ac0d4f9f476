/** What is entered becomes a question, and a question what is entered. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AttributeQuestion, PlaceQuestion } from '../../survey/questions/types.ts';
import { judgedSigns } from '../../survey/sets/judged.fixture.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import type { Column, SetId, ThingSet } from '../../survey/sets/types.ts';
import { draftOf, questionOf, wordsIn, type Draft } from './draft.ts';
import { areasOf, layersFor, placeDraftOf, placeQuestionOf } from './place-draft.ts';

let plan: Plan;
let sets: Record<SetId, ThingSet>;
beforeAll(async () => {
  plan = await loadTiny();
  sets = setsOf(plan, judgedSigns([{ id: 'A', verdict: 0, signType: 'pole' }, { id: 'B', verdict: 4, signType: 'wall' }]));
});
const column = (set: SetId, id: string): Column => {
  const found = sets[set].columns.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const read = (set: SetId, id: string, draft: Partial<Draft>): unknown => {
  const result = questionOf(column(set, id), { op: 'ge', low: '', high: '', picked: new Set(), ...draft });
  return result.ok ? [result.question.op, ...result.question.values] : result.text.zh;
};

describe('attributes', () => {
  test('numbers as people type them; what is none is said', () => {
    expect(read('zones', 'area', { low: '０．５' })).toEqual(['ge', 0.5]);
    expect(read('zones', 'area', { low: '0' })).toEqual(['ge', 0]);
    expect(read('zones', 'area', { op: 'between', low: '1', high: '2' })).toEqual(['between', 1, 2]);
    expect(read('zones', 'area', { op: 'between', low: '2', high: '1' })).toBe('前一个数须不大于后一个。');
    expect(read('zones', 'area', { low: '大' })).toBe('须填数字。');
    expect(read('zones', 'area', { low: ' ' })).toBe('须填值。');
    expect(read('zones', 'area', { op: 'unknown' })).toEqual(['unknown']);
  });
  test('words that are ticked, texts that are listed', () => {
    expect(read('zones', 'class', { op: 'in', picked: new Set(['general']) })).toEqual(['in', 'general']);
    expect(read('zones', 'class', { op: 'in' })).toBe('至少选一项。');
    expect(read('zones', 'name', { op: 'in', low: '甘棠湖； 南湖' })).toEqual(['in', '甘棠湖', '南湖']);
    expect(wordsIn(sets.signs, column('signs', 'signType'), new Set()).map(([id]) => id)).toEqual(['wall', 'pole']);
  });
  test('a question comes back as it was', () => {
    for (const question of [
      { kind: 'attribute', column: 'area', op: 'between', values: [1, 2] },
      { kind: 'attribute', column: 'class', op: 'in', values: ['general', 'prohibited'] },
      { kind: 'attribute', column: 'name', op: 'in', values: ['甲', '乙'] },
      { kind: 'attribute', column: 'name', op: 'unknown', values: [] },
    ] satisfies AttributeQuestion[]) {
      const one = column('zones', question.column);
      expect(questionOf(one, draftOf(one, question))).toEqual({ ok: true, question });
    }
  });
});

describe('places', () => {
  const ring = [[116, 29.6], [116.1, 29.6], [116.1, 29.7], [116, 29.6]];
  test('a question comes back as it was, its own area too', () => {
    for (const question of [
      { kind: 'in', layer: 'zones', key: 'JZ-1', how: 'within' },
      { kind: 'near', layer: 'highways', key: null, metres: 100 },
      { kind: 'near', layer: 'highways', key: 'G-1', metres: 0.5 },
      { kind: 'drawn', how: 'touches', rings: [ring] },
      { kind: 'zones', how: 'touches' },
    ] satisfies PlaceQuestion[]) {
      const areas = areasOf(question, []);
      expect(placeQuestionOf(plan, placeDraftOf(plan, question.kind, question, areas), areas)).toEqual({ ok: true, question });
    }
  });
  test('what is missing is told', () => {
    const draft = placeDraftOf(plan, 'near', null, []);
    expect(placeQuestionOf(plan, { ...draft, metres: 'x' }, [])).toEqual({ ok: false, wrong: 'metres' });
    expect(placeQuestionOf(plan, { ...draft, metres: '-1' }, [])).toEqual({ ok: false, wrong: 'metres' });
    expect(placeQuestionOf(plan, { ...draft, key: '?' }, [])).toEqual({ ok: false, wrong: 'feature' });
    expect(placeQuestionOf(plan, { ...draft, kind: 'in', key: '' }, [])).toEqual({ ok: false, wrong: 'feature' });
    expect(placeQuestionOf(plan, { ...draft, kind: 'drawn' }, [])).toEqual({ ok: false, wrong: 'area' });
  });
  test('one lies in areas only', () => {
    expect(layersFor(plan, 'in').map(({ id }) => id)).toEqual(['zones', 'plan-area']);
    expect(layersFor(plan, 'near').map(({ id }) => id)).toContain('highways');
  });
});
