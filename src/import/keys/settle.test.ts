import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanFeature, Value } from '../../plan/plan.ts';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';
import { byKey } from './order.ts';
import { settleKeys } from './settle.ts';

const layerOf = (id: string): LayerSource => {
  const found = (tinyPlan() as unknown as PlanSource).layers.find((layer) => layer.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const zones = layerOf('zones');
type Props = Record<string, Value>;
const box = (x: number, y: number, w = 0.001, h = w): RawGeometry => ({ type: 'Polygon', coordinates: [[[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]] });
const was = (key: string, geometry: RawGeometry, properties: Props = {}): PlanFeature => ({ key, geometry, properties: { key, ...properties } });
const now = (key: string, geometry: RawGeometry | null, properties: Props = {}, at = `row of ${key}`): MappedFeature => ({ key, geometry, properties: key === '' ? properties : { key, ...properties }, at });
const said = ({ findings }: ReturnType<typeof settleKeys>) => findings.map(({ code, severity, feature }) => `${severity} ${code} ${feature ?? ''}`.trim());
const keysOf = ({ features }: ReturnType<typeof settleKeys>) => features.map(({ key }) => key);

const PUBLISHED = [was('JZ-02', box(116, 29.7), { class: 'prohibited', name: '甲' }), was('JZ-01', box(116.01, 29.7), { class: 'prohibited', name: '乙' }), was('YB-07', box(116.02, 29.7), { class: 'general', name: '丙' })];

test('without keys those of the last version are kept; new ones follow their class and never repeat one that was', () => {
  const result = settleKeys([now('', box(116.05, 29.7), { class: 'prohibited' }), now('', box(116.0101, 29.7), { class: 'prohibited' }), now('', box(116, 29.7000001), { class: 'general' }), now('', box(116.06, 29.7), { class: 'general' }), now('', box(116.07, 29.7), { class: 'display' })], zones, PUBLISHED);
  expect(keysOf(result)).toEqual(['JZ-02', 'JZ-01', 'JZ-03', 'YB-08', 'display-01']);
  expect(result.features[0]?.properties).toEqual({ key: 'JZ-02', class: 'general' });
  expect(said(result)).toEqual(['note import.keys-kept', 'note import.key-made JZ-03', 'note import.key-made YB-08', 'note import.key-made display-01', 'remark import.vanished YB-07']);
});

test('a first delivery without keys is numbered from north to south', () => {
  const result = settleKeys([now('', box(116, 29.7), { class: 'general' }), now('', box(116, 29.8), { class: 'general' }), now('', box(115.9, 29.7), { class: 'prohibited' })], zones, []);
  expect(result.features.map(({ key, geometry }) => [key, geometry?.type === 'Polygon' ? geometry.coordinates[0]?.[0] : null])).toEqual([['general-01', [116, 29.8]], ['general-02', [116, 29.7]], ['prohibited-01', [115.9, 29.7]]]);
  expect(said(result)).toEqual(['note import.keys-made']);
});

test('a key that has changed, one that stands for something else, and one that is gone are remarked; what the delivery says stays', () => {
  const result = settleKeys([now('12', box(116, 29.7), { name: '甲' }), now('JZ-01', box(116.3, 29.75), { name: '丁' }), now('YB-07', box(116.02, 29.7), { name: '丙' })], zones, PUBLISHED);
  expect(keysOf(result)).toEqual(['JZ-01', 'YB-07', '12']);
  expect(said(result)).toEqual(['remark import.key-changed 12', 'remark import.key-elsewhere JZ-01', 'remark import.keys-changed']);
  expect(result.findings.at(-1)?.text.zh).toContain('1 个要素与上一版是同一要素，只是换了编号（其中 1 个属性也有改变）');
  expect(result.findings.at(-1)?.text.zh).toContain('words: { "12": JZ-02 }');
  expect(result.findings[0]?.text.en).toContain('It was JZ-02 and is now 12');
  const swapped = settleKeys([now('JZ-01', box(116, 29.7)), now('JZ-02', box(116.01, 29.7)), now('YB-07', box(116.02, 29.7))], zones, PUBLISHED);
  expect(said(swapped)).toEqual(['remark import.key-changed JZ-01', 'remark import.key-changed JZ-02', 'remark import.keys-changed']);
  expect(swapped.findings.at(-1)?.text.en).toContain('words: { JZ-02: JZ-01, JZ-01: JZ-02 }');
  const reused = settleKeys([now('JZ-09', box(116, 29.7)), now('JZ-02', box(116.01, 29.7)), now('YB-07', box(116.5, 29.9), {}, 'row 9'), now('X', box(116.02, 29.7))], zones, PUBLISHED);
  expect(said(reused)).toEqual(['remark import.key-changed JZ-02', 'remark import.key-changed JZ-09', 'remark import.key-changed X', 'remark import.keys-changed']);
});

test('empty and double keys are errors that name both places and what to do', () => {
  const result = settleKeys([now('A', box(116, 29.7), {}, 'row 1'), now('A', box(116, 29.7), {}, 'row 2'), now('A', box(116.1, 29.7), {}, 'row 3'), now('', box(116.02, 29.7), {}, 'row 4'), now('', null, {}, 'row 5')], zones, PUBLISHED);
  expect(said(result).filter((line) => line.startsWith('error'))).toEqual(['error import.key-double A', 'error import.key-double A', 'error import.key-empty row 4', 'error import.key-empty row 5']);
  const [first, second, empty] = result.findings;
  expect(first?.text.en).toBe('Key A is there twice: row 1 and row 2. Their outlines are the same, so one seems to be a copy; delete it.');
  expect(second?.text.en).toBe('Key A is there twice: row 1 and row 3. Their outlines differ; give one another key.');
  expect(empty?.text.zh).toContain('与上一版 YB-07 是同一要素');
  const files = settleKeys([{ ...now('A', box(116, 29.7), {}, 'row 1'), file: 'a.shp' }, { ...now('A', box(116.1, 29.7), {}, 'row 1'), file: 'b.shp' }], zones, []);
  expect(files.findings[0]?.text.en).toContain('a.shp row 1 and b.shp row 1');
});

test('a file without keys may stand beside one that has them', () => {
  const result = settleKeys([{ ...now('A', box(116.1, 29.7), {}, 'row 1'), file: 'a.shp' }, { ...now('', box(116.2, 29.7), {}, 'row 1'), file: 'b.dxf' }, { ...now('', box(116, 29.7), {}, 'row 2'), file: 'b.dxf' }], zones, PUBLISHED.slice(0, 1));
  expect(keysOf(result)).toEqual(['JZ-02', 'A', 'JZ-03']);
  expect(said(result)).toEqual(['note import.keys-kept', 'note import.key-made JZ-03']);
});

test('lines and points by the way that they take; a name that is there once by nearness; halves of a divided area: the larger keeps its key', () => {
  const line = (...coordinates: [number, number][]): RawGeometry => ({ type: 'LineString', coordinates });
  const roads = [was('L1', line([116, 29.7], [116.01, 29.7])), was('L2', line([116, 29.70002], [116, 29.71]))];
  expect(keysOf(settleKeys([now('', line([116.0105, 29.70001], [116.005, 29.70002], [116, 29.7]))], layerOf('segments'), roads))).toEqual(['L1']);
  const point = (x: number, y: number): RawGeometry => ({ type: 'Point', coordinates: [x, y] });
  const sites = [was('D1', point(116, 29.7), { name: '东门' }), was('D2', point(116.0001, 29.7), { name: '西门' })];
  expect(settleKeys([now('', point(116.0002, 29.7002), { name: '东门' }), now('', point(116.0001, 29.7000001))], layerOf('sites'), sites).features.map(({ key, properties }) => [key, properties['name']])).toEqual([['D1', '东门'], ['D2', undefined]]);
  const halves = settleKeys([now('', box(116, 29.7, 0.0007, 0.001), {}, 'large'), now('', box(116.0007, 29.7, 0.0003, 0.001), {}, 'small')], zones, [was('JZ-02', box(116, 29.7))]);
  expect(halves.features.map(({ key, at }) => [key, at])).toEqual([['JZ-02', 'large'], ['JZ-03', 'small']]);
});

test('keys of digits are in their natural order', () => {
  expect(['JZ-10', 'JZ-9', 'A', 'JZ-09', '2', '10', 'JZ-9a', ''].sort(byKey)).toEqual(['', '2', '10', 'A', 'JZ-09', 'JZ-9', 'JZ-9a', 'JZ-10']);
});

/** A town of areas of different sizes, side by side. */
const town = (count: number): PlanFeature[] => Array.from({ length: count }, (_, n) => was(`Z-${String(n + 1).padStart(3, '0')}`, box(116 + (n % 7) * 0.002, 29.7 + Math.floor(n / 7) * 0.002, 0.002 - (n % 3) * 0.0002, 0.002), { class: n % 2 === 0 ? 'general' : 'prohibited', name: `区${n % 5}` }));

test('property: whatever the order, small shifts, what is dropped and what is new, all that stayed keeps its key', () => {
  const before = town(30);
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: -20, max: 20 })), fc.subarray(before), fc.integer({ min: 0, max: 4 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (shifts, kept, more, order) => {
      const shift = (): number => shifts.next().value * 1e-7;
      const stayed = kept.map(({ key, geometry, properties }) => ({ key, feature: now('', geometry.type === 'Polygon' ? { ...geometry, coordinates: geometry.coordinates.map((ring) => ring.slice(0, -1).map(([x = 0, y = 0]) => [x + shift(), y + shift()])).map((ring) => [...ring, ring[0] ?? []]) } : null, { class: properties['class'] ?? '', name: properties['name'] ?? '' }, `was ${key}`) }));
      const fresh = Array.from({ length: more }, (_, n) => now('', box(116.5 + n * 0.01, 29.7), { class: 'general' }, `new ${n}`));
      const all = [...stayed.map(({ feature }) => feature), ...fresh];
      const mixed = all.map((feature) => [order.next().value, feature] as const).sort(([a], [b]) => a - b).map(([, feature]) => feature);
      const result = settleKeys(mixed, zones, before);
      const byAt = new Map(result.features.map(({ key, at }) => [at, key]));
      expect(stayed.map(({ key }) => byAt.get(`was ${key}`))).toEqual(stayed.map(({ key }) => key));
      expect(fresh.map(({ at }) => byAt.get(at))).toEqual(fresh.map((_, n) => `Z-${String(31 + n).padStart(3, '0')}`));
      expect(settleKeys(all, zones, before)).toEqual(result);
      expect(result.findings.filter(({ code }) => code === 'import.vanished')).toHaveLength(before.length - kept.length);
    }),
    { numRuns: 60 },
  );
});

test('thousands against as many in a moment, also where everything has moved by metres', () => {
  const before = Array.from({ length: 3_000 }, (_, n) => was(`Z-${n}`, box(116 + (n % 200) * 0.001, 29 + Math.floor(n / 200) * 0.001)));
  const moved = before.map(({ key, geometry }) => now('', geometry.type === 'Polygon' ? { ...geometry, coordinates: geometry.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x + 0.00005, y - 0.00003])) } : null, {}, key)).reverse();
  const began = performance.now();
  const { features } = settleKeys(moved, zones, before);
  expect(performance.now() - began).toBeLessThan(40_000);
  expect(features.filter(({ key, at }) => key !== at)).toEqual([]);
});

test('features on one heap are told apart in bounded time', () => {
  const point: RawGeometry = { type: 'Point', coordinates: [116, 29.7] };
  const heap = Array.from({ length: 3000 }, (_, n) => n);
  const began = performance.now();
  const result = settleKeys(heap.map((n) => now('', point, { name: `n${n % 7}` }, `row ${n}`)), layerOf('sites'), heap.map((n) => was(`P-${n}`, point, { name: `n${n % 5}` })));
  expect(new Set(keysOf(result)).size).toBe(3000);
  expect(performance.now() - began).toBeLessThan(40_000);
});
