/** What lies at a place, of all layers, drawn or not: areas that contain it, lines and points within reach of the pointer. */
import type { Plan } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import { type Box, boundsOf } from '../inside-point.ts';
import { degreeLengths } from '../local.ts';
import { nearestPoint } from '../nearest.ts';
import type { FeatureRef } from '../select-event.ts';
import type { ZonePool } from './zone-pool.ts';

/** Pixels around the pointer within which a line or a point counts as hit. */
export const PICK_REACH = 7;

/** Zones first, then what the plan sets beside them, what the law measures against, the ground. */
const ORDER: readonly LayerEntry['role'][] = ['zones', 'segments', 'sites', 'existing-signs', 'features', 'base', 'plan-area'];

type At = readonly [lon: number, lat: number];

/** In the order of the roles, in each the nearest first, then the package's order. @param reach metres */
export function featuresAt(plan: Plan, zones: ZonePool | null, at: At, reach: number): FeatureRef[] {
  return ORDER.flatMap((role) => (role === 'zones' && zones ? zonesAt(zones, at) : [...plan.layers.values()].filter(({ entry }) => entry.role === role).flatMap((layer) => {
    const found = layer.features.flatMap(({ geometry, key }, index) => {
      const metres = away(geometry, at, reach);
      return metres === null ? [] : [{ layer: layer.entry.id, key, metres, index }];
    });
    return found.sort((a, b) => a.metres - b.metres || a.index - b.index).map((one) => ({ layer: one.layer, key: one.key }));
  })));
}

function zonesAt(zones: ZonePool, at: At): FeatureRef[] {
  return zones.around(at).flatMap((index) => {
    const item = zones.items[index];
    return item && away(item.geometry, at, 0) === 0 ? [{ layer: zones.layerOf(index), key: item.key }] : [];
  });
}

type Geometry = Parameters<typeof boundsOf>[0];
const boxes = new WeakMap<Geometry, Box | null>();

function boxOf(geometry: Geometry): Box | null {
  let box = boxes.get(geometry);
  if (box === undefined) {
    box = boundsOf(geometry);
    boxes.set(geometry, box);
  }
  return box;
}

/** Metres; 0 inside an area, null outside it or out of reach. */
function away(geometry: Geometry, at: At, reach: number): number | null {
  const box = boxOf(geometry);
  const size = degreeLengths(at[1]);
  const [dx, dy] = [reach / size.lon, reach / size.lat];
  if (!box || at[0] < box[0] - dx || at[0] > box[2] + dx || at[1] < box[1] - dy || at[1] > box[3] + dy) return null;
  const nearest = nearestPoint(geometry, at);
  if (!nearest) return null;
  const area = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return area ? (nearest.metres === 0 ? 0 : null) : nearest.metres <= reach ? nearest.metres : null;
}
