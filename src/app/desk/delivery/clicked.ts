/** Which features of a delivery lie under a click. Degrees are enough: it chooses what is shown, and nothing is measured. */
import type { Feature, Geometry, Position } from 'geojson';
import type { RawValue } from '../../../import/types.ts';
import type { ClickedFeature } from '../../../elements/delivery/view.ts';
import { inRing } from '../../../plan/build/rings.ts';

const MOST = 10;

/** @param near degrees of latitude that a line or point may be off */
export function clickedIn(layers: readonly (readonly Feature[])[], at: readonly [lon: number, lat: number], near: number): ClickedFeature[] {
  const found: ClickedFeature[] = [];
  for (const [layer, features] of layers.entries())
    for (const { geometry, properties } of features) {
      if (found.length >= MOST) return found;
      if (!hits(geometry, at, near)) continue;
      const { at: name, fields } = (properties ?? {}) as { readonly at?: string; readonly fields?: Readonly<Record<string, RawValue>> };
      found.push({ layer, at: name ?? '', properties: Object.entries(fields ?? {}).map(([field, value]) => [field, value === null ? '' : String(value)] as const) });
    }
  return found;
}

function hits(geometry: Geometry, at: readonly [number, number], near: number): boolean {
  switch (geometry.type) {
    case 'Point':
      return close(geometry.coordinates, geometry.coordinates, at, near);
    case 'MultiPoint':
      return geometry.coordinates.some((one) => close(one, one, at, near));
    case 'LineString':
      return along(geometry.coordinates, at, near);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => along(line, at, near));
    case 'Polygon':
      return within(geometry.coordinates, at);
    case 'MultiPolygon':
      return geometry.coordinates.some((polygon) => within(polygon, at));
    default:
      return false;
  }
}

const within = ([shell = [], ...holes]: readonly Position[][], at: readonly [number, number]): boolean => inRing([...at], shell) && !holes.some((hole) => inRing([...at], hole));
const along = (line: readonly Position[], at: readonly [number, number], near: number): boolean => line.some((position, i) => i > 0 && close(line[i - 1] ?? position, position, at, near));

/** A degree of longitude is shorter than one of latitude. */
function close([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position, [x, y]: readonly [number, number], near: number): boolean {
  const narrow = Math.cos((y * Math.PI) / 180);
  const [dx, dy, px, py] = [(bx - ax) * narrow, by - ay, (x - ax) * narrow, y - ay];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / long));
  return (px - t * dx) ** 2 + (py - t * dy) ** 2 <= near * near;
}
