/** Sets of a small plan; ground area of odd shapes. */
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Plane } from '../../geo/plane.ts';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import { judgedSigns } from './judged.fixture.ts';
import { groundArea, groundLength } from './measures.ts';
import { setsOf } from './sets-of.ts';
import type { Cell, ThingSet } from './types.ts';

const row = (set: ThingSet, i: number): Record<string, Cell> => Object.fromEntries(set.columns.map(({ id, cell }) => [id, cell(i)]));
describe('ground measures', () => {
  test('a hole is taken off, and what parts of an area have in common counts once', () => {
    const plane = new Plane(117, [115.9, 29.6, 116.1, 29.8]);
    const box = (w: number, e: number): Position[] => [[w, 29.6], [e, 29.6], [e, 29.7], [w, 29.7], [w, 29.6]];
    const hole: Position[] = [[115.92, 29.62], [115.94, 29.62], [115.94, 29.64], [115.92, 29.64], [115.92, 29.62]];
    const whole = groundArea({ type: 'Polygon', coordinates: [box(115.9, 116)] }, plane) ?? 0;
    const less = groundArea({ type: 'Polygon', coordinates: [hole] }, plane) ?? 0;
    expect(groundArea({ type: 'Polygon', coordinates: [box(115.9, 116), hole] }, plane)).toSatisfy((area: number) => Math.abs(area / (whole - less) - 1) < 1e-6);
    const twice = groundArea({ type: 'MultiPolygon', coordinates: [[box(115.9, 116)], [box(115.95, 116)]] }, plane) ?? 0;
    expect(Math.abs(twice / whole - 1)).toBeLessThan(5e-5);
  });
  test('what is no area has none, what is no line no length', () => {
    const plane = new Plane(117, [115.9, 29.6, 116.1, 29.8]);
    expect(groundArea({ type: 'Point', coordinates: [116, 29.7] }, plane)).toBeNull();
    expect(groundLength({ type: 'Point', coordinates: [116, 29.7] }, plane)).toBeNull();
  });
});

describe('sets', () => {
  test('signs of a zone are counted from the judged ones; a row in error has no place and says what is wrong', async () => {
    const plan = await loadTiny();
    const sets = setsOf(plan, judgedSigns([
      { id: 'A', verdict: 0, zones: ['JZ-1'], findings: [{ clause: 'matrix', result: 'fail' }, { clause: 'P-01', result: 'unknown' }] },
      { id: 'A', verdict: 1, zones: ['JZ-1', 'YB-1'], extra: { 店主: '甲' } },
      { id: '', verdict: 255, problems: [{ code: 'input.number', path: '宽', text: { zh: '须为数。', en: 'Must be a number.' } }] },
      { id: 'B', verdict: 4, zones: [], width: 2, height: 1.5 },
    ]));
    expect([0, 1].map((i) => row(sets.zones, i))).toMatchObject([{ key: 'JZ-1', name: '甘棠湖', signs: 2, failing: 1, undetermined: 1 }, { key: 'YB-1', name: null, signs: 1, failing: 0, undetermined: 1 }]);
    expect(row(sets.signs, 0)).toMatchObject({ key: '#1', verdict: 'nonconforming', failures: 1, clause: 'matrix', zone: 'JZ-1' });
    expect(row(sets.signs, 1)).toMatchObject({ key: '#2', zone: 'JZ-1、YB-1', 店主: '甲' });
    expect(row(sets.signs, 2)).toMatchObject({ key: '#3', verdict: 'error', failures: null, error: 'input.number' });
    expect(sets.signs.columns.find(({ id }) => id === 'error')?.told?.(2)).toEqual({ zh: '宽：须为数。', en: '宽: Must be a number.' });
    expect(sets.signs.geometry(2)).toBeNull();
    expect(row(sets.signs, 3)).toMatchObject({ key: 'B', area: 3, failures: 0 });
  });
});
