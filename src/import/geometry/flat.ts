/** Features as bare numbers, for everything that judges or mends them. */
import type { Position } from 'geojson';
import { flatArea, type FlatArea } from '../../geo/shared-area.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';
import { Ground } from './ground.ts';

export interface Flat {
  readonly feature: MappedFeature;
  /** Of an area: its parts, each with its rings, as they are drawn. */
  readonly parts: readonly (readonly Float64Array[])[];
  readonly lines: readonly Float64Array[];
  readonly points: readonly (readonly [x: number, y: number])[];
  /** All rings, even–odd. */
  readonly area: FlatArea;
  readonly box: readonly [number, number, number, number];
}

/** Where to count from: the middle of the extent that the plan is for. */
export const groundOf = ([west, south, east, north]: readonly [number, number, number, number]): Ground => new Ground((west + east) / 2, (south + north) / 2);

export function flatten(feature: MappedFeature, ground: Ground): Flat {
  const path = (positions: readonly Position[]): Float64Array => {
    const out = new Float64Array(positions.length * 2);
    positions.forEach(([lon = NaN, lat = NaN], i) => {
      out[2 * i] = ground.x(lon);
      out[2 * i + 1] = ground.y(lat);
    });
    return out;
  };
  const { parts, lines, points } = split(feature.geometry);
  const rings = parts.map((part) => part.map(path));
  const drawn = lines.map(path);
  const dots = points.map(([lon = NaN, lat = NaN]): [number, number] => [ground.x(lon), ground.y(lat)]);
  const area = flatArea(rings.flat());
  return { feature, parts: rings, lines: drawn, points: dots, area, box: rings.length > 0 ? area.box : flatArea([...drawn, Float64Array.from(dots.flat())]).box };
}

function split(geometry: RawGeometry | null): { parts: readonly Position[][][]; lines: readonly Position[][]; points: readonly Position[] } {
  switch (geometry?.type) {
    case 'Polygon':
      return { parts: [geometry.coordinates], lines: [], points: [] };
    case 'MultiPolygon':
      return { parts: geometry.coordinates, lines: [], points: [] };
    case 'LineString':
      return { parts: [], lines: [geometry.coordinates], points: [] };
    case 'MultiLineString':
      return { parts: [], lines: geometry.coordinates, points: [] };
    case 'Point':
      return { parts: [], lines: [], points: [geometry.coordinates] };
    case 'MultiPoint':
      return { parts: [], lines: [], points: geometry.coordinates };
    default:
      return { parts: [], lines: [], points: [] };
  }
}

/** Finite everywhere, and each path of some length: what is not is said by `shape-faults`, and left out of everything else. */
export const sound = ({ box }: Flat): boolean => box.every((n) => Number.isFinite(n));
