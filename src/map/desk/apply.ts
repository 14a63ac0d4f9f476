/** Takes a map from one stack of layers to another, touching only what differs. */
import type { LayerSpecification, Map } from 'maplibre-gl';
import type { PlanLayer } from '../context.ts';
import { changeLayers } from '../style.ts';
import type { StackLayer } from './stack.ts';

type Changed = Pick<Map, 'addLayer' | 'getLayer' | 'getLayersOrder' | 'moveLayer' | 'removeLayer' | 'setFilter'> & Parameters<typeof changeLayers>[0];

/** Sources have to be there. Places of custom layers that are not on the map are passed over. */
export function applyStack(map: Changed, before: readonly StackLayer[], after: readonly StackLayer[]): void {
  const wanted = new globalThis.Map(after.map((layer) => [layer.id, layer]));
  for (const { id, type } of before) if (type !== 'custom' && !wanted.has(id) && map.getLayer(id)) map.removeLayer(id);
  const old = new globalThis.Map(before.flatMap((layer) => (layer.type === 'custom' || !map.getLayer(layer.id) ? [] : [[layer.id, layer] as const])));
  const common = after.flatMap((layer) => (layer.type !== 'custom' && old.has(layer.id) ? [layer] : []));
  changeLayers(map, [...old.values()] as PlanLayer[], common as PlanLayer[]);
  for (const layer of common) {
    const [from, to] = [filterOf(old.get(layer.id)), filterOf(layer)];
    if (JSON.stringify(from) !== JSON.stringify(to)) map.setFilter(layer.id, to ?? null);
  }
  for (const layer of after) if (layer.type !== 'custom' && !old.has(layer.id)) map.addLayer(layer);
  putInOrder(map, after.map(({ id }) => id));
}

const filterOf = (layer: LayerSpecification | undefined) => (layer && 'filter' in layer ? layer.filter : undefined);

/** From above downwards: each goes below the one before it, unless it lies there. */
function putInOrder(map: Changed, ids: readonly string[]): void {
  const wanted = ids.filter((id) => map.getLayer(id));
  let order = map.getLayersOrder().filter((id) => wanted.includes(id));
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const [id, above] = [wanted[index] ?? '', wanted[index + 1]];
    if (order[index] === id) continue;
    map.moveLayer(id, above);
    order = order.filter((one) => one !== id);
    order.splice(above === undefined ? order.length : order.indexOf(above), 0, id);
  }
}
