/** A feature's checksums, and whether a remark still stands on the data at hand. */
import { sha256 } from '../../io/sha256.ts';
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { FeatureRef } from '../../survey/types.ts';
import type { Remark, RemarkFeature, StandingRemark } from './types.ts';

const digestOf = (value: unknown): string => sha256(new TextEncoder().encode(JSON.stringify(value)));

/** SHA-256 of its geometry as the layer holds it, and of its attributes by name. */
export function checksums({ geometry, properties }: PlanFeature): { readonly shape: string; readonly values: string } {
  const shape = geometry.type === 'GeometryCollection' ? geometry.geometries : geometry.coordinates;
  return { shape: digestOf([geometry.type, shape]), values: digestOf(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const keyed = new WeakMap<Layer, ReadonlyMap<string, PlanFeature>>();

function featureAt(layer: Layer, key: string): PlanFeature | undefined {
  const known = keyed.get(layer) ?? new Map(layer.features.map((feature) => [feature.key, feature]));
  keyed.set(layer, known);
  return known.get(key);
}

/** What a remark keeps of a feature; undefined for one that the plan does not have. */
export function markOf(plan: Plan, { layer: id, key }: FeatureRef): RemarkFeature | undefined {
  const layer = plan.layers.get(id);
  const feature = layer === undefined ? undefined : featureAt(layer, key);
  if (layer === undefined || feature === undefined) return undefined;
  const { name } = feature.properties;
  return { layer: id, key, ...(typeof name === 'string' && name !== '' ? { name } : {}), ...checksums(feature), file: layer.entry.sha256 };
}

export function standingOf(remark: Remark, plan: Plan): StandingRemark {
  const { plan: made, feature } = remark;
  const told = (standing: StandingRemark['standing'], differs: StandingRemark['differs'] = []): StandingRemark => ({ remark, standing, differs });
  if (made.id !== plan.manifest.id) return told('other-plan');
  const sameData = made.digest !== undefined && made.digest === plan.digest;
  if (feature === undefined) return told(sameData ? 'same-data' : 'other-version');
  const layer = plan.layers.get(feature.layer);
  if (layer?.state === 'failed') return told('unread');
  // The page may not have read yet what is only drawn: the manifest tells whether it is the same file.
  const entry = plan.manifest.layers.find(({ id }) => id === feature.layer);
  if (layer === undefined && entry !== undefined) return told(entry.sha256 === feature.file ? (sameData ? 'same-data' : 'same-feature') : 'unread');
  const now = layer === undefined ? undefined : featureAt(layer, feature.key);
  if (now === undefined) return told('gone');
  const { shape, values } = checksums(now);
  const differs = [...(shape === feature.shape ? [] : ['shape' as const]), ...(values === feature.values ? [] : ['values' as const])];
  if (differs.length > 0) return told(sameData ? 'altered' : 'changed', differs);
  return told(sameData ? 'same-data' : 'same-feature');
}
