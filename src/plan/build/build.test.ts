import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFgb } from '../../io/fgb-read.ts';
import { sha256 } from '../../io/sha256.ts';
import type { Problem } from '../../problem.ts';
import type { Examples } from '../schema/examples.ts';
import type { Gazetteer } from '../schema/gazetteer.ts';
import { tinySources, type Tiny } from '../tiny.fixture.ts';
import { kindOfFolder, validatePackage, validatePlan } from '../validate.ts';
import { buildFromSources, buildPackage } from './build.ts';
import { checkInStep, writePackage } from './write-package.ts';

const problems = (change: (tiny: Tiny) => void): readonly Problem[] => {
  const built = buildFromSources(tinySources(change));
  return built.ok ? [] : built.problems;
};
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('the package', () => {
  const built = buildFromSources(tinySources());
  const files = built.ok ? built.value.files : new Map<string, Uint8Array>();
  const manifest = JSON.parse(text(files.get('manifest.json'))) as Record<string, unknown>;
  const rules = JSON.parse(text(files.get('rules.json'))) as { clauses: Record<string, unknown>[]; sources: unknown[] };

  test('is a manifest, rules, examples and a file a layer', () => {
    expect([...files.keys()]).toEqual(['manifest.json', 'rules.json', 'examples.json', 'plan-area.fgb', 'zones.fgb', 'segments.fgb', 'sites.fgb', 'highways.fgb', 'existing-signs.fgb']);
    expect(Object.keys(manifest).slice(0, 4)).toEqual(['schema', 'id', 'version', 'status']);
    expect(text(files.get('manifest.json'))).toMatch(/^\{\n {2}"schema": "signplan-package\/1",\n[\s\S]*\}\n$/);
  });

  test('has the national part in it, its own marked as the plan\'s, and its examples apart', () => {
    expect(rules.sources).toMatchObject([{ id: 'law', plan: false }, { id: 'tiny-own', plan: true }]);
    expect(rules.clauses.map(({ id, source }) => [id, source])).toEqual([['L-12', 'law'], ['L-18', 'law'], ['S-01', 'law'], ['P-01', 'tiny-own']]);
    expect(rules.clauses.every((clause) => !('examples' in clause))).toBe(true);
    const examples = JSON.parse(text(files.get('examples.json'))) as Examples;
    expect(Object.keys(examples.clauses)).toEqual(rules.clauses.map(({ id }) => id));
    expect(examples.clauses['L-18']).toMatchObject([{ expect: 'not-covered' }]);
  });

  test('keeps the source\'s coordinates and leaves out what is empty', () => {
    const zones = readFgb(files.get('zones.fgb') ?? new Uint8Array(), 'zones.fgb');
    expect(zones.ok && zones.value.features).toContainEqual({
      geometry: { type: 'Polygon', coordinates: [[[115.96, 29.66], [116, 29.66], [116, 29.7], [115.96, 29.7], [115.96, 29.66]]] },
      properties: { key: 'JZ-1', name: '甘棠湖', class: 'prohibited' },
    });
  });

  test('is the same to the byte, however the sources\' keys are ordered', () => {
    const again = buildFromSources(tinySources((tiny) => (tiny.plan = Object.fromEntries(Object.entries(tiny.plan).toReversed()) as Tiny['plan'])));
    expect(again.ok && [...again.value.files]).toEqual([...files]);
  });

  test('winds rings one way', () => {
    const turned = buildFromSources(
      tinySources((tiny) => {
        for (const { geometry } of tiny.layers.zones.features) geometry.coordinates = (geometry.coordinates as number[][][]).map((ring) => ring.toReversed());
      }),
    );
    expect(turned.ok && turned.value.files.get('zones.fgb')).toEqual(files.get('zones.fgb'));
  });
});

test('an include may pin the version of the plan\'s own document', () => {
  const pinned = (version: string) => (tiny: Tiny): void => void tiny.plan.includes.push({ id: 'tiny-own', version });
  expect(problems(pinned('1'))).toEqual([]);
  expect(problems(pinned('2'))).toMatchObject([{ code: 'plan.include', path: 'includes[1]', text: { en: 'The version at hand is 1; look through what changed, then update the number.' } }]);
});

describe('sources that are refused', () => {
  type Feature = Tiny['layers']['zones']['features'][number];
  const zone = (change: (feature: Feature) => void) => (tiny: Tiny): void => tiny.layers.zones.features.slice(0, 1).forEach(change);
  const ring = (...corners: number[][]) => zone((feature) => (feature.geometry.coordinates = [corners]));
  test.each<[string, (tiny: Tiny) => void, string, string, string]>([
    ['an undeclared property', zone((f) => (f.properties['clas'] = 'x')), 'layer.column', 'source/zones.geojson', 'features[0].properties.clas'],
    ['a value of another type', zone((f) => (f.properties['name'] = 7)), 'layer.type', 'source/zones.geojson', 'features[0].properties.name'],
    ['a key that is missing', zone((f) => (f.properties['key'] = '')), 'layer.key', 'source/zones.geojson', 'features[0].key'],
    ['a key twice', zone((f) => (f.properties['key'] = 'YB-1')), 'layer.key', 'source/zones.geojson', 'features[1] (YB-1).key'],
    ['an unknown class', zone((f) => (f.properties['class'] = 'generl')), 'layer.class', 'source/zones.geojson', 'features[0] (JZ-1).class'],
    ['a date that is none', zone((f) => (f.properties['from'] = '2026')), 'layer.date', 'source/zones.geojson', 'features[0] (JZ-1).from'],
    ['another geometry', zone((f) => (f.geometry = { type: 'Point', coordinates: [116, 29.7] })), 'layer.geometry', 'source/zones.geojson', 'features[0] (JZ-1).geometry'],
    ['no geometry', zone((f) => Object.assign(f, { geometry: null })), 'layer.geometry', 'source/zones.geojson', 'features[0].geometry'],
    ['a third coordinate', ring([116, 29.7, 0], [116.01, 29.7, 0], [116, 29.71, 0], [116, 29.7, 0]), 'layer.coordinates', 'source/zones.geojson', 'features[0].geometry.coordinates[0][0]'],
    ['text for a number', zone((f) => (f.geometry.coordinates = [[['116', '29.7'], [116.01, 29.7], [116, 29.71], [116, 29.7]]])), 'layer.coordinates', 'source/zones.geojson', 'features[0].geometry.coordinates[0][0]'],
    ['swapped axes', ring([29.7, 116], [29.7, 116.01], [29.71, 116], [29.7, 116]), 'layer.coordinates', 'source/zones.geojson', 'features[0].geometry.coordinates[0][0]'],
    ['an open ring', ring([115.96, 29.66], [115.99, 29.66], [115.99, 29.69], [115.96, 29.69]), 'layer.geometry', 'source/zones.geojson', 'features(JZ-1).geometry'],
    ['a ring that crosses itself', ring([115.96, 29.66], [115.99, 29.69], [115.99, 29.66], [115.96, 29.69], [115.96, 29.66]), 'layer.geometry', 'source/zones.geojson', 'features(JZ-1).geometry'],
    ['a ring without area', ring([115.96, 29.66], [115.98, 29.66], [115.97, 29.66], [115.96, 29.66]), 'layer.geometry', 'source/zones.geojson', 'features(JZ-1).geometry'],
    ['a point twice', ring([115.96, 29.66], [115.99, 29.66], [115.99, 29.66], [115.99, 29.69], [115.96, 29.66]), 'layer.geometry', 'source/zones.geojson', 'features(JZ-1).geometry'],
    ['a hole outside', zone((f) => (f.geometry.coordinates as number[][][]).push([[115.9, 29.6], [115.91, 29.6], [115.9, 29.61], [115.9, 29.6]])), 'layer.geometry', 'source/zones.geojson', 'features(JZ-1).geometry'],
    ['a place out of the extent', ring([116.2, 29.66], [116.21, 29.66], [116.21, 29.67], [116.2, 29.66]), 'layer.extent', 'source/zones.geojson', 'features[0] (JZ-1).geometry'],
    ['no depth', (tiny) => tiny.layers.segments.features.forEach((f) => (f.properties['depth'] = 0)), 'layer.value', 'source/segments.geojson', 'features[0] (LD-1).depth'],
    ['no side', (tiny) => tiny.layers.segments.features.forEach((f) => (f.properties['side'] = 'north')), 'layer.value', 'source/segments.geojson', 'features[0] (LD-1).side'],
    ['a minimum above its maximum', (tiny) => tiny.layers.highways.features.forEach((f) => (f.properties['halfWidthMin'] = 20)), 'layer.value', 'source/highways.geojson', 'features[0] (G-1).halfWidthMin'],
    ['a site of an unknown type', (tiny) => tiny.layers.sites.features.forEach((f) => (f.properties['signType'] = 'polo')), 'layer.reference', 'source/sites.geojson', 'features(DW-1).signType'],
    ['a sign in no zone', (tiny) => tiny.layers['existing-signs'].features.forEach((f) => (f.properties['zone'] = 'YB-2')), 'layer.reference', 'source/existing-signs.geojson', 'features(XZ-1).zone'],
    ['metres for degrees', (tiny) => Object.assign(tiny.layers.zones, { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } } }), 'layer.crs', 'source/zones.geojson', 'crs'],
    ['an include of another version', (tiny) => tiny.plan.includes.forEach((include) => (include.version = '0')), 'plan.include', 'plan.json', 'includes[0]'],
    ['a title of a column that is not there', (tiny) => Object.assign(tiny.plan.layers[4] ?? {}, { titles: { halfWidth: { zh: '半宽', en: 'Half width' }, width: { zh: '宽', en: 'Width' } } }), 'package.column', 'plan.json', 'layers[4].titles.width'],
    ['a title of a word that is not listed', (tiny) => Object.assign(tiny.plan.layers[4] ?? {}, { titles: { class: { zh: '等级', en: 'Class', words: { motorway: { zh: '高速', en: 'Motorway' } } } } }), 'package.column', 'plan.json', 'layers[4].titles.class.words.motorway'],
    ['an example that states what no proposal can', (tiny) => Object.assign(tiny.own.clauses[0] ?? {}, { examples: [{ title: { zh: '例', en: 'x' }, properties: { signType: 'wall', hieght: 2 }, expect: 'pass' }] }), 'clause.example', 'clauses/own.json', 'clauses[P-01].examples[0].properties'],
  ])('%s', (_, change, code, file, path) => {
    expect(problems(change)).toContainEqual(expect.objectContaining({ code, file, path }));
  });

  test('a layer that is not drawn, and one that is not declared', () => {
    const sources = tinySources();
    const layers = new Map(sources.layers);
    const sites = layers.get('sites');
    layers.delete('sites');
    if (sites !== undefined) layers.set('sits', sites);
    const built = buildFromSources({ ...sources, layers });
    expect(built.ok ? [] : built.problems.map(({ code }) => code)).toEqual(['plan.missing-layer', 'plan.undeclared-layer']);
  });

  test('a document that cannot be read, without what follows from it', () => {
    expect(problems((tiny) => Object.assign(tiny.law, { signTypes: 'wall' }))).toMatchObject([{ code: 'clause.value', file: '../national/law.json', path: 'signTypes' }]);
  });

  test('all at once, each in its file', () => {
    const found = problems((tiny) => {
      tiny.plan.adopts.push('S-99');
      tiny.matrix = `${String(tiny.matrix)}zone,general,wall,commercial,regular,allowed,,第 9 条\r\n`;
      tiny.layers.zones.features.forEach((f) => (f.properties['class'] = 'x'));
    });
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['plan.json', 'matrix.csv', 'source/zones.geojson']));
  });
});

describe('zones that overlap', () => {
  const moved = (tiny: Tiny): void => {
    const [, second] = tiny.layers.zones.features;
    if (second) second.geometry.coordinates = [[[115.99, 29.66], [116.04, 29.66], [116.04, 29.7], [115.99, 29.7], [115.99, 29.66]]];
  };
  test('are refused, with how much', () => {
    expect(problems(moved)).toMatchObject([{ code: 'layer.overlap', path: 'features(JZ-1).geometry', text: { en: expect.stringMatching(/^It overlaps YB-1 by 4[23]\d{5} m²\./) } }]);
  });
  test('are ordered by a stated precedence', () => {
    expect(problems((tiny) => (moved(tiny), (tiny.plan.precedence = { zones: ['prohibited', 'general'] })))).toEqual([]);
  });
  test('of one class are not', () => {
    expect(problems((tiny) => (moved(tiny), (tiny.plan.precedence = { zones: ['prohibited', 'general'] }), tiny.layers.zones.features.forEach((f) => (f.properties['class'] = 'general'))))).toMatchObject([{ code: 'layer.overlap' }]);
  });
  test('at different times do not', () => {
    expect(problems((tiny) => (moved(tiny), tiny.layers.zones.features.forEach((f, i) => (f.properties[i === 0 ? 'until' : 'from'] = i === 0 ? '2025-12-31' : '2026-01-01'))))).toEqual([]);
  });
});

describe('on disk', () => {
  let root = '';
  let dir = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'signplan-build-'));
    dir = join(root, 'tiny');
    await Promise.all([mkdir(join(dir, 'source'), { recursive: true }), mkdir(join(dir, 'clauses'), { recursive: true }), mkdir(join(root, 'national'))]);
    const { plan, matrix, own, national, layers } = tinySources();
    for (const { file, bytes } of [plan, matrix, ...own, ...national, ...layers.values()]) await writeFile(join(dir, file), bytes);
  });
  afterEach(() => rm(root, { recursive: true }));
  const build = async (): Promise<void> => {
    const built = await buildPackage(dir);
    if (!built.ok) throw new Error(built.problems[0]?.text.en);
    await writePackage(dir, built.value.files);
  };
  const inStep = async () => {
    const built = await buildPackage(dir);
    return built.ok ? checkInStep(dir, built.value.files) : built;
  };
  const codes = (found: readonly Problem[]): string[] => found.map(({ code }) => code);

  test('a package replaces the one before as a whole and is in step', async () => {
    await build();
    await writeFile(join(dir, 'package', 'left-over.fgb'), 'x');
    await build();
    expect((await readdir(dir)).sort()).toEqual(['clauses', 'matrix.csv', 'package', 'plan.json', 'source']);
    expect(await readdir(join(dir, 'package'))).toHaveLength(10);
    expect(await inStep()).toEqual({ ok: true, value: { files: 10 } });
  });

  test('names to search by are read with the dictionary, corrected by names.csv, and held against the layers', async () => {
    await writeFile(join(dir, 'names.csv'), 'name,kind,within,pinyin,en,lon,lat,source\r\n甘棠湖,,,,Lake,,,\r\n');
    await build();
    const names = async (): Promise<Gazetteer> => JSON.parse(await readFile(join(dir, 'package', 'gazetteer.json'), 'utf8')) as Gazetteer;
    const { entries } = await names();
    expect(entries.find(({ number }) => number === 'JZ-1')).toMatchObject({ name: { zh: '甘棠湖', en: 'Lake' }, pinyin: 'gan tang hu' });
    expect((await validatePackage(join(dir, 'package'))).problems).toEqual([]);
    const gone = new TextEncoder().encode(JSON.stringify({ ...(await names()), entries: entries.map((entry) => ({ ...entry, feature: { layer: 'zones', key: 'JZ-1' } })).with(1, { ...(entries[1] as Gazetteer['entries'][number]), feature: { layer: 'zones', key: 'JZ-9' } }) }));
    const manifest = JSON.parse(await readFile(join(dir, 'package', 'manifest.json'), 'utf8')) as { documents: { gazetteer: object } };
    Object.assign(manifest.documents.gazetteer, { bytes: gone.length, sha256: sha256(gone) });
    await writeFile(join(dir, 'package', 'gazetteer.json'), gone);
    await writeFile(join(dir, 'package', 'manifest.json'), JSON.stringify(manifest));
    expect((await validatePackage(join(dir, 'package'))).problems).toMatchObject([{ code: 'gazetteer.feature', received: 'zones JZ-9' }]);
    await rm(join(dir, 'package', 'gazetteer.json'));
    expect(codes((await validatePackage(join(dir, 'package'))).problems)).toEqual(['source.missing']);
  });

  test('a matrix kept as a workbook gives the same package, and its own rows in messages', async () => {
    await build();
    const rows = Papa.parse<string[]>(await readFile(join(dir, 'matrix.csv'), 'utf8')).data;
    await rm(join(dir, 'matrix.csv'));
    const save = async (): Promise<void> => writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toFile(join(dir, 'matrix.xlsx'));
    await save();
    expect(await inStep()).toEqual({ ok: true, value: { files: 10 } });
    rows[13] = ['zone', 'general', 'wall', 'commercial', 'regular', 'alowed', '', '第 2 条'];
    rows.splice(5, 0, []);
    await save();
    expect(await buildPackage(dir)).toMatchObject({ ok: false, problems: [{ code: 'matrix.cell', file: join(dir, 'matrix.xlsx'), path: 'row 15, answer' }] });
    await writeFile(join(dir, 'matrix.csv'), '');
    expect(await buildPackage(dir)).toMatchObject({ ok: false, problems: [{ code: 'plan.two-matrices' }] });
    await rm(join(dir, 'matrix.csv'));
    await writeFile(join(dir, 'matrix.xlsx'), new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    expect(await buildPackage(dir)).toMatchObject({ ok: false, problems: [{ code: 'matrix.workbook' }] });
  });

  test('the first file out of step is named', async () => {
    await build();
    await writeFile(join(dir, 'package', 'zones.fgb'), (await readFile(join(dir, 'package', 'zones.fgb'))).subarray(0, 50));
    const step = await inStep();
    expect(step).toMatchObject({ ok: false, problems: [{ code: 'plan.out-of-step', file: join(dir, 'package', 'zones.fgb'), text: { en: 'It differs from the sources from byte 50 on. Run signplan build.' } }] });
    await rm(join(dir, 'package'), { recursive: true });
    expect(await inStep()).toMatchObject({ ok: false, problems: [{ file: join(dir, 'package', 'manifest.json') }] });
  });

  test('validation tells figures, and what is wrong', async () => {
    await build();
    expect(await kindOfFolder(dir)).toBe('plan');
    expect(await kindOfFolder(join(dir, 'package'))).toBe('package');
    expect(await kindOfFolder(root)).toBeNull();
    const plan = await validatePlan(dir);
    const packed = await validatePackage(join(dir, 'package'));
    expect(plan.problems).toEqual([]);
    const { built: _, ...told } = plan;
    const { built: published, ...same } = packed;
    expect(same).toEqual(told);
    expect(published?.documents.flatMap(({ content }) => content.clauses?.map(({ id, examples }) => [id, examples.length]))).toEqual([['L-12', 1], ['L-18', 1], ['S-01', 1], ['P-01', 1]]);
    expect(plan.summary).toMatchObject({ id: 'tiny', zones: { prohibited: 1, general: 1 }, segments: { strict: 1 }, clauses: { total: 4, fail: 3, consent: 1, recommended: 1, adopted: 1 }, matrix: { cells: 48, limited: 1, forbidden: 1, silent: 46 } });

    await writeFile(join(dir, 'package', 'notes.txt'), 'x');
    await writeFile(join(dir, 'package', 'zones.fgb'), 'fgb');
    expect(codes((await validatePackage(join(dir, 'package'))).problems)).toEqual(['package.bytes', 'package.extra-file']);
    expect(codes((await validatePlan(dir)).problems)).toEqual(['plan.out-of-step']);
    expect(await validatePlan(root)).toMatchObject({ summary: null, problems: [{ code: 'plan.missing' }, { code: 'plan.missing' }] });
    expect(await validatePackage(root)).toMatchObject({ summary: null, problems: [{ code: 'source.missing', file: join(root, 'manifest.json') }] });
  });

  test('every layer opens in GDAL with its count', async (context) => {
    let there = true;
    try {
      execFileSync('ogrinfo', ['--version']);
    } catch {
      there = false;
    }
    context.skip(!there, 'ogrinfo is not on PATH: the layers were not opened in GDAL');
    await build();
    const { summary } = await validatePackage(join(dir, 'package'));
    for (const { id, count } of summary?.layers ?? []) expect(execFileSync('ogrinfo', ['-so', '-al', join(dir, 'package', `${id}.fgb`)], { encoding: 'utf8' })).toMatch(new RegExp(`Layer name: ${id}\\n[\\s\\S]*Feature Count: ${count}\\n`));
  });
});
