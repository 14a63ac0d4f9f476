import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../plan/plan.ts';
import { SnapIndex, type Screen } from './snapping.ts';

/** A thousand pixels a degree, north up. */
const screen: Screen = { project: (lon, lat) => ({ x: 1000 * (lon - 116), y: 1000 * (30 - lat) }), unproject: (x, y) => ({ lng: 116 + x / 1000, lat: 30 - y / 1000 }) };
const square = (lon: number): [number, number][] => [[lon, 29.9], [lon + 0.1, 29.9], [lon + 0.1, 30], [lon, 30], [lon, 29.9]];
const plan = {
  layers: new Map([
    ['zones', { entry: { id: 'zones', role: 'zones' }, features: [{ key: 'A', geometry: { type: 'Polygon', coordinates: [square(116)] } }, { key: 'B', geometry: { type: 'Polygon', coordinates: [square(116.3)] } }] }],
    ['water', { entry: { id: 'water', role: 'features' }, features: [{ key: 'W', geometry: { type: 'Polygon', coordinates: [square(116.6)] } }] }],
  ]),
} as unknown as Plan;
const index = new SnapIndex(plan, new Map());

describe('a point within reach', () => {
  it('is drawn to a corner, though an edge is nearer', () => expect(index.near(106, 98, 10, screen)).toEqual([116.1, 29.9]));
  it('is drawn to the nearest place of an edge', () => expect(index.near(95, 50, 10, screen)).toEqual([116.1, 29.95]));
  it('beyond it stays where it is, inside an area too', () => {
    expect(index.near(50, 50, 10, screen)).toBeNull();
    expect(index.near(111, 50, 10, screen)).toBeNull();
  });
  it('is drawn to nothing but zones, segments, sites and what was drawn', () => {
    expect(index.near(600, 50, 10, screen)).toBeNull();
    expect(index.near(603, 50, 10, screen, [{ type: 'Point', coordinates: [116.6, 29.95] }])).toEqual([116.6, 29.95]);
  });
  it('is drawn to nothing that is not shown', () => {
    const some = new SnapIndex(plan, new Map([['zones', new Set(['A'])]]));
    expect(some.near(300, 50, 10, screen)).toBeNull();
    expect(some.near(100, 50, 10, screen)).not.toBeNull();
    expect(new SnapIndex({ layers: new Map() } as unknown as Plan, new Map()).near(0, 0, 10, screen)).toBeNull();
  });
});
