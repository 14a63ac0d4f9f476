/** FileGDB, GeoPackage and KML by GDAL, by its programs and as gdal3.js. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { bytesOf, Made, read, readOne, rows, said, zipped } from '../read/given.fixture.ts';
import type { RawLayer } from '../types.ts';
import { findGdal } from './find.ts';
import { ogr } from './ogr.ts';
import type { Gdal } from './types.ts';
import { wasm } from './wasm.ts';

const made = new Made();
afterAll(() => made.remove());

const ring = (x: number): number[][] => [[x, 3_280_000], [x, 3_280_100], [x + 100, 3_280_000], [x, 3_280_000]];
let gdal: Gdal;

beforeAll(async () => {
  const features = [
    { properties: { 编号: 'A1', key: 0, day: '2026-01-02', time: '2026-01-02T10:20:30+08:00', list: ['x', 'y'] }, geometry: { type: 'MultiPolygon', coordinates: [[ring(39_500_000)], [ring(39_500_200)]] } },
    { properties: { 编号: 'A2', key: 7, day: '2026-02-03' }, geometry: { type: 'Polygon', coordinates: [ring(39_500_400)] } },
    { properties: { 编号: 'A3', key: 8 }, geometry: null },
  ].map((feature) => ({ type: 'Feature', ...feature }));
  made.write('a.geojson', JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } }, features }).replace('"key":0', '"key":9007199254740993'));
  made.write('t.csv', 'a,b\n1,2\n');
  made.ogr2ogr('-f', 'OpenFileGDB', 'plan.gdb', 'a.geojson', '-nln', '管控分区', '-nlt', 'MULTIPOLYGON', '-lco', 'FEATURE_DATASET=规划');
  made.ogr2ogr('-f', 'OpenFileGDB', '-update', 'plan.gdb', 't.csv', '-nln', 'lookup');
  made.ogr2ogr('-f', 'GPKG', 'plan.gpkg', 'a.geojson', '-nln', '分区 (一)');
  made.ogr2ogr('-f', 'GPKG', '-update', 'plan.gpkg', 'a.geojson', '-nln', 'Qsql');
  made.write('b.geojson', JSON.stringify({ type: 'Feature', properties: { Name: '听雨亭', 类别: '古迹' }, geometry: { type: 'Point', coordinates: [116, 29.7, 12] } }));
  made.ogr2ogr('-f', 'LIBKML', 'b.kml', 'b.geojson', '-nln', '地名');
  const found = await ogr();
  if (found === undefined) throw new Error('ogr2ogr is not on the path');
  gdal = found;
});

const inGeodatabase = (layer: RawLayer): void => {
  expect(layer).toMatchObject({ name: '管控分区', format: 'filegdb', crs: { epsg: 4527 } });
  // A geodatabase of 10.x holds whole numbers of 64 bits as doubles: the last digit was lost when it was written.
  expect(rows(layer).slice(0, 2)).toMatchObject([{ 编号: 'A1', key: 2 ** 53, day: '2026-01-02' }, { 编号: 'A2', key: 7, day: '2026-02-03' }]);
  expect(layer.features[0]?.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: [[[[39_500_000, 3_280_000], {}, {}, [39_500_000, 3_280_000]]], {}] });
};

describe('GDAL', () => {
  it('by its programs comes first', async () => {
    expect((await findGdal())?.name).toMatch(/^GDAL \d+\.\d+\.\d+ \(ogr2ogr\)$/);
  });
  it('is gdal3.js where there are no programs', async () => {
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = made.dir;
      expect(await ogr()).toBeUndefined();
      expect((await findGdal())?.name).toMatch(/^gdal3\.js \d/);
    } finally {
      process.env['PATH'] = path;
    }
  });
  it('reads a FileGDB, zipped with or without its folder, with a Chinese layer in a feature dataset', async () => {
    const folder = made.files('plan.gdb');
    const files = { zip: [{ name: '规划.zip', bytes: zipped(folder) }], flat: [{ name: 'plan.gdb.zip', bytes: zipSync(Object.fromEntries(folder.map(({ name, bytes }) => [name.replace('plan.gdb/', ''), bytes]))) }] };
    for (const [form, file] of [['zip', '规划.zip/plan.gdb'], ['flat', 'plan.gdb.zip']] as const) {
      const layer = await readOne(files[form], { gdal });
      expect(layer.file).toBe(file);
      inGeodatabase(layer);
      expect(said(layer)).toEqual(['note import.layer-without-geometry', 'remark import.number-rounded', 'remark import.geometry-missing']);
    }
  });
  it('reads a GeoPackage with two layers, whatever they are called, long numbers and dates as they are', async () => {
    // GDAL gives no layer a name like an option; others may.
    const files = made.files('plan.gpkg').map(({ name, bytes }) => ({ name, bytes: new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('Qsql', '-sql'), 'latin1')) }));
    const { layers } = await read(files, { gdal });
    expect(layers.map(({ name }) => name)).toEqual(['分区 (一)', '-sql']);
    for (const layer of layers) {
      expect(layer).toMatchObject({ format: 'geopackage', crs: { epsg: 4527 } });
      expect(rows(layer)).toMatchObject([{ 编号: 'A1', key: '9007199254740993', day: '2026-01-02' }, { 编号: 'A2', key: 7 }]);
      expect(layer.features.map(({ geometry }) => geometry?.type)).toEqual(['MultiPolygon', 'Polygon']);
    }
  });
  it('reads KML and KMZ', async () => {
    const [kml] = made.files('b.kml');
    const bytes = kml?.bytes ?? new Uint8Array();
    const gbk = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GBK'], { input: Buffer.from(bytes).toString().replace('encoding="UTF-8"', 'encoding="GBK"') });
    for (const file of [{ name: 'b.kml', bytes }, { name: 'g.kml', bytes: new Uint8Array(gbk) }, { name: 'b.kmz', bytes: zipSync({ 'doc.kml': bytes, 'images/a.png': new Uint8Array(9) }) }]) {
      const layer = await readOne([file], { gdal });
      expect(layer).toMatchObject({ file: file.name, name: '地名', format: 'kml', crs: { epsg: 4326 } });
      expect(rows(layer)).toMatchObject([{ Name: '听雨亭', 类别: '古迹' }]);
      expect(layer.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [116, 29.7] });
    }
  });
  it('is told of what it cannot open, stopped when it takes too long, and leaves nothing behind', async () => {
    const [file] = made.files('plan.gpkg');
    const bytes = (file?.bytes ?? new Uint8Array()).slice(0, 20_000);
    const good = { name: 'good.json', bytes: bytesOf('{"type":"Point","coordinates":[1,2]}') };
    const { layers, findings } = await read([good, { name: 'cut.gpkg', bytes }], { gdal });
    expect(layers).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'import.gdal-open', severity: 'error', file: 'cut.gpkg' }]);
    const short = await ogr(1);
    expect(said(await read([good, ...made.files('plan.gpkg')], short === undefined ? {} : { gdal: short }))).toEqual(['error import.gdal-timeout']);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('signplan-gdal-') && existsSync(join(tmpdir(), name, 'data.gpkg')))).toEqual([]);
  });
  it('as gdal3.js reads the same of a FileGDB', async () => {
    const found = wasm();
    if (found === undefined) return;
    inGeodatabase(await readOne(made.files('plan.gdb'), { gdal: found }));
    expect('location' in globalThis).toBe(false);
  }, 60_000);
});

