/** Two thousand files that were cut off or in which bits have turned: reading and everything after it never throws, never hangs, and writes nothing. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { writeFgb } from '../io/fgb-write.ts';
import { random } from '../../test/bench/random.ts';
import { tinyPlan } from '../plan/tiny.fixture.ts';
import type { PlanSource } from '../plan/schema/manifest.ts';
import { deliver } from './deliver.ts';
import { findGdal } from './gdal/find.ts';
import { readMapping } from './mapping/read.ts';
import { block, drawing, hatch, insert, loop, polyline } from './read/dxf/drawn.fixture.ts';
import type { GivenFile } from './types.ts';

/** Milliseconds for one input, on a machine that does much else. */
const LONGEST = 10_000;

let root = '';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ring = [[116, 29.66], [116.04, 29.66], [116.04, 29.7], [116.02, 29.69], [116, 29.7], [116, 29.66]];
const rows = [{ BH: 'YB-1', MC: '庾亮山', LB: '一般控制区' }, { BH: 'JZ-1', MC: '甘棠湖', LB: '禁止设置区' }];
const geojson = JSON.stringify({ type: 'FeatureCollection', features: rows.map((properties, i) => ({ type: 'Feature', properties, geometry: i === 0 ? { type: 'Polygon', coordinates: [ring] } : { type: 'MultiPolygon', coordinates: [[ring.map(([x = 0, y = 0]) => [x - 0.05, y])]] } })) });
const context = { plan: tinyPlan() as unknown as PlanSource, published: null, landmarks: [] };
const mapping = readMapping('schema: signplan-import/1\nsources:\n  - file: "*"\n    into: zones\n    crs: { system: EPSG:4490 }\n    columns:\n      key: { from: BH }\n      name: { from: MC, optional: true }\n      class: { from: LB, words: { 一般控制区: general, 禁止设置区: prohibited } }\n    repair: [close-rings, repeated-points, winding, self-intersections, duplicates, slivers, snap-lines, overlaps]\n', 'import.yaml');

const drawn = readMapping('schema: signplan-import/1\nsources:\n  - file: "*.dxf"\n    into: zones\n    crs: { system: EPSG:4490 }\n    closedLines: areas\n    columns:\n      key: { from: handle }\n      class: { from: layer, words: { 一般控制区: general, 禁止设置区: prohibited } }\n    repair: [self-intersections, overlaps]\n', 'import.yaml');

/** Each kind: its files, of which the first is damaged. */
const kinds = new Map<string, GivenFile[]>();
const GDAL_KINDS = ['gpkg', 'kml'];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'signplan-fuzz-'));
  writeFileSync(join(root, 'zones.json'), geojson);
  for (const [name, ...args] of [['zones.shp', '-lco', 'ENCODING=GBK', '-nlt', 'MULTIPOLYGON'], ['zones.gpkg'], ['zones.kml']] as const) execFileSync('ogr2ogr', [name, 'zones.json', ...args], { cwd: root, stdio: 'ignore' });
  const shape = readdirSync(root).filter((name) => /^zones\.(shp|shx|dbf|prj)$/.test(name)).map((name): GivenFile => ({ name, bytes: new Uint8Array(readFileSync(join(root, name))) }));
  const first = (end: string): GivenFile[] => [...shape.filter(({ name }) => name.endsWith(end)), ...shape.filter(({ name }) => !name.endsWith(end))];
  kinds.set('shp', first('.shp')).set('dbf', first('.dbf'));
  kinds.set('zip', [{ name: 'zones.zip', bytes: zipSync(Object.fromEntries(shape.map((file) => [file.name, file.bytes]))) }]);
  kinds.set('geojson', [{ name: 'zones.geojson', bytes: bytes(geojson) }]);
  kinds.set('fgb', [{ name: 'zones.fgb', bytes: writeFgb({ name: 'zones', title: 'zones', geometryType: 'Polygon', columns: { BH: 'string', MC: 'string', LB: 'string' }, features: rows.map((properties, i) => ({ properties, geometry: { type: 'Polygon' as const, coordinates: [ring.map(([x = 0, y = 0]): [number, number] => [x - i * 0.05, y])] } })) }) }]);
  const part = block('a', [0, 0], polyline('一般控制区', true, [[0, 0, 1], [0.01, 0, 0.5], [0.01, 0.01]]), hatch('禁止设置区', [loop([[0, 0], [0.02, 0], [0.02, 0.02]])]));
  kinds.set('dxf', [{ name: 'zones.dxf', bytes: bytes(drawing([insert('b', '0', 116, 29.68, 41, 2, 42, 2, 50, 30), polyline('禁止设置区', true, [[115.97, 29.67], [115.98, 29.67, 0.3], [115.98, 29.68]])], { layers: [['一般控制区', 1, 0]], blocks: [part, block('b', [0, 0], insert('a', '0', 0, 0, 70, 2, 71, 2, 44, 0.02, 45, 0.02))] })) }]);
  kinds.set('csv', [{ name: 'points.csv', bytes: bytes('BH,MC,LB,经度,纬度\nYB-1,庾亮山,一般控制区,116.01,29.68\nJZ-1,"甘棠,湖",禁止设置区,115.97,29.67\n') }]);
  const book = writeXlsxFile([['BH', 'MC', 'LB', '经度', '纬度'].map((value) => ({ value })), [{ value: 'YB-1' }, { value: '庾亮山' }, { value: '一般控制区' }, { value: 116.01 }, { value: 29.68 }]], { buffer: true } as never) as unknown;
  const made: unknown = await (typeof book === 'object' && book !== null && 'toBuffer' in book ? (book as { toBuffer(): Promise<Buffer> }).toBuffer() : (book as Promise<Buffer>));
  kinds.set('xlsx', [{ name: 'points.xlsx', bytes: new Uint8Array(made as Buffer) }]);
  for (const end of GDAL_KINDS) kinds.set(end, [{ name: `zones.${end}`, bytes: new Uint8Array(readFileSync(join(root, `zones.${end}`))) }]);
});
afterAll(() => rmSync(root, { recursive: true }));

/** A third is cut off, a third has turned bits, a third both or a stretch of nonsense. */
function damaged(given: Uint8Array, next: () => number): Uint8Array {
  const whole = given.slice();
  const way = Math.floor(next() * 3);
  const below = (n: number): number => Math.floor(next() * n);
  const cut = way === 1 ? whole : whole.subarray(0, below(whole.length));
  if (way === 0 || cut.length === 0) return cut;
  for (let flips = 1 + below(8); flips > 0; flips--) {
    // Headers hold the numbers that count: they are hit as often as all the rest.
    const at = next() < 0.5 ? below(Math.min(128, cut.length)) : below(cut.length);
    cut[at] = way === 2 && next() < 0.3 ? 0xff : (cut[at] ?? 0) ^ (1 << below(8));
  }
  return cut;
}

it.each([['shp', 320], ['dbf', 320], ['zip', 240], ['geojson', 320], ['fgb', 320], ['dxf', 300], ['csv', 160], ['xlsx', 100], ['gpkg', 8], ['kml', 8]] as const)('%s, damaged %i times', async (kind, times) => {
  const [file, ...beside] = kinds.get(kind) ?? [];
  const rules = kind === 'dxf' ? drawn : mapping;
  if (file === undefined || !rules.ok) throw new Error(`no ${kind}`);
  const gdal = GDAL_KINDS.includes(kind) ? await findGdal() : undefined;
  const before = readdirSync(root);
  const next = random(kind.length * 1000 + times);
  let [read, refused, slowest] = [0, 0, 0];
  for (let i = 0; i < times; i++) {
    const input = { name: file.name, bytes: damaged(file.bytes, next) };
    const begun = performance.now();
    const delivered = await deliver([input, ...beside], rules.value, 'import.yaml', context, gdal === undefined ? {} : { gdal });
    slowest = Math.max(slowest, performance.now() - begun);
    if (delivered.ok) {
      read += 1;
      for (const { text, severity } of delivered.value.findings) expect(text.zh !== '' && text.en !== '' && ['error', 'remark', 'note'].includes(severity)).toBe(true);
    } else {
      refused += 1;
      expect(delivered.problems.length, kind).toBeGreaterThan(0);
    }
  }
  expect(slowest).toBeLessThan(LONGEST);
  expect(read + refused).toBe(times);
  // What is damaged in its contents alone goes all the way.
  if (['shp', 'dbf', 'fgb', 'dxf', 'csv'].includes(kind)) expect(read).toBeGreaterThan(times / 50);
  expect(readdirSync(root)).toEqual(before);
});

it('reads them where they are whole', async () => {
  for (const [kind, files] of kinds) {
    const rules = kind === 'dxf' ? drawn : mapping;
    if (!rules.ok) throw new Error('no mapping');
    const gdal = GDAL_KINDS.includes(kind) ? await findGdal() : undefined;
    const delivered = await deliver(files, rules.value, 'import.yaml', context, gdal === undefined ? {} : { gdal });
    expect(delivered.ok && delivered.value.layers[0]?.features.length, kind).toBeGreaterThan(0);
  }
});
