import { expect, test } from 'vitest';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import { checkMapping, unusedLayers } from './check.ts';
import { drawing, rawLayer, square } from './guess.fixture.ts';
import { matchesFile } from './match.ts';
import { readMapping } from './read.ts';
import type { ImportMapping, SourceMapping } from './types.ts';

const plan = tinyPlan() as unknown as PlanSource;
const zones = rawLayer('交付/zones.shp', 'zones', [{ BH: 'A', 管控分区类: '禁', W: 3 }], () => square(0, 0));
const drawn = drawing('交付/plan.dxf', { 禁止: 2 }, '编号');
const source = (more: Partial<SourceMapping>): ImportMapping => ({ schema: 'signplan-import/1', sources: [{ file: 'zones.shp', into: 'zones', columns: { key: { from: 'BH' }, class: { value: 'general' } }, ...more }] });
const said = (mapping: ImportMapping) => checkMapping(mapping, plan, [zones, drawn], 'm.yaml').map(({ code, path, text }) => [`${code} ${path}`, text.zh, text.en] as const);

test('a mapping that fits says nothing, and layers that nobody uses are found', () => {
  expect(said(source({}))).toEqual([]);
  expect(unusedLayers(source({}), [zones, drawn])).toEqual([drawn]);
  expect(said(source({ file: '*.dxf', layer: 'entities', where: { layer: ['禁止'] }, columns: { key: { label: '编号' }, class: { from: 'layer', words: { 禁止: 'prohibited', 甲: '一般' } } } }))).toEqual([]);
});

test.each<[string, Partial<SourceMapping>, string, RegExp]>([
  ['a layer that the plan does not have', { into: 'zone' }, 'mapping.unknown-layer sources[0].into', /是否应为 zones？/],
  ['its title in place of its id', { into: '图层 zones' }, 'mapping.unknown-layer sources[0].into', /Did you mean zones/],
  ['a file that is not there', { file: 'zone.shp' }, 'mapping.no-such-file sources[0].file', /是否应为 zones.shp？/],
  ['a layer that the file does not have', { layer: 'zone' }, 'mapping.no-such-layer sources[0].layer', /是否应为 zones？/],
  ['a column that the layer does not have', { columns: { class: { value: 'general' }, nmae: { from: 'BH' } } }, 'mapping.unknown-column sources[0].columns.nmae', /是否应为 name？/],
  ['a column that it must have', { columns: {} }, 'mapping.missing-column sources[0].columns', /prohibited（禁止）、general（一般）/],
  ['a field whose name is cut', { columns: { class: { from: '管控分区类别' } } }, 'mapping.unknown-field sources[0].columns.class.from', /DBF 只存得下.*应是 管控分区类。/],
  ['a value in place of a field', { columns: { class: { from: 'general' } } }, 'mapping.unknown-field sources[0].columns.class.from', /write value/],
  ['a field of where', { where: { BHH: ['A'] } }, 'mapping.unknown-field sources[0].where.BHH', /是否应为 BH？/],
  ['a class that words lead to', { columns: { class: { from: 'BH', words: { A: 'genral' } } } }, 'mapping.unknown-word sources[0].columns.class.words.A', /是否应为 general？/],
  ['a class for all', { columns: { class: { value: 'strict' } } }, 'mapping.unknown-word sources[0].columns.class.value', /prohibited/],
  ['a layer of texts', { columns: { key: { label: '编码' }, class: { value: 'general' } } }, 'mapping.unknown-label sources[0].columns.key.label', /编号/],
  ['a unit of a text', { columns: { class: { value: 'general', unit: 'cm' } } }, 'mapping.unit sources[0].columns.class.unit', /不是数/],
])('%s is told with what is near', (_, more, where, text) => {
  const found = said(source(more));
  expect(found.map(([place]) => place)).toEqual([where]);
  expect(found[0]?.slice(1).join(' ')).toMatch(text);
});

test('lines are told where the mapping comes from a file; units of another kind', () => {
  const read = readMapping('schema: signplan-import/1\nsources:\n  - file: zones.shp\n    into: segments\n    columns:\n      class: { value: strict }\n      side: { value: 左侧 }\n      depth: { from: W, unit: ha }\n', 'm.yaml');
  if (!read.ok) throw new Error('not read');
  expect(said(read.value).map(([place, , en]) => [place, en])).toEqual([['mapping.unit 8:25 sources[0].columns.depth.unit', 'ha cannot be turned into m, which the column is in.']]);
});

test('stars in names of files', () => {
  const files = ['交付/zones.shp', 'a.zip/交付/zones.shp', 'zones.shp.zip/x.dbf'];
  const matched = (pattern: string) => files.filter((file) => matchesFile(pattern, file)).length;
  expect(['zones.shp', '*.shp', '*', '交付/zones.shp', '交付\\*.shp', 'a.zip/*', '*zones*x*', 'zones'].map(matched)).toEqual([2, 2, 3, 2, 2, 1, 1, 0]);
  const began = performance.now();
  expect(matchesFile(`${'*a'.repeat(2000)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(20_000);
});
