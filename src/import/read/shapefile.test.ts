/** Shapefiles as GDAL writes them, and as they are when something of them has been lost or changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenFile } from '../types.ts';
import { bytesOf, Made, read, readOne, rows, said } from './given.fixture.ts';

const made = new Made();
afterAll(() => made.remove());

const X = 39_500_000;
const Y = 3_280_000;
const square = (x: number, y: number, size: number): number[][] => [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]];
const polygon = (properties: object, ...coordinates: number[][][]): object => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } });

beforeAll(() => {
  const features = [
    polygon({ 地块编号: 'A-01', 用地性质: '居住用地', key: 9_007_199_254_740_993n.toString(), date: '2026-01-02', area: 12.5 }, square(X, Y, 100), square(X + 20, Y + 20, 10).reverse()),
    { type: 'Feature', properties: { 地块编号: 'A-02', 用地性质: '绿地', key: '2' }, geometry: null },
    { type: 'Feature', properties: { 地块编号: 'A-03', 用地性质: '道路' }, geometry: { type: 'MultiPolygon', coordinates: [[square(X + 200, Y, 50)], [square(X + 300, Y, 50)]] } },
  ];
  // A long number must not pass through a double on its way into the file.
  const text = JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } }, features }).replace(/"key":"(\d+)"/g, '"key":$1');
  made.write('zones.geojson', text);
  made.ogr2ogr('gbk.shp', 'zones.geojson', '-lco', 'ENCODING=GBK');
  made.ogr2ogr('utf8.shp', 'zones.geojson', '-lco', 'ENCODING=UTF-8');
  made.ogr2ogr('empty.shp', 'zones.geojson', '-where', 'area > 1000');
});

const without = (files: readonly GivenFile[], ...endings: string[]): GivenFile[] => files.filter(({ name }) => !endings.some((ending) => name.endsWith(ending)));
const changed = (files: readonly GivenFile[], ending: string, change: (bytes: Uint8Array) => Uint8Array): GivenFile[] => files.map((file) => (file.name.endsWith(ending) ? { ...file, bytes: change(file.bytes.slice()) } : file));
/** GDAL states the page in the language byte as well. */
const silent = (files: readonly GivenFile[]): GivenFile[] => changed(without(files, '.cpg'), '.dbf', (bytes) => bytes.fill(0, 29, 30));

describe('a Shapefile', () => {
  it('is read whole: rings, dates, long numbers, empty values, its reference system', async () => {
    const layer = await readOne(made.files('utf8.'));
    expect(layer).toMatchObject({ file: 'utf8.shp', name: 'utf8', format: 'shapefile', text: { encoding: 'UTF-8', by: 'cpg' } });
    expect((layer.crs as { wkt: string }).wkt).toContain('CGCS2000');
    expect(layer.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['地块编 text', '用地性 text', 'key integer', 'date date', 'area number']);
    expect(rows(layer)).toEqual([
      { 地块编: 'A-01', 用地性: '居住用地', key: '9007199254740993', date: '2026-01-02', area: 12.5 },
      { 地块编: 'A-02', 用地性: '绿地', key: 2, date: null, area: null },
      { 地块编: 'A-03', 用地性: '道路', key: null, date: null, area: null },
    ]);
    expect(layer.features.map(({ at }) => at)).toEqual(['row 1', 'row 2', 'row 3']);
    expect(layer.features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Polygon', coordinates: [square(X, Y, 100), square(X + 20, Y + 20, 10).reverse()] },
      null,
      { type: 'MultiPolygon', coordinates: [[square(X + 200, Y, 50)], [square(X + 300, Y, 50)]] },
    ]);
    // Nine bytes of three characters, cut from twelve: within ten bytes, so that only the missing geometry is sure.
    expect(said(layer)).toContain('remark import.geometry-missing');
  });
  it('in GBK is recognised without .cpg and without language byte, and shows what it read', async () => {
    const layer = await readOne(silent(made.files('gbk.')));
    expect(layer.text).toMatchObject({ encoding: 'GB18030', by: 'fallback' });
    expect(layer.text?.preview).toEqual(expect.arrayContaining(['地块编号', '居住用地']));
    expect(rows(layer)[0]).toMatchObject({ 地块编号: 'A-01', 用地性质: '居住用地' });
    expect(said(layer).filter((line) => line.startsWith('error'))).toEqual([]);
  });
  it('is read by its language byte, by a person’s word, or by its .cpg', async () => {
    const gbk = made.files('gbk.');
    const byte = changed(without(gbk, '.cpg'), '.dbf', (bytes) => bytes.fill(0x4d, 29, 30));
    expect((await readOne(byte)).text).toMatchObject({ encoding: 'GB18030', by: 'language-byte' });
    expect((await readOne(gbk)).text).toMatchObject({ encoding: 'GB18030', by: 'cpg' });
    expect((await readOne(silent(gbk), { encoding: () => 'GBK' })).text).toMatchObject({ encoding: 'GB18030', by: 'user' });
    expect((await readOne(silent(made.files('utf8.')))).text).toMatchObject({ encoding: 'UTF-8', by: 'valid' });
  });
  it('whose .cpg contradicts its bytes says so, and still shows the texts', async () => {
    for (const [from, cpg, encoding] of [['gbk.', 'UTF-8', 'GB18030'], ['gbk.', 'ISO-8859-1', 'GB18030'], ['utf8.', 'GBK', 'UTF-8']] as const) {
      const layer = await readOne(changed(made.files(from), '.cpg', () => bytesOf(cpg)));
      expect(said(layer)).toContain('error import.encoding-contradiction');
      expect(layer.text?.encoding).toBe(encoding);
      expect(layer.text?.preview).toContain('居住用地');
    }
    expect(said(await readOne(changed(made.files('gbk.'), '.cpg', () => bytesOf('KLINGON'))))).toContain('remark import.encoding-unknown');
  });
  it('read in a wrong encoding has damaged texts, each with its place', async () => {
    const layer = await readOne(silent(made.files('gbk.')), { encoding: () => 'UTF-8' });
    expect(layer.findings.find(({ code, feature }) => code === 'import.text-damaged' && feature !== undefined)).toMatchObject({ severity: 'error', feature: 'row 1' });
  });
  it('with field names that were cut says which', async () => {
    // 10 bytes: the fourth character of three bytes has lost two of them.
    const cut = changed(made.files('utf8.'), '.dbf', (bytes) => {
      bytes.set(bytesOf('地块编号').subarray(0, 10), 32);
      return bytes;
    });
    const layer = await readOne(cut);
    expect(layer.fields[0]?.name).toBe('地块编');
    expect(layer.findings).toContainEqual(expect.objectContaining({ code: 'import.field-name-cut', severity: 'remark', field: '地块编' }));
    const twice = changed(made.files('utf8.'), '.dbf', (bytes) => {
      bytes.copyWithin(64, 32, 43);
      return bytes;
    });
    const alike = await readOne(twice);
    expect(alike.fields.map(({ name }) => name).slice(0, 2)).toEqual(['地块编', '地块编 (2)']);
    expect(alike.findings).toContainEqual(expect.objectContaining({ code: 'import.field-name-cut', field: '地块编 (2)' }));
  });
  it('with texts that fill their field says that they may be cut', async () => {
    made.write('long.geojson', JSON.stringify({ type: 'FeatureCollection', features: [polygon({ note: '长'.repeat(120), short: 'R2' }, square(X, Y, 100))] }));
    made.ogr2ogr('long.shp', 'long.geojson', '-lco', 'ENCODING=UTF-8');
    const layer = await readOne(without(made.files('long.'), 'json'));
    expect(layer.findings.filter(({ code }) => code === 'import.text-cut')).toMatchObject([{ severity: 'remark', field: 'note', feature: 'row 1' }]);
    expect(rows(layer)).toEqual([{ note: '长'.repeat(84), short: 'R2' }]);
  });
  it('without features is a remark', async () => {
    const layer = await readOne(made.files('empty.'));
    expect(layer.features).toEqual([]);
    expect(said(layer)).toContain('remark import.layer-empty');
  });
  it('of which parts are missing, in any letter case, is read as far as it can be', async () => {
    const all = made.files('gbk.').map((file) => ({ ...file, name: file.name.toUpperCase() }));
    expect(await readOne(all)).toMatchObject({ file: 'GBK.SHP', name: 'GBK', text: { by: 'cpg' } });
    expect(said(await readOne(without(all, 'DBF', 'PRJ', 'SHX')))).toEqual(expect.arrayContaining(['error import.shapefile-part', 'note import.shapefile-part']));
    expect((await readOne(without(all, 'PRJ'))).crs).toBeNull();
    const { findings } = await read([...all, { name: 'other.dbf', bytes: all.find(({ name }) => name.endsWith('DBF'))?.bytes ?? new Uint8Array() }]);
    expect(findings).toMatchObject([{ code: 'import.shapefile-part', severity: 'remark', file: 'other.dbf' }]);
  });
  it('cut short, of unequal lengths, or with a damaged record is an error that says where', async () => {
    const gbk = made.files('gbk.');
    expect(said(await readOne(changed(gbk, '.shp', (bytes) => bytes.subarray(0, bytes.length - 40))))).toEqual(expect.arrayContaining(['error import.shp-truncated', 'error import.count-mismatch']));
    expect(said(await readOne(changed(gbk, '.dbf', (bytes) => bytes.subarray(0, bytes.length - 100))))).toEqual(expect.arrayContaining(['error import.dbf-truncated', 'error import.count-mismatch']));
    expect(said(await readOne(changed(gbk, '.dbf', () => bytesOf('no table'))))).toContain('error import.dbf-damaged');
    const points = changed(gbk, '.shp', (bytes) => {
      new DataView(bytes.buffer).setInt32(100 + 8 + 40, 1_000_000, true);
      return bytes;
    });
    const layer = await readOne(points);
    expect(layer.features.map(({ geometry }) => geometry?.type)).toEqual([undefined, undefined, 'MultiPolygon']);
    expect(layer.findings).toContainEqual(expect.objectContaining({ code: 'import.geometry-broken', severity: 'error', feature: 'row 1' }));
    const nothing = changed(gbk, '.shp', (bytes) => {
      new DataView(bytes.buffer).setFloat64(100 + 8 + 52, NaN, true);
      return bytes;
    });
    expect((await readOne(nothing)).findings).toContainEqual(expect.objectContaining({ code: 'import.geometry-broken', feature: 'row 1' }));
  });
  it('with deleted rows leaves them out, and their shapes', async () => {
    const layer = await readOne(changed(made.files('gbk.'), '.dbf', (bytes) => {
      bytes[new DataView(bytes.buffer).getUint16(8, true)] = 0x2a;
      return bytes;
    }));
    expect(layer.features.map(({ at }) => at)).toEqual(['row 2', 'row 3']);
    expect(said(layer)).toContain('note import.deleted-rows');
  });
  it('keeps rings that run the wrong way as they are, and says so', async () => {
    made.write('turned.geojson', JSON.stringify({ type: 'FeatureCollection', features: [polygon({ a: 1 }, square(X, Y, 100))] }));
    made.ogr2ogr('turned.shp', 'turned.geojson');
    const layer = await readOne(changed(without(made.files('turned.'), 'json'), '.shp', (bytes) => {
      // GDAL turns rings as the format wants them; here the second and the fourth corner change places.
      const at = 100 + 8 + 44 + 4;
      const second = bytes.slice(at + 16, at + 32);
      bytes.copyWithin(at + 16, at + 48, at + 64);
      bytes.set(second, at + 48);
      return bytes;
    }));
    expect(layer.features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [square(X, Y, 100).reverse()] });
    expect(said(layer)).toContain('note import.ring-direction');
  });
  it('of points or lines with heights gives the plane coordinates', async () => {
    made.write('z.geojson', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [1, 1, 1]]] } }] }));
    made.ogr2ogr('z.shp', 'z.geojson', '-nlt', 'LINESTRINGZ');
    const layer = await readOne(without(made.files('z.'), 'json'));
    expect(layer.features[0]?.geometry).toEqual({ type: 'MultiLineString', coordinates: [[[1, 2], [4, 5]], [[7, 8], [1, 1]]] });
    expect(said(layer)).toContain('note import.heights');
  });
});
