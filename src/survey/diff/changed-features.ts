/** The features that two plans do not have alike, as a map draws them. */
import type { Feature } from 'geojson';
import type { Layer, Plan } from '../../plan/plan.ts';
import type { LayerDiff, PlanDiff } from './types.ts';

/** What is drawn of a feature: `of` is the plan whose shape it is. `moved`: the shape is another in the other plan. */
export interface ChangedProperties {
  readonly layer: string;
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly of: 'from' | 'to';
  readonly moved: boolean;
}
export type ChangedFeature = Feature & { readonly properties: ChangedProperties };

/** One that was changed is in `changed` once, or, where its shape is another, twice: as it was and as it is. */
export interface ChangedFeatures {
  readonly added: readonly ChangedFeature[];
  readonly removed: readonly ChangedFeature[];
  readonly changed: readonly ChangedFeature[];
}

/** @param from and @param to the plans of the difference; geometries are theirs, CGCS2000 lon, lat */
export function changedFeatures(diff: Pick<PlanDiff, 'layers'>, from: Plan, to: Plan): ChangedFeatures {
  const parts = diff.layers.map((layer) => ofLayer(layer, from.layers.get(layer.layer), to.layers.get(layer.layer)));
  return { added: parts.flatMap(({ added }) => added), removed: parts.flatMap(({ removed }) => removed), changed: parts.flatMap(({ changed }) => changed) };
}

function ofLayer(diff: LayerDiff, from: Layer | undefined, to: Layer | undefined): ChangedFeatures {
  const [was, is] = [from, to].map((layer) => new Map((layer?.features ?? []).map((feature) => [feature.key, feature])));
  const draw = (key: string, change: ChangedProperties['change'], of: 'from' | 'to', moved: boolean): ChangedFeature[] => {
    const feature = (of === 'from' ? was : is)?.get(key);
    return feature === undefined ? [] : [{ type: 'Feature', geometry: feature.geometry, properties: { layer: diff.layer, key, change, of, moved } }];
  };
  return {
    added: diff.added.flatMap(({ key }) => draw(key, 'added', 'to', false)),
    removed: diff.removed.flatMap(({ key }) => draw(key, 'removed', 'from', false)),
    changed: diff.changed.flatMap(({ key, shape }) => (shape === undefined ? draw(key, 'changed', 'to', false) : [...draw(key, 'changed', 'from', true), ...draw(key, 'changed', 'to', true)])),
  };
}
