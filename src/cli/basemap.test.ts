import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeatureCollection, Position } from 'geojson';
import { osmPbf, osmXml, type OsmModel } from '../import/basemap/osm.fixture.ts';
import { planSource, type Manifest } from '../plan/schema/manifest.ts';
import { tinySources } from '../plan/tiny.fixture.ts';
import { parse } from 'valibot';
import { caller } from './run.fixture.ts';

let home: string;
let city: string;
const call = caller(() => home);

/** An invented place about the tiny plan's extent, 115.9–116.1, 29.6–29.8. */
const corners = (first: number, w: number, s: number, e: number, n: number): OsmModel['nodes'] => [[w, s], [e, s], [e, n], [w, n]].map(([lon = 0, lat = 0], i) => ({ id: first + i, at: [lon, lat] as const }));
const place: OsmModel = {
  nodes: [
    { id: 1, at: [115.8, 29.7] }, { id: 2, at: [115.95, 29.7] }, { id: 3, at: [116, 29.7] }, { id: 4, at: [116.2, 29.7] }, { id: 5, at: [116, 29.75] }, { id: 6, at: [116.001, 29.7500001] }, { id: 7, at: [116, 29.79] },
    { id: 8, at: [116.02, 29.71], tags: { railway: 'station', name: '试站', 'name:en': 'Trial Station' } },
    { id: 9, at: [116.021, 29.7105], tags: { railway: 'station', name: '试站' } },
    { id: 10, at: [116.3, 29.71], tags: { railway: 'station', name: '远站' } },
    { id: 11, at: [115.95, 29.65], tags: { place: 'suburb', name: '试东街道' } },
    { id: 12, at: [115.96, 29.65], tags: { place: 'suburb', name: '试东片区' } },
    ...corners(20, 115.85, 29.6, 115.95, 29.64), ...corners(30, 115.91, 29.61, 115.93, 29.63), ...corners(40, 116.04, 29.64, 116.05, 29.65), ...corners(50, 116.06, 29.64, 116.060005, 29.640005), ...corners(60, 115.92, 29.72, 115.98, 29.78),
  ],
  ways: [
    { id: 100, nodes: [1, 2], tags: { highway: 'primary', name: '试 "一" 路', 'name:zh': '试一路', 'name:en': 'Trial 1st Road' } },
    { id: 101, nodes: [2, 3], tags: { highway: 'primary', name: '试 "一" 路', 'name:zh': '试一路', 'name:en': 'Trial 1st Road' } },
    { id: 102, nodes: [3, 4], tags: { highway: 'motorway', ref: 'G999' } },
    { id: 103, nodes: [3, 5, 6, 7], tags: { railway: 'rail', highspeed: 'yes' } },
    { id: 104, nodes: [5, 7], tags: { highway: 'service', name: '院内路' } },
    { id: 105, nodes: [5, 6], tags: { highway: 'residential', name: '\u202e试𠀀街 ' } },
    { id: 106, nodes: [2, 5], tags: { waterway: 'river', name: '试河' } },
    { id: 110, nodes: [20, 21, 22, 23, 20] }, { id: 111, nodes: [30, 31, 32, 33, 30] },
    { id: 112, nodes: [40, 41, 42, 43, 40], tags: { leisure: 'park', name: '试园' } },
    // Crosses itself, and a speck.
    { id: 113, nodes: [60, 62, 61, 63, 60], tags: { landuse: 'residential' } },
    { id: 114, nodes: [50, 51, 52, 53, 50], tags: { natural: 'water' } },
    { id: 115, nodes: [1, 4], tags: { boundary: 'administrative', admin_level: '6', name: '试县' } },
  ],
  relations: [{ id: 200, members: [{ way: 110, role: 'outer' }, { way: 111, role: 'inner' }], tags: { type: 'multipolygon', natural: 'water', name: '试湖' } }],
};
const DAY = Date.UTC(2026, 8, 30, 20) / 1000;

/** The tiny plan with a hand-drawn base layer that clauses know nothing of. */
async function lay(dir: string): Promise<void> {
  const sources = tinySources(({ plan, layers }) => {
    plan.layers.push(Object.assign(structuredClone(plan.layers[0] ?? expect.unreachable()), { id: 'base-areas', role: 'base', title: { zh: '手绘底图', en: 'Hand-drawn' }, columns: { key: 'string', kind: 'string', cls: 'string' } }));
    Object.assign(layers, { 'base-areas': { type: 'FeatureCollection', features: [] } });
  });
  const files = [['plan.json', sources.plan], ['matrix.csv', sources.matrix], ...sources.own.map((file) => ['clauses/own.json', file] as const), ...sources.national.map((file) => ['../national/law.json', file] as const), ...[...sources.layers].map(([id, file]) => [`source/${id}.geojson`, file] as const)] as const;
  await rm(dir, { recursive: true, force: true });
  for (const [name, { bytes }] of files) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), bytes);
  }
}

/** Every file below, with its bytes. */
async function everything(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name.slice(dir.length + 1), await readFile(name, 'base64')] as const)));
}
const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(city, name), 'utf8')) as unknown;
const layer = async (id: string): Promise<FeatureCollection['features']> => ((await json(`source/${id}.geojson`)) as FeatureCollection).features;
const told = async (id: string): Promise<unknown[]> => (await layer(id)).map(({ properties }) => properties);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'basemap-'));
  city = join(home, 'data/tiny');
  await writeFile(join(home, 'place.osm.pbf'), osmPbf(place, DAY));
});
afterAll(() => rm(home, { recursive: true, force: true }));
beforeEach(() => lay(city));

describe('from an OpenStreetMap file', () => {
  test('come the layers that the map draws, with credit, licence and the file’s own day; what decides stays as it was', async () => {
    const before = await everything(city);
    const { exit, out, err } = await call(['basemap', 'place.osm.pbf', '--into', 'data/tiny']);
    expect(err).not.toMatch(/\[/);
    expect(exit).toBe(0);
    expect(out).toContain('OpenStreetMap，2026-09-30');
    expect(out).toContain('判定不以它为据');
    expect(out).toContain('审图号尚未填写');
    expect(await told('base-areas')).toEqual([
      { key: 'w113', kind: 'built' },
      { key: 'w113-2', kind: 'built' },
      { key: 'w112', name: '试园', kind: 'green' },
      { key: 'r200', name: '试湖', kind: 'water' },
    ]);
    expect(await told('base-lines')).toEqual([
      { key: 'w106', name: '试河', kind: 'water', rank: 1 },
      { key: 'w100', name: '试一路', nameEn: 'Trial 1st Road', kind: 'road', rank: 1 },
      { key: 'w105', name: '试𠀀街', kind: 'road', rank: 4 },
      { key: 'w103', kind: 'rail', rank: 1 },
      { key: 'w102', name: 'G999', kind: 'highway', rank: 1 },
    ]);
    expect(await told('places')).toEqual([{ key: 'n8', name: '试站', nameEn: 'Trial Station', kind: 'station' }, { key: 'n11', name: '试东街道', kind: 'subdistrict' }]);
    // Two ways are one road; cut at the plan's edge; the lake keeps its island.
    const [, road] = await layer('base-lines');
    expect(road?.geometry).toEqual({ type: 'LineString', coordinates: [[115.9, 29.7], [116, 29.7]] });
    const lake = (await layer('base-areas')).at(-1)?.geometry;
    const rings = lake?.type === 'Polygon' ? lake.coordinates : [];
    expect(rings.map((ring: Position[]) => ring.length)).toEqual([5, 5]);
    expect(Math.min(...rings.flat().map(([lon = 0]) => lon))).toBe(115.9);

    const plan = parse(planSource, await json('plan.json'));
    expect(plan.layers.filter(({ role }) => role === 'base')).toMatchObject([
      { id: 'base-areas', basis: 'published', licence: 'ODbL-1.0', date: '2026-09-30', accuracy: 2, columns: { kind: 'string', cls: 'string' } },
      { id: 'base-lines', geometry: 'LineString', columns: { rank: 'int' } },
      { id: 'places', geometry: 'Point' },
    ]);
    const manifest = (await json('package/manifest.json')) as Manifest;
    expect(manifest.baseNotice.zh).toBe('底图 © OpenStreetMap contributors https://www.openstreetmap.org/copyright；仅供定位，不作审批依据');
    expect(manifest.baseNotice.en).toContain('© OpenStreetMap contributors https://www.openstreetmap.org/copyright');
    // A character that no dictionary reads is drawn, and not searched by.
    const names = (await json('package/gazetteer.json')) as { entries: { name: { zh: string; en?: string }; kind: string }[] };
    expect(names.entries.map(({ kind, name }) => [kind, name.zh, name.en].filter((part) => part !== undefined).join(' '))).toEqual(expect.arrayContaining(['road 试一路 Trial 1st Road', 'station 试站 Trial Station', 'water 试湖', 'park 试园', 'subdistrict 试东街道']));
    expect(out).toContain('试𠀀街');

    const after = await everything(city);
    for (const [name, bytes] of Object.entries(before)) if (!/^(plan\.json|source\/base-areas\.geojson|package\/)/.test(name)) expect([name, after[name]]).toEqual([name, bytes]);
    expect((await call(['build', 'data/tiny', '--check'])).exit).toBe(0);

    // Again, and as XML with its nodes in another order: the same bytes.
    await writeFile(join(home, 'place.osm'), osmXml({ ...place, nodes: place.nodes.toReversed() }, ' timestamp="2026-09-30T20:00:00Z"'));
    expect((await call(['basemap', 'place.osm', '--into', 'data/tiny', '--lang', 'en'])).out).toContain('nothing is decided by it');
    expect(await everything(city)).toEqual(after);
  });

  test('come only the layers that are asked for, within the extent that is', async () => {
    const { out } = await call(['basemap', 'place.osm.pbf', '--into', 'data/tiny', '--layers', 'base-lines', '--extent', '115.9,29.69,115.99,29.71', '--simplify', '0', '--lang', 'en']);
    expect(out).toContain('Still the plan\'s own: Hand-drawn');
    const plan = parse(planSource, await json('plan.json'));
    expect(plan.baseNotice.zh).toContain('手绘底图为示意');
    expect(await told('base-lines')).toHaveLength(2);
    expect(plan.layers.some(({ id }) => id === 'places')).toBe(false);
  });
});

test('what can’t be done is said, and nothing is touched', async () => {
  const pbf = osmPbf(place, DAY);
  const files = { 'cut.osm.pbf': pbf.subarray(0, pbf.length - 40), 'zeros.osm.pbf': Buffer.alloc(5000), 'cut.osm': Buffer.from(osmXml(place).slice(0, 3000)), 'undated.osm.pbf': osmPbf(place), 'words.txt': Buffer.from('nothing') };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(home, name), bytes);
  const before = await everything(city);
  const cases: readonly (readonly [argv: readonly string[], code: string])[] = [
    [['cut.osm.pbf'], 'base.unreadable'],
    [['zeros.osm.pbf'], 'base.not-osm'],
    [['cut.osm', '--date', '2026-01-01'], 'base.unreadable'],
    [['undated.osm.pbf'], 'base.no-date'],
    [['place.osm.pbf', '--extent', '115.99,29.601,115.999,29.602'], 'base.nothing'],
    [['place.osm.pbf', '--extent', '10,50,11,51'], 'base.extent'],
    [['place.osm.pbf', 'words.txt'], 'base.mixed'],
    [['nowhere.osm.pbf'], 'base.missing'],
    [['place.osm.pbf', '--layers', 'zones'], 'cli.usage'],
    [['place.osm.pbf', '--date', '2026-02-30'], 'cli.usage'],
  ];
  for (const [argv, code] of cases) {
    const { exit, out, err } = await call(['basemap', ...argv, '--into', 'data/tiny']);
    expect([argv[0], exit, out]).toEqual([argv[0], 2, '']);
    expect(err).toContain(`[${code}]`);
  }
  // A plan that can't be built is not half built.
  const plan = (await json('plan.json')) as { layers: { id: string; role: string }[] };
  await writeFile(join(city, 'plan.json'), JSON.stringify({ ...plan, layers: plan.layers.map((one) => (one.id === 'highways' ? { ...one, id: 'places' } : one)) }));
  expect((await call(['basemap', 'place.osm.pbf', '--into', 'data/tiny'])).err).toContain('[base.taken]');
  await writeFile(join(city, 'plan.json'), JSON.stringify(plan));
  await writeFile(join(city, 'matrix.csv'), 'scope\n');
  expect((await call(['basemap', 'place.osm.pbf', '--into', 'data/tiny'])).exit).toBe(2);
  expect({ ...(await everything(city)), 'matrix.csv': '', 'plan.json': '' }).toEqual({ ...before, 'matrix.csv': '', 'plan.json': '' });
});

describe('from the national 1:1 000 000 data', () => {
  /** Layers as the catalogue delivers them: names of fields, codes, degrees; everything in them invented. */
  const SHEET: Readonly<Record<string, readonly [type: string, header: string, ...rows: string[]]>> = {
    HYDA: ['wkbMultiPolygon', 'WKT,GB,NAME', '"MULTIPOLYGON(((115.8 29.6,115.95 29.6,115.95 29.66,115.8 29.66,115.8 29.6)))",230101,试湖', '"MULTIPOLYGON(((116 29.6,116.05 29.6,116.05 29.63,116 29.6)))",230300,试涸湖'],
    HYDL: ['wkbMultiLineString', 'WKT,GB,NAME', '"MULTILINESTRING((115.9 29.7,116 29.75))",210101,试河'],
    LRDL: ['wkbMultiLineString', 'WKT,GB,RN,NAME,RTEG', '"MULTILINESTRING((115.8 29.68,116.3 29.68))",420101,G99,,高速', '"MULTILINESTRING((115.92 29.62,116.02 29.7))",420301,X001,试县道,三级'],
    LRRL: ['wkbMultiLineString', 'WKT,GB,RN,NAME,TYPE', '"MULTILINESTRING((115.8 29.65,116.2 29.77))",410101,,试铁路,电'],
    AGNP: ['wkbPoint', 'WKT,CLASS,NAME,PINYIN', '"POINT(116.01 29.66)",AI,试镇,Shizhen', '"POINT(116.02 29.66)",AK,试村,Shicun'],
    BOUL: ['wkbMultiLineString', 'WKT,GB', '"MULTILINESTRING((115.8 29.68,116.3 29.7))",650201'],
  };
  const made = async (format: string, out: string, ...options: readonly string[]): Promise<void> => {
    const folder = join(home, 'csv');
    await mkdir(folder, { recursive: true });
    const layers = await Promise.all(Object.entries(SHEET).map(async ([name, [type, ...lines]]) => {
      await writeFile(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
      return `<OGRVRTLayer name="${name}"><SrcDataSource>${join(folder, `${name}.csv`)}</SrcDataSource><GeometryType>${type}</GeometryType><LayerSRS>EPSG:4490</LayerSRS><GeometryField encoding="WKT" field="WKT"/>${(lines[0] ?? '').split(',').slice(1).map((field) => `<Field name="${field}" type="${field === 'GB' ? 'Integer' : 'String'}" width="60"/>`).join('')}</OGRVRTLayer>`;
    }));
    await writeFile(join(folder, 'sheet.vrt'), `<OGRVRTDataSource>${layers.join('')}</OGRVRTDataSource>`);
    execFileSync('ogr2ogr', ['-f', format, join(home, out), join(folder, 'sheet.vrt'), ...options], { stdio: 'ignore' });
  };

  test.each([['OpenFileGDB', 'H50.gdb', []], ['ESRI Shapefile', 'H50', ['-lco', 'ENCODING=GBK']]] as const)('as %s: its codes, its credit, no boundaries, and a date that somebody states', async (format, out, options) => {
    await made(format, out, ...options);
    expect((await call(['basemap', out, '--into', 'data/tiny'])).err).toContain('[base.no-date]');
    const { exit, err } = await call(['basemap', out, '--into', 'data/tiny', '--date', '2019-12-31', '--lang', 'en']);
    expect(err).toContain('boundaries on a published map have to be reviewed');
    expect(exit).toBe(0);
    const [areas, lines, places] = [await told('base-areas'), await told('base-lines'), await told('places')];
    expect(areas).toMatchObject([{ name: '试湖', kind: 'water' }]);
    expect(lines).toMatchObject([{ name: '试河', kind: 'water', rank: 1 }, { name: '试铁路', kind: 'rail', rank: 2 }, { name: 'G99', kind: 'highway', rank: 1 }, { name: '试县道', kind: 'highway', rank: 4 }]);
    expect(places).toMatchObject([{ name: '试镇', kind: 'town' }]);
    expect(areas).toEqual([{ key: expect.stringMatching(/^HYDA-[0-9a-f]{12}$/) as string, name: '试湖', kind: 'water' }]);
    const manifest = (await json('package/manifest.json')) as Manifest;
    expect(manifest.baseNotice.zh).toContain('国家基础地理信息中心');
    expect(manifest.layers.find(({ id }) => id === 'places')).toMatchObject({ basis: 'published', date: '2019-12-31', source: { zh: expect.stringContaining('全国地理信息资源目录服务系统') as string } });
  });
});
