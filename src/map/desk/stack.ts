/**
 * The style as the tree wants it: what is hidden, how opaque, in which order.
 *
 * Order. As in any GIS, what is higher in the list lies above: the nodes of a group change places with one another, at each level of the sheet for itself.
 * Groups and levels keep theirs (names over points over lines over areas over the ground), so no list can put a lake over a zone's name, and as long as a
 * group has the order of the tree its part of the sheet is the applicant's map to the last layer.
 */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Claim } from './claims.ts';
import { factorBy, scaled } from './scaled.ts';
import type { LayerState } from './types.ts';

/** Stands for what draws itself: a place in the stack without a specification. */
export interface CustomPlace {
  readonly id: string;
  readonly type: 'custom';
}
export type StackLayer = LayerSpecification | CustomPlace;

export interface StackOptions {
  readonly claims: ReadonlyMap<string, Claim>;
  /** From above to below. A node that is not named is visible and opaque, in its place in the tree. */
  readonly states: readonly LayerState[];
  /** Ids of the nodes, from above to below, as in the tree. */
  readonly tree: readonly string[];
  readonly labels: boolean;
}

const OPACITIES: Readonly<Record<string, readonly string[]>> = {
  fill: ['fill-opacity'], line: ['line-opacity'], circle: ['circle-opacity', 'circle-stroke-opacity'], symbol: ['icon-opacity', 'text-opacity'], raster: ['raster-opacity'],
};

/** The same layers, from below to above, with filters, opacities, visibility and places of their own. */
export function stack(layers: readonly StackLayer[], options: StackOptions): StackLayer[] {
  const { claims, states, tree, labels } = options;
  const byId = new Map(states.map((state) => [state.id, state]));
  const rank = ranks(states, tree);
  const moved = movedGroups(claims, rank, tree);
  const done = layers.map((layer) => {
    const claim = claims.get(layer.id);
    return layer.type === 'custom' ? layer : named(claim ? claimed(layer, claim, byId, moved.has(claim.group) ? rank : null) : shown(layer, true), labels);
  });
  return moved.size === 0 ? done : reordered(done, claims, moved, rank);
}

/** Whether a node that draws itself is to be seen, and how. */
export function stateOf(states: readonly LayerState[], id: string): { readonly visible: boolean; readonly opacity: number } {
  return states.find((state) => state.id === id) ?? { visible: true, opacity: 1 };
}

type Ranks = ReadonlyMap<string, number>;

/** 0 is the uppermost. What the list doesn't name keeps its place after what it follows in the tree. */
function ranks(states: readonly LayerState[], tree: readonly string[]): Ranks {
  const order = states.map(({ id }) => id);
  for (const [index, id] of tree.entries()) {
    if (order.includes(id)) continue;
    const before = tree[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return new Map(order.map((id, index) => [id, index]));
}

/** Groups whose nodes stand in another order than in the tree. */
function movedGroups(claims: ReadonlyMap<string, Claim>, rank: Ranks, tree: readonly string[]): ReadonlySet<string> {
  const place = new Map(tree.map((id, index) => [id, index]));
  const groups = new Map<string, Set<string>>();
  for (const { group, parts } of claims.values()) for (const [, node] of parts) if (place.has(node)) groups.set(group, (groups.get(group) ?? new Set()).add(node));
  const at = (from: Ranks, id: string): number => from.get(id) ?? 0;
  return new Set([...groups].filter(([, nodes]) => {
    const list = [...nodes].sort((a, b) => at(place, a) - at(place, b));
    return list.some((id, index) => index > 0 && at(rank, list[index - 1] ?? id) > at(rank, id));
  }).map(([group]) => group));
}

function claimed(layer: LayerSpecification, { by, parts }: Claim, states: ReadonlyMap<string, LayerState>, rank: Ranks | null): LayerSpecification {
  const hidden = parts.filter(([, node]) => states.get(node)?.visible === false || states.get(node)?.opacity === 0).map(([value]) => value);
  if (parts.length > 0 && hidden.length === parts.length) return shown(layer, false);
  const factor = factorBy(by, parts.map(([value, node]): [string, number] => [value, states.get(node)?.opacity ?? 1]));
  let now = shown(layer, true);
  if (factor !== 1) {
    const paint = (layer.paint ?? {}) as Record<string, unknown>;
    now = { ...now, paint: { ...paint, ...Object.fromEntries((OPACITIES[layer.type] ?? []).map((name) => [name, scaled(paint[name], factor)])) } } as LayerSpecification;
  }
  if (by !== null && hidden.length > 0) now = filtered(now, ['!', ['in', by, ['literal', hidden]]]);
  if (by !== null && rank !== null && (layer.type === 'fill' || layer.type === 'line') && parts.length > 1) {
    const key = ['match', by, ...parts.flatMap(([value, node]) => [value, -(rank.get(node) ?? 0)]), 0];
    now = { ...now, layout: { ...now.layout, [`${layer.type}-sort-key`]: key } } as LayerSpecification;
  }
  return now;
}

const shown = (layer: LayerSpecification, visible: boolean): LayerSpecification => ({ ...layer, layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' } }) as LayerSpecification;

/** A layer with one more condition. */
export function filtered(layer: LayerSpecification, condition: ExpressionSpecification): LayerSpecification {
  const own = 'filter' in layer ? layer.filter : undefined;
  return { ...layer, filter: (own === undefined ? condition : ['all', own, condition]) as FilterSpecification } as LayerSpecification;
}

/** Without labels: symbols stay, words go. */
function named(layer: LayerSpecification, labels: boolean): LayerSpecification {
  if (labels || layer.type !== 'symbol' || !layer.layout || !('text-field' in layer.layout) || layer.id.startsWith('highlight')) return layer;
  return 'icon-image' in layer.layout ? { ...layer, layout: { ...layer.layout, 'text-field': '' } } : shown(layer, false);
}

/** The places of a group at a level, filled anew: its lowest node first. Layers of one node keep their order. */
function reordered(layers: readonly StackLayer[], claims: ReadonlyMap<string, Claim>, moved: ReadonlySet<string>, rank: Ranks): StackLayer[] {
  const result = [...layers];
  const places = new Map<string, number[]>();
  for (const [index, { id }] of layers.entries()) {
    const claim = claims.get(id);
    if (!claim || !moved.has(claim.group)) continue;
    const key = `${claim.group} ${claim.level}`;
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  // A layer of several nodes lies where the uppermost of them does.
  const height = (index: number): number => Math.max(-Infinity, ...(claims.get(layers[index]?.id ?? '')?.parts ?? []).map(([, node]) => -(rank.get(node) ?? 0)));
  for (const slots of places.values()) {
    const order = slots.map((index, position) => ({ index, position, height: height(index) })).sort((a, b) => a.height - b.height || a.position - b.position);
    for (const [position, slot] of slots.entries()) result[slot] = layers[order[position]?.index ?? slot] ?? (result[slot] as StackLayer);
  }
  return result;
}
