/** A layer on the plane against going through it feature by feature: small layers, which are scanned, and large ones, which have an index. */
import { beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../test/bench/random.ts';
import { footOf, polygon, polyline, whole, type Next } from '../../test/support/random-shapes.ts';
import { loadBoxIndex, SMALL } from '../geo/box-index.ts';
import type { Footprint } from '../geo/footprint.ts';
import { measure, signedDistance } from '../geo/measure.ts';
import { shapeFrom, type Shape } from '../geo/shape.ts';
import type { Value } from '../plan/plan.ts';
import { nearest } from './nearest.ts';
import { distanceInterval, Space } from './space.ts';

beforeAll(loadBoxIndex);

const METRE = 10_000;
const space = (shapes: readonly Shape[], properties: Record<string, Value> = {}, accuracy = 0.5): Space =>
  new Space(0, { id: 'l', role: 'features', accuracy, basis: 'published' }, 'whole', shapes.map((_, i) => ({ key: `k${i}`, geometry: { type: 'Point', coordinates: [0, 0] }, properties: { key: `k${i}`, ...properties } })), shapes, []);

/** Points, lines and areas of some metres, over a square of `size` metres. */
function shapes(next: Next, count: number, size: number): Shape[] {
  return Array.from({ length: count }, () => {
    const [x, y] = [whole(next, 0, size * METRE), whole(next, 0, size * METRE)];
    const kind = next();
    if (kind < 0.3) return shapeFrom('point', [Float64Array.of(x, y)]);
    if (kind < 0.6) return shapeFrom('line', [Float64Array.from(polyline(next, x, y, 6 * METRE, 4))]);
    return shapeFrom('area', polygon(next, x, y, 8 * METRE).map((ring) => Float64Array.from(ring)));
  });
}
const foot = (next: Next, size: number): Footprint => {
  const [x, y] = [whole(next, -size * METRE, 2 * size * METRE), whole(next, -size * METRE, 2 * size * METRE)];
  const [dx, dy] = [whole(next, -9 * METRE, 9 * METRE), whole(next, -9 * METRE, 9 * METRE)];
  return footOf(next() < 0.2 ? [x, y] : [x - dx, y - dy, x + dx, y + dy]);
};

describe.each([['scanned', 20], ['indexed', SMALL + 60]])('a layer that is %s', (_, count) => {
  test('finds what comes within reach by its box, no more and no less, in the layer’s order', () => {
    const next = random(3);
    for (let round = 0; round < 60; round++) {
      const list = shapes(next, count, 120);
      const layer = space(list);
      expect(layer.small).toBe(count <= SMALL);
      for (let i = 0; i < 10; i++) {
        const sign = foot(next, 120);
        const [minX, minY, maxX, maxY] = sign.box;
        // Now and then to the unit: as far as the box of some feature is.
        const some = list[whole(next, 0, count - 1)]?.box ?? sign.box;
        const gaps = (box: Shape['box']): number => Math.max(box[0] - maxX, minX - box[2], box[1] - maxY, minY - box[3]);
        const reach = next() < 0.5 ? Math.max(0, gaps(some)) : whole(next, 0, 60 * METRE);
        expect([...layer.within(sign, reach)]).toEqual(list.flatMap(({ box }, k) => (gaps(box) <= reach ? [k] : [])));
      }
      expect(layer.within(foot(next, 120), Infinity)).toEqual(list.map((__, k) => k));
    }
  });

  test('the nearest is the nearest of those that are accepted, by the whole sign', () => {
    const next = random(4);
    let far = 0;
    for (let round = 0; round < 120; round++) {
      const size = round % 3 === 0 ? 2000 : 60;
      const list = shapes(next, count, size);
      const layer = space(list);
      const accepted = new Set(list.flatMap((__, i) => (next() < 0.6 ? [i] : [])));
      for (let i = 0; i < 8; i++) {
        const sign = foot(next, size);
        const found = nearest(sign, layer, (all: Set<number>, k) => all.has(k), accepted);
        const all = [...accepted].map((k) => list[k]).filter((shape) => shape !== undefined);
        const centre = Math.min(...all.map((shape) => signedDistance(sign.x, sign.y, shape)));
        if (centre > 200 * METRE) {
          far += 1;
          expect(found.measured).toEqual({ near: centre, centre, farLow: centre, farHigh: Infinity, byCentre: true });
        } else {
          const least = Math.min(...all.map((shape) => measure(sign, shape).near));
          // In one of several it is in is as near as can be.
          if (least > 0) expect(found.measured?.near).toBe(least);
          else expect(found.measured?.near).toBeLessThanOrEqual(0);
        }
        expect(accepted.has(found.index)).toBe(true);
        const shape = list[found.index];
        if (shape) expect(found.measured?.centre).toBe(signedDistance(sign.x, sign.y, shape));
      }
      const none = nearest(foot(next, size), layer, () => false, null);
      expect(none).toEqual({ index: -1, measured: null });
    }
    expect(far).toBeGreaterThan(20);
  });

  test('the distance to a box is the least to anything in it', () => {
    const next = random(5);
    const list = shapes(next, count, 60);
    const layer = space(list);
    for (let i = 0; i < 400; i++) {
      const { x, y } = foot(next, 60);
      const k = whole(next, 0, count - 1);
      const [minX, minY, maxX, maxY] = list[k]?.box ?? [0, 0, 0, 0];
      expect(layer.boxDistance(x, y, k)).toBeCloseTo(Math.hypot(x - Math.min(maxX, Math.max(minX, x)), y - Math.min(maxY, Math.max(minY, y))), 6);
    }
  });

  test('the distance of a centre is that of the sign at hand, whatever was asked before', () => {
    const next = random(6);
    const list = shapes(next, count, 60);
    const layer = space(list);
    const [one, other] = [foot(next, 60), foot(next, 60)];
    for (const sign of [one, other, one, one, other])
      list.forEach((shape, i) => {
        for (let times = 0; times < 2; times++) expect(layer.centre(sign, i)).toBe(signedDistance(sign.x, sign.y, shape));
        expect(layer.mayReach(sign, i, Math.max(0, measure(sign, shape).near))).toBe(true);
      });
  });
});

describe('days on which a feature is in force', () => {
  const valid = (properties: Record<string, Value>, asOf: string): boolean => space([shapeFrom('point', [Float64Array.of(0, 0)])], properties).valid(0, asOf);
  test('both ends are included, either may be open', () => {
    expect(['2026-01-01', '2026-01-02', '2026-06-30', '2026-07-01'].map((day) => valid({ from: '2026-01-02', until: '2026-06-30' }, day))).toEqual([false, true, true, false]);
    expect(['2026-01-01', '2026-01-02', '2099-01-01'].map((day) => valid({ from: '2026-01-02' }, day))).toEqual([false, true, true]);
    expect(['1999-01-01', '2026-06-30', '2026-07-01'].map((day) => valid({ until: '2026-06-30' }, day))).toEqual([true, true, false]);
    expect(valid({}, '2026-01-01')).toBe(true);
  });
  test('a layer is dated where some feature has a day', () => {
    const point = shapeFrom('point', [Float64Array.of(0, 0)]);
    expect([{}, { from: '2026-01-02' }, { until: '2026-01-02' }].map((properties) => space([point], properties).dated)).toEqual([false, true, true]);
    const mixed = new Space(0, { id: 'l', role: 'features', accuracy: 0, basis: 'published' }, 'whole', [{ key: 'a', geometry: { type: 'Point', coordinates: [0, 0] }, properties: { key: 'a' } }, { key: 'b', geometry: { type: 'Point', coordinates: [0, 0] }, properties: { key: 'b', until: '2020-01-01' } }], [point, point], []);
    expect([mixed.dated, mixed.valid(0, '2026-01-01'), mixed.valid(1, '2026-01-01')]).toEqual([true, true, false]);
  });
});

test('a strip between areas is none up to the drawing’s accuracy, and 0.1 m at most', () => {
  expect([0, 0.05, 0.1, 3].map((accuracy) => space([], {}, accuracy).gap)).toEqual([0, 500, 1000, 1000]);
});

test('a distance in metres: of a baseline as it is, of a disc down to what its rest may reach', () => {
  const scale = 1.0001;
  const wide: Footprint = { ...footOf([0, 0, 10 * METRE, 0]), scale };
  const measured = { near: 30 * METRE, centre: 34 * METRE, farLow: 0, farHigh: 0 };
  const told = (sign: Footprint, what: Parameters<typeof distanceInterval>[1], tolerance: number): string[] => Object.values(distanceInterval(sign, what, tolerance)).map((metres) => metres.toFixed(9));
  const expected = (low: number, high: number): string[] => [low, high].map((metres) => metres.toFixed(9));
  expect(told(wide, measured, 2)).toEqual(expected(30 / scale - 2, 30 / scale + 2));
  expect(told({ ...wide, radius: 3 * METRE, reach: 3 * METRE }, measured, 2)).toEqual(expected(31 / scale - 2, 34 / scale + 2));
  expect(told(wide, { ...measured, byCentre: true }, 2)).toEqual(expected((34 - 5) / scale - 2, 34 / scale + 2));
  expect(told({ ...wide, radius: 0.5, reach: 0.5 }, measured, 0)).toEqual(expected((34 * METRE - 0.5) / (METRE * scale), 34 / scale));
  expect(told(wide, { ...measured, nearHigh: 33 * METRE }, 2)).toEqual(expected(30 / scale - 2, 33 / scale + 2));
});
