/** Distance along roads: segments whose ends meet are one line. The lines are in units of 0.1 mm; the numbers here are metres. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entry } from '../../test/support/random-plan.ts';
import { UNIT } from '../geo/plane.ts';
import { shapeFrom } from '../geo/shape.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { Roads } from './roads.ts';
import { Space } from './space.ts';

type Line = readonly (readonly [number, number])[];

function roads(lines: readonly Line[], names?: readonly (string | undefined)[], accuracy = 0.5): Roads {
  const shapes = lines.map((line) => shapeFrom('line', [Float64Array.from(line.flat().map((metres) => Math.round(metres * UNIT)))]));
  const features = lines.map((_, i): PlanFeature => {
    const road = names?.[i];
    return { key: `s${i}`, geometry: { type: 'LineString', coordinates: [] }, properties: road === undefined ? {} : { road } };
  });
  return new Roads(new Space(0, entry('segments', 'segments', 'LineString', accuracy), 'whole', features, shapes, []), shapes);
}
const at = (metres: number): { low: number; high: number } => ({ low: metres * UNIT, high: metres * UNIT });
/** Distance between two chainages, where least and most are one. */
function between(road: Roads, one: number, a: number, other: number, b: number): number {
  const [least, most] = [road.least(one, at(a), other, at(b)) / UNIT, road.most(one, at(a), other, at(b)) / UNIT];
  expect(most).toBeCloseTo(least, 4);
  return least;
}

describe('segments of one road', () => {
  const straight: Line[] = [[[0, 0], [100, 0]], [[100, 0], [250, 0]], [[250, 0], [300, 0]]];
  test('are one line across a joint, three in a row', () => {
    const road = roads(straight);
    expect(between(road, 0, 90, 1, 20)).toBeCloseTo(30, 9);
    expect(between(road, 0, 90, 2, 10)).toBeCloseTo(170, 9);
    expect(between(road, 2, 10, 0, 90)).toBeCloseTo(170, 9);
    expect(road.connected(0, 2)).toBe('surely');
  });
  test('whichever way each was drawn', () => {
    const road = roads([straight[0] ?? [], [[250, 0], [100, 0]], straight[2] ?? []]);
    expect(between(road, 0, 90, 1, 130)).toBeCloseTo(30, 9);
    expect(between(road, 1, 10, 2, 10)).toBeCloseTo(20, 9);
  });
  test('measure round bends, not across them', () => {
    const road = roads([[[0, 0], [100, 0]], [[100, 0], [100, 80], [0, 80]]]);
    expect(between(road, 0, 10, 1, 170)).toBeCloseTo(90 + 170, 9);
  });
  test('end where there is a gap, or where another road goes on', () => {
    const gap = roads([[[0, 0], [100, 0]], [[101.2, 0], [200, 0]]]);
    expect(gap.connected(0, 1)).toBeUndefined();
    expect(gap.least(0, at(90), 1, at(10))).toBe(Infinity);
    const names = roads(straight, ['A', 'A', 'B']);
    expect([names.connected(0, 1), names.connected(1, 2)]).toEqual(['surely', undefined]);
  });
  test('meet where their ends are no farther apart than the layer is accurate; the step between them counts', () => {
    const road = roads([[[0, 0], [100, 0]], [[100.4, 0], [200, 0]]]);
    expect(between(road, 0, 90, 1, 10)).toBeCloseTo(20.4, 9);
    expect(roads([[[0, 0], [100, 0]], [[100.4, 0], [200, 0]]], undefined, 0.1).connected(0, 1)).toBeUndefined();
    expect([100.5, 100.501].map((from) => roads([[[0, 0], [100, 0]], [[from, 0], [200, 0]]]).connected(0, 1))).toEqual(['surely', undefined]);
  });
  test('branch: the shortest way over the fork', () => {
    const road = roads([[[0, 0], [100, 0]], [[100, 0], [200, 50]], [[200, -50], [100, 0]]]);
    expect(between(road, 0, 95, 1, 5)).toBeCloseTo(10, 9);
    expect(between(road, 1, 5, 2, Math.hypot(100, 50) - 7)).toBeCloseTo(12, 9);
  });
  test('close to a ring: the shorter way round, over several segments or within one', () => {
    const square: Line = [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]];
    expect(between(roads([square]), 0, 5, 0, 390)).toBeCloseTo(15, 9);
    const halves = roads([square.slice(0, 3), square.slice(2)]);
    expect(between(halves, 0, 5, 1, 190)).toBeCloseTo(15, 9);
    expect(between(halves, 0, 150, 1, 30)).toBeCloseTo(80, 9);
    expect(between(halves, 0, 5, 0, 190)).toBeCloseTo(185, 9);
  });
  test('one that does not say which road it is of may join and may not', () => {
    const road = roads(straight, ['A', undefined, 'A']);
    expect(road.connected(0, 2)).toBe('possibly');
    expect(road.unnamed(0, 2)).toBe(1);
    expect(road.least(0, at(90), 2, at(10)) / UNIT).toBeCloseTo(170, 9);
    expect(road.most(0, at(90), 2, at(10))).toBe(Infinity);
  });

  test('a line cut into segments, some drawn the other way round, measures as the whole line does', () => {
    const step = fc.tuple(fc.integer({ min: 3, max: 200 }), fc.integer({ min: -200, max: 200 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 9 }), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 30 }), (steps, cuts, turned, f, g, spread) => {
        const points: [number, number][] = [[0, 0]];
        for (const [dx, dy] of steps) points.push([(points.at(-1)?.[0] ?? 0) + dx, (points.at(-1)?.[1] ?? 0) + dy]);
        const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)));
        const total = lengths.reduce((sum, length) => sum + length, 0);
        // Cut at the chosen vertices.
        const pieces: { line: [number, number][]; from: number; length: number; turned: boolean }[] = [];
        let line: [number, number][] = [points[0] ?? [0, 0]];
        let [from, so] = [0, 0];
        lengths.forEach((length, i) => {
          line.push(points[i + 1] ?? [0, 0]);
          so += length;
          if (i + 1 < lengths.length && !cuts[i]) return;
          pieces.push({ line, from, length: so - from, turned: turned[i] === true });
          line = [points[i + 1] ?? [0, 0]];
          from = so;
        });
        const parts = roads(pieces.map((piece) => (piece.turned ? [...piece.line].reverse() : piece.line)), undefined, 0);
        const place = (chainage: number): [number, number] => {
          const i = Math.max(0, pieces.findLastIndex((piece) => piece.from <= chainage));
          const { from: begins, length, turned: back } = pieces[i] ?? { from: 0, length: 0, turned: false };
          return [i, back ? length - (chainage - begins) : chainage - begins];
        };
        const [a, b] = [f * total, g * total];
        const [[i, x], [k, y]] = [place(a), place(b)];
        expect(between(parts, i, x, k, y)).toBeCloseTo(Math.abs(a - b), 3);
        // Of places known to within a spread: no less than the least, no more than the most.
        const wide = (metres: number, piece: number): { low: number; high: number } => ({ low: Math.max(0, metres - spread) * UNIT, high: Math.min(pieces[piece]?.length ?? 0, metres + spread) * UNIT });
        const [p, q] = [wide(x, i), wide(y, k)];
        const [least, most] = [parts.least(i, p, k, q), parts.most(i, p, k, q)];
        for (const one of [p.low, (p.low + 3 * p.high) / 4, p.high]) {
          for (const other of [q.low, (q.low + q.high) / 2, q.high]) {
            const distance = between(parts, i, one / UNIT, k, other / UNIT) * UNIT;
            expect(distance).toBeGreaterThan(least - 10);
            expect(distance).toBeLessThan(most + 10);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
