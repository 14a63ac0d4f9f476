/** What leaves a result open: a feature’s width, the sign’s size and direction, the positions, a limit, a layer; each is named only where it leaves it open by itself. */
import { describe, expect, test } from 'vitest';
import type { Value } from '../plan/plan.ts';
import type { Condition, Selector } from '../plan/schema/condition.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { allowed, box, clause, feature, forbidden, line, open, planOf, point, sign, type Case } from './cases.fixture.ts';
import { compile } from './compile.ts';
import type { Finding, Reason } from './types.ts';

const OPTIONS = { asOf: '2026-06-01' };
const told = (finding: Finding | undefined): unknown => finding && [finding.result, ...finding.reasons.map((reason) => ('name' in reason ? `${reason.kind} ${reason.name}` : 'tolerance' in reason ? `${reason.kind} ${'feature' in reason ? reason.feature : reason.layer} ${reason.tolerance}` : reason.kind))];
const judged = (requires: Condition, layers: Case['layers'], proposal: Proposal): unknown => told(open({ clauses: [clause('c0', requires)], layers: layers ?? {} }, OPTIONS).checker.check(proposal, OPTIONS).findings.find((found) => found.clause === 'c0'));
/** A road across the way, so many metres off; the face is 2 cm wide, the drawing good to 0.5 m. */
const road = (metres: number, attributes: Record<string, Value> = {}): Case['layers'] => ({ lines: [feature('R', line([metres, -200], [metres, 200]), attributes)] });
const apart = (value: number, grow?: number | string): Condition => ({ each: { layer: 'lines', ...(grow === undefined ? {} : { grow }) }, satisfies: { distance: '>=', value } });
const stated = { width: 0.02, bearing: 90 };

describe('a feature with a width', () => {
  const at = (metres: number, attributes: Record<string, Value>, accuracy = 0): unknown => judged(apart(30, 'half'), road(metres, attributes), sign({ ...stated, accuracy }));
  test('that is known is no reason; nor is a number by which all are grown', () => {
    expect([36.4, 36.6, 37.4, 37.6].map((metres) => at(metres, { half: 7 }))).toEqual([['fail'], ['unknown', 'accuracy R 0.5'], ['unknown', 'accuracy R 0.5'], ['pass']]);
    expect([36.4, 36.6, 37.4, 37.6].map((metres) => judged(apart(30, 7), road(metres), sign({ ...stated })))).toEqual([['fail'], ['unknown', 'accuracy R 0.5'], ['unknown', 'accuracy R 0.5'], ['pass']]);
  });
  test('that is known between two ends: it, the position, both, or either as much as the other', () => {
    const ends = { halfMin: 4, halfMax: 9 };
    // Between 34 and 39 it depends on the width; the position is off by half a metre.
    expect([33.4, 34.4, 35.8].map((metres) => at(metres, ends))).toEqual([['fail'], ['unknown', 'attribute half'], ['unknown', 'attribute half']]);
    expect([36.2, 36.8].map((metres) => at(metres, ends))).toEqual([['unknown', 'attribute half', 'accuracy R 0.5'], ['unknown', 'attribute half', 'accuracy R 0.5']]);
    expect([37.2, 38.8, 39.6].map((metres) => at(metres, ends))).toEqual([['unknown', 'attribute half'], ['unknown', 'attribute half'], ['pass']]);
    // Neither by itself, but both together: one of them would do.
    expect([33.6, 39.4].map((metres) => at(metres, ends))).toEqual([['unknown', 'attribute half', 'accuracy R 0.5'], ['unknown', 'attribute half', 'accuracy R 0.5']]);
    // Off by more than the width may be: the position alone.
    expect(at(41, ends, 5)).toEqual(['unknown', 'accuracy R 5.5']);
    expect(at(36.5, ends, 5)).toEqual(['unknown', 'attribute half', 'accuracy R 5.5']);
    expect(at(32, ends, 5)).toEqual(['unknown', 'accuracy R 5.5']);
  });
  test('of which one end is known, or none', () => {
    expect(at(33, { halfMax: 2 })).toEqual(['pass']);
    expect([29.4, 30.3].map((metres) => at(metres, { halfMax: 2 }))).toEqual([['fail'], ['unknown', 'attribute half']]);
    expect([33.4, 36, 300].map((metres) => at(metres, { halfMin: 4 }))).toEqual([['fail'], ['unknown', 'attribute half'], ['unknown', 'attribute half']]);
    expect([29.4, 31, 300].map((metres) => at(metres, {}))).toEqual([['fail'], ['unknown', 'attribute half'], ['unknown', 'attribute half']]);
  });
});

describe('a sign of which the size or the direction is not stated', () => {
  const at = (metres: number, properties: Record<string, Value>): unknown => judged(apart(30), road(metres), sign(properties));
  test('is asked for what is missing, where it would decide; else for its place', () => {
    // A face of 20 m may reach 10 m, whichever way it looks.
    expect([29, 31, 35, 39.8, 40.3, 40.6].map((metres) => at(metres, { width: 20 }))).toEqual([['fail'], ['unknown', 'fact bearing'], ['unknown', 'fact bearing'], ['unknown', 'fact bearing'], ['unknown', 'fact bearing'], ['pass']]);
    expect(at(35, { bearing: 0 })).toEqual(['unknown', 'fact width']);
    // Nor is a width asked for that is known, where size and place only together leave it open.
    expect(judged(apart(30, 'half'), road(43.3, { half: 3 }), sign({ width: 20 }))).toEqual(['unknown', 'fact bearing']);
    expect(at(35, {})).toEqual(['unknown', 'fact width', 'fact bearing']);
    // Farther off than its centre no size makes it.
    expect([29.8, 30.2].map((metres) => at(metres, { width: 20 }))).toEqual([['unknown', 'accuracy R 0.5'], ['unknown', 'fact bearing', 'accuracy R 0.5']]);
    expect(at(30.2, { ...stated })).toEqual(['unknown', 'accuracy R 0.5']);
  });
  test('to a site it is the centre alone that counts', () => {
    const site = (metres: number): unknown => judged({ each: { layer: 'sites' }, satisfies: { distance: '>=', value: 30 } }, { sites: [feature('P', point(metres, 0), { signType: 'wall', use: 'commercial', radius: 1 })] }, sign({ width: 20 }));
    expect([29.4, 29.8, 30.4, 30.6].map(site)).toEqual([['fail'], ['unknown', 'accuracy P 0.5'], ['unknown', 'accuracy P 0.5'], ['pass']]);
  });
});

describe('a limit that is not known', () => {
  const within: Selector = { layer: 'lines', within: { fact: 'luminance' } };
  test('is named, beside a distance that it leaves open', () => {
    expect(judged({ none: within }, road(30), sign({ ...stated }))).toEqual(['unknown', 'accuracy R 0.5', 'fact luminance']);
    expect(judged({ count: within, op: '<=', value: 0 }, road(30), sign({ ...stated }))).toEqual(['unknown', 'accuracy R 0.5', 'fact luminance']);
    expect(judged({ none: within }, road(30), sign({ ...stated, luminance: 30.1 }))).toEqual(['unknown', 'accuracy R 0.5']);
    expect([29, 31].map((luminance) => judged({ none: within }, road(30), sign({ ...stated, luminance })))).toEqual([['pass'], ['fail']]);
  });
  test('is no reason to ask for a width that is known', () => {
    expect(judged({ none: { ...within, grow: 'half' } }, road(30, { half: 3 }), sign({ ...stated }))).toEqual(['unknown', 'accuracy R 0.5', 'fact luminance']);
  });
  test('in a comparison, where no survey would help', () => {
    const value: Condition = { each: { layer: 'lines' }, satisfies: { distance: '>=', value: { fact: 'luminance' } } };
    expect(judged(value, road(30), sign({ ...stated }))).toMatchObject(['unknown', 'accuracy R 0.5', 'fact luminance']);
  });
});

describe('containment', () => {
  test('in one that is near its edge: the place; where the size is missing, that', () => {
    const zones = [feature('Z', box(-50, -50, 100, 100), { class: 'display' })];
    const inside = (x: number, properties: Record<string, Value>): unknown => judged({ inside: { layer: 'zones' } }, { zones }, sign(properties, point(x, 0)));
    expect([49.4, 49.6, 50.4, 50.6].map((x) => inside(x, stated))).toEqual([['pass'], ['unknown', 'accuracy Z 0.5'], ['unknown', 'accuracy Z 0.5'], ['fail']]);
    expect([39, 41, 49.4].map((x) => inside(x, { width: 20 }))).toEqual([['pass'], ['unknown', 'fact bearing'], ['unknown', 'fact bearing']]);
    expect(inside(41, {})).toEqual(['unknown', 'fact width', 'fact bearing']);
  });
});

test('a face that is drawn bent lacks no bearing', () => {
  const bent = (x: number): Proposal => sign({}, line([x - 4, -4], [x, 0], [x - 4, 4]));
  expect(judged(apart(30), road(30), bent(0.2))).toEqual(['unknown', 'accuracy R 0.5']);
  expect(judged({ inside: { layer: 'zones' } }, { zones: [feature('A', box(-50, -50, 50, 100)), feature('B', box(0, -50, 50, 100))] }, bent(49.8))).toEqual(['unknown', 'accuracy B 0.5']);
  const zones = [feature('A', box(-50, -50, 50, 100)), feature('B', box(0, -50, 50, 100))];
  expect(judged({ inside: { layer: 'zones' } }, { zones }, sign({}, line([-4, 45], [0, 49.8], [4, 45])))).toEqual(['unknown', 'accuracy A 0.5', 'accuracy B 0.5']);
  expect(judged({ none: { layer: 'lines', within: { fact: 'luminance' } } }, road(30), bent(0.2))).toEqual(['unknown', 'accuracy R 0.5', 'fact luminance']);
  const segments = [feature('S', line([-300, 0], [300, 0]), { class: 'strict', side: 'both', depth: 20 })];
  expect(judged({ none: { layer: 'signs', along: 'segments', within: 40 } }, { segments, signs: [feature('X', point(20, 0))] }, sign({}, line([-4, 24], [0, 20.2], [4, 24])))).toEqual(['unknown', 'accuracy S 0.5']);
});

describe('a border', () => {
  const zones = [feature('A', box(-100, -100, 100, 200), { class: 'prohibited' }), feature('B', box(0, -100, 100, 200), { class: 'display' })];
  const sites = [feature('P', point(0, 0), { signType: 'wall', use: 'commercial', radius: 10, maxWidth: 30, maxTop: 30 })];
  const open_ = (layers: Case['layers'], x: number, properties: Record<string, Value>): readonly Reason[] =>
    open({ layers: layers ?? {}, cell: (scope) => (scope === 'zone:prohibited' || (layers?.sites && scope === 'none') ? forbidden : allowed) }, OPTIONS).checker.check(sign({ height: 2, clearance: 3, ...properties }, point(x, 0)), OPTIONS).findings.filter((one) => one.clause === 'matrix').flatMap(({ reasons }) => reasons);
  const line_ = { kind: 'boundary', layer: 'zones', sides: ['A', 'B'], tolerance: 0.5 };
  test('is as far as the nearest part of a face that is known', () => {
    expect(open_({ zones }, 0.3, { width: 0.02, bearing: 90 })).toEqual([{ ...line_, distance: 0.3 }]);
    expect(open_({ zones }, 1.3, { width: 2, bearing: 0 })).toEqual([{ ...line_, sides: ['A', 'B'], distance: 0.3 }]);
    expect(open_({ zones }, 1.3, { width: 0.02, bearing: 90 })).toEqual([]);
  });
  test('is as far as the centre of one that is not, which may reach it: the size is named', () => {
    expect(open_({ zones }, 5, { width: 20 })).toEqual([{ ...line_, distance: 5, reach: 10 }, { kind: 'fact', name: 'bearing' }]);
    expect(open_({ zones }, 5, { bearing: 0 })).toMatchObject([{ ...line_, distance: 5 }, { kind: 'fact', name: 'width' }]);
    expect(open_({ zones }, 5, {})).toMatchObject([{ ...line_, distance: 5 }, { kind: 'fact', name: 'width' }, { kind: 'fact', name: 'bearing' }]);
  });
  test('of a site it is the circle, and the centre’s distance from it', () => {
    for (const properties of [{ width: 0.02, bearing: 90 }, { width: 2, bearing: 0 }, { width: 2 }]) expect(open_({ sites }, 10.3, properties)).toEqual([{ kind: 'boundary', layer: 'sites', sides: ['P', 'none'], distance: 0.3, tolerance: 0.5 }]);
  });
});

describe('a layer', () => {
  const all = (layer: string | string[], more: Partial<Selector> = {}): Condition[] => {
    const selector = { layer, ...more };
    return [{ each: selector, satisfies: { distance: '>=', value: 10 } }, { none: { ...selector, within: 10 } }, { count: { ...selector, within: 10 }, op: '<=', value: 0 }, { sum: { ...selector, within: 10 }, of: 'area', op: '<=', value: 0 }, { inside: selector }];
  };
  const reasons = (requires: Condition, failed: Case['failed'] = []): unknown => {
    const finding = open({ clauses: [clause('c0', requires)], failed: failed ?? [], layers: { signs: [feature('X', point(30, 0))] } }, OPTIONS).checker.check(sign(stated), OPTIONS).findings.find((found) => found.clause === 'c0');
    return [finding?.result, ...(finding?.reasons ?? []).map((reason) => ('layer' in reason ? `${reason.kind} ${reason.layer}` : reason.kind))];
  };
  test('that could not be read is not one that there is not', () => {
    for (const requires of all('lines')) expect(reasons(requires, ['lines'])).toEqual(['unknown', 'layer lines']);
    for (const requires of all('gone')) expect(reasons(requires)).toEqual(['not-covered', 'absent gone']);
    for (const requires of all(['gone', 'lines'])) expect(reasons(requires, ['lines'])).toEqual(['unknown', 'absent gone', 'layer lines']);
  });
  test('of zones or of sites by which is counted', () => {
    for (const [same, layer] of [['zone', 'zones'], ['site', 'sites']] as const) {
      const requires: Condition = { count: { layer: 'signs', same }, op: '<=', value: 0 };
      expect(reasons(requires)).toEqual(['pass']);
      expect(reasons(requires, [layer])).toEqual(['unknown', `layer ${layer}`]);
      expect(reasons(requires, [layer === 'zones' ? 'sites' : 'zones'])).toEqual(['pass']);
    }
  });
});

test('a layer of zones is named as the plan names it', () => {
  const plan = planOf({ clauses: [clause('c0', { count: { layer: 'signs', same: 'zone' }, op: '<=', value: 0 })], layers: { signs: [feature('X', point(30, 0))] }, failed: ['zones'] });
  const layers = new Map([...plan.layers].map(([id, layer]) => (id === 'zones' ? (['districts', { ...layer, entry: { ...layer.entry, id: 'districts' } }] as const) : ([id, layer] as const))));
  const compiled = compile({ ...plan, layers });
  expect(compiled.ok && compiled.value.check(sign(stated), OPTIONS).findings.find((found) => found.clause === 'c0')?.reasons).toEqual([{ kind: 'layer', layer: 'districts' }]);
});

test('a word or a flag that is not stated is named', () => {
  const { use: _, ...bare } = sign().properties;
  const without: Proposal = { ...sign(), properties: { ...bare, signType: 'wall' } };
  expect(judged({ fact: 'use', in: ['own-name'] }, {}, without)).toEqual(['unknown', 'fact use']);
  expect(judged({ fact: 'animated', is: true }, {}, sign())).toEqual(['unknown', 'fact animated']);
  expect(judged({ fact: 'use', in: ['own-name'] }, {}, sign())).toEqual(['fail']);
});
