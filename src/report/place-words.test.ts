import type { Geometry } from 'geojson';
import { expect, test } from 'vitest';
import type { Layer, Plan } from '../plan/plan.ts';
import { loadTiny } from '../plan/tiny-loaded.fixture.ts';
import { placeWords } from './place-words.ts';

const drawn = (kind: string, name: string, geometry: Geometry) => ({ key: name, geometry, properties: { kind, name } });
async function plan(...features: ReturnType<typeof drawn>[]): Promise<Plan> {
  const tiny = await loadTiny();
  const [layer] = tiny.layers.values();
  if (layer === undefined) throw new Error('no layer');
  return { ...tiny, layers: new Map<string, Layer>([['base', { ...layer, entry: { ...layer.entry, role: 'base' }, features }]]) };
}
const road = drawn('road', '浔阳路（示意）', { type: 'LineString', coordinates: [[115.97, 29.73], [115.99, 29.73]] });
const lake = drawn('water', '甘棠湖', { type: 'Polygon', coordinates: [[[115.97, 29.72], [115.99, 29.72], [115.99, 29.725], [115.97, 29.725], [115.97, 29.72]]] });

const words = async (features: ReturnType<typeof drawn>[], coordinates: [number, number], accuracy = 1) => placeWords(await plan(...features), { geometry: { type: 'Point', coordinates }, properties: { accuracy } });

test('which side of the road, and where from what is known', async () => {
  expect(await words([road, lake], [115.98, 29.7292])).toEqual({ zh: '浔阳路南侧，甘棠湖以北', en: 'South side of 浔阳路, north of 甘棠湖' });
});
test('on the road, and within what is known', async () => {
  expect((await words([road, lake], [115.98, 29.73]))?.zh).toBe('浔阳路上，甘棠湖以北');
  expect((await words([road, lake], [115.98, 29.7229]))?.zh).toBe('甘棠湖内');
});
test('nothing is said where nothing with a name is near', async () => {
  const nameless = drawn('road', '示意支路', { type: 'LineString', coordinates: [[115.98, 29.72], [115.98, 29.74]] });
  expect(await words([nameless], [115.98, 29.73])).toBeNull();
  expect(await words([road, lake], [116.2, 29.6])).toBeNull();
});
test('an error that reaches past the road, the shore or the street says no more than near', async () => {
  expect(await words([road, lake], [115.98, 29.7292], 100)).toEqual({ zh: '浔阳路附近，甘棠湖以北', en: 'Near 浔阳路, north of 甘棠湖' });
  expect((await words([road, lake], [115.98, 29.7249], 40))?.zh).toBe('甘棠湖附近');
  expect((await words([road, lake], [115.98, 29.7292], 700))?.zh).toBe('甘棠湖附近');
});
