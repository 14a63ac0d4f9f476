/** Sets of the demonstration package: what is in them, and areas and lengths beside those on the ellipsoid. */
import { join } from 'node:path';
import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import { Plane } from '../../geo/plane.ts';
import { folderSource } from '../../io/node-source.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import { indexOfRef } from '../../survey/sets/index-of.ts';
import { groundArea, groundLength } from '../../survey/sets/measures.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import type { Cell, ThingSet } from '../../survey/sets/types.ts';

let city: Plan;
beforeAll(async () => {
  const loaded = await loadPlan(folderSource(join(import.meta.dirname, '../../../data/jiujiang/package')));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  city = loaded.value;
});

const row = (set: ThingSet, i: number): Record<string, Cell> => Object.fromEntries(set.columns.map(({ id, cell }) => [id, cell(i)]));
const cgcs = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** On the ellipsoid: m². Edges are geodesics, on the plane they are straight; for edges of a zone that is no difference. */
function ellipsoidArea(rings: readonly (readonly Position[])[]): number {
  const areas = rings.map((ring) => {
    const polygon = cgcs.Polygon(false);
    for (const [lon = 0, lat = 0] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
    return Math.abs(polygon.Compute(false, true).area ?? 0);
  });
  return areas.reduce((sum, area, i) => sum + (i === 0 ? area : -area), 0);
}

describe('ground measures', () => {
  test('areas of all zones are within 5 ppm of those on the ellipsoid', () => {
    const plane = new Plane(city.manifest.crs.centralMeridian, city.manifest.extent);
    for (const { key, geometry } of city.layers.get('zones')?.features ?? []) {
      const area = groundArea(geometry, plane) ?? 0;
      const true_ = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []).reduce((sum, rings) => sum + ellipsoidArea(rings), 0);
      expect(Math.abs(area / true_ - 1), `${key}: ${area} m², ${true_} m²`).toBeLessThan(5e-6);
    }
  });
  test('lengths of segments are within 1 ppm', () => {
    const plane = new Plane(city.manifest.crs.centralMeridian, city.manifest.extent);
    for (const { key, geometry } of city.layers.get('segments')?.features ?? []) {
      if (geometry.type !== 'LineString') continue;
      let true_ = 0;
      for (const [i, [lon = 0, lat = 0]] of geometry.coordinates.entries()) {
        const [fromLon = 0, fromLat = 0] = geometry.coordinates[i - 1] ?? [];
        if (i > 0) true_ += cgcs.Inverse(fromLat, fromLon, lat, lon).s12 ?? 0;
      }
      expect(Math.abs((groundLength(geometry, plane) ?? 0) / true_ - 1), key).toBeLessThan(1e-6);
    }
  });
});

describe('sets', () => {
  test('the demonstration package: every zone, segment, site and sign, with what is known of each', () => {
    const sets = setsOf(city, null);
    expect(Object.values(sets).map(({ count }) => count)).toEqual(['zones', 'segments', 'sites', 'existing-signs'].map((id) => city.layers.get(id)?.entry.count));
    const zone = row(sets.zones, 0);
    expect(zone).toMatchObject({ key: expect.any(String) as string, source: 'demonstration', signs: null, failing: null });
    expect(zone['area']).toBeGreaterThan(0);
    expect(row(sets.signs, 0)).toMatchObject({ verdict: 'waiting', failures: null, clause: null, error: null });
    expect(sets.sites.columns.find(({ id }) => id === 'taken')?.cell(0)).not.toBeNull();
  });
  test('columns have ids of their own, titles in both languages, and further ones of the layer come last', () => {
    for (const { columns } of Object.values(setsOf(city, null))) {
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      for (const { title } of columns) expect(title.zh !== '' && title.en !== '').toBe(true);
    }
    expect(setsOf(city, null).zones.columns.at(-1)).toMatchObject({ id: 'note', minor: true });
  });
  test('a thing is found by its layer and key', () => {
    const { zones } = setsOf(city, null);
    for (let i = 0; i < zones.count; i++) expect(indexOfRef(zones, zones.ref(i))).toBe(i);
    expect(indexOfRef(zones, { layer: 'zones', key: '?' })).toBe(-1);
    expect(indexOfRef(zones, { layer: 'sites', key: zones.ref(0).key })).toBe(-1);
  });
});
