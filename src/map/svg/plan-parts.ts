/** What of a plan is on a printed map: in the frame, switched on, not filtered away, and no more than a sheet can carry. */
import type { Feature } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { PlanLayer } from '../context.ts';
import { claims } from '../desk/claims.ts';
import { SURFACE, classNode } from '../desk/groups.ts';
import { deskNodes } from '../desk/nodes.ts';
import { stack, stateOf } from '../desk/stack.ts';
import type { LayerState } from '../desk/types.ts';
import { type Box, boundsOf } from '../inside-point.ts';
import { type Collections, SOURCES, collection, planCollections } from '../sources.ts';
import { styleLayers } from '../style.ts';

export interface Parts {
  readonly collections: Collections;
  /** Ids of the package's layers of which something is in the frame. */
  readonly present: ReadonlySet<string>;
  /** Features in the frame that are not drawn: the smallest. */
  readonly left: number;
}

const known = new WeakMap<Plan, Collections>();
function collectionsOf(plan: Plan): Collections {
  const made = known.get(plan) ?? planCollections(plan);
  known.set(plan, made);
  return made;
}

/** By the boxes that they lie in; zero where there is none. */
function sizeOf({ geometry }: Feature): number {
  const box = boundsOf(geometry);
  return box === null ? 0 : (box[2] - box[0]) * (box[3] - box[1]);
}

/** So many of them, in their order. */
export function largest(features: readonly Feature[], most: number): Feature[] {
  const sizes = features.map(sizeOf);
  const limit = [...sizes].sort((a, b) => b - a)[most - 1] ?? 0;
  return features.filter((_, index) => (sizes[index] ?? 0) >= limit).slice(0, most);
}

/** @param most features of one source */
export function partsIn(plan: Plan, frame: Box, shown: ReadonlyMap<string, ReadonlySet<string>>, layers: readonly LayerState[], most: number): Parts {
  const all = collectionsOf(plan);
  const present = new Set<string>();
  let left = 0;
  const kept = SOURCES.map((source) => {
    const found = all[source].features.flatMap((feature) => {
      const [layer, key] = [String(feature.properties?.['layer'] ?? ''), String(feature.properties?.['key'] ?? '')];
      const keys = shown.get(layer);
      const box = boundsOf(feature.geometry);
      if ((keys !== undefined && !keys.has(key)) || box === null || box[0] > frame[2] || box[2] < frame[0] || box[1] > frame[3] || box[3] < frame[1]) return [];
      return [feature];
    });
    const features = found.length <= most ? found : largest(found, most);
    left += found.length - features.length;
    for (const feature of features) {
      const layer = String(feature.properties?.['layer'] ?? '');
      if (isOn(plan, layer, feature, layers)) present.add(layer);
    }
    return [source, collection(features)] as const;
  });
  return { collections: Object.fromEntries(kept) as Record<(typeof SOURCES)[number], Collections[keyof Collections]>, present, left };
}

function isOn(plan: Plan, layer: string, { properties }: Feature, states: readonly LayerState[]): boolean {
  const role = plan.layers.get(layer)?.entry.role;
  const id = role === 'zones' || role === 'segments' ? classNode(layer, String(properties?.['class'])) : layer;
  return stateOf(states, id).visible;
}

/** Paper is read closely: what a screen shows from a larger scale on stands here from these zooms. */
const PAPER_ZOOMS: Readonly<Record<string, number>> = { 'zone-key': 11, site: 10, existing: 10 };

/** The layers of the style, as the tree has them; over a surface zones are outlines. */
export function paperLayers(plan: Plan, states: readonly LayerState[], surface: boolean): readonly PlanLayer[] {
  const lat = (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2;
  const tree = deskNodes(plan).flatMap(({ nodes }) => nodes.map(({ id }) => id));
  const coloured = surface && stateOf(states, SURFACE).visible;
  return stack(styleLayers('light', lat), { claims: claims(plan), states, tree, labels: true }).flatMap((layer): PlanLayer[] => {
    if (layer.type === 'custom') return [];
    const { visibility } = (layer.layout ?? {}) as { readonly visibility?: string };
    if (visibility === 'none' || (coloured && /^zone-(?:fill|hatch)/.test(layer.id))) return [];
    const own = layer as PlanLayer;
    const from = PAPER_ZOOMS[own.id];
    return [from === undefined ? own : { ...own, minzoom: from }];
  });
}
