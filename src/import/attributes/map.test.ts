import { expect, test } from 'vitest';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { ColumnSource, SourceMapping } from '../mapping/types.ts';
import type { PlacedFeature, RawGeometry, RawValue } from '../types.ts';
import { mapFeatures } from './map.ts';

const plan = tinyPlan() as unknown as PlanSource;
const layerOf = (id: string, more: Partial<LayerSource> = {}): LayerSource => {
  const found = plan.layers.find((layer) => layer.id === id);
  if (found === undefined) throw new Error(id);
  return { ...found, ...more };
};

const square = (x: number, y: number, size = 0.001): RawGeometry => ({ type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] });
const placed = (rows: readonly Record<string, RawValue>[], geometry: (index: number) => RawGeometry = (index) => square(116 + index * 0.01, 29.7)): PlacedFeature[] => rows.map((properties, index) => ({ geometry: geometry(index), properties, at: `row ${index + 1}`, placed: true }));
const mapped = (layer: LayerSource, columns: Record<string, ColumnSource>, rows: readonly Record<string, RawValue>[], more: Partial<SourceMapping> = {}, texts: PlacedFeature[] = [], geometry?: (index: number) => RawGeometry) => mapFeatures(placed(rows, geometry), texts, { file: 'zones.shp', into: layer.id, columns, ...more }, layer, plan);
/** One number after another in a column of metres. */
const numbers = (column: string, values: readonly RawValue[], source: Partial<ColumnSource> = {}, more: Partial<LayerSource> = {}) =>
  mapped(layerOf('highways', { ...more, titles: { halfWidth: { zh: '半宽', en: 'Half width', unit: 'm' } } }), { [column]: { from: 'W', ...source } }, values.map((W) => ({ W })));
const said = ({ findings }: ReturnType<typeof mapFeatures>) => findings.map(({ code, severity }) => `${severity} ${code}`);

test('fields become columns, words classes, and only what where takes', () => {
  const columns = { key: { from: 'BH' }, name: { from: 'MC' }, class: { from: 'LX', words: { 禁设区: 'prohibited' } } };
  const result = mapped(layerOf('zones'), columns, [{ BH: 'A-1', MC: '湖岸（北）', LX: '禁设区', T: '1' }, { BH: 'A-2', MC: '', LX: '一般', T: '1' }, { BH: 'B', MC: 'x', LX: '一般', T: '2' }], { where: { T: ['1'] } });
  expect(result.features.map(({ key, properties }) => [key, properties])).toEqual([
    ['A-1', { key: 'A-1', name: '湖岸（北）', class: 'prohibited' }],
    ['A-2', { key: 'A-2', class: 'general' }],
  ]);
  expect(said(result)).toEqual(['note import.chosen', 'remark import.empty', 'note import.by-title']);
  expect(result.findings[1]).toMatchObject({ file: 'zones.shp', layer: 'zones', feature: 'A-2', field: 'name', at: [116.01, 29.7] });
});

test('an unknown class is told once, with how often, where first and what is near', () => {
  const { features, findings } = mapped(layerOf('zones'), { key: { from: 'BH' }, class: { from: 'LX' } }, [...Array(3).keys()].map((n) => ({ BH: `Z${n}`, LX: n === 2 ? 'genral' : '禁' })));
  expect(features.every(({ properties }) => properties['class'] === undefined)).toBe(true);
  expect(findings.map(({ code, feature, received }) => [code, feature, received])).toEqual([['import.unknown-class', 'Z0', '"禁"'], ['import.unknown-class', 'Z2', '"genral"']]);
  expect(findings[0]?.text.zh).toContain('（2 处），可用：prohibited（禁止）、general（一般）');
  expect(findings[1]?.text).toMatchObject({ zh: expect.stringContaining('是否应为 general（一般）？'), en: expect.stringContaining('Did you mean general (General)?') });
});

test('what a role must have is an error where it is empty, and many of one kind are counted', () => {
  const { findings } = mapped(layerOf('segments'), { class: { value: 'strict' }, side: { from: 'S', words: { 两侧: 'both' } }, depth: { from: 'D' } }, Array.from({ length: 300 }, () => ({ S: '两侧', D: null })));
  expect(findings).toHaveLength(201);
  expect(findings[0]).toMatchObject({ code: 'import.required', severity: 'error', field: 'depth', feature: 'row 1' });
  expect(findings[200]).toMatchObject({ code: 'import.required', severity: 'error', text: { en: 'There are 100 more of the same kind, not listed one by one.' } });
});

test.each<[RawValue, number | undefined, string[]]>([
  [12.5, 12.5, []],
  ['１２．５', 12.5, ['note import.number-text']],
  ['12.5 m', 12.5, ['note import.unit-in-text']],
  ['1250厘米', 12.5, ['note import.unit-in-text']],
  ['0.5km', 500, ['note import.unit-in-text']],
  ['≤6m', 6, ['remark import.bound']],
  ['3-5', 5, ['remark import.bound']],
  ['1,200', 1200, ['remark import.thousands']],
  ['1,5', undefined, ['error import.number']],
  ['约6', undefined, ['error import.number']],
  ['3×5', undefined, ['error import.number']],
  ['5亩', undefined, ['error import.number']],
  ['六米', undefined, ['error import.number']],
  [-9999, undefined, ['remark import.no-value']],
  [1.79e308, undefined, ['remark import.no-value']],
  ['—', undefined, []],
])('%s in a column of metres is read as %s', (value, expected, codes) => {
  const result = numbers('halfWidthMax', [value], { optional: true });
  expect(result.features[0]?.properties['halfWidthMax']).toBe(expected);
  expect(said(result)).toEqual(codes);
});

test('units of the mapping are converted, and a column in two units is noticed', () => {
  expect(numbers('halfWidthMin', [600, '550', '6 m'], { unit: 'cm' }).features.map(({ properties }) => properties['halfWidthMin'])).toEqual([6, 5.5, 6]);
  const mixed = numbers('halfWidthMin', [6, 5.5, 6.2, 600, 580]);
  expect(said(mixed)).toEqual(['remark import.mixed-units']);
  expect(mixed.findings[0]?.text.en).toContain('3 of 5.5–6.2, 2 of 580–600');
  expect(said(numbers('halfWidthMin', [6, 12, 40, 90, 200, 600]))).toEqual([]);
});

test.each<[RawValue, string | undefined, string[]]>([
  ['2023-01-05', '2023-01-05', []],
  ['2023/1/5', '2023-01-05', []],
  ['2023年1月5日', '2023-01-05', []],
  ['2023.01.05 00:00:00', '2023-01-05', []],
  [20230105, '2023-01-05', []],
  [44931, '2023-01-05', ['remark import.date-serial']],
  ['2023-01-04T16:00:00Z', '2023-01-05', ['remark import.date-evening']],
  ['2023-02-30', undefined, ['error import.date']],
  ['2023年1月', undefined, ['error import.date']],
  ['5/1/2023', undefined, ['error import.date']],
  ['近期', undefined, ['error import.date']],
])('the day %s is read as %s', (value, expected, codes) => {
  const result = mapped(layerOf('zones'), { class: { value: 'general' }, from: { from: 'D' } }, [{ D: value }]);
  expect(result.features[0]?.properties['from']).toBe(expected);
  expect(said(result)).toEqual(codes);
});

test('yes and no in their usual words; whole numbers; ends that are swapped', () => {
  const flags = mapped(layerOf('highways'), { lit: { from: 'L' } }, ['是', '否', 'Y', 'n', 1, '0', true, 'F', '半'].map((L) => ({ L })));
  expect(flags.features.map(({ properties }) => properties['lit'])).toEqual([true, false, true, false, true, false, true, false, undefined]);
  expect(said(flags)).toEqual(['error import.flag']);
  const sites = { signType: { value: 'pole' }, use: { from: 'U', words: { 商业: 'commercial', 公益: 'public-service' } }, radius: { value: 15 }, capacity: { from: 'C' } };
  const counted = mapped(layerOf('sites'), sites, [{ U: '商业、公益', C: '2' }, { U: '公益', C: 1.5 }, { U: '商业', C: 3e9 }]);
  expect(counted.features.map(({ properties }) => [properties['use'], properties['capacity']])).toEqual([['commercial|public-service', 2], ['public-service', undefined], ['commercial', undefined]]);
  expect(said(counted).sort()).toEqual(['error import.whole-number', 'error import.whole-number', 'note import.number-text']);
  expect(said(mapped(layerOf('highways'), { halfWidthMin: { from: 'A' }, halfWidthMax: { from: 'B' } }, [{ A: 9, B: 4 }]))).toEqual(['error import.swapped-ends']);
  expect(said(mapped(layerOf('segments'), { class: { value: 'strict' }, side: { value: 'both' }, depth: { from: 'D' } }, [{ D: 0 }]))).toEqual(['error import.not-positive']);
});

test('stray spaces and full width go from keys, Chinese brackets stay in names; digits beyond 2^53 and lost zeros are noticed', () => {
  const { features, findings } = mapped(layerOf('zones'), { key: { from: 'K' }, name: { from: 'N' }, class: { value: 'general' } }, [{ K: ' ＪＺ－０１\u200b', N: '九里街（北）\t' }, { K: '9007199254740993', N: 'Ａ座' }, { K: '007', N: 'x' }, { K: 8, N: 'y' }, { K: 2 ** 60, N: 'z' }]);
  expect(features.map(({ key, properties }) => [key, properties['name']])).toEqual([['JZ-01', '九里街（北）'], ['9007199254740993', 'A座'], ['007', 'x'], ['8', 'y'], ['1152921504606847000', 'z']]);
  expect(findings.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual(['note import.tidied key', 'remark import.unsafe-number key', 'remark import.lost-zeros key', 'note import.tidied name']);
});

test('a text of the drawing stands for the area that it is in, or the line that it is beside', () => {
  const text = (words: string, x: number, y: number): PlacedFeature => ({ geometry: { type: 'Point', coordinates: [x, y] }, properties: { layer: '编号', text: words }, at: 'entity', placed: true });
  const texts = [text('A-1', 116.0005, 29.7005), text('B-1', 116.0105, 29.7005), text('B-2', 116.0106, 29.7006), text('远', 117, 30), { ...text('x', 116.0205, 29.7005), properties: { layer: '别处', text: 'x' } }];
  const areas = mapped(layerOf('zones'), { key: { label: '编号' }, class: { value: 'general' } }, [{}, {}, {}], {}, texts);
  expect(areas.features.map(({ key }) => key)).toEqual(['A-1', '', '']);
  expect(said(areas)).toEqual(['error import.several-labels', 'remark import.stray-label']);
  expect(areas.findings[0]?.text.en).toContain('B-1, B-2');
  const beside = mapped(layerOf('highways'), { key: { label: '编号' } }, [{}, {}], {}, [text('G1', 116.0005, 29.700005), text('G2', 116.0105, 29.7001)], (index) => ({ type: 'LineString', coordinates: [[116 + index * 0.01, 29.7], [116.001 + index * 0.01, 29.7]] }));
  expect(beside.features.map(({ key }) => key)).toEqual(['G1', '']);
  expect(said(mapped(layerOf('zones'), { key: { label: '没有' }, class: { value: 'general' } }, [{}], {}, texts))).toEqual(['error import.no-labels']);
});

test('where that takes nothing says what there is', () => {
  const { features, findings } = mapped(layerOf('zones'), { class: { value: 'general' } }, [{ T: '规划分区' }, { T: '道路' }], { where: { T: ['规划分区 '], L: ['1'] } });
  expect(features).toEqual([]);
  expect(findings).toMatchObject([{ code: 'import.nothing-chosen', severity: 'error', field: 'L' }]);
});

test('thousands of features with texts of their own in seconds', () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => ({ LX: '一般', MC: ` 区 ${n}`, D: '2023/1/5' }));
  const texts = rows.map((_, n): PlacedFeature => ({ geometry: { type: 'Point', coordinates: [116 + (n % 400) * 0.001 + 0.0005, 29 + Math.floor(n / 400) * 0.001 + 0.0005] }, properties: { layer: '编号', text: `Z-${n}` }, at: `t${n}`, placed: true }));
  const began = performance.now();
  const { features, findings } = mapped(layerOf('zones'), { key: { label: '编号' }, name: { from: 'MC' }, class: { from: 'LX' }, from: { from: 'D' } }, rows, {}, texts, (n) => square(116 + (n % 400) * 0.001, 29 + Math.floor(n / 400) * 0.001, 0.0009));
  const spent = performance.now() - began;
  expect(features[7_777]).toMatchObject({ key: 'Z-7777', properties: { class: 'general', name: '区 7777', from: '2023-01-05' } });
  expect(findings.length).toBeLessThan(5);
  expect(spent).toBeLessThan(60_000);
});
