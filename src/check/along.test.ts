/** Distance along a road, as a clause measures it: over joints, round bends, with the errors of both positions. */
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { check, line, point, type Sketch } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Selector } from '../plan/schema/condition.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import type { Finding } from './types.ts';

type Points = readonly (readonly [x: number, y: number])[];
const road = (key: string, points: Points, properties: Record<string, Value> = {}): PlanFeature => ({ key, geometry: { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) }, properties: { key, class: 'strict', side: 'both', depth: 20, ...properties } });
const found = (sketch: Sketch, x: number, y = 0, properties: Record<string, Value> = {}): Finding | undefined => check(sketch, x, y, properties).findings.find(({ clause }) => clause === 'c0');
const apart = (metres: number): Partial<PublishedClause> => ({ requires: { each: { layer: 'signs', along: 'segments' }, satisfies: { distance: '>=', value: metres } } });
const free = (metres: number, more: Partial<Selector> = {}): Partial<PublishedClause> => ({ requires: { none: { layer: 'signs', along: 'segments', within: metres, ...more } } });

/** Metres along the road to the only sign, of a face 2 m wide that looks north: middle of the interval, and half of it. */
function measured(segments: PlanFeature[], sign: readonly [number, number], x: number, y = 0): [middle: number, spread: number] | undefined {
  const finding = found({ segments, signs: [point('X', ...sign)], clauses: [apart(1000)] }, x, y, { width: 0.02, accuracy: 0 });
  const [low, high] = Array.isArray(finding?.value) ? (finding.value as readonly (number | null)[]) : [];
  return typeof low === 'number' && typeof high === 'number' ? [(low + high) / 2, (high - low) / 2] : undefined;
}
const metres = (...args: Parameters<typeof measured>): number => measured(...args)?.[0] ?? NaN;

describe('along a road', () => {
  test('chainage on the common segment', () => {
    const segments = [line('S', 0, { class: 'strict', side: 'both', depth: 20 })];
    const signs = [point('X', 10, 40)];
    expect(found({ signs, segments, clauses: [apart(50)] }, -5, 0)).toMatchObject({ result: 'fail' });
    expect(found({ signs, segments, clauses: [apart(50)] }, -5, -20)).toMatchObject({ result: 'pass' });
    expect(found({ signs: [point('X', 60, 40)], segments, clauses: [apart(50)] }, -5, 0)).toMatchObject({ result: 'pass' });
  });
  test('the whole footprint counts, as it does straight', () => {
    const segments = [road('R', [[-500, 0], [500, 0]], { depth: 30 })];
    const value = (selector: object): Finding | undefined => found({ segments, signs: [point('s', 130, 0)], clauses: [{ requires: { none: { layer: 'signs', within: 120, ...selector } } }] }, 0, 0, { width: 40, accuracy: 0 });
    const straight = value({});
    expect(straight?.result).toBe('fail');
    // The layer's accuracy is 0.5 m straight; along the road the segment's 0.5 m enter at both ends.
    const [low = 0, high = 0] = Array.isArray(straight?.value) ? (straight.value as readonly number[]) : [];
    expect(value({ along: 'segments' })).toMatchObject({ result: 'fail', value: [expect.closeTo(low - 1, 1), expect.closeTo(high + 1, 1)] });
  });

  test('a face across the road takes up no length of it', () => {
    const segments = [road('R', [[-500, 0], [500, 0]], { depth: 30 })];
    const across = (bearing: number): unknown => found({ segments, signs: [point('s', 50, 0)], clauses: [free(45)] }, 0, 0, { width: 20, accuracy: 0, bearing })?.result;
    expect([across(90), across(0)]).toEqual(['pass', 'fail']);
  });

  const west: Points = [[-200, 0], [0, 0]];
  const east: Points = [[0, 0], [200, 0]];
  test('goes on over a joint, whatever the classes and whichever way the second was drawn', () => {
    expect(metres([road('A', west), road('B', east, { class: 'display' })], [40, 0], -30)).toBeCloseTo(70, 1);
    expect(metres([road('A', west), road('B', [...east].reverse())], [40, 0], -30)).toBeCloseTo(70, 1);
  });
  test('over three in a row, and round the bends between them', () => {
    const three = [road('A', west), road('B', [[0, 0], [0, 60]], { depth: 8 }), road('C', [[200, 60], [0, 60]])];
    expect(metres(three, [50, 60], -100)).toBeCloseTo(100 + 60 + 50, 1);
  });
  test('ends at a gap, at another road, and where nothing joins', () => {
    expect(metres([road('A', west), road('B', [[2, 0], [200, 0]])], [40, 0], -30)).toBeNaN();
    expect(metres([road('A', west, { road: '甲路' }), road('B', east, { road: '乙路' })], [40, 0], -30)).toBeNaN();
    expect(metres([road('A', west, { road: '甲路' }), road('B', east, { road: '甲路' })], [40, 0], -30)).toBeCloseTo(70, 1);
    expect(metres([road('A', west), road('B', [[-200, 50], [200, 50]])], [40, 45], -30)).toBeNaN();
  });
  test('at a fork, along each branch', () => {
    const fork = [road('A', west), road('B', [[0, 0], [150, 150]]), road('C', [[150, -150], [0, 0]])];
    expect(metres(fork, [100, 100], -50)).toBeCloseTo(50 + Math.hypot(100, 100), 0);
    expect(metres(fork, [100, 100], 60, -60)).toBeCloseTo(Math.hypot(60, 60) + Math.hypot(100, 100), 0);
  });
  test('round a ring, the shorter way', () => {
    const halves = [road('A', [[-100, 0], [-100, 100], [100, 100], [100, 0]]), road('B', [[-100, 0], [-100, -100], [100, -100], [100, 0]])];
    expect(metres(halves, [-100, -30], -100, 40)).toBeCloseTo(70, 1);
    expect(metres(halves, [100, 40], -100, 80)).toBeCloseTo(20 + 200 + 60, 1);
  });
  test('a segment that does not say of which road it is leaves it open, and says so', () => {
    const finding = found({ segments: [road('A', west, { road: '甲路' }), road('B', east)], signs: [point('X', 40, 0)], clauses: [apart(100)] }, -30, 0, { accuracy: 0 });
    expect(finding).toMatchObject({ result: 'unknown', reasons: [{ kind: 'attribute', layer: 'segments', feature: 'B', name: 'road' }] });
  });
  test('two signs far off the road on either side are found where they are near along it', () => {
    const segments = [road('A', west, { depth: 40 })];
    const signs = [point('X', -100, 35)];
    expect(found({ segments, signs, clauses: [free(12)] }, -105, -35)).toMatchObject({ result: 'fail' });
    expect(found({ segments, signs, clauses: [{ requires: { count: { layer: 'signs', along: 'segments', within: 12 }, op: '<', value: 1 } }] }, -105, -35)).toMatchObject({ result: 'fail', counted: [{ layer: 'signs', key: 'X', certain: true }] });
    expect(found({ segments, signs, clauses: [apart(12)] }, -105, -35)).toMatchObject({ result: 'fail' });
  });
  test('what stands between the ends of a wide sign may be nearest to another part of the road than both of them', () => {
    // The road comes back, and its end reaches the middle of the sign.
    const back = [road('A', [[0, 0], [300, 0], [300, 80], [100, 80], [100, 10.5]], { depth: 25 })];
    expect(found({ segments: back, signs: [point('X', 103, 14)], clauses: [free(50)] }, 100, 9, { accuracy: 0, width: 60 })).toMatchObject({ result: 'unknown' });
    expect(found({ segments: back, signs: [point('X', 103, 14)], clauses: [free(50)] }, 60, 9, { accuracy: 0, width: 20 })).toMatchObject({ result: 'pass' });
  });
  test('a neighbour too near the edge of the band may stand at the road and may not', () => {
    const segments = [road('A', west, { depth: 20 })];
    const near = (off: number): Finding | undefined => found({ segments, signs: [point('X', -100, off)], clauses: [free(50)] }, -110, 0, { accuracy: 0 });
    expect([near(18.5)?.result, near(19.5)?.result, near(20.5)?.result, near(21.5)?.result]).toEqual(['fail', 'unknown', 'unknown', 'pass']);
    // Nine metres from the nearer end of the face, give or take the errors of both places and of the road.
    expect(near(20.5)?.value).toEqual([expect.closeTo(7.5, 1), expect.closeTo(10.5, 1)]);
    expect(near(20.5)?.reasons).toEqual([{ kind: 'accuracy', layer: 'segments', feature: 'A', tolerance: 1 }]);
  });
  test('between two legs of a hairpin a sign is on one or the other, not in between', () => {
    const hairpin = [road('A', [[-200, 0], [200, 0], [200, 10], [-200, 10]], { depth: 15 })];
    // At the open end, 400 m of road apart: what is beside it stands at the start or at the end, and a sign at the turn is far from both.
    expect(found({ segments: hairpin, signs: [point('X', -190, 5)], clauses: [free(100)] }, 198, 5, { accuracy: 0, width: 0.5 })).toMatchObject({ result: 'pass' });
    // Which leg it is at makes the difference to one at the open end.
    expect(found({ segments: hairpin, signs: [point('X', -190, 5)], clauses: [free(100)] }, -190, 0, { accuracy: 0, width: 0.5 })).toMatchObject({ result: 'unknown' });
  });
  test('nor where the hairpin is so short that the other end is close by', () => {
    const hairpin = [road('A', [[-60, 0], [60, 0], [60, 10], [-60, 10]], { depth: 15 })];
    const at = (x: number, metres: number): unknown => found({ segments: hairpin, signs: [point('X', -50, 5)], clauses: [free(metres)] }, x, 5, { accuracy: 0, width: 0.5 })?.result;
    // From the turn it is 115 m to either end.
    expect([at(58, 105), at(58, 125)]).toEqual(['pass', 'fail']);
  });
});
