/** What is named as lacking where a width is looked at between two values, where a sign may be in a zone or at a road and may not, and of neighbours. */
import { describe, expect, test } from 'vitest';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Condition, Selector } from '../plan/schema/condition.ts';
import { box, clause, feature, line, open, point, sign, type Case } from './cases.fixture.ts';
import type { Finding } from './types.ts';

const OPTIONS = { asOf: '2026-06-01' };
const told = (finding: Finding | undefined): unknown => finding && [finding.result, ...finding.reasons.map((reason) => ('name' in reason ? `${reason.kind} ${reason.name}` : 'tolerance' in reason ? `${reason.kind} ${'feature' in reason ? reason.feature : reason.layer} ${reason.tolerance}` : reason.kind))];
const first = (findings: readonly Finding[] | null): unknown => told(findings?.find((one) => one.clause === 'c0'));
const judged = (requires: Condition, layers: Case['layers'], properties: Record<string, Value>, x = 0, y = 0): unknown => first(open({ clauses: [clause('c0', requires)], layers: layers ?? {} }, OPTIONS).checker.check(sign(properties, point(x, y)), OPTIONS).findings);

describe('a width between two values', () => {
  const over = (requires: Condition, layers: Case['layers'], low: number, high: number, properties: Record<string, Value> = { bearing: 0 }): unknown =>
    first(open({ clauses: [clause('c0', requires)], layers: layers ?? {} }, OPTIONS).checker.probe(sign(properties), { name: 'width', low, high }, new Set(['c0']), OPTIONS));
  /** A road 30 m east, across the end of a face that looks north. */
  const road = (attributes: Record<string, Value> = {}): Case['layers'] => ({ lines: [feature('R', line([30, -200], [30, 200]), attributes)] });
  const apart = (value: number, grow?: number | string): Condition => ({ each: { layer: 'lines', ...(grow === undefined ? {} : { grow }) }, satisfies: { distance: '>=', value } });
  test('is named where some of them would decide, else the place is', () => {
    expect(over(apart(20), road(), 1, 10)).toEqual(['pass']);
    expect(over(apart(20), road(), 10, 30)).toEqual(['unknown', 'fact width']);
    expect(over(apart(20), road(), 10, 20.2)).toEqual(['unknown', 'fact width']);
    expect(over(apart(20), road(), 19.8, 30)).toEqual(['unknown', 'fact width']);
    expect(over(apart(20), road(), 19.6, 20.4)).toEqual(['unknown', 'accuracy R 0.5']);
    expect(over(apart(20), road(), 30, 40)).toEqual(['fail']);
  });
  test('likewise from a road that is grown by its own width', () => {
    expect(over(apart(17, 'half'), road({ half: 3 }), 19.6, 20.4)).toEqual(['unknown', 'accuracy R 0.5']);
    expect(over(apart(17, 'half'), road({ half: 3 }), 10, 30)).toEqual(['unknown', 'fact width']);
  });
  test('with the bearing where that is missing as well', () => {
    expect(over(apart(20), road(), 10, 30, {})).toEqual(['unknown', 'fact width', 'fact bearing']);
    expect(over(apart(20), road(), 20.4, 30, {})).toEqual(['unknown', 'accuracy R 0.5', 'fact bearing']);
    expect(over(apart(31), road(), 1, 2, {})).toEqual(['fail']);
  });
  test('along a road, by which the place is told otherwise, is named in any case', () => {
    const layers = { segments: [feature('S', line([-300, 5], [300, 5]), { class: 'strict', side: 'both', depth: 20 })], signs: [feature('X', point(60, 5))] };
    const along = (value: number): Condition => ({ each: { layer: 'signs', along: 'segments' }, satisfies: { distance: '>=', value } });
    expect(over(along(50), layers, 19.6, 20.4)).toEqual(['unknown', 'fact width']);
    expect([over(along(40), layers, 10, 20), over(along(70), layers, 10, 20)]).toEqual([['pass'], ['fail']]);
  });
});

describe('a zone or a site that a sign may be in', () => {
  const zones = [feature('A', box(-100, -100, 100, 200), { class: 'display' })];
  const none = (same: 'zone' | 'site'): Condition => ({ count: { layer: 'signs', same }, op: '<=', value: 0 });
  const at = (x: number, properties: Record<string, Value>, other = -50): unknown => judged(none('zone'), { zones, signs: [feature('X', point(other, 0))] }, properties, x);
  test('for want of the size or the direction: these, and the place only where it matters too', () => {
    expect(at(5, { width: 20 })).toEqual(['unknown', 'fact bearing']);
    expect(at(5, { bearing: 0 })).toEqual(['unknown', 'fact width']);
    expect(at(5, {})).toEqual(['unknown', 'fact width', 'fact bearing']);
    expect(at(0.3, { width: 20 })).toEqual(['unknown', 'fact bearing', 'accuracy A 0.5']);
    expect(at(0.3, { width: 0.02, bearing: 90 })).toEqual(['unknown', 'accuracy A 0.5']);
    expect(at(12, { width: 20 })).toEqual(['pass']);
  });
  test('where its neighbour may be outside: the place of both', () => {
    expect(at(-20, { width: 0.02, bearing: 90 }, -0.3)).toEqual(['unknown', 'accuracy A 1']);
    expect(at(-20, { width: 0.02, bearing: 90, accuracy: 3 }, -0.3)).toEqual(['unknown', 'accuracy A 1']);
    expect(at(2, { width: 0.02, bearing: 90, accuracy: 3 })).toEqual(['unknown', 'accuracy A 3.5']);
    expect(at(5, { width: 20 }, -0.3)).toEqual(['unknown', 'fact bearing', 'accuracy A 1']);
  });
  test('a site is stood at with the centre, whatever the size', () => {
    const site = (x: number, properties: Record<string, Value>): unknown => judged(none('site'), { sites: [feature('P', point(0, 0), { signType: 'wall', use: 'commercial', radius: 10 })], signs: [feature('X', point(2, 0))] }, properties, x);
    expect([9.7, 10.3].map((x) => site(x, { width: 20 }))).toEqual([['unknown', 'accuracy P 0.5'], ['unknown', 'accuracy P 0.5']]);
    expect([9.3, 10.7].map((x) => site(x, { width: 20 }))).toEqual([['fail'], ['pass']]);
  });
});

describe('neighbours', () => {
  const near = (more: Partial<Selector>, attributes: Record<string, Value>, properties: Record<string, Value>, others: Case['layers'] = {}): unknown => judged({ none: { layer: 'signs', within: 40, ...more } }, { signs: [feature('X', point(30, 0), attributes)], ...others }, { width: 2, bearing: 0, ...properties });
  test('on the same building: whichever of the two does not say', () => {
    expect(near({ same: 'building' }, { building: 'b' }, { building: 'b' })).toEqual(['fail']);
    expect(near({ same: 'building' }, { building: 'b' }, { building: 'c' })).toEqual(['pass']);
    expect(near({ same: 'building' }, { building: 'b' }, {})).toEqual(['unknown', 'fact building']);
    expect(near({ same: 'building' }, {}, { building: 'b' })).toEqual(['unknown', 'attribute building']);
    expect(near({ same: 'building' }, {}, {})).toEqual(['unknown', 'fact building']);
  });
  test('that look the same way: whichever does not say, and only what would tell', () => {
    const facing = { facing: 30 };
    const about = (bearing: number, theirs: Record<string, Value>, own: Record<string, Value>): unknown => near(facing, { bearing, ...theirs }, own);
    expect(near(facing, {}, { faces: 1 })).toEqual(['unknown', 'attribute bearing']);
    expect(about(180, { faces: 1 }, { faces: 1 })).toEqual(['pass']);
    expect(about(180, {}, { faces: 1 })).toEqual(['unknown', 'attribute faces']);
    expect(about(180, { faces: 1 }, {})).toEqual(['unknown', 'fact faces']);
    expect(about(180, {}, {})).toEqual(['unknown', 'fact faces', 'attribute faces']);
    expect(about(180, { faces: 2 }, { faces: 1 })).toEqual(['fail']);
    expect(about(180, { faces: 1 }, { faces: 2 })).toEqual(['fail']);
    expect(about(90, { faces: 2 }, { faces: 2 })).toEqual(['pass']);
    expect(about(90, { faces: 3 }, { faces: 1 })).toEqual(['unknown', 'faces']);
    expect(about(90, { faces: 1 }, { faces: 3 })).toEqual(['unknown', 'faces']);
    expect(about(90, {}, { faces: 3 })).toEqual(['unknown', 'attribute faces', 'faces']);
    expect(about(90, { faces: 3 }, {})).toEqual(['unknown', 'fact faces', 'faces']);
    expect(about(90, {}, { faces: 2 })).toEqual(['unknown', 'attribute faces']);
    expect(about(90, { faces: 2 }, {})).toEqual(['unknown', 'fact faces']);
    expect(about(90, { faces: 'two' }, { faces: 1 })).toEqual(['unknown', 'attribute faces']);
    const { checker } = open({ clauses: [clause('c0', { none: { layer: 'signs', within: 40, facing: 30 } })], layers: { signs: [feature('X', point(30, 0), { bearing: 0 })] } }, OPTIONS);
    expect(first(checker.check(sign({ width: 2 }), OPTIONS).findings)).toEqual(['unknown', 'fact bearing']);
  });
  test('along a road at which one of them may stand and may not', () => {
    const segments: PlanFeature[] = [feature('S', line([-300, 0], [300, 0]), { class: 'strict', side: 'both', depth: 20 })];
    const along = { along: 'segments' };
    // 20 m beside it the band ends; this one stands 10 m beyond, and reaches as far in.
    const beside = (y: number, properties: Record<string, Value>): unknown => judged({ none: { layer: 'signs', within: 40, ...along } }, { signs: [feature('X', point(30, 0))], segments }, properties, 0, y);
    expect(beside(25, { width: 20 })).toEqual(['unknown', 'fact bearing', 'accuracy S 0.5']);
    expect(beside(25, { bearing: 0 })).toEqual(['unknown', 'fact width', 'accuracy S 0.5']);
    expect(beside(20.3, { width: 2, bearing: 0 })).toEqual(['unknown', 'accuracy S 0.5']);
    expect(beside(25, { width: 2, bearing: 0 })).toEqual(['pass']);
    // Its width may bring it nearer along the road.
    expect([49, 51].map((x) => judged({ none: { layer: 'signs', within: 40, ...along } }, { signs: [feature('X', point(x, 0))], segments }, { width: 20 }, 0, 5))).toEqual([['unknown', 'fact bearing'], ['unknown', 'fact bearing']]);
    expect(judged({ none: { layer: 'signs', within: 40, ...along } }, { signs: [feature('X', point(54, 0))], segments }, { width: 20 }, 0, 5)).toEqual(['pass']);
  });
});
