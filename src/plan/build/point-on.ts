/** A point that stands for a drawn feature. With + − × ÷ √ alone, so that the same drawing gives the same bytes everywhere. */
import type { Geometry, Position } from 'geojson';
import { signedDistance } from '../../geo/measure.ts';
import { UNIT, type Plane } from '../../geo/plane.ts';
import { shapeOf } from '../../geo/shape.ts';
import { polygonsOf, ringArea } from './rings.ts';

export type LonLat = [lon: number, lat: number];
export type Box = [west: number, south: number, east: number, north: number];

/** Of a line its middle, of an area the point farthest from its edges so far as a grid finds it; to 1e-6°, about 0.1 m. */
export function pointOn(geometry: Geometry, plane: Plane): LonLat {
  const at = geometry.type === 'Point' ? geometry.coordinates : geometry.type === 'LineString' ? middle(geometry.coordinates, plane) : inside(polygonsOf(geometry), plane);
  return [rounded(at[0] ?? 0), rounded(at[1] ?? 0)];
}

/** Length of a line on the plane, in metres; 0 for anything else. */
export const lengthOf = (geometry: Geometry, plane: Plane): number => (geometry.type === 'LineString' ? steps(geometry.coordinates, plane).reduce((sum, step) => sum + step, 0) / UNIT : 0);

export function boxOf(geometry: Geometry): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'LineString' ? geometry.coordinates : polygonsOf(geometry).flat(2);
  for (const [lon = 0, lat = 0] of positions) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

export const unite = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function steps(line: readonly Position[], plane: Plane): number[] {
  const points = line.map(([lon = 0, lat = 0]) => plane.point(lon, lat));
  return points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    return Math.sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
  });
}

function middle(line: readonly Position[], plane: Plane): Position {
  const lengths = steps(line, plane);
  let left = lengths.reduce((sum, step) => sum + step, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [from = [], to = []] = line.slice(i, i + 2);
      return [0, 1].map((axis) => (from[axis] ?? 0) + ((to[axis] ?? 0) - (from[axis] ?? 0)) * (left / length));
    }
    left -= length;
  }
  return line[0] ?? [];
}

/** Cells along one side of the grid, and how often it is laid finer about the best of them. */
const CELLS = 12;
const ROUNDS = 4;
/** Metres of a degree on the plane, at most: 111.7 km at the pole, and a scale of 1.0012 four degrees from the meridian. */
const LONGEST_DEGREE = 111_900;
/** Units by which two positions on the plane may be farther apart for having been rounded. */
const ROUNDING = 2;

/** Of several parts the largest. */
function inside(polygons: readonly Position[][][], plane: Plane): Position {
  const size = (polygon: readonly Position[][]): number => Math.abs(ringArea(polygon[0] ?? []));
  const coordinates = polygons.reduce((most, polygon) => (size(polygon) > size(most) ? polygon : most), polygons[0] ?? []);
  const shape = shapeOf({ type: 'Polygon', coordinates }, plane);
  const [west, south, east, north] = boxOf({ type: 'Polygon', coordinates });
  let [lon, lat, halfLon, halfLat] = [(west + east) / 2, (south + north) / 2, (east - west) / 2, (north - south) / 2];
  let deepest = Infinity;
  // By one step of the grid the depth changes by no more than the step is long: what can't be deeper is not asked. That leaves the answer as it is, to the last bit.
  const [metresLon, metresLat] = [LONGEST_DEGREE * Math.cos((Math.max(0, Math.abs((south + north) / 2) - (north - south)) * Math.PI) / 180), LONGEST_DEGREE];
  const bounds = new Float64Array(CELLS);
  for (let round = 0; round < ROUNDS; round++) {
    const [midLon, midLat] = [lon, lat];
    const [stepLon, stepLat] = [((2 * halfLon) / CELLS) * metresLon * UNIT + ROUNDING, ((2 * halfLat) / CELLS) * metresLat * UNIT + ROUNDING];
    bounds.fill(-Infinity);
    for (let i = 0; i < CELLS; i++) {
      let bound = -Infinity;
      for (let j = 0; j < CELLS; j++) {
        bound = Math.max(bound - stepLat, (bounds[j] ?? -Infinity) - stepLon);
        if (bound < deepest) {
          const at: LonLat = [midLon + halfLon * ((2 * i + 1) / CELLS - 1), midLat + halfLat * ((2 * j + 1) / CELLS - 1)];
          const { x, y } = plane.point(...at);
          bound = signedDistance(x, y, shape);
          if (bound < deepest) [deepest, lon, lat] = [bound, ...at];
        }
        bounds[j] = bound;
      }
    }
    halfLon /= CELLS / 3;
    halfLat /= CELLS / 3;
  }
  return [lon, lat];
}
