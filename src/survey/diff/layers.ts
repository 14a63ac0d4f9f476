/** Layers and their features, by id and key. */
import type { Plane } from '../../geo/plane.ts';
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { Change, FeatureChange, FeatureName, LayerDiff } from './types.ts';
import { shapeChange } from './shapes.ts';
import { changesOf } from './values.ts';

export function layersDiff(from: Plan, to: Plan, plane: Plane): LayerDiff[] {
  const ids = [...new Set([...to.layers.keys(), ...from.layers.keys()])].sort();
  return ids.flatMap((id): LayerDiff[] => {
    const [a, b] = [from.layers.get(id), to.layers.get(id)];
    if (a === undefined && b !== undefined) return [{ ...named(id, b), state: 'added', entry: [], added: b.features.map(nameOf), removed: [], changed: [] }];
    if (b === undefined && a !== undefined) return [{ ...named(id, a), state: 'removed', entry: [], added: [], removed: a.features.map(nameOf), changed: [] }];
    if (a === undefined || b === undefined) return [];
    return layerDiff(id, a, b, plane);
  });
}

const named = (layer: string, { entry }: Layer): Pick<LayerDiff, 'layer' | 'title'> => ({ layer, title: entry.title });

function layerDiff(id: string, a: Layer, b: Layer, plane: Plane): LayerDiff[] {
  const entry = changesOf(described(a), described(b));
  const unread = [...(a.state === 'failed' ? ['from' as const] : []), ...(b.state === 'failed' ? ['to' as const] : [])];
  if (unread.length > 0) return [{ ...named(id, b), state: 'changed', unread, entry, added: [], removed: [], changed: [] }];
  const [old, now] = [a, b].map(({ features }) => new Map(features.map((feature) => [feature.key, feature]))) as [Map<string, PlanFeature>, Map<string, PlanFeature>];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  const pick = (mine: ReadonlyMap<string, PlanFeature>, other: ReadonlyMap<string, PlanFeature>): FeatureName[] => keys.flatMap((key) => (other.has(key) ? [] : [mine.get(key)])).flatMap((feature) => (feature === undefined ? [] : [nameOf(feature)]));
  const added = pick(now, old);
  const removed = pick(old, now);
  const changed = keys.flatMap((key): FeatureChange[] => {
    const [before, after] = [old.get(key), now.get(key)];
    return before === undefined || after === undefined ? [] : featureChange(before, after, plane);
  });
  return entry.length + added.length + removed.length + changed.length === 0 ? [] : [{ ...named(id, b), state: 'changed', entry, added, removed, changed }];
}

/** What the plan says of a layer, without what the build adds. */
function described({ entry }: Layer): object {
  const { file: _, bytes: __, sha256: ___, count: ____, ...rest } = entry;
  return rest;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function nameOf({ key, properties }: PlanFeature): FeatureName {
  const [name, klass] = [textOf(properties['name']), textOf(properties['class'])];
  return { key, ...(name === undefined ? {} : { name }), ...(klass === undefined ? {} : { class: klass }) };
}

function featureChange(before: PlanFeature, after: PlanFeature, plane: Plane): FeatureChange[] {
  const isClass = ({ path }: Change): number => (path === 'class' ? 0 : 1);
  const attributes = changesOf(before.properties, after.properties).sort((a, b) => isClass(a) - isClass(b));
  const shape = shapeChange(before.geometry, after.geometry, plane);
  const name = textOf(after.properties['name']);
  return attributes.length === 0 && shape === undefined ? [] : [{ key: after.key, ...(name === undefined ? {} : { name }), attributes, ...(shape === undefined ? {} : { shape }) }];
}
