/**
 * Ground area and ground length of what a plan draws, by + − × ÷ √ on the integers of the plane: the same inputs give the same bytes.
 *
 * Area: planar area in the plan's working CRS divided by the square of the point scale factor at the middle of the feature's box. What is left is under 5 ppm of
 * the ellipsoid's area for the zones of a city, most of it because an edge is straight on the plane; undivided it would be 230 ppm at one degree from the meridian.
 * Length: every edge divided by the mean scale of its ends, which is within 0.01 ppm for edges of some kilometres.
 */
import type { Geometry, Position } from 'geojson';
import { changedArea } from '../../geo/changed-area.ts';
import { UNIT, type Plane } from '../../geo/plane.ts';
import { shapeFrom, shapeOf, type Shape } from '../../geo/shape.ts';

/** Square metres of ground to 0.01 m²; parts that overlap count once. Null for what is no area. */
export function groundArea(geometry: Geometry, plane: Plane): number | null {
  const shape = shapeOf(geometry, plane);
  if (shape.kind !== 'area') return null;
  const scale = middleScale(geometry, plane);
  const planar = shape.pieces === undefined ? ringsArea(shape) : changedArea(shape, NOTHING);
  return Math.round((planar / (UNIT * UNIT) / (scale * scale)) * 100) / 100;
}

const NOTHING = shapeFrom('area', []);

/** Square units: the first ring less the others. */
function ringsArea({ parts }: Shape): number {
  return parts.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0);
}

/** About its first corner, so that products stay small. */
function ringArea(ring: Float64Array): number {
  const [ox = 0, oy = 0] = ring;
  let twice = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax, ay] = [(ring[i] as number) - ox, (ring[i + 1] as number) - oy];
    const [bx, by] = [(ring[i + 2] as number) - ox, (ring[i + 3] as number) - oy];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

function middleScale(geometry: Geometry, plane: Plane): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry, ([lon = 0, lat = 0]) => {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  });
  return plane.place((west + east) / 2, (south + north) / 2).scale;
}

/** Metres of ground to the mm; null for what is no line. */
export function groundLength(geometry: Geometry, plane: Plane): number | null {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : null;
  if (lines === null) return null;
  let total = 0;
  for (const line of lines) {
    let before: ReturnType<Plane['place']> | undefined;
    for (const [lon = 0, lat = 0] of line) {
      const here = plane.place(lon, lat);
      if (before !== undefined) {
        const [dx, dy] = [here.x - before.x, here.y - before.y];
        total += Math.sqrt(dx * dx + dy * dy) / ((before.scale + here.scale) / 2);
      }
      before = here;
    }
  }
  return Math.round((total / UNIT) * 1000) / 1000;
}

/** There may be a hundred thousand polygons: no generators. */
function eachPosition(geometry: Geometry, see: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') for (const member of geometry.geometries) eachPosition(member, see);
  else eachOf(geometry.coordinates, see);
}

function eachOf(coordinates: unknown, see: (position: Position) => void): void {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') see(coordinates as Position);
  else for (const inner of coordinates) eachOf(inner, see);
}
