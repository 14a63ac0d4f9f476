import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { area, at, feature, layer, line, path, plan, ring, square } from '../geometry/drawing.fixture.ts';
import { judgeGeometry } from '../geometry/judge.ts';
import { REPAIRS, type Repair } from '../mapping/types.ts';
import type { MappedFeature } from '../types.ts';
import { repair, type Repaired } from './repair.ts';

const zones = layer('zones', 'Polygon');
const options = { plan, tolerance: 0.2 };
const mend = (features: readonly MappedFeature[], repairs: readonly Repair[], of = zones): Repaired => repair(features, repairs, of, options);
const told = ({ findings }: Repaired): unknown[] => findings.map(({ code, severity, feature: key, change }) => [code.slice(7), severity, key, change === undefined ? undefined : Math.round(change) + 0]);
const as = (key: string, drawn: MappedFeature, properties: MappedFeature['properties']): MappedFeature => feature(key, drawn.geometry, properties);

const BOWTIE = area('Z', ring(0, 0, 100, 100, 100, 0, 0, 100));

describe('each repair does what it says, and only when it is asked', () => {
  test('rings that are open a little are closed; those that are open by more are not', () => {
    const [little, more] = [area('1', path(0, 0, 100, 0, 100, 100, 0, 0.1)), area('2', path(0, 0, 100, 0, 100, 100, 0, 1))];
    const mended = mend([little, more], ['close-rings']);
    expect(mended.features).toEqual([area('1', path(0, 0, 100, 0, 100, 100, 0, 0.1, 0, 0)), more]);
    expect(told(mended)).toEqual([['repaired-close-rings', 'note', '1', 0]]);
    expect(mend([little, more, BOWTIE], ['winding']).features[0]).toEqual(little);
    expect(mend([little, more, BOWTIE], []).features).toEqual([little, more, BOWTIE]);
  });

  test('repeated positions go, rings turn', () => {
    const mended = mend([area('1', ring(0, 0, 0, 0, 100, 0, 100, 100).toReversed())], ['repeated-points', 'winding']);
    expect(mended.features).toEqual([area('1', path(0, 0, 100, 0, 100, 100, 0, 0))]);
    expect(told(mended)).toEqual([['repaired-repeated-points', 'note', '1', 0], ['repaired-winding', 'note', undefined, 0]]);
  });

  test('a bow-tie becomes two triangles, and its layer one of several parts', () => {
    const mended = mend([BOWTIE, area('whole', square(200, 0, 10))], ['self-intersections']);
    expect(mended.geometry).toBe('MultiPolygon');
    expect(told(mended)).toEqual([['repaired-self-intersections', 'note', 'Z', 0]]);
    expect(mended.features.map(({ geometry }) => geometry?.coordinates.length)).toEqual([2, 1]);
    expect(judgeGeometry(mended.features, { ...zones, geometry: 'MultiPolygon' }, options)).toEqual([]);
  });

  test('parts and holes over one another are united; a hole that touches its shell comes off it', () => {
    const parts = mend([feature('Z', { type: 'MultiPolygon', coordinates: [[square(0, 0, 100)], [square(90, 0, 100)]] })], ['self-intersections']);
    expect(parts.features[0]?.geometry?.coordinates).toHaveLength(1);
    expect(told(parts)).toEqual([['repaired-self-intersections', 'note', 'Z', 1000]]);
    const touching = mend([area('Z', square(0, 0, 100), ring(0, 50, 20, 60, 20, 40))], ['self-intersections']);
    expect(judgeGeometry(touching.features, zones, options).filter(({ code }) => code !== 'import.gap')).toEqual([]);
    expect(Math.abs(touching.findings[0]?.change ?? NaN)).toBeLessThan(0.01);
  });

  test('what is there twice goes where it says the same', () => {
    const [first, twin, other] = [area('1', square(0, 0, 10)), area('2', square(0, 0, 10)), as('3', area('3', square(0, 0, 10)), { class: 'b' })];
    const mended = mend([first, twin, other], ['duplicates']);
    expect(mended.features).toEqual([first, other]);
    expect(told(mended)).toEqual([['repaired-duplicates', 'note', '2', -100], ['not-repaired-duplicates', 'remark', '3', undefined]]);
  });

  test('an overlap is cut from the class that comes later; where none does, it is refused', () => {
    const [a, b, c] = [area('1', square(0, 0, 100)), as('2', area('2', square(90, 0, 100)), { class: 'b' }), as('3', area('3', square(0, 90, 50)), { class: 'c' })];
    const mended = mend([b, a, c], ['overlaps']);
    expect(told(mended)).toEqual([['repaired-overlaps', 'note', '2', -1000], ['not-repaired-overlaps', 'remark', '1', undefined]]);
    expect(mended.features[1]).toBe(a);
    expect(judgeGeometry(mended.features.slice(0, 2), zones, options)).toEqual([]);
    const inside = mend([a, as('2', area('2', square(10, 10, 10)), { class: 'b' })], ['overlaps']);
    expect(told(inside)).toEqual([['not-repaired-overlaps', 'remark', '2', undefined]]);
  });

  test('slivers go, whole features and parts', () => {
    const mended = mend([area('1', ring(0, 0, 100, 0, 100, 0.3, 0, 0.3)), feature('2', { type: 'MultiPolygon', coordinates: [[square(0, 10, 10)], [square(50, 10, 0.5)]] })], ['slivers']);
    expect(mended.features).toEqual([area('2', square(0, 10, 10))]);
    expect(told(mended)).toEqual([['repaired-slivers', 'note', '1', -30], ['repaired-slivers', 'note', '2', 0]]);
  });

  test('ends of lines are put where they should meet', () => {
    const lines = layer('segments', 'LineString');
    const mended = mend([line('1', 0, 0, 100, 0), line('2', 50, 0.1, 50, 100), line('3', 100.1, 0, 200, 0)], ['snap-lines'], lines);
    expect(mended.features).toEqual([line('1', 0, 0, 100.1, 0), line('2', 50, 0, 50, 100), line('3', 100.1, 0, 200, 0)].map((one, i) => (i === 1 ? expect.anything() : one)));
    expect(judgeGeometry(mended.features, lines, options)).toEqual([]);
  });
});

/** Rings of a coarse grid, two of three zones of a class that comes first: touches, crossings and overlaps are common. */
const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
const drawn = fc.array(fc.tuple(fc.array(corner, { minLength: 3, maxLength: 8 }), fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 3 });
const faults = (features: readonly MappedFeature[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { code, severity, area: size = 1 } of judgeGeometry(features, { ...zones, geometry: 'Unknown' }, options)) if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + size);
  return counts;
};

/** What the even–odd rule covers of a grid ring, in cells: counted at points that lie on no edge. */
function sizeOf([corners = []]: readonly (readonly [number, number])[][]): number {
  let inside = 0;
  for (let x = 0.013; x < 12; x += 0.1)
    for (let y = 0.0171; y < 12; y += 0.1) {
      const crossed = corners.filter(([ax, ay], i) => {
        const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
        return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
      });
      inside += crossed.length % 2;
    }
  return inside;
}

test('repaired twice is repaired once, and no repair makes another fault', () => {
  fc.assert(
    fc.property(drawn, (given) => {
      const features = given.map(([corners, name], i) => as(String(i), area(String(i), ring(...corners.flatMap(([x, y]) => [x * 10, y * 10]))), { class: name }));
      const once = mend(features, REPAIRS);
      const twice = mend(once.features, REPAIRS, { ...zones, geometry: once.geometry });
      expect(twice.features).toEqual(once.features);
      expect(twice.findings.filter(({ severity }) => severity === 'note')).toEqual([]);
      const [before, after] = [faults(features), faults(once.features)];
      // Of what covers no ground nothing can be drawn anew.
      if (!once.findings.some(({ code }) => code === 'import.not-repaired-self-intersections')) expect(after.get('import.self-intersection')).toBeUndefined();
      for (const { code, feature: key } of once.findings) if (code === 'import.not-repaired-self-intersections') expect(sizeOf([[...(given[Number(key)]?.[0] ?? [])]])).toBe(0);
      // A tangled area is measured against no other, so an overlap may come to light only now.
      for (const [code, count] of after) if (code !== 'import.overlap') expect(count).toBeLessThanOrEqual(before.get(code) ?? 0);
    }),
    { numRuns: 80 },
  );
});

test('what no repair concerns is handed back as it is', () => {
  const given = [area('1', square(0, 0, 10)), feature('2', null), feature('3', { type: 'Point', coordinates: at(1, 1) }), line('4', 0, 0, 5, 5), area('5', [[NaN, 0], [1, 1], [2, 0], [NaN, 0]])];
  const mended = mend(given, REPAIRS, { ...zones, geometry: 'Unknown' });
  for (const [i, one] of mended.features.entries()) expect(one).toBe(given[i]);
  expect(mended.findings).toEqual([]);
});
