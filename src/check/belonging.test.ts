/** Which segments a sign belongs to, on which side, how far, which way the road runs and whether the sign looks to it; and what is said where that is not certain. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { ALLOWED, check, FORBIDDEN, limited, planOf, SIGN } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import { compile } from './compile.ts';
import type { SegmentMembership } from './types.ts';

const road = (key: string, points: readonly (readonly [number, number])[], properties: Record<string, Value> = {}): PlanFeature => ({ key, geometry: { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) }, properties: { key, name: key, class: 'strict', side: 'both', depth: 30, ...properties } });
const north = road('N', [[0, -200], [0, 200]]);
const at0 = (x: number, y: number, properties: Record<string, Value> = {}, segments = [north]): SegmentMembership | undefined => check({ segments }, x, y, properties).place.segments[0];

describe('a segment that a sign stands at', () => {
  test('tells side, distance and the direction of the line', () => {
    expect(at0(12, 0)).toMatchObject({ key: 'N', certain: true, side: 'right' });
    expect(at0(12, 0)?.distance).toBeCloseTo(12, 1);
    expect(at0(-7, 0)).toMatchObject({ side: 'left' });
    expect((((at0(12, 0)?.bearing ?? 90) + 180) % 360) - 180).toBeCloseTo(0, 1);
    expect(at0(12, 0, {}, [road('S', [[0, 200], [0, -200]])])).toMatchObject({ side: 'left', bearing: expect.closeTo(180, 1) });
    expect(at0(0, 9, {}, [road('E', [[-200, 0], [200, 0]])])).toMatchObject({ side: 'left', bearing: expect.closeTo(90, 1) });
  });
  test('fronts it where a face is turned to the line', () => {
    expect([at0(12, 0, { bearing: 270 })?.fronts, at0(12, 0, { bearing: 90 })?.fronts, at0(12, 0, { bearing: 90, faces: 2 })?.fronts, at0(-12, 0, { bearing: 60 })?.fronts]).toEqual([true, false, true, true]);
    const compiled = compile(planOf({ segments: [north] }));
    const { bearing: _, ...blind } = SIGN;
    expect(compiled.ok ? compiled.value.check({ geometry: { type: 'Point', coordinates: at(12, 0) }, properties: blind }, { asOf: '2026-11-24' }).place.segments[0] : undefined).not.toHaveProperty('fronts');
  });
  test('on the line itself it is at its left, and fronts it neither way', () => {
    for (const faces of [1, 2]) {
      const on = at0(0, 0, { bearing: 90, faces }, [road('N', [[0, -200], [0, 0], [0, 200]])]);
      expect(on).toMatchObject({ side: 'left', distance: 0 });
      expect(on).not.toHaveProperty('fronts');
    }
  });
  test('at a bend the side is that of both legs', () => {
    const bend = road('L', [[-200, 0], [0, 0], [-180, 40]], { depth: 60 });
    // Outside the sharp bend, beyond the ends of both legs.
    expect(at0(20, -5, {}, [bend])?.side).toBe('right');
    expect(at0(20, 15, {}, [bend])?.side).toBe('right');
    expect(at0(-60, 5, {}, [bend])?.side).toBe('left');
  });
  test('at an end from which the line goes back, it is that of the way there', () => {
    const back = road('B', [[0, -100], [0, 0], [0, -100]], { depth: 60 });
    expect([at0(6, 8, {}, [back])?.side, at0(-6, 8, {}, [back])?.side]).toEqual(['right', 'left']);
    expect((((at0(6, 8, {}, [back])?.bearing ?? 90) + 180) % 360) - 180).toBeCloseTo(0, 1);
    const east = road('B', [[-100, 0], [0, 0], [-100, 0]], { depth: 60 });
    expect([at0(8, -6, {}, [east])?.side, at0(8, 6, {}, [east])?.side]).toEqual(['right', 'left']);
    expect(at0(8, 6, {}, [east])?.bearing).toBeCloseTo(90, 1);
  });
  test('side and distance are those of the nearest place of the line, wherever the sign stands', () => {
    const coordinate = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate, (ax, ay, bx, by, x, y) => {
        fc.pre(Math.hypot(bx - ax, by - ay) > 3);
        const found = at0(x, y, { accuracy: 0 }, [road('R', [[ax, ay], [bx, by]], { depth: 200 })]);
        if (!found) return;
        const f = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
        expect(found.distance).toBeCloseTo(Math.hypot(x - ax - f * (bx - ax), y - ay - f * (by - ay)), 0);
        const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        if (Math.abs(cross) > 60) expect(found.side).toBe(cross > 0 ? 'left' : 'right');
        const clockwise = ((Math.atan2(bx - ax, by - ay) * 180) / Math.PI + 360) % 360;
        expect(Math.abs(((found.bearing - clockwise + 540) % 360) - 180)).toBeLessThan(0.5);
      }),
      { numRuns: 500 },
    );
  });
});

describe('where it is not certain at which', () => {
  const one = road('A', [[-200, 0], [0, 0]]);
  const other = road('B', [[0, 0], [200, 0]], { class: 'display' });
  test('all that are possible are there, none certain, and the reason names both sides of the line', () => {
    const result = check({ segments: [one], answers: { 'segment:strict': FORBIDDEN } }, 2, 10, { width: 0.5, accuracy: 10 });
    expect(result.place.segments.map(({ key, certain }) => [key, certain])).toEqual([['A', false]]);
    expect(result.findings.find(({ clause }) => clause === 'matrix')?.reasons[0]).toMatchObject({ kind: 'boundary', layer: 'segments', sides: ['A', 'none'] });
    const both = check({ segments: [one, road('B', [[0, 0], [200, 0]])], answers: { 'segment:strict': limited(1) } }, 0, 10, { width: 0.5, accuracy: 10 });
    expect(both.place.segments.map(({ key, certain }) => [key, certain])).toEqual([['A', false], ['B', false]]);
    expect(both.findings.find(({ clause }) => clause === 'matrix')?.reasons[0]).toMatchObject({ kind: 'boundary', layer: 'segments', sides: ['A', 'B', 'none'] });
  });
  test('beside a certain one, another that would be worse is named together with it', () => {
    const result = check({ segments: [one, other], answers: { 'segment:strict': ALLOWED } }, -3, 10, { width: 0.5, accuracy: 5 });
    expect(result.place.segments.map(({ key, certain }) => [key, certain])).toEqual([['A', false], ['B', false]]);
    const sure = check({ segments: [road('A', [[-200, 0], [50, 0]]), other], answers: { 'segment:strict': ALLOWED } }, -3, 10, { width: 0.5, accuracy: 5 });
    expect(sure.place.segments.map(({ key, certain }) => [key, certain])).toEqual([['A', true], ['B', false]]);
    expect(sure.findings.find(({ clause, result: r }) => clause === 'matrix' && r === 'unknown')?.reasons[0]).toMatchObject({ kind: 'boundary', layer: 'segments', sides: ['B', 'A'] });
  });
});
