import { expect, test } from 'vitest';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { judgeGeometry } from '../geometry/judge.ts';
import type { MappedFeature, PlacedFeature, RawFeature, RawLayer } from '../types.ts';
import { judgeCrs } from './judge.ts';
import { place } from './place.ts';

const plan = tinyPlan() as unknown as PlanSource;
const zones = plan.layers.find(({ id }) => id === 'zones') as LayerSource;
const [E, N] = [403_000, 3_285_000];
const box = (x0: number, y0: number, x1: number, y1: number): RawFeature['geometry'] => ({ type: 'Polygon', coordinates: [[[E + x0, N + y0], [E + x1, N + y0], [E + x1, N + y1], [E + x0, N + y1], [E + x0, N + y0]]] });
/** Two blocks side by side along the north edge of a zone of three kilometres. */
const features = (gap: number): RawFeature[] => [box(0, 0, 3000, 400), box(0, 400 + gap, 1400, 700), box(1400, 400 + gap, 3000, 700)].map((geometry, i) => ({ at: `row ${i + 1}`, geometry, properties: {} }));
const layerOf = (given: readonly RawFeature[]): RawLayer => ({ file: 'a.shp', name: 'a', format: 'shapefile', fields: [], crs: { epsg: 4548 }, text: null, findings: [], features: given });
const { toLonLat = () => undefined } = judgeCrs(layerOf(features(0)), undefined, { plan, published: null, landmarks: [] });
const faults = (placed: readonly PlacedFeature[]) => judgeGeometry(placed.map(({ geometry, at }, i): MappedFeature => ({ key: `Z-${i + 1}`, geometry, properties: { key: `Z-${i + 1}`, class: 'general' }, at })), zones, { plan, tolerance: 0.05 }).filter(({ code }) => /overlap|gap|crack/.test(code));

test('a corner half-way along a neighbour’s edge of kilometres neither overlaps it nor leaves a gap, once both are in degrees', () => {
  const placed = place(layerOf(features(0)), toLonLat);
  expect(faults(placed.features)).toEqual([]);
  expect(placed.findings).toMatchObject([{ code: 'import.crs-corners', severity: 'note', text: { en: expect.stringMatching(/long edges: 1\./) } }]);
  const [zone, block] = placed.features;
  const corner = block?.geometry?.type === 'Polygon' ? block.geometry.coordinates[0]?.[1] : undefined;
  expect(zone?.geometry?.type === 'Polygon' ? zone.geometry.coordinates[0] : []).toContainEqual(corner);
});

test('each placed by itself they would overlap by tens of square metres', () => {
  const alone = features(0).flatMap((feature) => place(layerOf([feature]), toLonLat).features);
  expect(Math.max(...faults(alone).map(({ area = 0 }) => area))).toBeGreaterThan(20);
});

test('what is drawn a centimetre apart stays apart', () => {
  expect(place(layerOf(features(0.01)), toLonLat).findings).toEqual([]);
});
