/** A city that is begun: whole at once, and silent about everything. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMapping } from '../import/mapping/read.ts';
import { READY_LAYERS, withReadyLayer } from '../plan/template/layers.ts';
import { emptyPlan, workingGrid } from '../plan/template/plan.ts';
import { planSource, type PlanSource } from '../plan/schema/manifest.ts';
import { caller } from './run.fixture.ts';

let root = '';
const call = caller(() => root);
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'signplan-new-'))));
afterEach(() => rm(root, { recursive: true }));
const planOf = async (city: string): Promise<PlanSource> => JSON.parse(await readFile(join(root, city, 'plan.json'), 'utf8')) as PlanSource;

/** Everything stated that is asked for, and nothing that any clause could mind. */
const SIGN = JSON.stringify({
  type: 'Feature', geometry: { type: 'Point', coordinates: [104.2, 38.2] },
  properties: { signType: 'wall', use: 'own-name', width: 1, height: 0.5, depth: 0.1, clearance: 3, topHeight: 3.5, bearing: 90, faces: 1, display: 'static', animated: false, illumination: 'none', commonParts: false, buildingStoreys: 3, buildingHeight: 12, facadeWidth: 20, storeyHeight: 4, pitchedRoof: false, buildingUse: 'commercial', accuracy: 0.5 },
});

describe('an empty package', () => {
  test('is valid and builds where nothing else is, with the national documents beside it, and judges nothing as passing', async () => {
    expect(await call(['new', 'xugou', '--centre', '104.2,38.2', '--name', '虚构市（示例）/An invented city', '--zones', 'core=核心区/Core:strict,rest=其余/Rest'])).toMatchObject({ exit: 0, err: '' });
    expect((await readdir(join(root, 'xugou'))).sort()).toEqual(['README.md', 'clauses', 'import-sample.yaml', 'matrix.csv', 'names.csv', 'plan.json', 'source']);
    expect((await readdir(join(root, 'national'))).sort()).toEqual(['law.json', 'procedure.json', 'signs.json', 'standards.json']);
    expect(await call(['validate', 'xugou', '--lang', 'en'])).toEqual({ exit: 0, err: '', out: 'Outdoor advertising plan of An invented city (empty package) 0.0.1: valid\n' });
    expect(await call(['build', 'xugou'])).toMatchObject({ exit: 0, err: '' });
    const { exit, out } = await call(['check', '--plan', 'xugou/package', '--format', 'json', '-'], SIGN);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'undetermined', place: { area: 'unknown' }, counts: { fail: 0 } });
    expect((await call(['check', '--plan', 'xugou/package', '--lang', 'en', '-'], SIGN)).out).toContain('The layer Plan area is unread or empty');
  });

  test('has every layer that the clauses measure against among the absent, and the grid of its centre', async () => {
    await call(['new', 'a', '--centre', '120.4,31.2']);
    const plan = await planOf('a');
    expect(plan).toMatchObject({ status: 'demonstration', crs: { epsg: 4528, centralMeridian: 120, falseEasting: 40500000 }, approval: null, dataApproval: null, office: null });
    expect(plan.layers.map(({ id }) => id)).toEqual(['plan-area', 'zones']);
    expect(plan.absent.map(({ id }) => id)).toEqual(READY_LAYERS.flatMap(({ layer, holder }) => (holder === undefined ? [] : [layer.id])));
  });

  test('takes in every ready layer: the clauses find their columns and words in them', async () => {
    await call(['new', 'full', '--centre', '87.6,43.8', '--segments', 'main=主干路']);
    const day = '2026-01-01';
    const full = READY_LAYERS.reduce((plan, { layer }) => withReadyLayer(plan, layer.id, day) ?? plan, await planOf('full'));
    expect(full.layers.map(({ id }) => id)).toEqual(READY_LAYERS.map(({ layer }) => layer.id));
    expect(full.absent).toEqual([]);
    await writeFile(join(root, 'full/plan.json'), JSON.stringify(full));
    for (const { id } of full.layers) await writeFile(join(root, 'full/source', `${id}.geojson`), '{"type":"FeatureCollection","features":[]}');
    expect(await call(['validate', 'full'])).toMatchObject({ exit: 0, err: '' });
  });

  test('is the same to the byte, in the language that is asked for', async () => {
    const files = async (city: string): Promise<string> => (await Promise.all(['README.md', 'import-sample.yaml', 'plan.json'].map((name) => readFile(join(root, city, name), 'utf8')))).join('\n').replaceAll(city, 'city');
    for (const city of ['qqa', 'qqb']) await call(['new', city, '--extent', '104,38,104.4,38.4', '--lang', 'en']);
    expect(await files('qqa')).toBe(await files('qqb'));
    expect(await readFile(join(root, 'qqa/README.md'), 'utf8')).toContain('# qqa: an empty plan package');
    expect((await planOf('qqa')).extent).toEqual([104, 38, 104.4, 38.4]);
  });

  test.each(['zh', 'en'] as const)('explains every member of plan.json, and has a sample of a mapping that can be read (%s)', async (language) => {
    await call(['new', 'told', '--centre', '104.2,38.2', '--zones', 'a-1=甲乙区,yes=是', '--lang', language]);
    const readme = await readFile(join(root, 'told/README.md'), 'utf8');
    expect(Object.keys(planSource.entries).filter((member) => !readme.includes(`\`${member}\``))).toEqual([]);
    expect(readMapping(await readFile(join(root, 'told/import-sample.yaml'), 'utf8'), 'import-sample.yaml')).toMatchObject({ ok: true, value: { sources: [{ into: 'zones', columns: { class: { words: { 甲乙区: 'a-1', 是: 'yes' } } } }] } });
  });

  test.each<[string, string[], RegExp]>([
    ['a folder with something in it', ['held', '--centre', '104,38'], /\[new\.taken\]/],
    ['a name that is no id', ['a b', '--centre', '104,38'], /plan’s id/],
    ['the name of what is shared', ['national', '--centre', '104,38'], /kept for what all cities share/],
    ['neither centre nor extent', ['c'], /State the city’s centre/],
    ['a centre turned round', ['c', '--centre', '38,104'], /the wrong way round/],
    ['an extent that is none', ['c', '--extent', '104,38,103,39'], /West, south, east, north/],
    ['a class that cannot be read', ['c', '--centre', '104,38', '--zones', 'core'], /id=中文名/],
    ['a class twice', ['c', '--centre', '104,38', '--zones', 'a=甲,a=乙'], /twice/],
  ])('is not made: %s', async (_, argv, message) => {
    await mkdir(join(root, 'held'));
    await writeFile(join(root, 'held/notes.txt'), 'mine');
    const { exit, err } = await call(['new', ...argv, '--lang', 'en']);
    expect(exit).toBe(2);
    expect(err).toMatch(message);
    expect(await readdir(root)).toEqual(['held']);
  });
});

test('every centre in China has a grid whose meridian is near', () => {
  for (let lon = 73.5; lon <= 135.5; lon += 0.25) {
    const extent: PlanSource['extent'] = [lon - 0.1, 30, lon + 0.1, 30.2];
    const { epsg, centralMeridian, falseEasting } = workingGrid(extent);
    expect(Math.abs(centralMeridian - lon), String(lon)).toBeLessThanOrEqual(1.6);
    expect([epsg - 4513, falseEasting]).toEqual([centralMeridian / 3 - 25, (centralMeridian / 3) * 1_000_000 + 500_000]);
    expect(emptyPlan({ id: 'x', name: { zh: '某', en: 'x' }, extent, zoneClasses: [], segmentClasses: [], includes: [], day: '2026-01-01' }).crs.epsg).toBe(epsg);
  }
});

describe('the matrix made whole', () => {
  beforeEach(async () => void (await call(['new', 'm', '--centre', '104.2,38.2', '--zones', 'core=核心区:strict,rest=其余'])));
  const table = (text: string) => writeFile(join(root, 'table.csv'), text);
  const cell = async (start: string): Promise<string | undefined> => (await readFile(join(root, 'm/matrix.csv'), 'utf8')).split('\r\n').find((line) => line.startsWith(start));

  test('from a short table in words; the first row that fits counts, the rest is silent, and builds', async () => {
    await table('范围,类别,类型,用途,大小,结论,限值,条文\n分区,核心区,平行墙面广告,招牌（自名）,常规,有限准许,height<=1.2,表1第1行\n分区,核心区,*,*,*,禁止,,表1第2行\n');
    const { out, exit, err } = await call(['matrix', 'm', 'table.csv', '--lang', 'en']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch(/^The matrix has 324 cells: 108 from the table, 0 as before, 216 silent\.\n$/);
    expect(await cell('zone,core,wall,own-name,regular,')).toBe('zone,core,wall,own-name,regular,limited,height<=1.2,表1第1行');
    expect(await cell('zone,core,wall,own-name,large,')).toBe('zone,core,wall,own-name,large,forbidden,,表1第2行');
    expect(await cell('none,,wall,own-name,large,')).toBe('none,,wall,own-name,large,silent,,（尚未填写）');
    expect(await call(['build', 'm'])).toMatchObject({ exit: 0, err: '' });
  });

  test('keeps what it says where the classes change', async () => {
    await table('scope,class,type,use,band,answer,limits,article\nzone,rest,*,*,*,forbidden,,表2\n');
    await call(['matrix', 'm', 'table.csv']);
    const plan = await planOf('m');
    await writeFile(join(root, 'm/plan.json'), JSON.stringify({ ...plan, zoneClasses: [...plan.zoneClasses.slice(1), { id: 'new', title: { zh: '新', en: 'New' }, style: 'general' }] }));
    expect((await call(['matrix', 'm', '--lang', 'en'])).out).toContain('0 from the table, 108 as before, 216 silent');
    // What said something of a class that is no more is not dropped unseen.
    await writeFile(join(root, 'm/plan.json'), JSON.stringify({ ...plan, zoneClasses: plan.zoneClasses.slice(0, 1) }));
    expect((await call(['matrix', 'm', '--lang', 'en'])).err).toContain('[matrix.no-cell]');
  });

  test('names a row that fits no combination, and writes nothing', async () => {
    const before = await readFile(join(root, 'm/matrix.csv'), 'utf8');
    await table('scope,class,type,use,band,answer,limits,article\nzone,cors,*,*,*,forbidden,,表2\n');
    expect(await call(['matrix', 'm', 'table.csv', '--lang', 'en'])).toMatchObject({ exit: 2, err: 'table.csv row 2, class: No combination fits this row. Did you mean core? (received "cors") [matrix.no-cell]\n' });
    expect(await readFile(join(root, 'm/matrix.csv'), 'utf8')).toBe(before);
  });
});
