/** Whether the tree lets a feature be seen: what is switched off is not told of either. */
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { FeatureRef } from '../select-event.ts';
import { findFeature } from '../sources.ts';
import { AUDIT, BASE, BASE_PARTS, classNode } from './groups.ts';
import type { LayerState } from './types.ts';

/** Ids of the nodes that draw a feature; judged signs of the package's own layer are drawn by the audit's. */
function nodesOf(plan: Plan, { entry: { id, role } }: Layer, { properties }: PlanFeature): readonly string[] {
  if (role === 'zones' || role === 'segments') return [classNode(id, String(properties['class']))];
  if (role === 'existing-signs') return [id, AUDIT];
  if (role !== 'base') return [id];
  const kind = String(properties['kind']);
  const part = Object.values(BASE).find((one) => BASE_PARTS[one].kinds.includes(kind));
  if (part === BASE.highways && plan.layers.has('highways')) return ['highways'];
  if (part === BASE.rail && plan.layers.has('railways')) return ['railways'];
  return part === undefined ? [] : [part];
}

/** What the list does not name is visible. */
export function switchedOn(plan: Plan, states: readonly LayerState[], { layer: name, key }: FeatureRef): boolean {
  const [layer, item] = [plan.layers.get(name), findFeature(plan, name, key)];
  if (!layer || !item) return false;
  const named = nodesOf(plan, layer, item).flatMap((node) => states.filter(({ id }) => id === node));
  return named.length === 0 || named.some(({ visible }) => visible);
}
