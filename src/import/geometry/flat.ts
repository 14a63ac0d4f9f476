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
  /** It has positions, and all of them are finite: what has not is told in reading, and left out of everything else. */
  readonly sound: boolean;
}

/** Where to count from: the middle of the extent that the plan is for. */
export const groundOf = ([west, south, east, north]: readonly [number, number, number, number]): Ground => new Ground((west + east) / 2, (south + north) / 2);

export function flatten(feature: MappedFeature, ground: Ground): Flat {
  let finite = true;
  const path = (positions: readonly Position[]): Float64Array => {
    const out = new Float64Array(positions.length * 2);
    for (let i = 0; i < positions.length; i++) {
      const [lon = NaN, lat = NaN] = positions[i] ?? [];
      const x = ground.x(lon);
      const y = ground.y(lat);
      finite &&= Number.isFinite(x) && Number.isFinite(y);
      out[2 * i] = x;
      out[2 * i + 1] = y;
    }
    finite &&= out.length > 0;
    return out;
  };
  const { parts, lines, points } = split(feature.geometry);
  const rings = parts.map((part) => part.map(path));
  const drawn = lines.map(path);
  const dots = points.map((position): [number, number] => {
    const [x = NaN, y = NaN] = path([position]);
    return [x, y];
  });
  const area = flatArea(rings.flat());
  const box = rings.length > 0 ? area.box : flatArea([...drawn, Float64Array.from(dots.flat())]).box;
  return { feature, parts: rings, lines: drawn, points: dots, area, box, sound: finite && Number.isFinite(box[0]) };
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
