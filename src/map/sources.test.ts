import { describe, expect, it } from 'vitest';
import { insidePoint } from './inside-point.ts';
import { SOURCES, planCollections, viewNames } from './sources.ts';
import { testPlan } from './plan.fixture.ts';

const data = planCollections(testPlan());
const property = (source: keyof typeof data, name: string): unknown[] => data[source].features.map(({ properties }) => properties?.[name]);

describe('planCollections', () => {
  it('gives every zone the style of its class, an outline where the class is not known', () => {
    expect(property('zones', 'style')).toEqual(['strict', 'prohibited', 'outline']);
    expect(property('segments', 'style')).toEqual(['display']);
  });

  it('knows a site as taken only when its capacity is reached, and never when it is unknown', () => {
    expect(property('sites', 'taken')).toEqual([true, false, false]);
  });

  it('cuts the plan’s area out of what lies outside', () => {
    const mask = data.area.features.find(({ properties }) => properties?.['outside'] === true);
    expect(mask?.geometry.type === 'Polygon' && mask.geometry.coordinates).toHaveLength(2);
  });

  it('writes names without 示意 and 示范, and none for what is called nothing else', () => {
    expect(property('zones', 'label')).toEqual(['旧城', '湖区', '']);
    expect(data.base.features.filter(({ properties }) => properties?.['kind'] === 'road').map(({ properties }) => properties?.['label'])).toEqual(['浔阳路', '']);
  });

  it('marks a protected place once, by the part itself, and leaves out the place of the same name beside it', () => {
    const found = data.names.features.filter(({ properties }) => properties?.['label'] === '烟水亭').map(({ properties }) => properties?.['key']);
    expect(found).toEqual(['WB-1', 'P-2']);
  });

  it('tells roads that a segment covers', () => {
    expect(data.base.features.filter(({ properties }) => properties?.['controlled'] === true).map(({ properties }) => properties?.['key'])).toEqual(['R-1']);
  });

  it('carries layer and key in every feature of the plan, and is empty without one', () => {
    for (const source of ['zones', 'segments', 'sites', 'existing', 'features'] as const) {
      for (const { properties } of data[source].features) expect(properties).toMatchObject({ layer: expect.any(String), key: expect.any(String) });
    }
    const empty = planCollections(null);
    for (const source of SOURCES) expect(empty[source].features).toEqual([]);
  });
});

describe('viewNames', () => {
  const zones = data.zones.features;
  it('names a zone in the part that can be seen', () => {
    const corner = viewNames(zones, [115.985, 29.705, 115.9999, 29.72], 10);
    expect(corner.map(({ properties }) => properties?.['key'])).toEqual(['YK-01']);
    const at = corner[0]?.geometry;
    expect(at?.type === 'Point' && at.coordinates[0]).toBeGreaterThan(115.985);
  });
  it('leaves the name in the middle while the middle is in view', () => {
    const [only] = viewNames(zones, [115.96, 29.695, 115.985, 29.72], 10);
    const zone = zones[0];
    expect(only?.geometry).toEqual({ type: 'Point', coordinates: zone && insidePoint(zone.geometry)?.at });
  });
  it('names nothing that has no room, and nothing out of view', () => {
    expect(viewNames(zones, [115.9, 29.6, 116.1, 29.8], 5000)).toEqual([]);
    expect(viewNames(zones, [110, 20, 111, 21], 0)).toEqual([]);
  });
  it('names a zone beside what covers its middle, and not at all where no room is left', () => {
    const [free] = viewNames(zones, [115.96, 29.69, 115.995, 29.715], 10);
    const middle = free?.geometry.type === 'Point' ? free.geometry.coordinates : [];
    const [lon = NaN, lat = NaN] = middle;
    const cover = [lon - 0.004, lat - 0.004, lon + 0.004, lat + 0.004] as const;
    const [beside] = viewNames(zones, [115.96, 29.69, 115.995, 29.715], 10, [cover]);
    const [x = NaN, y = NaN] = beside?.geometry.type === 'Point' ? beside.geometry.coordinates : [];
    expect(Math.max(Math.abs(x - lon), Math.abs(y - lat))).toBeGreaterThanOrEqual(0.004);
    expect(viewNames(zones, [115.96, 29.69, 115.995, 29.715], 10, [[115.9, 29.6, 116, 29.8]])).toEqual([]);
  });
});
