/** A delivery with each of the traps that are known of such files, from the file to the judgement: all of them into one small plan. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { block, drawing, entity, insert, polyline } from '../import/read/dxf/drawn.fixture.ts';
import { readGeojsonLayer } from '../plan/build/geojson-layer.ts';
import { tinyPlan } from '../plan/tiny.fixture.ts';
import { tinyFolder } from './import.fixture.ts';
import { caller } from './run.fixture.ts';

let root = '';
let dir = '';
const run = caller(() => root);
const at = (...path: string[]): string => join(root, ...path);

type Position = number[];
type Ring = Position[];
const box = (w: number, s: number, e: number, n: number): Ring => [[w, s], [e, s], [e, n], [w, n], [w, s]];
const LAKE = box(115.96, 29.66, 116, 29.7);
const HILL = box(116, 29.66, 116.04, 29.7);
const feature = (properties: Record<string, unknown>, ...rings: Ring[]): object => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } });
/** Small enough to be compared with where they are known to be. */
const PAVILIONS = [box(115.97, 29.71, 115.972, 29.712), box(116.02, 29.72, 116.0215, 29.7215)];
const zones = (lake: Ring = LAKE, hill: Ring = HILL): object[] => [feature({ 编号: 'JZ-1', 名称: '甘棠湖', 类别: '禁止设置区' }, lake), feature({ 编号: 'YB-1', 名称: '庾亮山', 类别: '一般控制区' }, hill)];
/** The same ground under names that nobody knows: nothing of it can be compared. */
const strange = (lake: Ring, hill: Ring): object[] => [feature({ 编号: 'X-1', 名称: '甲', 类别: '禁止设置区' }, lake), feature({ 编号: 'X-2', 名称: '乙', 类别: '一般控制区' }, hill)];
const pavilions = (move: (ring: Ring) => Ring): object[] => PAVILIONS.map((ring, i) => feature({ 编号: `TG-${i + 1}`, 名称: ['烟水亭', '浪井'][i], 类别: '禁止设置区' }, move(ring)));
const collection = (features: readonly object[], epsg = 4490): string => JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } }, features });

const TM = '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const grid = (ring: Ring): Ring => ring.map((position) => proj4('+proj=longlat +ellps=GRS80 +no_defs', TM, position));
/** A grid that nobody documents: turned by a degree, a little smaller, with an origin of its own. */
const city = ([x = 0, y = 0]: Position): Position => {
  const [dx, dy, turn, scale] = [x - 39_400_000, y - 3_280_000, Math.PI / 180, 0.9999];
  return [40_000 + scale * (dx * Math.cos(turn) - dy * Math.sin(turn)), 60_000 + scale * (dx * Math.sin(turn) + dy * Math.cos(turn))];
};

function ogr2ogr(...args: string[]): void {
  execFileSync('ogr2ogr', args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Writes the features, and lets GDAL make the file that is asked for of them. */
function made(name: string, features: readonly object[], args: readonly string[] = [], epsg = 4490): string {
  const source = name.replace(/\.[a-z]+$/, '.json');
  writeFileSync(at(source), collection(features, epsg));
  ogr2ogr(name, source, ...args);
  return name;
}

/** A Shapefile without some of its companions. */
function shapefile(name: string, features: readonly object[], without: readonly string[], args: readonly string[] = ['-lco', 'ENCODING=UTF-8'], epsg = 4490): string {
  made(`${name}.shp`, features, args, epsg);
  mkdirSync(at(name), { recursive: true });
  for (const file of readdirSync(root).filter((one) => one.startsWith(`${name}.`) && !one.endsWith('.json') && !without.some((end) => one.endsWith(end)))) writeFileSync(at(name, file), readFileSync(at(file)));
  return name;
}

const COLUMNS = '      key: { from: 编号 }\n      name: { from: 名称, optional: true }\n      class: { from: 类别, words: { 禁止设置区: prohibited, 一般控制区: general } }\n';
const mapping = (file: string, { rest = '', columns = COLUMNS }: { rest?: string; columns?: string } = {}): string => `schema: signplan-import/1\nsources:\n  - file: "${file}"\n    into: zones\n${rest}    columns:\n${columns}`;

interface Report {
  readonly readiness: string;
  readonly sources: readonly { readonly text: { readonly encoding: string; readonly by: string; readonly preview: readonly string[] } | null; readonly crs: { readonly zh: string } | null }[];
  readonly layers: readonly { readonly count: number; readonly before: Record<string, number> | null }[];
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly feature?: string; readonly area?: number; readonly change?: number; readonly at?: readonly number[]; readonly received?: string; readonly text: { readonly zh: string; readonly en: string } }[];
}

let count = 0;
/** A dry run, since the plan is shared. */
async function judged(delivery: string, yaml: string, ...args: string[]): Promise<{ readonly exit: number; readonly report: Report; readonly err: string; readonly zones: () => ReturnType<typeof candidate> }> {
  const file = `mapping-${++count}.yaml`;
  writeFileSync(at(file), yaml);
  const ran = await run(['import', delivery, '--into', 'tiny', '--mapping', file, '--report', `report-${count}`, '--dry-run', '--format', 'json', ...args]);
  const own = count;
  return { exit: ran.exit, report: (ran.out === '' ? { findings: [] } : JSON.parse(ran.out)) as Report, err: ran.err, zones: () => candidate(own) };
}

/** The zones as they would be published. */
function candidate(number: number): { readonly key: string; readonly name: unknown; readonly from: unknown; readonly ring: Ring }[] {
  const file = at(`zones-${number}.geojson`);
  ogr2ogr('-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', file, at(`report-${number}`, 'candidate', 'zones.fgb'));
  const layer = tinyPlan().layers[1];
  if (layer === undefined) throw new Error('no layer');
  const content = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown>; geometry: { coordinates: Ring[] } }[] };
  return content.features.map(({ properties, geometry }) => ({ key: String(properties['key']), name: properties['name'], from: properties['from'], ring: geometry.coordinates[0] ?? [] })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

const said = ({ findings }: Report): string[] => [...new Set(findings.map(({ severity, code }) => `${severity} ${code.replace('import.', '')}`))].sort();
const errors = (report: Report): string[] => said(report).filter((one) => one.startsWith('error')).map((one) => one.slice(6));
/** What is said of the reference system that a person has to look at. */
const doubts = ({ findings }: Report): string => findings.filter(({ code, severity }) => code.startsWith('import.crs-') && severity !== 'note').map(({ text }) => text.zh).join('\n');
/** Largest distance of corners in degrees: those of one may begin elsewhere. */
const off = (a: Ring, b: Ring): number => Math.max(...a.map(([x = 0, y = 0]) => Math.min(...b.map(([u = 0, v = 0]) => Math.hypot(x - u, y - v)))));

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'signplan-import-'));
  dir = await tinyFolder(root, ({ layers }) => PAVILIONS.forEach((ring, i) => layers.zones.features.push({ type: 'Feature', properties: { key: `TG-${i + 1}`, name: ['烟水亭', '浪井'][i], class: 'prohibited' }, geometry: { type: 'Polygon', coordinates: [ring] } })));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('words', () => {
  it('reads GBK where no .cpg says so, and shows what it read', async () => {
    const { exit, report, zones: published } = await judged(shapefile('gbk', zones(), ['.cpg'], ['-lco', 'ENCODING=GBK']), mapping('*.shp'));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    expect(report.sources[0]?.text).toMatchObject({ encoding: 'GB18030', preview: expect.arrayContaining(['甘棠湖']) });
    expect(published().map(({ key, name }) => [key, name])).toEqual([['JZ-1', '甘棠湖'], ['YB-1', '庾亮山']]);
  });

  it('refuses what is not read rightly: a wrong encoding that somebody states', async () => {
    const { exit, report } = await judged('gbk', mapping('*.shp'), '--encoding', 'UTF-8');
    expect(exit).not.toBe(0);
    expect(report.readiness ?? 'not-ready').toBe('not-ready');
  });

  it('names the nearest class for one that is unknown, and where it is', async () => {
    const [lake] = zones();
    const { exit, report } = await judged(made('class.gpkg', [lake ?? {}, feature({ 编号: 'YB-1', 名称: '庾亮山', 类别: '一般控致区' }, HILL)]), mapping('*.gpkg'));
    expect(exit).toBe(1);
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'import.unknown-class', severity: 'error', text: expect.objectContaining({ zh: expect.stringContaining('是否应为 general') }) }));
  });
});

describe('reference systems', () => {
  const near = (zonesNow: { readonly ring: Ring }[], degrees: number): void => {
    expect(off(zonesNow[0]?.ring ?? [], LAKE)).toBeLessThan(degrees);
    expect(off(zonesNow[1]?.ring ?? [], HILL)).toBeLessThan(degrees);
  };
  const projected = (): object[] => zones(grid(LAKE), grid(HILL));

  it('takes EPSG:4527 with its zone before the easting, as the file states it', async () => {
    const { exit, report, zones: published } = await judged(shapefile('gk', projected(), [], undefined, 4527), mapping('*.shp'));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    near(published(), 1e-8);
  });

  it('does not take it silently where nothing states it, and does as it is told', async () => {
    const asked = await judged(shapefile('strange', strange(grid(LAKE), grid(HILL)), ['.prj'], undefined, 4527), mapping('*.shp'));
    expect(doubts(asked.report)).toContain('4527');
    const told = await judged(shapefile('bare', projected(), ['.prj'], undefined, 4527), mapping('*.shp', { rest: '    crs: { system: EPSG:4527 }\n' }));
    expect({ exit: told.exit, errors: errors(told.report) }).toEqual({ exit: 0, errors: [] });
    near(told.zones(), 1e-8);
  });

  it('notices that northing comes first, and reads it so where it is told to', async () => {
    const turned = (ring: Ring): Ring => grid(ring).map(([x = 0, y = 0]) => [y, x]);
    const delivery = shapefile('turned', zones(turned(LAKE), turned(HILL)), ['.prj'], undefined, 4527);
    const asked = await judged(shapefile('turned-strange', strange(turned(LAKE), turned(HILL)), ['.prj'], undefined, 4527), mapping('*.shp'));
    expect(doubts(asked.report)).toMatch(/北/);
    const told = await judged(delivery, mapping('*.shp', { rest: '    crs: { system: EPSG:4527, axes: north-east }\n' }));
    expect({ exit: told.exit, errors: errors(told.report) }).toEqual({ exit: 0, errors: [] });
    near(told.zones(), 1e-8);
  });

  it('fits a grid of the city to three control points, and tells their residuals', async () => {
    const delivery = shapefile('city', zones(grid(LAKE).map(city), grid(HILL).map(city)), ['.prj'], undefined, 4527);
    const alone = await judged(delivery, mapping('*.shp'));
    expect(alone.exit).toBe(1);
    const points = [[115.955, 29.655], [116.045, 29.657], [116, 29.745]].map(([lon = 0, lat = 0]) => {
      const [there = [0, 0]] = grid([[lon, lat]]);
      return `{ from: [${city(there).map((n) => n.toFixed(4)).join(', ')}], to: [${there.map((n) => n.toFixed(4)).join(', ')}] }`;
    });
    const fitted = await judged(delivery, mapping('*.shp', { rest: `    crs:\n      fit: similarity\n      to: EPSG:4527\n      tolerance: 0.05\n      points:\n${points.map((point) => `        - ${point}\n`).join('')}` }));
    expect({ exit: fitted.exit, errors: errors(fitted.report) }).toEqual({ exit: 0, errors: [] });
    expect(JSON.stringify([fitted.report.sources[0]?.crs, fitted.report.findings])).toMatch(/残差|residual/);
    near(fitted.zones(), 2e-8);
  });

  it('suspects the shift of the web maps by places that are known, and says the metres', async () => {
    const moved = (ring: Ring): Ring => ring.map(([x = 0, y = 0]) => gcoord.transform([x, y], gcoord.WGS84, gcoord.GCJ02));
    const { report } = await judged(made('web.geojson', [...zones(moved(LAKE), moved(HILL)), ...pavilions(moved)], ['-lco', 'RFC7946=YES']), mapping('*.geojson'));
    const shift = report.findings.find(({ code }) => /shift/.test(code));
    expect(shift?.severity).not.toBe('note');
    expect(shift?.text.zh).toMatch(/GCJ-02/);
    expect(shift?.text.zh).toMatch(/\d+ ?(米|m)/);
  });
});

describe('drawings', () => {
  it('tells where an outline crosses itself and does not publish it; mends it where that is asked, and tells the change', async () => {
    const bow: Ring = [[116, 29.66], [116.04, 29.7], [116.04, 29.66], [116, 29.7], [116, 29.66]];
    const delivery = made('bow.gpkg', zones(LAKE, bow));
    const { exit, report } = await judged(delivery, mapping('*.gpkg'));
    expect(exit).toBe(1);
    const found = report.findings.find(({ code }) => code === 'import.self-intersection');
    expect(found).toMatchObject({ severity: 'error', feature: 'YB-1' });
    expect(Math.hypot((found?.at?.[0] ?? 0) - 116.02, (found?.at?.[1] ?? 0) - 29.68)).toBeLessThan(1e-6);
    const mended = await judged(delivery, mapping('*.gpkg'), '--repair', 'self-intersections');
    expect({ exit: mended.exit, errors: errors(mended.report) }).toEqual({ exit: 0, errors: [] });
    expect(mended.report.findings.find(({ code }) => code === 'import.repaired-self-intersections')).toMatchObject({ severity: 'note', feature: 'YB-1', change: expect.any(Number) });
  });

  it('tells the area and the place of an overlap, and cuts nothing that the plan has no order for', async () => {
    const delivery = made('overlap.gpkg', zones(LAKE, box(115.9995, 29.66, 116.04, 29.7)));
    const { exit, report } = await judged(delivery, mapping('*.gpkg'));
    expect(exit).toBe(1);
    const found = report.findings.find(({ code }) => code === 'import.overlap');
    // 0.0005° × 0.04°, some 48 m by 4434 m.
    expect(found).toMatchObject({ severity: 'error', area: expect.closeTo(214_500, -4) });
    expect(found?.at?.[0]).toBeCloseTo(115.99975, 3);
    // Which of the two goes first the plan does not say, and nobody else can.
    const asked = await judged(delivery, mapping('*.gpkg'), '--repair', 'overlaps');
    expect(asked.exit).toBe(1);
    expect(said(asked.report)).toContain('remark not-repaired-overlaps');
  });

  it('does not empty a layer because a file is empty', async () => {
    const { exit, report } = await judged(made('none.gpkg', zones(), ['-where', '"编号" = \'nothing\'']), mapping('*.gpkg'));
    expect(exit).toBe(1);
    expect(said(report)).toEqual(expect.arrayContaining(['error nothing-for-layer', 'remark layer-empty']));
  });

  it('flattens arcs in blocks within blocks, and takes closed outlines for areas', async () => {
    const [[x = 0, y = 0] = []] = grid([[116.02, 29.68]]);
    // A disc of 100 m by two bulges, drawn at a tenth, in a block within a block that doubles it twice; what it is stands beside as its layer.
    const disc = block('disc', [0, 0], polyline('一般控制区', true, [[-10, 0, 1], [10, 0, 1]]));
    const outer = block('outer', [0, 0], insert('disc', '一般控制区', 0, 0, 41, 2, 42, 2, 43, 2));
    const shape = drawing([insert('outer', '一般控制区', x, y, 41, 5, 42, 5, 43, 5), polyline('禁止设置区', true, grid(LAKE).slice(0, 4)), entity('TEXT', '注记', 10, x, 20, y, 30, 0, 40, 5, 1, 'YB-1'), entity('TEXT', '注记', 10, grid([[115.98, 29.68]])[0]?.[0] ?? 0, 20, grid([[115.98, 29.68]])[0]?.[1] ?? 0, 30, 0, 40, 5, 1, 'JZ-1')], { layers: [['一般控制区', 7, 0], ['禁止设置区', 1, 0], ['注记', 2, 0]], blocks: [disc, outer] });
    writeFileSync(at('plan.dxf'), shape);
    const { exit, report, zones: published } = await judged('plan.dxf', mapping('*.dxf', { rest: '    where: { layer: [禁止设置区, 一般控制区], entity: [LWPOLYLINE] }\n    crs: { system: EPSG:4527 }\n    closedLines: areas\n', columns: '      key: { label: 注记 }\n      class: { from: layer, words: { 禁止设置区: prohibited, 一般控制区: general } }\n' }));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    const [lake, round] = published();
    expect([lake?.key, round?.key]).toEqual(['JZ-1', 'YB-1']);
    const radii = grid(round?.ring ?? []).map(([px = 0, py = 0]) => Math.hypot(px - x, py - y));
    expect(radii.length).toBeGreaterThan(30);
    for (const radius of radii) expect(Math.abs(radius - 100)).toBeLessThan(0.02);
  });
});

describe('attributes', () => {
  it('keeps every digit of a key beyond 2^53', async () => {
    const text = collection(zones()).replace('"编号":"JZ-1"', '"编号":9007199254740993').replace('"编号":"YB-1"', '"编号":9007199254740994');
    writeFileSync(at('long.json'), text);
    ogr2ogr('long.gpkg', 'long.json');
    const { report } = await judged('long.gpkg', mapping('*.gpkg'));
    // A sign that stands there refers to YB-1, which is gone: that is said, and with it the keys as they are.
    expect(JSON.stringify(report.findings)).toContain('9007199254740993');
    expect(JSON.stringify(report.findings)).not.toContain('9007199254740992');
  });

  it('reads dates as they are, whatever they are written as', async () => {
    const dated = [feature({ 编号: 'JZ-1', 名称: '甘棠湖', 类别: '禁止设置区', 起: '2024-03-01' }, LAKE), feature({ 编号: 'YB-1', 名称: '庾亮山', 类别: '一般控制区', 起: '2024-12-31' }, HILL)];
    const { exit, report, zones: published } = await judged(made('dates.gpkg', dated), mapping('*.gpkg', { columns: `${COLUMNS}      from: { from: 起, optional: true }\n` }));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    expect(published().map(({ from }) => from)).toEqual(['2024-03-01', '2024-12-31']);
  });

  it('tells of a key that is there twice', async () => {
    const { exit, report } = await judged(made('twice.gpkg', [...zones(), feature({ 编号: 'YB-1', 名称: '庾亮山', 类别: '一般控制区' }, box(115.96, 29.71, 116, 29.72))]), mapping('*.gpkg'));
    expect(exit).toBe(1);
    expect(errors(report)).toContain('key-double');
  });

  it('keeps the keys of the last version where the delivery has none', async () => {
    const { exit, report, zones: published } = await judged(made('nokeys.gpkg', zones()), mapping('*.gpkg', { columns: COLUMNS.split('\n').slice(1).join('\n') }));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    expect(published().map(({ key }) => key)).toEqual(['JZ-1', 'YB-1']);
  });
});

describe('files', () => {
  it('reads a FileGDB out of a zip', async () => {
    made('plan.gdb', zones(), ['-f', 'OpenFileGDB', '-nln', 'fenqu']);
    const files = readdirSync(at('plan.gdb')).map((name) => [`成果/plan.gdb/${name}`, new Uint8Array(readFileSync(at('plan.gdb', name)))] as const);
    writeFileSync(at('delivery.zip'), zipSync(Object.fromEntries(files)));
    const { exit, report, zones: published } = await judged('delivery.zip', mapping('*.gdb', { rest: '    layer: fenqu\n' }));
    expect({ exit, errors: errors(report) }).toEqual({ exit: 0, errors: [] });
    expect(published().map(({ key }) => key)).toEqual(['JZ-1', 'YB-1']);
  });

  it('refuses DWG and says how to export DXF', async () => {
    writeFileSync(at('plan.dwg'), 'AC1032\0\0\0\0\0\0 drawing');
    const { exit, err } = await judged('plan.dwg', mapping('*.dwg'));
    expect(exit).toBe(2);
    expect(err).toMatch(/DXF/);
  });
});

it('leaves the plan as it was through all of this', async () => {
  expect(readdirSync(dir).sort()).toEqual(['clauses', 'matrix.csv', 'package', 'plan.json', 'source']);
  const { exit } = await run(['build', 'tiny', '--check']);
  expect(exit).toBe(0);
  const layer = tinyPlan().layers[1];
  const read = readGeojsonLayer(JSON.parse(readFileSync(join(dir, 'source/zones.geojson'), 'utf8')), layer as Parameters<typeof readGeojsonLayer>[1], 'zones');
  expect(read.ok && read.value.map(({ key }) => key)).toEqual(['JZ-1', 'YB-1', 'TG-1', 'TG-2']);
});
