/** Names of areas as a view shows them: zones and waters, each in the part of it that can be seen. */
import type { Feature } from 'geojson';
import type { Box } from './inside-point.ts';
import { KEY_AND_NAME } from './layers/labels.ts';
import { metresPerPixel } from './local.ts';
import { NAME, readable, WIDE_NAME } from './room.ts';
import { type Collections, viewNames } from './sources.ts';

/** `covered` boxes are stood over by something: names are put beside them. */
export function areaNames(data: Pick<Collections, 'zones' | 'base'>, view: Box, zoom: number, lat: number, covered: readonly Box[] = []): Feature[] {
  // Half the height of the label: one line, or name and key.
  const line = metresPerPixel(zoom, lat) * 9;
  const waters = data.base.features.filter(({ geometry, properties }) => geometry.type !== 'LineString' && properties?.['kind'] === 'water' && properties['label'] !== '');
  return [...viewNames(data.zones.features, readable(view, zoom, NAME), zoom < KEY_AND_NAME ? line : line * 1.7, covered), ...viewNames(waters, readable(view, zoom, WIDE_NAME), line * 1.8, covered)];
}

/** A feature whose name is being shown by the highlight. */
export interface Named {
  readonly key: string;
  readonly label: string;
}
/** The highlight brings its own label; the ordinary one gives way to it. */
export const unlessHighlighted = (features: readonly Feature[], named: Named | null): Feature[] =>
  features.filter(({ properties }) => !named || (properties?.['key'] !== named.key && properties?.['label'] !== named.label));

/** A box with a share of its size added on every side; a negative share takes away. */
export function widened([west, south, east, north]: Box, share: number): [number, number, number, number] {
  const [dx, dy] = [(east - west) * share, (north - south) * share];
  return [west - dx, south - dy, east + dx, north + dy];
}
