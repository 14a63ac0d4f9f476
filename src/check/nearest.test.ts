/** Which feature a finding shows where none is too near: the nearest that is meant, whatever else was looked for and however the layer is ordered. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBoxIndex, SMALL } from '../geo/box-index.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { Condition, Selector } from '../plan/schema/condition.ts';
import { clause, feature, line, open, point, sign, type Case } from './cases.fixture.ts';
import type { Finding } from './types.ts';

const OPTIONS = { asOf: '2026-06-01' };
const apart = (metres: number, more: Partial<Selector> = {}): Condition => ({ each: { layer: 'lines', ...more }, satisfies: { distance: '>=', value: metres } });
/** The finding of the last clause; the face of 10 m looks north. */
function finding(requires: readonly Condition[], layers: Case['layers'] = {}, properties: object = {}): Finding | undefined {
  const last = `c${requires.length - 1}`;
  return open({ clauses: requires.map((one, i) => clause(`c${i}`, one)), layers }, OPTIONS).checker.check(sign({ width: 10, bearing: 0, ...properties }), OPTIONS).findings.find((found) => found.clause === last);
}
const shown = (...given: Parameters<typeof finding>): string | undefined => finding(...given)?.feature?.key;

describe('the nearest is shown', () => {
  test('not one whose box alone comes near', () => {
    // About the sign in an L, nowhere less than 80 m off.
    const around = feature('L', line([-80, 90], [-80, -80], [90, -80]));
    expect(shown([apart(5)], { lines: [around, feature('N', line([0, 60], [20, 60]))] })).toBe('N');
    // A face aslant: one beside it, in the corner of its box, and one 5 m beyond its end.
    expect(shown([apart(1)], { lines: [feature('X', point(8, 8)), feature('Y', point(11, -11))] }, { width: 20, bearing: 45 })).toBe('Y');
  });
  test('not one that another clause looked for, farther off and in one of the layers', () => {
    const layers = { lines: [feature('X', point(80, 0))], signs: [feature('Y', point(30, 0))] };
    const both: Condition = { each: { layer: ['lines', 'signs'] }, satisfies: { distance: '>=', value: 10 } };
    expect(shown([both], layers)).toBe('Y');
    expect(shown([{ none: { layer: 'lines', within: 70 } }, both], layers)).toBe('Y');
    expect(shown([{ none: { layer: 'lines', within: 100 } }, both], layers)).toBe('Y');
    // Nor does it matter that only a smaller circle has been looked at before.
    expect(finding([both, { none: { layer: 'lines', within: 100 } }], layers)).toMatchObject({ result: 'fail', feature: { key: 'X' } });
  });
  test('of neighbours of a zone, a building or a direction only one that is near enough', () => {
    const layers = { signs: [feature('X', point(60, 0), { building: 'b', bearing: 0, faces: 1 })], zones: [feature('Z', { type: 'Polygon', coordinates: [line([-90, -90], [90, -90], [90, 90], [-90, 90], [-90, -90]).coordinates] }, { class: 'display' })] };
    for (const more of [{ same: 'zone' as const }, { same: 'building' as const }, { facing: 30 }]) {
      expect(finding([{ each: { layer: 'signs', ...more }, satisfies: { distance: '>=', value: 5 } }], layers, { building: 'b', faces: 1 })).toMatchObject({ result: 'pass', feature: undefined });
      expect(finding([{ each: { layer: 'signs', ...more }, satisfies: { distance: '>=', value: 70 } }], layers, { building: 'b', faces: 1 })).toMatchObject({ result: 'fail', feature: { key: 'X' } });
    }
  });
  test('of neighbours along a road only one that may be near enough', () => {
    const at = (x: number): Finding | undefined => finding([apart(50, { layer: 'signs', along: 'segments' })], { segments: [feature('S', line([-600, 0], [600, 0]), { class: 'strict', side: 'both', depth: 5 })], signs: [feature('X', point(x, 0))] });
    expect([40, 70, 300].map((x) => [at(x)?.result, at(x)?.feature?.key])).toEqual([['fail', 'X'], ['pass', 'X'], ['pass', undefined]]);
  });
  test('beyond 200 m by the sign’s middle, which is as exact as anyone asks', () => {
    const lines = [feature('A', point(304, 0)), feature('B', point(0, 300)), feature('C', point(-306, 0))];
    expect(finding([apart(5)], { lines })).toMatchObject({ feature: { key: 'B' }, value: [expect.closeTo(294.5, 0), expect.closeTo(300.5, 0)] });
    expect(finding([apart(5)], { lines: [feature('B', point(0, 190))] })).toMatchObject({ feature: { key: 'B' }, value: [expect.closeTo(189.5, 0), expect.closeTo(190.5, 0)] });
  });
  test('what decides before what is open, and what is open before what is met', () => {
    const sized: Condition = { each: { layer: 'lines', where: { attr: 'size', op: '>=', value: 3 } }, satisfies: { distance: '>=', value: 20 } };
    const at = (...all: readonly (readonly [key: string, x: number, size?: number])[]): unknown => [all, [...all].reverse()].map((order) => shown([sized], { lines: order.map(([key, x, size]) => feature(key, point(x, 0), size === undefined ? {} : { size })) }, { width: 0.02 }));
    expect(at(['P', 5], ['Q', 10, 4])).toEqual(['Q', 'Q']);
    expect(at(['P', 5], ['R', 7])).toEqual(['P', 'P']);
    expect(at(['P', 20.3, 4], ['Q', 20.4, 4])).toEqual(['P', 'P']);
    expect(at(['P', 20.3, 4], ['Q', 20.2], ['R', 15, 2])).toEqual(['Q', 'Q']);
    const other: Condition = { each: { layer: 'lines' }, satisfies: { distance: '>=', value: { attr: 'limit' } } };
    const limits = (...lines: PlanFeature[]): unknown => [lines, [...lines].reverse()].map((order) => shown([other], { lines: order }, { width: 0.02 }));
    expect(limits(feature('met', point(5.6, 0), { limit: 5 }), feature('open', point(30.2, 0), { limit: 30 }))).toEqual(['open', 'open']);
  });
  test('of several layers, of what a condition leaves, of what is in force', () => {
    const layers = { lines: [feature('A', point(40, 0), { kind: 'a' }), feature('B', point(30, 0), { kind: 'b' }), feature('C', point(20, 0), { kind: 'a', until: '2026-05-31' })], signs: [feature('D', point(50, 0), { kind: 'a' })], water: [feature('E', point(35, 0))] };
    expect(shown([apart(5)], layers)).toBe('B');
    expect(shown([apart(5, { where: { attr: 'kind', in: ['a'] } })], layers)).toBe('A');
    expect(shown([apart(5, { where: { not: { attr: 'kind', in: ['a'] } } })], layers)).toBe('B');
    expect(['lines', 'signs', 'water'].map((layer) => shown([apart(5, { layer })], layers))).toEqual(['B', 'D', 'E']);
    expect(shown([apart(5, { layer: ['signs', 'water'] })], layers)).toBe('E');
    expect(shown([apart(5, { layer: ['water', 'signs'] })], layers)).toBe('E');
    expect(shown([{ none: { layer: ['signs', 'lines', 'water'], within: 5 } }], layers)).toBe('B');
    // Not a sign that is renewed or replaced.
    for (const own of [{ id: 'D' }, { replaces: ['D'] }]) expect(finding([apart(5, { layer: 'signs' })], layers, own)).toMatchObject({ result: 'pass', measure: undefined, feature: undefined });
  });
  test('among several as near, the one that lies towards the sign’s middle, in whichever order they are drawn', () => {
    // Both begin 30 m before the eastern end of the face.
    const [away, back] = [feature('away', line([5, 30], [50, 60])), feature('back', line([5, 30], [0, 60]))];
    expect([[away, back], [back, away]].map((lines) => shown([apart(5)], { lines }))).toEqual(['back', 'back']);
    // On one spot the first.
    const [one, other] = [feature('one', point(0, 30)), feature('other', point(0, 30))];
    for (const metres of [5, 29.8, 50]) expect([[one, other], [other, one]].map((lines) => shown([apart(metres)], { lines }))).toEqual(['one', 'other']);
    for (const within of [5, 50]) expect([[one, other], [other, one]].map((lines) => shown([{ none: { layer: 'lines', within } }], { lines }))).toEqual(['one', 'other']);
  });
});

describe('`none` shows', () => {
  const none = (...at: readonly (readonly [key: string, x: number, size?: number])[]): Finding | undefined =>
    finding([{ none: { layer: 'lines', within: 20, where: { attr: 'size', op: '>=', value: 3 } } }], { lines: at.map(([key, x, size]) => feature(key, point(x, 0), size === undefined ? {} : { size })) }, { width: 0.02 });
  test('what is found before what may be one; of either the nearest', () => {
    for (const order of [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) {
      const in_ = (...all: readonly (readonly [key: string, x: number, size?: number])[]): Finding | undefined => none(...order.flatMap((i) => all.slice(i, i + 1)));
      expect(in_(['A', 12, 4], ['B', 9, 4], ['C', 15, 4])).toMatchObject({ result: 'fail', feature: { key: 'B' } });
      expect(in_(['A', 12, 4], ['B', 9], ['C', 15, 4])).toMatchObject({ result: 'fail', feature: { key: 'A' } });
      expect(in_(['A', 12], ['B', 9], ['C', 7, 2])).toMatchObject({ result: 'unknown', feature: { key: 'B' } });
      // Found for certain nearer than 19.5 m; about there it may be nearer and may not.
      expect(in_(['A', 20, 4], ['B', 19, 4], ['C', 20.2, 4])).toMatchObject({ result: 'fail', feature: { key: 'B' } });
      expect(in_(['A', 40, 4], ['B', 30, 4], ['C', 25, 2])).toMatchObject({ result: 'pass', feature: { key: 'B' } });
    }
  });
});

describe('a layer that is large enough for an index', () => {
  beforeAll(loadBoxIndex);
  /** Far to the east, of every kind. */
  const rest: PlanFeature[] = Array.from({ length: SMALL + 60 }, (_, i) => feature(`r${i}`, point(900 + 7 * i, 40 * (i % 9)), { kind: ['a', 'b', 'c'][i % 3] ?? '', area: 1 }));
  const here: PlanFeature[] = [feature('A', point(0, 30), { kind: 'a', area: 4 }), feature('B', point(0, 25), { kind: 'b', area: 6 }), feature('L', line([-30, 90], [-30, -40], [90, -40]), { kind: 'a', area: 9 }), feature('U', point(0, 33), { area: 2 })];
  const answer = (requires: Condition, signs: readonly PlanFeature[]): unknown => {
    const { result, value, feature: of, counted, reasons } = finding([requires], { signs }) ?? {};
    return { result, value, key: of?.key, counted: counted?.map(({ key, certain }) => [key, certain]), reasons };
  };
  const kinds = [undefined, ['a'], ['b'], ['c'], ['a', 'b']] as const;
  test('answers as a small one of the same features does', () => {
    for (const kind of kinds) {
      for (const within of [20, 27, 32, 200]) {
        const signs = { layer: 'signs', within, ...(kind === undefined ? {} : { where: { attr: 'kind', in: [...kind] } }) };
        for (const requires of [{ none: signs }, { count: signs, op: '<=', value: 1 }, { sum: signs, of: 'area', op: '<=', value: 5 }, { each: signs, satisfies: { distance: '>=', value: 26 } }] satisfies Condition[]) expect(answer(requires, [...here, ...rest]), JSON.stringify(requires)).toEqual(answer(requires, here));
      }
    }
  });
  test('whose chosen features are many too', () => {
    const many = [...here, ...Array.from({ length: 3 }, (_, k) => rest.map((one) => ({ ...one, key: `${one.key}.${k}` }))).flat()];
    for (const requires of [{ none: { layer: 'signs', within: 27, where: { attr: 'kind', in: ['b'] } } }, { count: { layer: 'signs', within: 32, where: { attr: 'kind', in: ['a', 'b'] } }, op: '<=', value: 1 }] satisfies Condition[]) expect(answer(requires, many)).toEqual(answer(requires, here));
  });
});
