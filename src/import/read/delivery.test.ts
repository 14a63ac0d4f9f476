/** What is in a delivery is told by content; what cannot be read says what to do. */
import { afterAll, describe, expect, it } from 'vitest';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readDelivery } from './delivery.ts';
import { filesAt } from './folder.ts';
import { bytesOf, Made, read, said } from './given.fixture.ts';

const made = new Made();
afterAll(() => made.remove());

const GEOJSON = bytesOf('{"type":"Point","coordinates":[116,29.7]}');
const DXF = bytesOf('0\nSECTION\n2\nENTITIES\n0\nPOINT\n8\nA\n10\n1\n20\n2\n0\nENDSEC\n0\nEOF\n');

const refusedAs = async (name: string, bytes: Uint8Array): Promise<string[]> => {
  const { layers, findings } = await read([{ name: 'good.bin', bytes: GEOJSON }, { name, bytes }]);
  expect(layers.map(({ format }) => format)).toEqual(['geojson']);
  return findings.map(({ severity, code, file }) => `${severity} ${code} ${file}`);
};

describe('a file', () => {
  it('is told by its content, whatever it is called', async () => {
    const { layers } = await read([{ name: 'a.txt', bytes: GEOJSON }, { name: 'b.dat', bytes: DXF }, { name: 'c.txt', bytes: bytesOf('编号,经度,纬度\n1,116,29.7\n') }]);
    expect(layers.map(({ file, format }) => `${file} ${format}`)).toEqual(['a.txt geojson', 'b.dat dxf', 'c.txt csv']);
  });
  it('that is not read is named, with what to do, and the others are read', async () => {
    expect(await refusedAs('a.dwg', bytesOf('AC1032\0\0\0\0'))).toEqual(['error import.dwg a.dwg']);
    expect(await refusedAs('b.dxf', bytesOf('AutoCAD Binary DXF\r\n\x1a\0'))).toEqual(['error import.dxf-unreadable b.dxf']);
    expect(await refusedAs('c.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toEqual(['error import.old-workbook c.xls']);
    expect(await refusedAs('d.rar', bytesOf('Rar!\x1a\x07\x01'))).toEqual(['error import.archive d.rar']);
    expect(await refusedAs('e.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c))).toEqual(['error import.archive e.7z']);
    expect(await refusedAs('f.tab', bytesOf('!table\n!version 300\n'))).toEqual(['error import.mapinfo f.tab']);
    expect(await refusedAs('l.udbx', bytesOf('SQLite format 3\0'))).toEqual(['error import.supermap l.udbx']);
    expect(await refusedAs('m.WP', bytesOf('WMAP'))).toEqual(['error import.mapgis m.WP']);
    expect(await refusedAs('n.vct', bytesOf('HeadBegin\nDataMark: CNSDTF-VCT\n'))).toEqual(['error import.vct n.vct']);
    expect(await refusedAs('g.shp', new Uint8Array())).toEqual(['error import.file-empty g.shp']);
    expect(await refusedAs('h.pdf', bytesOf('%PDF-1.7'))).toEqual(['note import.file-left h.pdf']);
    expect(await refusedAs('说明.txt', bytesOf('本次交付说明'))).toEqual(['note import.file-left 说明.txt']);
    expect(await refusedAs('i.kml', bytesOf('<kml xmlns="http://www.opengis.net/kml/2.2"/>'))).toEqual(['error import.needs-gdal i.kml']);
    expect(await refusedAs('j.shp', bytesOf('shp'))).toEqual(['error import.shp-truncated j.shp']);
    expect(await refusedAs('k.gdb/a00000002.gdbtable', Uint8Array.of(3, 0, 0, 0))).toEqual(['error import.filegdb-part k.gdb']);
  });
  it('of AutoCAD says how to make a DXF of it', async () => {
    const { findings } = await read([{ name: 'good', bytes: GEOJSON }, { name: 'a.dwg', bytes: bytesOf('AC1032\0\0') }]);
    for (const word of ['AutoCAD', '中望', '浩辰', 'SAVEAS', 'DXFOUT', 'AutoCAD 2018 DXF', '绑定', 'HATCH', '代理']) expect(findings[0]?.text.zh).toContain(word);
  });
});

describe('a delivery', () => {
  it('with nothing that can be read is a problem that lists what was seen', async () => {
    const result = await readDelivery([{ name: 'b.pdf', bytes: bytesOf('%PDF-1.7') }, { name: 'a.dwg', bytes: bytesOf('AC1027\0') }], {});
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'import.nothing-read', received: 'a.dwg、b.pdf' }, { code: 'import.dwg', file: 'a.dwg' }, { code: 'import.file-left' }] });
    expect(await readDelivery([], {})).toMatchObject({ ok: false, problems: [{ code: 'import.nothing-read' }] });
  });
  it('is read alike in whatever order its files come', async () => {
    const files = [{ name: 'b.json', bytes: GEOJSON }, { name: 'a.dwg', bytes: bytesOf('AC1027\0') }, { name: 'a.json', bytes: GEOJSON }, { name: 'c.json', bytes: bytesOf('{') }];
    const first = await read(files);
    expect(await read(files.toReversed())).toEqual(first);
    expect(first.layers.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
    expect(said(first)).toEqual(['error import.dwg', 'error import.json']);
  });
});

describe('a folder', () => {
  it('gives its files by code units, and follows no link out of it', async () => {
    mkdirSync(join(made.dir, 'd/B'), { recursive: true });
    for (const name of ['d/b.json', 'd/a.json', 'd/B/c.json', 'secret.json']) made.write(name, GEOJSON);
    symlinkSync(join(made.dir, 'secret.json'), join(made.dir, 'd/link.json'));
    symlinkSync(made.dir, join(made.dir, 'd/up'));
    const files = await filesAt(join(made.dir, 'd'));
    expect(files.ok && files.value.map(({ name }) => name)).toEqual(['B/c.json', 'a.json', 'b.json']);
  });
  it('of a Shapefile is named by its .shp alone, and its parts come along', async () => {
    for (const name of ['s.shp', 's.DBF', 's.prj', 's.json', 'st.shp', 't.shp']) made.write(name, GEOJSON);
    const files = await filesAt(join(made.dir, 's.shp'));
    expect(files.ok && files.value.map(({ name }) => name)).toEqual(['s.DBF', 's.prj', 's.shp']);
  });
  it('that is not there is a problem', async () => {
    expect(await filesAt(join(made.dir, 'nowhere'))).toMatchObject({ ok: false, problems: [{ code: 'import.unreadable' }] });
  });
});
