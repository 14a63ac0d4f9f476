/** `plan.json` as an import leaves it. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { editedPlan } from './plan-text.ts';
import type { ImportMapping } from '../mapping/types.ts';

/** What the mapping says anew of the plan and of its layers, put in. */
export function mergedPlan(plan: PlanSource, mapping: ImportMapping): PlanSource {
  return { ...plan, ...mapping.plan, layers: plan.layers.map((layer): LayerSource => ({ ...layer, ...(mapping.layers !== undefined && Object.hasOwn(mapping.layers, layer.id) ? mapping.layers[layer.id] : {}) })) };
}

/** The text with what is different written anew, and every other byte as it stands: people keep this file by hand. */
export function planText(text: string, before: PlanSource, after: PlanSource): string {
  const { layers: was, ...head } = before;
  const { layers: now, ...heading } = after;
  return editedPlan(text, {
    members: different(head, heading),
    layers: now.filter(({ id }) => !was.some((layer) => layer.id === id)),
    layerMembers: Object.fromEntries(now.flatMap((layer) => was.flatMap((old) => (old.id === layer.id ? [[layer.id, different(old, layer)]] : [])))),
  });
}

const different = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)));
