import { areaPaths, difference, FillRule } from 'clipper2-ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Position } from 'geojson';
import initGeos from 'geos-wasm';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';
import { area, at, feature, layer, line, metres, path, plan, ring, square } from './drawing.fixture.ts';
import { Ground } from './ground.ts';
import { judgeGeometry } from './judge.ts';

const zones = layer('zones', 'Polygon');
const judge = (features: readonly MappedFeature[], of = zones, tolerance = 0.2): ImportFinding[] => judgeGeometry(features, of, { plan, tolerance });
/** Code, severity and feature; the place in metres, the area. */
const brief = (findings: readonly ImportFinding[]): [code: string, severity: string, feature: string | undefined, place: number[] | undefined, area: number | undefined][] => findings.map(({ code, severity, feature: key, at: place, area: size }) => [code.slice(7), severity, key, place === undefined ? undefined : metres(place).map((m) => Math.round(m * 10) / 10 + 0), size === undefined ? undefined : Math.round(size)]);

describe('one drawing by itself', () => {
  test.each<[string, MappedFeature, unknown[]]>([
    ['a bow-tie', area('Z', ring(0, 0, 100, 100, 100, 0, 0, 100)), ['self-intersection', 'error', 'Z', [50, 50], undefined]],
    ['a corner on an edge', area('Z', ring(0, 0, 100, 0, 100, 100, 50, 0, 0, 100)), ['self-intersection', 'error', 'Z', [50, 0], undefined]],
    ['a way there and back', area('Z', ring(0, 0, 100, 0, 100, 50, 90, 60, 100, 50, 100, 100, 0, 100)), ['self-intersection', 'error', 'Z', [90, 60], undefined]],
    ['an open ring', area('Z', path(0, 0, 100, 0, 100, 100, 0, 100, 0, 0.5)), ['unclosed-ring', 'error', 'Z', [0, 0.5], undefined]],
    ['a point twice in a row', area('Z', ring(0, 0, 100, 0, 100, 0, 100, 100, 0, 100)), ['repeated-points', 'error', 'Z', [100, 0], undefined]],
    ['no area', area('Z', ring(0, 0, 100, 0, 50, 0)), ['no-area', 'error', 'Z', [0, 0], undefined]],
    ['a spike', area('Z', ring(0, 0, 100, 0, 100, 50, 200, 50, 100, 50.1, 100, 100, 0, 100)), ['spike', 'remark', 'Z', [200, 50], undefined]],
    ['a hole outside', area('Z', square(0, 0, 100), square(200, 0, 10).toReversed()), ['hole-outside', 'error', 'Z', [205, 5], 100]],
    ['holes over one another', area('Z', square(0, 0, 100), square(10, 10, 20).toReversed(), square(15, 15, 10).toReversed()), ['holes-overlap', 'error', 'Z', [20, 20], 100]],
    ['parts over one another', feature('Z', { type: 'MultiPolygon', coordinates: [[square(0, 0, 100)], [square(10, 10, 20)]] }), ['parts-overlap', 'error', 'Z', [20, 20], 400]],
    ['a sliver', area('Z', ring(0, 0, 100, 0, 100, 0.4, 0, 0.4)), ['sliver', 'remark', 'Z', [50, 0.2], 40]],
    ['hardly anything', area('Z', square(0, 0, 0.8)), ['small-area', 'remark', 'Z', [0.4, 0.4], 1]],
  ])('%s', (_, drawn, expected) => {
    const found = brief(judge([drawn]));
    expect(found).toContainEqual(expected);
    expect(new Set(found.filter(([, severity]) => severity !== 'note').map(([code]) => code)).size).toBe(1);
  });

  test('rings that run the other way are no fault, and counted', () => {
    const found = judge([area('Z', square(0, 0, 100).toReversed(), square(10, 10, 10))]);
    expect(brief(found)).toEqual([['winding', 'note', undefined, undefined, undefined]]);
    expect(found[0]?.text.en).toContain('2 rings of 1 features');
  });

  test('what lies outside the extent, and outside the ground that the plan is about', () => {
    const [found] = judge([area('Z', ring(9000, 0, 9738.94, 0, 9738.94, 100, 9000, 100))]);
    expect(found).toMatchObject({ code: 'import.outside-extent', severity: 'error' });
    expect(found?.area).toBeCloseTo(10000, -1);
    const about = { type: 'Polygon' as const, coordinates: [square(0, 0, 1000)] };
    const outside = judgeGeometry([area('Z', square(990, 0, 100)), area('in', square(10, 10, 100))], layer('features', 'Polygon'), { plan, tolerance: 0.2, area: about });
    expect(brief(outside)).toEqual([['outside-area', 'remark', 'Z', [1090, 0], 9000]]);
    expect(outside[0]?.text.en).toContain('90 m away');
    expect(brief(judgeGeometry([feature('P', { type: 'Point', coordinates: at(500, -3) })], layer('features', 'Point'), { plan, tolerance: 0.2, area: about }))).toEqual([['outside-area', 'remark', 'P', [500, -3], undefined]]);
  });
});

describe('the areas of a layer', () => {
  test('an overlap: an error where both bind, a remark where the plan says which goes first', () => {
    const [one, other] = [area('1', square(0, 0, 100)), square(90, 0, 100)];
    expect(brief(judge([one, area('2', other)]))).toEqual([['overlap', 'error', '1', [95, 50], 1000]]);
    expect(brief(judge([one, feature('2', { type: 'Polygon', coordinates: [other] }, { class: 'b' })]))).toEqual([['overlap', 'remark', '1', [95, 50], 1000]]);
    expect(brief(judge([feature('1', one.geometry, { until: '2026-12-31' }), feature('2', { type: 'Polygon', coordinates: [other] }, { from: '2027-01-01' })]))).toEqual([['overlap', 'remark', '1', [95, 50], 1000]]);
    expect(brief(judge([one, area('2', other)], layer('features', 'Polygon')))).toEqual([['overlap', 'remark', '1', [95, 50], 1000]]);
  });

  test('the same area twice is told as that, whatever corner it begins with', () => {
    expect(brief(judge([area('1', square(0, 0, 100)), area('2', ring(100, 100, 100, 0, 0, 0, 0, 100))]))).toEqual([
      ['duplicate-feature', 'error', '2', [100, 100], 10000],
      ['winding', 'note', undefined, undefined, undefined],
    ]);
  });

  test('a gap that areas enclose, less what stands in it; one between areas that only touch in corners; a hole that is filled is none', () => {
    const frame = area('1', square(0, 0, 100), square(40, 40, 20).toReversed());
    expect(brief(judge([frame, area('far', square(500, 0, 10))]))).toEqual([['gap', 'remark', undefined, [50, 50], 400]]);
    expect(brief(judge([frame, area('2', square(45, 45, 5))]))).toEqual([['gap', 'remark', undefined, expect.anything(), 375]]);
    expect(brief(judge([frame, area('2', square(40, 40, 20))]))).toEqual([]);
    expect(brief(judge([frame, area('2', ring(40, 40, 50, 40, 60, 40, 60, 60, 40, 60))]))).toEqual([]);
    expect(brief(judge([frame, area('2', square(40, 40, 20)), feature('over', { type: 'Polygon', coordinates: [square(-10, -10, 200)] }, { class: 'b' })])).filter(([code]) => code === 'gap')).toEqual([]);
    const diamond = [area('1', square(0, 10, 10)), area('2', square(10, 0, 10)), area('3', square(20, 10, 10)), area('4', square(10, 20, 10))];
    expect(brief(judge(diamond))).toEqual([['gap', 'remark', undefined, [15, 15], 100]]);
    const bars = [area('1', ring(-5, 0, 105, 0, 105, 10, -5, 10)), area('2', ring(-5, 90, 105, 90, 105, 100, -5, 100)), area('3', ring(0, -5, 10, -5, 10, 105, 0, 105)), area('4', ring(90, -5, 100, -5, 100, 105, 90, 105))];
    expect(brief(judge(bars)).filter(([code]) => code === 'gap')).toEqual([['gap', 'remark', undefined, [50, 50], 6400]]);
  });

  test('a crack that is open at both ends', () => {
    const found = judge([area('1', square(0, 0, 100)), area('2', square(100.1, 0, 100))]);
    expect(brief(found)).toEqual([['crack', 'remark', '1', [100.1, 50], 10]]);
    expect(brief(judge([area('1', square(0, 0, 100)), area('2', square(100.3, 0, 100))]))).toEqual([]);
  });

  test('a partition has no fault; one corner moved gives the overlaps and gaps that it makes, and no others', () => {
    const cell = fc.record({ jitter: fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), { minLength: 36, maxLength: 36 }), moved: fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })) });
    fc.assert(
      fc.property(cell, ({ jitter, moved }) => {
        const corner = (i: number, j: number): [number, number] => {
          const [dx = 0, dy = 0] = i > 0 && j > 0 && i < 5 && j < 5 ? (jitter[6 * j + i] ?? []) : [];
          return [100 * i + dx, 100 * j + dy];
        };
        const cells = (shift: readonly number[]): number[][] =>
          Array.from({ length: 25 }, (_, k) => {
            const [i, j] = [k % 5, Math.floor(k / 5)];
            const [x, y] = corner(i + 1, j + 1);
            const far = k === 12 ? [x + (shift[0] ?? 0), y + (shift[1] ?? 0)] : [x, y];
            return [...corner(i, j), ...corner(i + 1, j), ...far, ...corner(i, j + 1)];
          });
        const drawn = (shift: readonly number[]): MappedFeature[] => cells(shift).map((xy, k) => area(String(k), ring(...xy)));
        expect(judge(drawn([0, 0]))).toEqual([]);
        // Only the one cell has changed: what it has won lies over its neighbours, what it has lost is left to nobody.
        const found = judge(drawn(moved)).filter(({ code }) => /overlap|gap/.test(code));
        const sum = (code: RegExp): number => found.filter((one) => code.test(one.code)).reduce((total, one) => total + (one.area ?? 0), 0);
        const millimetres = (xy: readonly number[] = []): { x: number; y: number }[] => Array.from({ length: 4 }, (_, i) => ({ x: 1000 * (xy[2 * i] ?? 0), y: 1000 * (xy[2 * i + 1] ?? 0) }));
        const [before, after] = [[millimetres(cells([0, 0])[12])], [millimetres(cells(moved)[12])]];
        const expected = { overlap: areaPaths(difference(after, before, FillRule.NonZero)) / 1e6, gap: areaPaths(difference(before, after, FillRule.NonZero)) / 1e6 };
        expect(Math.abs(sum(/overlap/) - expected.overlap)).toBeLessThan(0.01 * expected.overlap + 0.1);
        expect(Math.abs(sum(/gap/) - expected.gap)).toBeLessThan(0.01 * expected.gap + 0.1);
      }),
      { numRuns: 40 },
    );
  });

  test('more than can be listed are counted', () => {
    const found = judge(Array.from({ length: 250 }, (_, i) => area(String(i), ring(0, 10 * i, 5, 10 * i + 5, 5, 10 * i, 0, 10 * i + 5))));
    expect(found).toHaveLength(201);
    expect(found.at(-1)?.text.en).toContain('50 more');
  });
});

describe('lines and points', () => {
  test('ends that should meet, lines without length, points in the same place, coordinates that were rounded', () => {
    const lines = layer('segments', 'LineString');
    expect(brief(judge([line('1', 0, 0, 100, 0), line('2', 50, 0.1, 50, 100), line('3', 100, 0, 200, 0), line('4', 200.1, 0, 300, 0)], lines))).toEqual([
      ['dangling-end', 'remark', '2', [50, 0.1], undefined],
      ['dangling-end', 'remark', '3', [200, 0], undefined],
      ['dangling-end', 'remark', '4', [200.1, 0], undefined],
    ]);
    expect(brief(judge([line('1', 0, 0, 0, 0), line('2', 0, 0, 100, 100, 100, 0, 0, 90)], lines))).toEqual([
      ['self-intersection', 'remark', '2', [47.4, 47.4], undefined],
      ['zero-length', 'error', '1', [0, 0], undefined],
    ]);
    const points = layer('features', 'Point');
    expect(brief(judge([feature('1', { type: 'Point', coordinates: at(3, 4) }), feature('2', { type: 'Point', coordinates: at(3, 4) })], points))).toEqual([['duplicate-feature', 'remark', '2', [3, 4], undefined]]);
    const [coarse] = judge([feature('1', { type: 'Point', coordinates: [116.2001, 30.1234] }), feature('2', { type: 'Point', coordinates: [116.201, 30.12] })], points);
    expect(coarse).toMatchObject({ code: 'import.coarse-coordinates', severity: 'remark' });
    expect(coarse?.text.en).toContain('4 digits after the point, so places may be off by 5.54 m');
  });

  test('geometry that is missing or not finite is passed over', () => {
    expect(judge([feature('1', null), area('2', [[NaN, 1], [1, 1], [2, 2], [NaN, 1]]), feature('3', { type: 'Polygon', coordinates: [] })])).toEqual([]);
  });
});

describe('against GEOS', () => {
  let valid: (ring: readonly Position[]) => boolean;
  beforeAll(async () => {
    const geos = await initGeos({ noticeHandler: () => undefined });
    valid = (positions) => {
      const buffer = geos.Module._malloc(16 * positions.length);
      geos.Module.HEAPF64.set(positions.flat(), buffer / 8);
      const polygon = geos.GEOSGeom_createPolygon(geos.GEOSGeom_createLinearRing(geos.GEOSCoordSeq_copyFromBuffer(buffer, positions.length, 0, 0)), 0, 0);
      const answer = geos.GEOSisValid(polygon) === 1;
      geos.GEOSGeom_destroy(polygon);
      geos.Module._free(buffer);
      return answer;
    };
  });

  test('a ring is faulty where GEOS calls it invalid', () => {
    const ground = new Ground(116.2, 30.1);
    const coordinate = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 }), (corners) => {
        const whole = [...corners, ...corners.slice(0, 1)].map(([x, y]): Position => [x * 100_000, y * 100_000]);
        const found = judge([area('Z', whole.map(([x = 0, y = 0]) => ground.place(x, y)))], zones, 0.001).filter(({ code }) => /self-intersection|no-area/.test(code));
        expect(found.length === 0).toBe(valid(whole));
      }),
      { numRuns: 800 },
    );
  });
});
