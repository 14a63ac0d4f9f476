/** Counts where the sign's own zone is not certain: what holds in every zone it may be in holds; what holds in some stays open, and says why. */
import { expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { check, line, planOf, point, SIGN, zone, type Sketch } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Limit, Operator } from '../plan/schema/condition.ts';
import { compile } from './compile.ts';
import type { Finding } from './types.ts';

const zones = [zone('A', 'display', -100), zone('B', 'display', 0)];
const signs = (x: number, count: number, properties: Record<string, Value> = {}): PlanFeature[] => Array.from({ length: count }, (_, i) => point(`s${x}.${i}`, x, 3 * i, { signType: 'wall', ...properties }));
/** A face of 2 m across the line, `x` metres from the border, known to 0.5 m + 0.5 m. */
const counted = (sketch: Sketch, x: number, value: Limit = 1, properties: Record<string, Value> = {}): Finding | undefined =>
  check({ zones, ...sketch, clauses: [{ requires: { count: { layer: 'signs', same: 'zone' }, op: '<=', value } }] }, x, 0, { bearing: 90, ...properties }).findings.find(({ clause }) => clause === 'c0');
const told = (finding: Finding | undefined): unknown => finding && [finding.result, ...new Set(finding.reasons.map(({ kind }) => kind))];

test('inside one zone its signs alone count', () => {
  const sketch = { signs: [...signs(-50, 2), ...signs(50, 1)] };
  expect(told(counted(sketch, -20))).toEqual(['fail']);
  expect(told(counted(sketch, 20))).toEqual(['pass']);
});

test('near the border it may be in either', () => {
  // 1.5 m inside, with a drawing good to 0.5 m and a position to 2 m.
  const near = { accuracy: 2 };
  expect(told(counted({ signs: [...signs(-50, 1), ...signs(50, 1)] }, 1.5, 1, near))).toEqual(['pass']);
  // Too many in the zone that it may be in: possibly too many.
  expect(told(counted({ signs: [...signs(-50, 2), ...signs(50, 1)] }, 1.5, 1, near))).toEqual(['unknown', 'accuracy']);
  // Too many in each: whichever it is in there are, unless it is in none.
  expect(told(counted({ signs: [...signs(-50, 2), ...signs(50, 2)] }, 1.5, 1, near))).toEqual(['unknown', 'accuracy']);
});

test('a limit that is not known is told, and only then', () => {
  const sketch = { signs: signs(50, 2) };
  expect(told(counted(sketch, 20, { fact: 'luminance' }))).toEqual(['unknown', 'fact']);
  expect(told(counted(sketch, 20, { fact: 'luminance' }, { luminance: 1 }))).toEqual(['fail']);
  expect(told(counted(sketch, 20, { fact: 'luminance' }, { luminance: 2 }))).toEqual(['pass']);
});

test('what counts is named where it is too much, the twentieth last', () => {
  const names = (count: number): number => counted({ signs: signs(50, count) }, 20)?.counted?.length ?? 0;
  expect([1, 2, 20, 21, 25].map(names)).toEqual([0, 2, 20, 20, 20]);
});

/** How many there must be, of a sign 2 m wide along x, its position good to 0.2 m. */
const wanted = (sketch: Sketch, x: number, op: Operator, value: number, same: 'zone' | 'site' = 'zone', properties: Record<string, Value> = { accuracy: 0.2 }): Finding | undefined =>
  check({ zones, ...sketch, clauses: [{ requires: { count: { layer: 'signs', same }, op, value } }] }, x, 0, properties).findings.find(({ clause }) => clause === 'c0');
const reasonsOf = (finding: Finding | undefined): unknown => [finding?.result, ...(finding?.reasons ?? []).map((reason) => ('feature' in reason ? `${reason.kind} ${reason.feature}` : reason.kind))];

test('too few: certain where they are too few in whichever zone it is in and in none as well', () => {
  const near = { accuracy: 2, bearing: 90 };
  // 1.5 m from the border, in either for all that is known.
  expect(reasonsOf(wanted({}, 1.5, '>=', 1, 'zone', near))).toEqual(['fail']);
  expect(reasonsOf(wanted({ signs: signs(50, 1) }, 1.5, '>=', 1, 'zone', near))).toEqual(['unknown', 'accuracy A', 'accuracy B']);
  // In none there are none, which is enough here.
  expect(reasonsOf(wanted({ signs: [...signs(-50, 1), ...signs(50, 1)] }, 1.5, '=', 0, 'zone', near))).toEqual(['unknown', 'accuracy A', 'accuracy B']);
});

test('too few in a zone that it may be in: the border is the reason, and that of no other zone', () => {
  // A metre from the border, certainly in the eastern one.
  expect(reasonsOf(wanted({ signs: signs(50, 1) }, 1.9, '>=', 1, 'zone', { accuracy: 0.7 }))).toEqual(['unknown', 'accuracy A']);
  expect(reasonsOf(wanted({ signs: signs(-50, 1) }, 1.9, '>=', 1, 'zone', { accuracy: 0.7 }))).toEqual(['fail']);
  expect(reasonsOf(wanted({ signs: [...signs(50, 1), ...signs(-50, 1)] }, 9, '>=', 1))).toEqual(['pass']);
});

test('at two sites each has its own, and in no zone or site there are none', () => {
  const sites = [-10, 10].map((x) => point(`P${x}`, x, 0, { signType: 'wall', use: 'commercial', radius: 15 }));
  const around = [...signs(-20, 2), ...signs(20, 2)];
  expect(reasonsOf(wanted({ sites, signs: around }, 0, '<=', 2, 'site'))).toEqual(['pass']);
  expect(reasonsOf(wanted({ sites, signs: around }, 0, '<=', 1, 'site'))).toEqual(['fail']);
  expect(wanted({ sites, signs: around }, 0, '<=', 1, 'site')?.counted?.map(({ key }) => key)).toEqual(['s-20.0', 's-20.1']);
  expect(reasonsOf(wanted({ sites, signs: around }, -20, '>', 2, 'site'))).toEqual(['fail']);
  expect([reasonsOf(wanted({ sites, signs: around }, 60, '<=', 0, 'site')), reasonsOf(wanted({ signs: around }, 300, '<=', 0))]).toEqual([['pass'], ['pass']]);
});

test('a sum with an amount that is not known, or is none, has no end', () => {
  const total = (areas: readonly (Value | undefined)[]): unknown => {
    const known = areas.map((area, i) => point(`s${i}`, 50, 3 * i, area === undefined ? {} : { area }));
    return reasonsOf(check({ zones, signs: known, clauses: [{ requires: { sum: { layer: 'signs', same: 'zone' }, of: 'area', op: '<=', value: 10 } }] }, 20, 0).findings.find(({ clause }) => clause === 'c0'));
  };
  expect([total([4, 6]), total([4, 6.1]), total([0, 10])]).toEqual([['pass'], ['fail'], ['pass']]);
  expect([total([4, undefined]), total([4, -1]), total([4, 'large'])]).toEqual(Array.from({ length: 3 }, () => ['unknown', 'attribute s1']));
  expect(total([11, undefined])).toEqual(['fail']);
  // Where there is nothing to add up nobody is named.
  const nothing = check({ zones, signs: [point('s', 50, 0, { area: 0 })], clauses: [{ requires: { sum: { layer: 'signs', same: 'zone' }, of: 'area', op: '>=', value: 1 } }] }, 20, 0).findings.find(({ clause }) => clause === 'c0');
  expect(nothing).toMatchObject({ result: 'fail', value: [0, 0], counted: undefined });
  expect(wanted({ signs: signs(50, 1) }, 20, '<=', 1)).toMatchObject({ result: 'pass', counted: undefined });
});

test('of a zone’s signs only those beside the same road, where that is asked as well', () => {
  const segments = [line('S', 30, { class: 'strict', side: 'both', depth: 8 })];
  const beside = (x: number): unknown => reasonsOf(check({ zones, segments, signs: signs(x, 2), clauses: [{ requires: { count: { layer: 'signs', same: 'zone', along: 'segments' }, op: '<=', value: 1 } }] }, 26, 0, { bearing: 90 }).findings.find(({ clause }) => clause === 'c0'));
  expect([beside(34), beside(60), beside(-20)]).toEqual([['fail'], ['pass'], ['pass']]);
});

test('one checker counts for every sign by what is stated of it, whichever was first', () => {
  const own = signs(50, 2, { building: 'b' });
  const compiled = compile(planOf({ zones, signs: [...own, ...signs(70, 1, { building: 'c' })], clauses: [{ requires: { count: { layer: 'signs', same: 'zone', where: { any: [{ attr: 'building', matches: 'building' }, { fact: 'use', in: ['own-name'] }] } }, op: '<=', value: 1 } }] }));
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  const { value: checker } = compiled;
  const of = (building: string, use: string): unknown => checker.check({ geometry: { type: 'Point', coordinates: at(20, 0) }, properties: { ...SIGN, building, use } }, { asOf: '2026-11-24' }).findings.find(({ clause }) => clause === 'c0')?.result;
  expect([of('b', 'commercial'), of('c', 'commercial'), of('c', 'own-name'), of('b', 'commercial'), of('d', 'commercial')]).toEqual(['fail', 'pass', 'fail', 'fail', 'pass']);
});
