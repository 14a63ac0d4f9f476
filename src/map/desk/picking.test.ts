import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { degreeLengths } from '../local.ts';
import { testPlan } from '../plan.fixture.ts';
import { featuresAt } from './pick.ts';
import { SignIndex } from './sign-index.ts';
import { ZonePool } from './zone-pool.ts';

const keys = (plan: Plan, pool: ZonePool | null, at: readonly [number, number], reach = 5): string[] => featuresAt(plan, pool, at, reach).map(({ key }) => key);

describe('what lies at a place', () => {
  it('is told zones first, areas that contain it, lines and points in reach', async () => {
    const plan = testPlan();
    const pool = await ZonePool.of(plan);
    expect(keys(plan, pool, [115.98, 29.701])).toEqual(['YK-01', 'DW-01', 'XZ-01', 'A']);
    expect(keys(plan, pool, [116.02, 29.7])).toEqual(['JZ-01', 'WB-2', 'WB-1', 'W-1', 'A']);
    expect(keys(plan, pool, [115.98, 29.70004])).toEqual(['YK-01', 'LD-01', 'R-1', 'A']);
    expect(keys(plan, pool, [115.98, 29.70004], 4)).toEqual(['YK-01', 'A']);
    expect(keys(plan, null, [116.02, 29.7])).toEqual(keys(plan, pool, [116.02, 29.7]));
    expect(keys(plan, pool, [117, 29.7])).toEqual([]);
  });
});

/** Squares on a grid, of growing size. */
function city(count: number): Plan {
  const plan = testPlan();
  const zones = plan.layers.get('zones');
  if (!zones) throw new Error('no zones');
  const side = Math.ceil(Math.sqrt(count));
  const features = Array.from({ length: count }, (_, index) => {
    const [lon, lat, half] = [116 + (index % side) * 0.001, 29.7 + Math.floor(index / side) * 0.001, 0.0001 + (0.0003 * index) / count];
    return { key: `Z${index}`, properties: { class: 'class-strict' }, geometry: { type: 'Polygon' as const, coordinates: [[[lon - half, lat - half], [lon + half, lat - half], [lon + half, lat + half], [lon - half, lat + half], [lon - half, lat - half]]] } };
  });
  return { ...plan, layers: new Map(plan.layers).set('zones', { ...zones, features }) };
}

describe('a plan of many zones', () => {
  const everywhere = [115, 29, 117, 31] as const;
  it('gives the largest of a view, and how many are left', async () => {
    const pool = await ZonePool.of(city(1000));
    expect(pool.inView(everywhere, 10)).toEqual({ drawn: [990, 991, 992, 993, 994, 995, 996, 997, 998, 999], left: 990 });
    expect(pool.inView(everywhere, 3, (index) => index < 3)).toEqual({ drawn: [0, 1, 2], left: 997 });
    expect(pool.inView([115.9999, 29.6999, 116.0011, 29.7001], 10)).toEqual({ drawn: [0, 1], left: 0 });
  });
  it('finds them by key, and draws those filtered out as such', async () => {
    const pool = await ZonePool.of(city(200));
    expect(pool.indexOf('zones', 'Z7')).toBe(7);
    expect(pool.feature(7, true)).toMatchObject({ id: 7, properties: { key: 'Z7', out: true, style: 'strict', layer: 'zones' } });
    expect(pool.feature(7, false).properties).not.toHaveProperty('out');
  });
});

describe('signs near a place', () => {
  it('are those that a scan finds, the nearest first', () =>
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 115.9, max: 116, noNaN: true }), fc.double({ min: 29.6, max: 29.7, noNaN: true })), { maxLength: 80 }), fc.double({ min: 0, max: 9000, noNaN: true }), fc.boolean(), (places, metres, half) => {
      const shown = half ? Uint32Array.from(places.keys()).filter((index) => index % 2 === 0) : null;
      const index = new SignIndex({ lon: Float64Array.from(places, ([lon]) => lon), lat: Float64Array.from(places, ([, lat]) => lat), verdict: new Uint8Array(places.length), shown });
      const at = [115.95, 29.65] as const;
      const size = degreeLengths(at[1]);
      const away = (place: readonly [number, number]): number => Math.hypot((place[0] - at[0]) * size.lon, (place[1] - at[1]) * size.lat);
      const expected = places.flatMap((place, i) => (away(place) <= metres && (!half || i % 2 === 0) ? [{ i, d: away(place) }] : [])).sort((a, b) => a.d - b.d || a.i - b.i);
      expect(index.near(at, metres)).toEqual(expected.map(({ i }) => i));
    })));
});
