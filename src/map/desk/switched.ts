/** Whether the tree lets a feature be seen: what is switched off is not told of either. */
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { FeatureRef } from '../select-event.ts';
import { findFeature } from '../sources.ts';
import { BASE, BASE_PARTS, classNode } from './groups.ts';
import type { LayerState } from './types.ts';

/** Id of the node that draws a feature; undefined where the tree has none. */
function nodeOf(plan: Plan, { entry: { id, role } }: Layer, { properties }: PlanFeature): string | undefined {
  if (role === 'zones' || role === 'segments') return classNode(id, String(properties['class']));
  if (role !== 'base') return id;
  const kind = String(properties['kind']);
  const part = Object.values(BASE).find((one) => BASE_PARTS[one].kinds.includes(kind));
  if (part === BASE.highways && plan.layers.has('highways')) return 'highways';
  if (part === BASE.rail && plan.layers.has('railways')) return 'railways';
  return part;
}

/** What the list does not name is visible. Signs that are drawn by their verdict are told as such, with their verdicts. */
export function switchedOn(plan: Plan, states: readonly LayerState[], { layer: name, key }: FeatureRef): boolean {
  const [layer, item] = [plan.layers.get(name), findFeature(plan, name, key)];
  if (!layer || !item) return false;
  const node = nodeOf(plan, layer, item);
  return states.find(({ id }) => id === node)?.visible ?? true;
}
