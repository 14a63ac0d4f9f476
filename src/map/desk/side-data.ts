/** What of a side's plan goes to the sources of the map, without the zones, which are fed by view. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { FeatureRef } from '../select-event.ts';
import { highlightData } from '../focus-data.ts';
import { type Collections, collection, feature, planCollections } from '../sources.ts';
import { AUDIT } from './groups.ts';
import type { MapSide, SignMarks } from './types.ts';

const known = new WeakMap<Plan, Collections>();

/** Made once for each plan. */
export function collectionsOf(plan: Plan): Collections {
  const before = known.get(plan);
  if (before) return before;
  const layers = new Map([...plan.layers].map(([id, layer]) => [id, layer.entry.role === 'zones' ? { ...layer, features: [] } : layer]));
  const made = planCollections({ ...plan, layers });
  known.set(plan, made);
  return made;
}

/** Sources whose features a filter of the desk takes off the map. */
export const FILTERED = ['segments', 'sites', 'existing', 'features'] as const;

export function kept(data: FeatureCollection, shown: MapSide['shown']): FeatureCollection {
  if (shown.size === 0) return data;
  return collection(data.features.filter(({ properties }) => shown.get(String(properties?.['layer']))?.has(String(properties?.['key'])) ?? true));
}

/** What is chosen, in the form of the map's highlight. A sign of an audit is named by its index. */
export function chosenData(plan: Plan, signs: SignMarks | null, chosen: FeatureRef | null): FeatureCollection {
  if (chosen?.layer !== AUDIT) return highlightData(plan, chosen, null);
  const index = Number(chosen.key);
  const [lon, lat] = [signs?.lon[index], signs?.lat[index]];
  if (lon === undefined || lat === undefined) return collection();
  const ring: Feature = feature({ type: 'Point', coordinates: [lon, lat] }, { role: 'feature', key: chosen.key, layer: AUDIT });
  return collection([ring]);
}
