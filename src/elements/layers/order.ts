/** Order and switches of the tree of layers: pure, so that the page, the link and the tests agree on them. */
import type { DeskGroup } from '../../map/desk/nodes.ts';
import type { LayerState } from '../../map/desk/types.ts';

export const changed = (layers: readonly LayerState[], id: string, change: Partial<LayerState>): readonly LayerState[] => layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer));

/** Within its group, one place up or down; the same list where it is at the end already. */
export function moved(layers: readonly LayerState[], { nodes }: Pick<DeskGroup, 'nodes'>, id: string, step: -1 | 1): readonly LayerState[] {
  const own = layers.filter((layer) => nodes.some((node) => node.id === layer.id));
  const at = own.findIndex((layer) => layer.id === id);
  const other = own[at + step];
  const one = own[at];
  if (one === undefined || other === undefined) return layers;
  return layers.map((layer) => (layer === one ? other : layer === other ? one : layer));
}

/** Nodes of a group in the order in which they lie. */
export function ordered({ nodes }: DeskGroup, layers: readonly LayerState[]): DeskGroup['nodes'] {
  const place = new Map(layers.map(({ id }, index) => [id, index]));
  return [...nodes].sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity));
}
