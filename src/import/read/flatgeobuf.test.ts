/** FlatGeobuf as GDAL writes it, and what is left of it when it is damaged. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readDelivery } from './delivery.ts';
import { Made, readOne, rows, said } from './given.fixture.ts';

const made = new Made();
afterAll(() => made.remove());

const ring = (x: number, y: number): number[][] => [[x, y], [x + 10, y], [x + 10, y + 10], [x, y]];

beforeAll(() => {
  const features = [
    { properties: { 编号: 'A1', key: 0, day: '2026-01-02', time: '2026-01-02T10:20:30+08:00', width: 1.5, lit: true, more: { a: [1] } }, geometry: { type: 'MultiPolygon', coordinates: [[ring(0, 0)], [ring(20, 0), ring(21, 1).map(([x = 0, y = 0]) => [21 + (x - 21) / 5, 1 + (y - 1) / 5])]] } },
    { properties: { 编号: '𠮷', key: 2, day: null, width: 2 }, geometry: { type: 'Polygon', coordinates: [ring(5, 5)] } },
    { properties: { 编号: '' }, geometry: { type: 'MultiPoint', coordinates: [[1, 2, 7], [3, 4, 7]] } },
    { properties: {}, geometry: { type: 'GeometryCollection', geometries: [{ type: 'LineString', coordinates: [[0, 0], [1, 1]] }, { type: 'LineString', coordinates: [[2, 2], [3, 3]] }] } },
    { properties: {}, geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 0] }, { type: 'LineString', coordinates: [[2, 2], [3, 3]] }] } },
  ].map((feature) => ({ type: 'Feature', ...feature }));
  made.write('a.geojson', JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } }, features }).replace('"key":0', '"key":9007199254740993'));
  made.ogr2ogr('-f', 'FlatGeobuf', 'plain.fgb', 'a.geojson', '-nln', '分区', '-lco', 'SPATIAL_INDEX=NO');
  made.ogr2ogr('-f', 'FlatGeobuf', 'indexed.fgb', 'a.geojson', '-where', 'width > 0');
  made.ogr2ogr('-f', 'FlatGeobuf', 'empty.fgb', 'a.geojson', '-where', 'width > 9');
  made.write('arc.csv', 'id,WKT\n1,"CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(39500000 3280000, 39500050 3280050, 39500100 3280000),(39500100 3280000,39500000 3280000)))"\n2,"CURVEPOLYGON(CIRCULARSTRING(39500000 3280000, 39500020 3280000, 39500000 3280000))"\n');
  made.ogr2ogr('-f', 'FlatGeobuf', 'arc.fgb', 'arc.csv', '-nlt', 'CURVEPOLYGON', '-a_srs', 'EPSG:4527');
});

describe('a FlatGeobuf of GDAL', () => {
  it('is read whole: several parts, long numbers, dates, objects, any geometry', async () => {
    const layer = await readOne(made.files('plain'));
    expect(layer).toMatchObject({ name: '分区', format: 'flatgeobuf', crs: { epsg: 4527 }, text: { encoding: 'UTF-8', by: 'format', preview: ['分区', '编号', '𠮷'] } });
    expect(layer.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['编号 text', 'key integer', 'day date', 'time date', 'width number', 'lit boolean', 'more text']);
    const none = { 编号: null, key: null, day: null, time: null, width: null, lit: null, more: null };
    expect(rows(layer)).toEqual([
      { 编号: 'A1', key: '9007199254740993', day: '2026-01-02', time: '2026-01-02T10:20:30+08:00', width: 1.5, lit: true, more: '{ "a": [ 1 ] }' },
      { ...none, 编号: '𠮷', key: 2, width: 2 },
      { ...none, 编号: '' },
      none,
      none,
    ]);
    expect(layer.features.map(({ geometry }) => geometry?.type)).toEqual(['MultiPolygon', 'Polygon', 'MultiPoint', 'MultiLineString', undefined]);
    expect(layer.features[0]?.geometry).toMatchObject({ coordinates: [[ring(0, 0)], [ring(20, 0), [[21, 1], [23, 1], [23, 3], [21, 1]]]] });
    expect(layer.features[2]?.geometry).toEqual({ type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] });
    expect(said(layer)).toEqual(['error import.geometry-mixed', 'remark import.geometry-missing']);
    expect(layer.findings[0]).toMatchObject({ feature: 'features[4]' });
  });
  it('with an index, or with nothing in it, is read too', async () => {
    expect((await readOne(made.files('indexed'))).features).toHaveLength(2);
    const empty = await readOne(made.files('empty'));
    expect(empty.features).toEqual([]);
    expect(said(empty)).toContain('remark import.layer-empty');
  });
  it('has its arcs as chords that keep to the tolerance', async () => {
    const layer = await readOne(made.files('arc.fgb'), { flatten: 0.05 });
    const [half, circle] = layer.features.map(({ geometry }) => (geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []));
    for (const [line, cx, radius] of [[half?.slice(0, -1) ?? [], 39_500_050, 50], [circle ?? [], 39_500_010, 10]] as const) {
      expect(line.length).toBeGreaterThan(20);
      for (const [i, [x = NaN, y = NaN]] of line.entries()) {
        expect(Math.hypot(x - cx, y - 3_280_000)).toBeCloseTo(radius, 4);
        const [px = NaN, py = NaN] = line[i - 1] ?? [];
        if (i > 0) expect(radius - Math.hypot((x + px) / 2 - cx, (y + py) / 2 - 3_280_000)).toBeLessThanOrEqual(0.0501);
      }
    }
    expect(circle?.at(-1)).toEqual(circle?.[0]);
    expect(said(layer)).toContain('note import.arcs');
  });
  it('cut short gives what is whole, and says that it was cut', async () => {
    const [file] = made.files('plain');
    const layer = await readOne([{ name: 'a.fgb', bytes: (file?.bytes ?? new Uint8Array()).slice(0, -50) }]);
    expect(layer.features.length).toBe(4);
    expect(said(layer)).toContain('error import.fgb-truncated');
  });
  it('of any bytes is a layer or a message', async () => {
    const good = made.files('plain')[0]?.bytes ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 8, max: good.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.oneof(fc.constant(good.length), fc.integer({ min: 12, max: good.length })), async (changes, length) => {
        const bytes = good.slice(0, length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const result = await readDelivery([{ name: 'a.fgb', bytes }], {});
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
