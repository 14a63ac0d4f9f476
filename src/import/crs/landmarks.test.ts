import { expect, test } from 'vitest';
import { toShifted, type Shifted } from '../../geo/coordinates/shift.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import type { ImportContext, Landmark } from '../context.ts';
import type { PlacedFeature, RawGeometry } from '../types.ts';
import { context as bare } from './crs.fixture.ts';
import { suspectShift } from './landmarks.ts';
import type { XY } from './types.ts';

const LANDMARKS: readonly Landmark[] = [
  { name: '望江塔', lon: 115.98, lat: 29.72, source: 'test' },
  { name: '东门 大桥', lon: 116.02, lat: 29.75, source: 'test' },
  { name: '南站（新）', lon: 116.05, lat: 29.66, source: 'test' },
];
const context: ImportContext = { ...bare, landmarks: LANDMARKS };
const LAYER = { file: 'poi.csv', name: 'poi' };
const shifted = (system: Shifted) => ([lon, lat]: XY): XY => {
  const there = toShifted({ lon, lat }, system);
  return [there.lon, there.lat];
};
const point = (name: string, coordinates: XY): PlacedFeature => ({ at: name, placed: true, geometry: { type: 'Point', coordinates: [...coordinates] }, properties: { 名称: name } });
const delivered = (move: (at: XY) => XY, names = ['望江塔', '东门大桥', '南站(新)']): PlacedFeature[] => names.map((name, index) => point(name, move([LANDMARKS[index]?.lon ?? 0, LANDMARKS[index]?.lat ?? 0])));
const said = (features: readonly PlacedFeature[], held = context): string[] => suspectShift(features, held, LAYER).map(({ severity, code }) => `${severity} ${code}`);

test('GCJ-02 and BD-09 are told by known places, with the metres, east and north, and what to write', () => {
  const [gcj] = suspectShift(delivered(shifted('gcj02')), context, LAYER);
  expect(gcj).toMatchObject({ severity: 'error', code: 'import.crs-shifted', file: 'poi.csv', layer: 'poi' });
  expect(gcj?.text.en).toMatch(/^This looks like GCJ-02: 3 known features lie 5[67]\d m \(E \+4[89]\d, N −2[789]\d\) from where they are known .*which is 0\.\d+ m from that shift\. Have it confirmed and write crs: \{system: gcj02\}\.$/);
  const [bd] = suspectShift(delivered(shifted('bd09')), context, LAYER);
  expect(bd?.text.zh).toMatch(/^像是 BD-09 坐标：3 个已知地物.*偏 1[12]\d\d m.*crs: \{system: bd09\}/);
  expect(said(delivered(shifted('gcj02'), ['望江塔']))).toEqual(['remark import.crs-maybe-shifted']);
});

test('landmarks that are known to a hundred metres only still tell', () => {
  const rough: XY[] = [[0.0006, -0.0003], [-0.0005, 0.0004], [0.0002, 0.0005]];
  const features = delivered(shifted('gcj02')).map((feature, index) => point(feature.at, [(feature.geometry?.type === 'Point' ? (feature.geometry.coordinates[0] ?? 0) : 0) + (rough[index]?.[0] ?? 0), (feature.geometry?.type === 'Point' ? (feature.geometry.coordinates[1] ?? 0) : 0) + (rough[index]?.[1] ?? 0)]));
  expect(said(features)).toEqual(['error import.crs-shifted']);
});

test('coordinates that were moved although they were not shifted are told as well', () => {
  const moved = ([lon, lat]: XY): XY => {
    const there = toShifted({ lon, lat }, 'gcj02');
    return [2 * lon - there.lon, 2 * lat - there.lat];
  };
  const [finding] = suspectShift(delivered(moved), context, LAYER);
  expect(finding?.code).toBe('import.crs-shifted');
  expect(finding?.text.en).toContain('moved as if they were GCJ-02');
});

test('what lies where it is known is a note; a common offset of an older datum a remark; nothing to compare is said', () => {
  expect(said(delivered((at) => at))).toEqual(['note import.crs-compared']);
  const [offset] = suspectShift(delivered(([lon, lat]) => [lon + 0.0009, lat + 0.0005]), context, LAYER);
  expect(offset).toMatchObject({ severity: 'remark', code: 'import.crs-offset' });
  expect(offset?.text.en).toMatch(/lie 10\d m \(E \+8\d, N \+5\d\)/);
  expect(said([point('无名', [116, 29.7])])).toEqual(['note import.crs-not-compared']);
  expect(said(delivered((at) => at), bare)).toEqual(['note import.crs-not-compared']);
  expect(said([])).toEqual([]);
  // A name that two features have, or that is a large area's, has no one place.
  expect(said([point('望江塔', [116, 29.7]), point('望江塔', [116.01, 29.7])])).toEqual(['note import.crs-not-compared']);
});

test('features of the published version with the same key and shape are known best', () => {
  const box = (x: number, y: number, size = 0.003): RawGeometry => ({ type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] });
  const moved = (geometry: RawGeometry, move: (at: XY) => XY): RawGeometry => (geometry.type === 'Polygon' ? { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [...move([x, y])])) } : geometry);
  const was: PlanFeature[] = ['A-01', 'A-02', 'A-03'].map((key, index) => ({ key, geometry: box(115.95 + index / 50, 29.7), properties: { key } }));
  const published = { layers: new Map([['zones', { features: was }]]) } as unknown as Plan;
  const now = (move: (at: XY) => XY): PlacedFeature[] => was.map(({ key, geometry }): PlacedFeature => ({ at: key, placed: true, geometry: moved(geometry as RawGeometry, move), properties: { code: key } }));
  const held: ImportContext = { ...bare, published };
  expect(said(now((at) => at), held)).toEqual(['note import.crs-compared']);
  expect(said(now(shifted('gcj02')), held)).toEqual(['error import.crs-shifted']);
  expect(said(now(([lon, lat]) => [lon + 0.00005, lat]), held)).toEqual(['remark import.crs-offset']);
  // Redrawn ones say nothing.
  expect(said(was.map(({ key }): PlacedFeature => ({ at: key, placed: true, geometry: box(116, 29.7, 0.004), properties: { code: key } })), held)).toEqual(['note import.crs-not-compared']);
});
