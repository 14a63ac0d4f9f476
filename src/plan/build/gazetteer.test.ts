import { describe, expect, test } from 'vitest';
import { memorySource } from '../../io/source.ts';
import type { Problem } from '../../problem.ts';
import { loadGazetteer } from '../load-gazetteer.ts';
import type { Gazetteer, GazetteerSettings } from '../schema/gazetteer.ts';
import type { Manifest } from '../schema/manifest.ts';
import { bytesOf, tinySources, type Tiny } from '../tiny.fixture.ts';
import { buildFromSources } from './build.ts';
import { boxOf, lengthOf, pointOn, unite } from './point-on.ts';
import { hanOf, read, syllables, type Reader } from './readings.ts';
import { Plane } from '../../geo/plane.ts';

/** Stands in for the dictionary, which takes long to load. */
const READINGS: Readonly<Record<string, readonly string[]>> = { 甘: ['gan'], 棠: ['tang'], 湖: ['hu'], 长: ['chang', 'zhang'], 大: ['da'], 路: ['lu'], 街: ['jie'], 道: ['dao'], 绿: ['lü'], 地: ['di', 'de'], 乐: ['le', 'yue'], 国: ['guo'] };
const reader: Reader = { text: (text) => hanOf(text).map((sign) => READINGS[sign]?.[0] ?? sign), character: (sign) => READINGS[sign] ?? [] };

const SETTINGS: GazetteerSettings = {
  names: [{ layer: 'highways', kind: 'road', column: 'name', where: { class: ['national'] }, without: ['国道'] }],
  sources: [{ id: 'list', basis: 'published', text: { zh: '名录', en: 'List' }, licence: 'MIT' }],
};
const HEADING = 'name,kind,within,pinyin,en,lon,lat,source';

interface Given {
  readonly names?: string;
  readonly settings?: GazetteerSettings | undefined;
  readonly change?: (tiny: Tiny) => void;
}

function build({ names, settings = SETTINGS, change = () => undefined }: Given = {}) {
  const sources = tinySources((tiny) => {
    Object.assign(tiny.plan, { gazetteer: settings });
    for (const layer of tiny.plan.layers) if (layer.id === 'highways') Object.assign(layer.columns, { name: 'string', pinyin: 'string' });
    for (const feature of tiny.layers.highways.features) feature.properties['name'] = '长大路';
    change(tiny);
  });
  return buildFromSources(names === undefined ? sources : { ...sources, names: { file: 'names.csv', bytes: bytesOf(names) } }, reader);
}
function built(given: Given = {}): Gazetteer {
  const result = build(given);
  if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
  return JSON.parse(new TextDecoder().decode(result.value.files.get('gazetteer.json'))) as Gazetteer;
}
const problems = (given: Given): readonly Problem[] => {
  const result = build(given);
  return result.ok ? [] : result.problems;
};
const rows = (...lines: string[]): string => `${[HEADING, ...lines].join('\n')}\n`;
const one = (gazetteer: Gazetteer, zh: string) => gazetteer.entries.find(({ name }) => name.zh === zh);

describe('the names of a package', () => {
  test('are those of its zones, segments, sites and existing signs, with their numbers, and what plan.json says', () => {
    const { entries, sources } = built();
    expect(entries.map(({ kind, name, number, precise }) => [kind, name.zh, number ?? '', precise])).toEqual([
      ['road', '长大路', '', false],
      ['site', 'DW-1', 'DW-1', true],
      ['zone', '甘棠湖', 'JZ-1', false],
      ['zone', 'YB-1', 'YB-1', false],
      ['segment', 'LD-1', 'LD-1', false],
      ['sign', 'XZ-1', 'XZ-1', true],
    ]);
    expect(entries[2]).toEqual({ kind: 'zone', name: { zh: '甘棠湖' }, number: 'JZ-1', pinyin: 'gan tang hu', feature: { layer: 'zones', key: 'JZ-1' }, at: [expect.closeTo(115.98, 2), expect.closeTo(29.68, 2)], box: [115.96, 29.66, 116, 29.7], precise: false, source: 'zones' });
    expect(entries[0]).toMatchObject({ at: [116, 29.74], box: [115.95, 29.74, 116.05, 29.74] });
    expect(entries[1]).not.toHaveProperty('box');
    expect(sources.map(({ id }) => id)).toEqual(['zones', 'segments', 'sites', 'highways', 'existing-signs']);
  });

  test('are listed in the manifest, held against it, and read when asked for', async () => {
    const result = build();
    if (!result.ok) throw new Error('not built');
    const { files } = result.value;
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as Manifest;
    expect(manifest).not.toHaveProperty('gazetteer');
    const loaded = await loadGazetteer(memorySource(files, 'pkg'), manifest);
    expect(loaded.ok && loaded.value.entries).toHaveLength(6);
    const bytes = files.get('gazetteer.json') ?? new Uint8Array();
    expect(await loadGazetteer(memorySource(new Map([['gazetteer.json', bytes.slice(1)]])), manifest)).toMatchObject({ ok: false, problems: [{ code: 'package.bytes' }] });
    expect(await loadGazetteer(memorySource(files, 'pkg'), { ...manifest, documents: {} })).toMatchObject({ ok: false, problems: [{ code: 'package.no-gazetteer', file: 'pkg' }] });
  });

  test('are the same to the byte, in whatever order the features stand', () => {
    expect(built({ change: ({ layers }) => void layers.zones.features.reverse() })).toEqual(built());
  });

  test('of one road are one, at its longest piece', () => {
    const piece = (key: string, coordinates: number[][]) => ({ type: 'Feature', properties: { key, class: 'national', halfWidthMin: 12, halfWidthMax: 14, name: '长大路' }, geometry: { type: 'LineString', coordinates } });
    const { entries } = built({ change: ({ layers }) => void layers.highways.features.push(piece('G-2', [[115.92, 29.7], [115.92, 29.62]]), piece('G-3', [[115.92, 29.7], [115.93, 29.7]])) });
    expect(entries.filter(({ kind }) => kind === 'road')).toMatchObject([{ feature: { layer: 'highways', key: 'G-1' }, box: [115.92, 29.62, 116.05, 29.74] }]);
  });

  test.each<[string, GazetteerSettings['names'][number]]>([
    ['without what is left out', { layer: 'highways', kind: 'road', without: ['长大路'] }],
    ['without features of other words', { layer: 'highways', kind: 'road', where: { class: ['county'] } }],
  ])('%s', (_, rule) => {
    expect(one(built({ settings: { names: [rule] } }), '长大路')).toBeUndefined();
  });
  test('take the first rule that fits a feature', () => {
    const rules: GazetteerSettings['names'] = [{ layer: 'highways', kind: 'landmark' }, { layer: 'highways', kind: 'road' }];
    expect(built({ settings: { names: rules } }).entries.filter(({ name }) => name.zh === '长大路').map(({ kind }) => kind)).toEqual(['landmark']);
  });
});

describe('names.csv', () => {
  test('adds names, with or without a position', () => {
    const gazetteer = built({ names: rows('甘棠街道,subdistrict,甘国,,,,,list', '大街,landmark,,,Main Street,116,29.7,list') });
    expect(one(gazetteer, '甘棠街道')).toEqual({ kind: 'subdistrict', name: { zh: '甘棠街道' }, pinyin: 'gan tang jie dao', within: '甘国', precise: false, source: 'list' });
    expect(one(gazetteer, '大街')).toMatchObject({ name: { zh: '大街', en: 'Main Street' }, at: [116, 29.7], precise: false });
    expect(gazetteer.sources.at(-1)).toEqual({ id: 'list', basis: 'published', text: { zh: '名录', en: 'List' }, licence: 'MIT' });
  });
  test('says where a name of a layer belongs; its place stays the layer\'s', () => {
    expect(one(built({ names: rows('长大路,road,甘国,,,116.01,29.7,list') }), '长大路')).toMatchObject({ within: '甘国', at: [116, 29.74], source: 'highways', feature: { key: 'G-1' } });
  });
  test('corrects readings of names and of parts of names, the longer part first', () => {
    expect(one(built({ names: rows('长,,,zhang,,,,', '长大,,,chang dai,,,,') }), '长大路')?.pinyin).toBe('chang dai lu');
    expect(one(built({ names: rows('长大,,,ZHǍNGDÀ,,,,') }), '长大路')?.pinyin).toBe('zhang da lu');
  });
  test.each([
    ['columns', 'name,kind\n', 'names.columns', 'row 1'],
    ['a kind that is none', rows('甲,rod,,,,,,list'), 'names.cell', 'row 2, kind'],
    ['no name', rows(',road,,,,,,list'), 'names.cell', 'row 2, name'],
    ['nothing to say', rows('甘,,,,,,,'), 'names.cell', 'row 2, kind'],
    ['an unknown source', rows('甘,road,,,,,,lst'), 'names.cell', 'row 2, source'],
    ['twice the same', rows('甘,road,,,,,,list', '', '甘,road,,,,,,list'), 'names.cell', 'row 4, name'],
    ['half a position', rows('甘,road,,,,116,,list'), 'names.cell', 'row 2, lon'],
    ['a position outside', rows('甘,road,,,,29.7,116,list'), 'names.cell', 'row 2, lon'],
    ['no reading of the name', rows('甘棠,,,gan,,,,'), 'gazetteer.pinyin', 'row 2, pinyin'],
    ['a name that nobody can read', rows('鱻,road,,,,,,list'), 'gazetteer.pinyin', 'gazetteer'],
  ])('%s', (_, names, code, path) => {
    expect(problems({ names })).toContainEqual(expect.objectContaining({ code, path }));
  });
});

test.each<[string, Partial<GazetteerSettings['names'][number]>, Partial<Problem>]>([
  ['layer', { layer: 'highway' }, { code: 'gazetteer.layer', path: 'gazetteer.names[0].layer', received: 'highway' }],
  ['column', { column: 'nam' }, { code: 'gazetteer.column', received: 'nam' }],
  ['column that is no text', { column: 'lit' }, { code: 'gazetteer.column', received: 'lit' }],
  ['column to choose by', { where: { klass: ['national'] } }, { code: 'gazetteer.column', received: 'klass' }],
])('a %s that is not there', (_, wrong, problem) => {
  expect(problems({ settings: { names: [{ layer: 'highways', kind: 'road', ...wrong }] } })).toEqual([expect.objectContaining(problem)]);
});

describe('a feature\'s own reading', () => {
  const named = (pinyin: string): Given => ({ change: ({ layers }) => layers.highways.features.forEach((feature) => Object.assign(feature.properties, { pinyin })) });
  test('comes before all others', () => {
    expect(one(built({ ...named('zhangdalu'), names: rows('长,,,chang,,,,') }), '长大路')?.pinyin).toBe('zhang da lu');
  });
  test('must be one of the name', () => {
    expect(problems(named('changdajie'))).toMatchObject([{ code: 'gazetteer.pinyin', file: 'source/highways.geojson', path: 'features(G-1).pinyin', received: 'changdajie' }]);
  });
});

describe('readings', () => {
  const cut = (name: string, stated: string) => syllables(name, stated, reader, {});
  test.each([
    ['绿地', 'lvdi', ['lü', 'di']],
    ['绿地', 'ludi', ['lü', 'di']],
    ['绿地', 'lǜ dì', ['lü', 'di']],
    ['长乐 G70', 'zhangyue', ['zhang', 'yue']],
    ['乐国', 'lao guo', ['lao', 'guo']],
  ])('%s %s', (name, stated, expected) => {
    expect(cut(name, stated)).toEqual({ ok: true, value: expected });
  });
  test.each([['乐国', 'laoguo'], ['乐国', 'le guo jie'], ['乐国', 'le'], ['乐国', '']])('%s is not read %j', (name, stated) => {
    expect(cut(name, stated).ok).toBe(false);
  });
  test('of a part count wherever it stands', () => {
    expect(read('长路—长街', new Map([['长', ['zhang']]]), reader)).toEqual(['zhang', 'lu', 'zhang', 'jie']);
  });
});

describe('a point of a feature', () => {
  const plane = new Plane(117, [115.9, 29.6, 116.1, 29.8]);
  test('is the middle of a line by length', () => {
    expect(pointOn({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.701], [116, 29.71]] }, plane)).toEqual([116, 29.705]);
  });
  test('is well inside an area, whatever its shape: not in its hole, not in its bay', () => {
    const [lon, lat] = pointOn({ type: 'Polygon', coordinates: [[[116, 29.7], [116.03, 29.7], [116.03, 29.73], [116.02, 29.73], [116.02, 29.71], [116.01, 29.71], [116.01, 29.73], [116, 29.73], [116, 29.7]]] }, plane);
    expect(lon > 116.01 && lon < 116.02 && lat > 29.71).toBe(false);
    expect(lon > 116 && lon < 116.03 && lat > 29.7 && lat < 29.73).toBe(true);
    const ring = [[116, 29.7], [116.03, 29.7], [116.03, 29.73], [116, 29.73], [116, 29.7]];
    const [x, y] = pointOn({ type: 'Polygon', coordinates: [ring, ring.toReversed().map(([a = 0, b = 0]) => [116.015 + (a - 116.015) / 2, 29.715 + (b - 29.715) / 2])] }, plane);
    expect(Math.max(Math.abs(x - 116.015), Math.abs(y - 29.715))).toBeGreaterThan(0.0075);
  });
  test('is in the largest of several parts', () => {
    const square = (lon: number, size: number) => [[[lon, 29.7], [lon + size, 29.7], [lon + size, 29.7 + size], [lon, 29.7 + size], [lon, 29.7]]];
    expect(pointOn({ type: 'MultiPolygon', coordinates: [square(116, 0.001), square(116.02, 0.01), square(116.06, 0.002)] }, plane)).toEqual([expect.closeTo(116.025, 2), expect.closeTo(29.705, 2)]);
  });
  test('boxes and lengths', () => {
    expect(unite(boxOf({ type: 'Point', coordinates: [116, 29.7] }), [115, 29, 115.5, 30])).toEqual([115, 29, 116, 30]);
    expect(lengthOf({ type: 'LineString', coordinates: [[116, 29.7], [116, 29.71]] }, plane)).toBeCloseTo(1108.7, 0);
    expect(lengthOf({ type: 'Point', coordinates: [116, 29.7] }, plane)).toBe(0);
  });
});
