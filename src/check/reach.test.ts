/** Limits to the centimetre, on the ground: what lies just within is found and what lies just beyond is not, with nothing off and with everything off by metres. */
import geodesic from 'geographiclib-geodesic';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { CENTRE } from '../../test/support/random-plan.ts';
import { FORBIDDEN, planOf, SIGN, type Sketch } from '../../test/support/sketch.ts';
import type { Plan, PlanFeature, Value } from '../plan/plan.ts';
import type { Condition, Limit } from '../plan/schema/condition.ts';
import { compile } from './compile.ts';
import type { CheckResult, FindingResult } from './types.ts';

const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
/** The place so many metres from the sign, by the shortest way over the ellipsoid. */
function away(metres: number, azimuth = 90, from: readonly number[] = CENTRE): Position {
  const { lon2 = NaN, lat2 = NaN } = earth.Direct(from[1] ?? NaN, from[0] ?? NaN, azimuth, metres);
  return [lon2, lat2];
}
const sign = (metres: number, properties: Record<string, Value> = {}, key = 'X'): PlanFeature => ({ key, geometry: { type: 'Point', coordinates: away(metres) }, properties: { key, ...properties } });
/** A line across the way to it. */
const across = (metres: number, properties: Record<string, Value> = {}): PlanFeature => ({ key: 'R', geometry: { type: 'LineString', coordinates: [180, 0].map((azimuth) => away(50, azimuth, away(metres))) }, properties: { key: 'R', ...properties } });
/** An area that begins so many metres off: 200 m wide, 100 m deep. */
function beyond(key: string, metres: number, properties: Record<string, Value> = {}): PlanFeature {
  const [near, far] = [away(metres), away(metres + 100)];
  const ring = [away(100, 180, near), near, away(100, 0, near), away(100, 0, far), far, away(100, 180, far), away(100, 180, near)];
  return { key, geometry: { type: 'Polygon', coordinates: [ring] } satisfies Polygon, properties: { key, name: key, ...properties } };
}

const withAccuracy = (plan: Plan, accuracy: number): Plan => ({ ...plan, layers: new Map([...plan.layers].map(([id, layer]) => [id, { ...layer, entry: { ...layer.entry, accuracy } }])) });

/** `own`: metres of error of the sign's place, `drawn`: of the layers. The face is a centimetre wide. */
function judged(sketch: Sketch, own: number, drawn: number, properties: Record<string, Value> = {}): CheckResult {
  const compiled = compile(withAccuracy(planOf(sketch), drawn));
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return compiled.value.check({ geometry: { type: 'Point', coordinates: [...CENTRE] }, properties: { ...SIGN, width: 0.01, bearing: 0, accuracy: own, ...properties } }, { asOf: '2026-11-24' });
}
const resultOf = (requires: Condition, sketch: Sketch, own = 0, drawn = 0): FindingResult | undefined => judged({ ...sketch, clauses: [{ requires }] }, own, drawn).findings.find(({ clause }) => clause === 'c0')?.result;

const LIMITS = [0.5, 30, 2000];

describe('a limit of distance', () => {
  const forms: readonly (readonly [string, (limit: Limit) => Condition])[] = [
    ['each at least', (value) => ({ each: { layer: ['lines', 'signs'] }, satisfies: { distance: '>=', value } })],
    ['each more than', (value) => ({ each: { layer: ['lines', 'signs'] }, satisfies: { distance: '>', value } })],
    ['each, among those within', (value) => ({ each: { layer: ['lines', 'signs'], within: value }, satisfies: false })],
    ['none within', (within) => ({ none: { layer: ['lines', 'signs'], within } })],
    ['a count within', (within) => ({ count: { layer: ['lines', 'signs'], within }, op: '<', value: 1 })],
    ['a sum within', (within) => ({ sum: { layer: ['lines', 'signs'], within }, of: 'size', op: '<=', value: 4 })],
    ['by way of a denial', (within) => ({ not: { not: { none: { layer: ['lines', 'signs'], where: { distance: '<=', value: within } } } } })],
  ];
  const sketches = (metres: number): Sketch[] => [{ lines: [across(metres, { size: 5 })] }, { signs: [sign(metres, { size: 5 })] }];
  test.each(forms)('%s', (_, form) => {
    for (const limit of LIMITS) {
      for (const near of sketches(limit - 0.02)) expect(resultOf(form(limit), near), `${limit}`).toBe('fail');
      for (const far of sketches(limit + 0.02)) expect(resultOf(form(limit), far), `${limit}`).toBe('pass');
    }
    // Ten metres of the sign's error and five of the drawing's.
    for (const [metres, result] of [[1984.95, 'fail'], [1985.05, 'unknown'], [2014.95, 'unknown'], [2015.05, 'pass']] as const) for (const sketch of sketches(metres)) expect(resultOf(form(2000), sketch, 10, 5), `${metres}`).toBe(result);
  });
  test('from geometry grown by a number, an attribute, or the ends of an interval', () => {
    const grown = (grow: number | string, metres: number, properties: Record<string, Value> = {}): unknown => resultOf({ each: { layer: 'lines', grow }, satisfies: { distance: '>=', value: 1000 } }, { lines: [across(metres, properties)] });
    expect([grown(7, 1006.98), grown(7, 1007.02)]).toEqual(['fail', 'pass']);
    expect([grown('half', 1006.98, { half: 7 }), grown('half', 1007.02, { half: 7 })]).toEqual(['fail', 'pass']);
    const between = (metres: number): unknown => grown('half', metres, { halfMin: 4, halfMax: 9 });
    expect([1003.98, 1004.02, 1008.98, 1009.02].map(between)).toEqual(['fail', 'unknown', 'unknown', 'pass']);
    // Its width is not known at all.
    expect([grown('half', 999.98), grown('half', 1000.02), grown('half', 4000)]).toEqual(['fail', 'unknown', 'unknown']);
    const within = (metres: number): unknown => resultOf({ none: { layer: 'lines', grow: 'half', within: 1000 } }, { lines: [across(metres, { halfMin: 4, halfMax: 9 })] });
    expect([1003.98, 1004.02, 1008.98, 1009.02].map(within)).toEqual(['fail', 'unknown', 'unknown', 'pass']);
  });
  test('to a site from the sign’s centre, to anything else from the whole sign', () => {
    const toSite = (metres: number, width: number, own = 0, drawn = 0): unknown => judged({ sites: [sign(metres, { signType: 'wall', use: 'commercial', radius: 1 })], clauses: [{ requires: { each: { layer: 'sites' }, satisfies: { distance: '>=', value: 300 } } }] }, own, drawn, { width }).findings.find(({ clause }) => clause === 'c0')?.result;
    for (const width of [0.01, 40]) expect([toSite(299.98, width), toSite(300.02, width)]).toEqual(['fail', 'pass']);
    expect([284.95, 285.05, 314.95, 315.05].map((metres) => toSite(metres, 40, 10, 5))).toEqual(['fail', 'unknown', 'unknown', 'pass']);
    const wide = (metres: number): unknown => judged({ signs: [sign(metres)], clauses: [{ requires: { each: { layer: 'signs' }, satisfies: { distance: '>=', value: 300 } } }] }, 0, 0, { width: 40 }).findings.find(({ clause }) => clause === 'c0')?.result;
    expect([wide(319.98), wide(320.02)]).toEqual(['fail', 'pass']);
  });
});

describe('what a sign belongs to', () => {
  const zones = (metres: number): Sketch => ({ zones: [beyond('Z', metres, { class: 'prohibited' })], answers: { 'zone:prohibited': FORBIDDEN } });
  const zone = (metres: number, own = 0, drawn = 0): string => judged(zones(metres), own, drawn).verdict;
  test('a zone that it touches, to the centimetre and within the errors', () => {
    expect([zone(-0.02), zone(0.02)]).toEqual(['nonconforming', 'conforming']);
    expect([-15.05, -14.95, 14.95, 15.05].map((metres) => zone(metres, 10, 5))).toEqual(['nonconforming', 'undetermined', 'undetermined', 'conforming']);
  });
  test('the plan’s area', () => {
    const area = (metres: number, own = 0, drawn = 0): string => judged({ area: [beyond('P', metres)] }, own, drawn).place.area;
    expect([area(-0.02), area(0.02)]).toEqual(['inside', 'outside']);
    expect([-15.05, -14.95, 14.95, 15.05].map((metres) => area(metres, 10, 5))).toEqual(['inside', 'boundary', 'boundary', 'outside']);
  });
  test('a site within whose radius its centre lies', () => {
    const site = (metres: number, own = 0, drawn = 0): string => judged({ sites: [sign(metres, { signType: 'wall', use: 'commercial', radius: 800 })], answers: { none: FORBIDDEN } }, own, drawn).verdict;
    expect([site(799.98), site(800.02)]).toEqual(['conforming', 'nonconforming']);
    expect([784.95, 785.05, 814.95, 815.05].map((metres) => site(metres, 10, 5))).toEqual(['conforming', 'undetermined', 'undetermined', 'nonconforming']);
  });
  test('others in its zone, at its site: by where they stand', () => {
    const most = (same: 'zone' | 'site', n: number): Condition => ({ count: { layer: 'signs', same }, op: '<=', value: n });
    const inZone = (metres: number, drawn = 0): unknown => resultOf(most('zone', 0), { zones: [beyond('Z', -50, { class: 'display' })], signs: [sign(metres)] }, 0, drawn);
    expect([inZone(-50.02), inZone(-49.98), inZone(49.98), inZone(50.02)]).toEqual(['pass', 'fail', 'fail', 'pass']);
    // The zone's and the sign's drawing may both be off.
    expect([39.95, 40.05, 59.95, 60.05].map((metres) => inZone(metres, 5))).toEqual(['fail', 'unknown', 'unknown', 'pass']);
    const atSite = (metres: number, drawn = 0): unknown => resultOf(most('site', 0), { sites: [sign(0, { radius: 600, signType: 'wall', use: 'commercial' }, 'P')], signs: [sign(metres)] }, 0, drawn);
    expect([atSite(599.98), atSite(600.02)]).toEqual(['fail', 'pass']);
    expect([589.95, 590.05, 609.95, 610.05].map((metres) => atSite(metres, 5))).toEqual(['fail', 'unknown', 'unknown', 'pass']);
  });
});

describe('direction', () => {
  test('neighbours that face the same way, to the hundredth of a degree, across north', () => {
    const facing = (own: number, other: number, degrees: number, faces: number): unknown => judged({ signs: [sign(20, { bearing: other, faces })], clauses: [{ requires: { none: { layer: 'signs', within: 100, facing: degrees } } }] }, 0, 0, { bearing: own, faces: 1 }).findings.find(({ clause }) => clause === 'c0')?.result;
    expect([[10, 40], [40, 10], [350, 20], [20, 350], [0, 330]].map(([own = 0, other = 0]) => facing(own, other, 30, 1))).toEqual(Array.from({ length: 5 }, () => 'fail'));
    expect([[10, 40.01], [40.01, 10], [349.99, 20], [20, 349.99], [0, 329.99]].map(([own = 0, other = 0]) => facing(own, other, 30, 1))).toEqual(Array.from({ length: 5 }, () => 'pass'));
    // A sign of two faces has a back as well.
    expect([facing(0, 180, 30, 2), facing(0, 150, 30, 2), facing(0, 149.99, 30, 2), facing(0, 210, 30, 2), facing(0, 180, 30, 1)]).toEqual(['fail', 'fail', 'pass', 'fail', 'pass']);
  });
});
