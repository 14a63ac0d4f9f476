/**
 * Ground lengths and areas of what a hand draws, and a plane in metres of ground about a place. Positions are lon, lat (CGCS2000).
 *
 * Planar in the working CRS, divided by the point scale factor of every leg (the mean over both ends and the middle, by Simpson's rule) and by its square over every triangle of
 * a ring (at the middles of its sides, which is exact for a factor of the second degree). A leg needs no densifying for its length: the geodesic between its ends is longer than
 * the straight line by less than 0.1 mm. For an area it counts (20 ppm of one of 20 km), so what lies between the two is added in closed form: square of the length × curvature.
 * Against geodesics a length holds to 0.5 mm up to 20 km and 1e-7 beyond, an area to 5e-7, or 0.05 mm times the perimeter where that is more: the integers of 0.1 mm.
 */
import type { Position } from 'geojson';
import { project } from './gauss-kruger.ts';
import { UNIT, type Plane, type PlanePoint } from './plane.ts';
import { RADIANS, sinCos } from './trig.ts';

/** Metres of ground along positions. */
export function groundAlong(line: readonly Position[], plane: Plane): number {
  let total = 0;
  for (let i = 1; i < line.length; i++) total += groundLeg(line[i - 1] ?? [], line[i] ?? [], plane);
  return total;
}

/** Metres of ground from one position to another. */
export function groundLeg(from: Position, to: Position, plane: Plane): number {
  const [a, b] = [placed(from, plane), placed(to, plane)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return Math.sqrt(dx * dx + dy * dy) / UNIT / ((a.scale + 4 * placed(between(from, to), plane).scale + b.scale) / 6);
}

/** Square metres of ground: the first ring less the others. */
export function groundInside(rings: readonly (readonly Position[])[], plane: Plane): number {
  return rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring, plane)), 0);
}

/** Triangles about the first corner and the slivers between sides and geodesics, signed. */
function ringArea(ring: readonly Position[], plane: Plane): number {
  const [first = []] = ring;
  const corner = placed(first, plane);
  let [sum, before, spoke] = [0, corner, perGround(first, first, plane)];
  for (let i = 1; i < ring.length; i++) {
    const [last, at] = [ring[i - 1] ?? [], ring[i] ?? []];
    const [here, next, side] = [placed(at, plane), perGround(first, at, plane), perGround(last, at, plane)];
    const cross = (before.x - corner.x) * (here.y - corner.y) - (here.x - corner.x) * (before.y - corner.y);
    sum += ((cross / 2) * (spoke + side + next)) / 3 + sliver(last, at, before, here, plane) * side;
    [before, spoke] = [here, next];
  }
  return sum / (UNIT * UNIT);
}

/** On the plane a geodesic bends towards the central meridian by easting ÷ R², where it runs north; a bow of curvature c over a chord s holds c·s³ ÷ 12. */
function sliver(from: Position, to: Position, a: PlanePoint, b: PlanePoint, { centralMeridian }: Plane): number {
  const [lon = 0, lat = 0] = between(from, to);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return ((project(lon, lat, centralMeridian).easting / RADIUS_SQUARED) * dy * ((dx * dx + dy * dy) / UNIT)) / 12;
}
/** Mean radius of curvature at 30° of latitude; 0.3 % off at the ends of the country, of what is 1e-5 of an area. */
const RADIUS_SQUARED = 6.362e6 * 6.362e6;

const placed = ([lon = 0, lat = 0]: Position, plane: Plane): ReturnType<Plane['place']> => plane.place(lon, lat);
const between = ([lon = 0, lat = 0]: Position, [lon2 = 0, lat2 = 0]: Position): Position => [(lon + lon2) / 2, (lat + lat2) / 2];
const perGround = (a: Position, b: Position, plane: Plane): number => {
  const { scale } = placed(between(a, b), plane);
  return 1 / (scale * scale);
};

/** A plane in metres of ground: x along the grid's east, y along its north. */
export interface GroundFrame {
  to(position: Position): [x: number, y: number];
  /** Degrees to 1e-9. */
  from(x: number, y: number): [lon: number, lat: number];
}

/**
 * The working plane about a place, divided by the scale factor there: true to 0.1 ‰ within 20 km of it. For shapes that are made, not for what is judged.
 */
export function groundFrame(origin: Position, { centralMeridian }: Plane): GroundFrame {
  const [lon0 = 0, lat0 = 0] = origin;
  const zero = project(lon0, lat0, centralMeridian);
  return {
    to: ([lon = 0, lat = 0]) => {
      const { easting, northing } = project(lon, lat, centralMeridian);
      return [(easting - zero.easting) / zero.scale, (northing - zero.northing) / zero.scale];
    },
    from: (x, y) => {
      const [easting, northing] = [zero.easting + x * zero.scale, zero.northing + y * zero.scale];
      let [lon, lat] = [lon0, lat0];
      // Newton's steps on the ellipsoid's own degrees: the third moves less than 1e-12°.
      for (let step = 0; step < 5; step++) {
        const here = project(lon, lat, centralMeridian);
        const [sin, cos] = sinCos(here.convergence * RADIANS);
        const [dx, dy] = [(easting - here.easting) / here.scale, (northing - here.northing) / here.scale];
        const size = degrees(lat);
        lon += (dx * cos + dy * sin) / size.lon;
        lat += (dy * cos - dx * sin) / size.lat;
      }
      return [rounded(lon), rounded(lat)];
    },
  };
}

const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

/** Metres a degree on the CGCS2000 ellipsoid. */
function degrees(lat: number): { lon: number; lat: number } {
  const [sin, cos] = sinCos(lat * RADIANS);
  const root = Math.sqrt(1 - E2 * sin * sin);
  return { lon: (A / root) * cos * RADIANS, lat: ((A * (1 - E2)) / (root * root * root)) * RADIANS };
}
const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
