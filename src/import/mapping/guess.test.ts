import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapFeatures } from '../attributes/map.ts';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import type { CrsJudgement } from '../crs/types.ts';
import type { PlacedFeature, RawFeature, RawLayer, RawValue } from '../types.ts';
import { checkMapping } from './check.ts';
import { drawing, rawLayer, square, UNDECIDED } from './guess.fixture.ts';
import { writeGuess } from './guess.ts';
import { matchesLayer } from './match.ts';
import { readMapping } from './read.ts';

const plan = tinyPlan() as unknown as PlanSource;
const guess = (layers: readonly RawLayer[], crs: ReadonlyMap<RawLayer, CrsJudgement> = new Map(), language: 'zh' | 'en' = 'zh'): string => writeGuess({ layers, crs, plan, delivery: '交付.zip', language });
const read = (text: string) => {
  const result = readMapping(text, 'guess.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const rows = <Name extends string>(names: readonly Name[], ...values: readonly (readonly RawValue[])[]): Record<Name, RawValue>[] => values.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])) as Record<Name, RawValue>);

const GOOD = [
  rawLayer('交付/管控.shp', '管控', rows(['OBJECTID', '分区编号', '分区名称', '管控分区类', 'SHAPE_Area'], [1, 'Q1', '甲', '禁止', 12.5], [2, 'Q2', '乙', '一般', 3], [3, 'Q3', null, '一般区', 4]), (i) => square(i * 100, 0), { text: { encoding: 'GB18030', by: 'fallback', preview: ['甲', '乙'] } }),
  rawLayer('交付/ld.geojson', 'ld', rows(['编号', '类别', '控制侧', '进深(cm)'], ['L1', '严格', '两侧', 3000], ['L2', 'strict', '左侧', 2500]), (i) => ({ type: 'LineString', coordinates: [[0, i], [100, i]] })),
  rawLayer('点位.xlsx', 'Sheet1', rows(['编号', '广告类型', '用途', '半径'], ['P1', 'pole', '商业广告、公益广告', '15m']), () => ({ type: 'Point', coordinates: [1, 1] })),
];

test('a good delivery is guessed so that it can be imported as it is', () => {
  const text = guess(GOOD);
  const mapping = read(text);
  expect(checkMapping(mapping, plan, GOOD, 'guess.yaml')).toEqual([]);
  expect(mapping.sources.map(({ into }) => into)).toEqual(['zones', 'segments', 'sites']);
  expect(mapping.sources[0]?.columns).toEqual({ key: { from: '分区编号' }, name: { from: '分区名称', optional: true }, class: { from: '管控分区类', words: { 一般: 'general', 一般区: 'general', 禁止: 'prohibited' } } });
  expect(mapping.sources[1]?.columns).toMatchObject({ depth: { from: '进深(cm)', unit: 'cm' }, side: { words: { 两侧: 'both', 左侧: 'left' } } });
  const mapped = mapping.sources.flatMap((source) => {
    const layer = plan.layers.find(({ id }) => id === source.into);
    const placed = GOOD.filter((raw) => matchesLayer(source, raw)).flatMap(({ features }) => features.map((feature): PlacedFeature => ({ ...feature, placed: true })));
    if (layer === undefined) throw new Error(source.into);
    const { features, findings } = mapFeatures(placed, [], source, layer, plan);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    return features.map(({ properties }) => properties);
  });
  expect(mapped).toEqual([
    { key: 'Q1', name: '甲', class: 'prohibited' },
    { key: 'Q2', name: '乙', class: 'general' },
    { key: 'Q3', class: 'general' },
    { key: 'L1', class: 'strict', side: 'both', depth: 30 },
    { key: 'L2', class: 'strict', side: 'left', depth: 25 },
    { key: 'P1', signType: 'pole', use: 'commercial|public-service', radius: 15 },
  ]);
});

test('what is only guessed is marked, what is not used is listed, what was seen stands beside it', () => {
  const text = guess(GOOD);
  expect(text).toContain('一般区: general  # 1 处 ？推测，请核对');
  expect(text).toContain('OBJECTID（软件自动生成，不宜作编号）');
  expect(text).toContain('# 文字按 GB18030 读，如：甲、乙');
  expect(guess(GOOD, new Map(), 'en')).toContain('一般区: general  # ×1 ? guessed; look it over');
  expect(read(guess(GOOD, new Map(), 'en'))).toEqual(read(text));
  expect(guess(GOOD)).toBe(text);
});

test('a reference system that is not decided is asked for, each choice a line that can be taken as it is', () => {
  const [zones] = GOOD;
  if (zones === undefined) throw new Error('no layer');
  const text = guess(GOOD, new Map([[zones, UNDECIDED]]));
  expect(text).toContain('？坐标系未定。');
  expect(read(text).sources[0]?.crs).toBeUndefined();
  expect(read(text.replace('# crs: { system', 'crs: { system')).sources[0]?.crs).toEqual({ system: 'EPSG:4527' });
  expect(read(text.replace('# crs: { fit', 'crs: { fit')).sources[0]?.crs).toEqual(UNDECIDED.choices[1]?.choice);
});

test('a class that nobody knows is left for a person; what a layer must have is asked for', () => {
  const layers = [rawLayer('zones.shp', 'zones', rows(['BH', 'LX'], ['A', '禁止'], ['B', '特别']), (i) => square(i * 100, 0)), rawLayer('segments.shp', 'segments', rows(['BH'], ['L1']), () => ({ type: 'LineString', coordinates: [[0, 0], [9, 9]] }))];
  const text = guess(layers);
  expect(text).toMatch(/特别: {2}# 1 处 ？请填写/);
  expect(read(text).sources[0]?.columns['class']?.words).toEqual({ 禁止: 'prohibited' });
  expect(text).toContain('# side: { value:  }');
  expect(checkMapping(read(text), plan, layers, 'm').map(({ code }) => code)).toEqual(['mapping.missing-column', 'mapping.missing-column', 'mapping.missing-column']);
});

test('of a drawing the layers are classes, texts within are keys, the rest is listed with what it holds', () => {
  const raw = drawing('图.dxf', { 禁止: 3, 一般区: 2, 绿化: 4 }, '编号');
  const text = guess([raw]);
  const [source] = read(text).sources;
  expect(source).toMatchObject({ into: 'zones', where: { layer: ['一般区', '禁止'] }, closedLines: 'areas', columns: { key: { label: '编号' }, class: { from: 'layer', words: { 禁止: 'prohibited', 一般区: 'general' } } } });
  expect(text).toContain('# · 绿化：面或闭合线 4，线 0，点 0，文字 0');
  expect(checkMapping(read(text), plan, [raw], 'm')).toEqual([]);
});

test('blocks of a drawing are points, and their attributes columns', () => {
  const blocks = [['S-1', 'pole'], ['S-2', 'wall']].map(([编号 = '', 类型 = ''], n): RawFeature => ({ geometry: { type: 'Point', coordinates: [n, n] }, properties: { layer: '广告点位', entity: 'INSERT', handle: `B${n}`, block: 'SIGN', text: null, closed: false, color: null, 编号, 类型, 半径: '15' }, at: `entity B${n}` }));
  const circle: RawFeature = { geometry: square(0, 0), properties: { layer: '广告点位', entity: 'CIRCLE', handle: 'C', block: 'SIGN', text: null, closed: true, color: null, 编号: 'S-1', 类型: 'pole', 半径: '15' }, at: 'entity C' };
  const raw = { ...drawing('图.dxf', {}), features: [...blocks, circle] };
  const fields = [...raw.fields, ...['编号', '类型', '半径'].map((name) => ({ name, type: 'text' as const }))];
  const text = guess([{ ...raw, fields }]);
  expect(read(text).sources).toEqual([{ file: '图.dxf', into: 'sites', where: { layer: ['广告点位'], entity: ['INSERT'] }, columns: { key: { from: '编号' }, signType: { from: '类型' }, radius: { from: '半径' } } }]);
  expect(text).toContain('# use: { value:  }');
});

test('layers of which only the kind of geometry tells are comments; empty ones are listed', () => {
  const odd = rawLayer('x/abc.shp', 'abc', rows(['A'], ['1']), () => square(0, 0));
  const text = guess([...GOOD, odd, rawLayer('空.shp', '空', [], () => square(0, 0))]);
  expect(read(text).sources).toHaveLength(3);
  expect(text).toMatch(/^# {3}- file: x\/abc.shp$/m);
  expect(text).toContain('没有用到：空.shp · 空（0 个要素，空图层）');
  expect(read(guess([odd])).sources).toMatchObject([{ file: 'x/abc.shp', columns: {} }]);
  expect(guess([])).toContain('sources: []');
});

test('property: whatever names and words a delivery has, what is written can be read, and holds them letter for letter', () => {
  const word = fc.oneof(fc.string({ unit: fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 12 }), fc.constantFrom('禁：止', '“a”', 'yes', 'null', '001', '- x', '# y', '{', "it's", 'a: b', '\u2028', '*', '&a', '!t', '1e5', '~', '\t', '区 #1', 'true'));
  fc.assert(
    fc.property(word, word, fc.array(word, { minLength: 1, maxLength: 5 }), (file, field, words) => {
      const layers = [rawLayer(`d/${file}`, 'zones', [...words, '禁止', '一般'].map((one, i) => ({ 编号: `K${i}`, [field]: one })), (i) => square(i * 100, 0), { text: { encoding: 'UTF-8', by: 'valid', preview: words } })];
      const text = guess(layers);
      const mapping = read(text);
      expect(mapping.sources[0]?.file).toBe(`d/${file}`);
      for (const { from, words: list } of Object.values(mapping.sources[0]?.columns ?? {})) {
        expect([field, '编号']).toContain(from);
        for (const one of Object.keys(list ?? {})) expect([...words.map((given) => given.trim()), '禁止', '一般']).toContain(one);
      }
    }),
    { numRuns: 100 },
  );
});
