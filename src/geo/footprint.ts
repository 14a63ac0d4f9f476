/**
 * What a sign covers on the ground. A sign is not a point: its face has a width and a bearing, so the footprint is a segment (or the stated baseline).
 * Without both it is a disc whose centre is certain and whose rest is possible.
 */
import type { LineString, Point } from 'geojson';
import { bearingOf, directionOf } from './bearing.ts';
import { UNIT, type Plane } from './plane.ts';

export interface Footprint {
  /** x0, y0, x1, y1, … of what is certainly covered: one point for a disc. */
  readonly points: readonly number[];
  readonly x: number;
  readonly y: number;
  /** Units by which the rest of a disc may reach; 0 where the baseline is known. */
  readonly radius: number;
  /** No point possibly covered is farther from the centre, units. */
  readonly reach: number;
  /** minX, minY, maxX, maxY of everything possibly covered. */
  readonly box: readonly [number, number, number, number];
  /** Point scale at the centre. */
  readonly scale: number;
  /** Length of a stated baseline, metres to the mm; undefined for a point. */
  readonly length?: number;
  /** Degrees, of a straight stated baseline: its face looks right of its direction. */
  readonly bearing?: number;
  /** Where the width is known between two values only: the narrowest. This one is the widest then, about the same centre. */
  readonly core?: Footprint;
}

/** The footprint of every width between two; where the widest is a stated baseline, so is the narrowest. */
export const between = (narrowest: Footprint, widest: Footprint): Footprint => ({ ...widest, core: narrowest });

/** `width` in metres, `bearing` in degrees clockwise from true north; `widest` bounds a width that is not known. */
export function footprint(geometry: Point | LineString, width: number | undefined, bearing: number | undefined, widest: number, plane: Plane): Footprint {
  if (geometry.type === 'LineString') return baseline(geometry, plane);
  const [lon = 0, lat = 0] = geometry.coordinates;
  const { x, y, scale, convergence } = plane.place(lon, lat);
  if (width === undefined || bearing === undefined) {
    // Ends of a baseline are rounded to units too: the disc that stands for it must not be smaller.
    const radius = Math.ceil((width ?? widest) * 0.5 * UNIT * scale) + 1;
    return { points: [x, y], x, y, radius, reach: radius, box: [x - radius, y - radius, x + radius, y + radius], scale };
  }
  // The face looks along the bearing, so the baseline runs across it.
  const [s, c] = directionOf(bearing, convergence);
  const half = width * 0.5 * UNIT * scale;
  const dx = Math.round(c * half);
  const dy = Math.round(-s * half);
  return { points: [x - dx, y - dy, x + dx, y + dy], x, y, radius: 0, reach: half + 1, box: [x - Math.abs(dx), y - Math.abs(dy), x + Math.abs(dx), y + Math.abs(dy)], scale };
}

/** Ground length of a line, metres. */
export function groundLength({ coordinates }: LineString, plane: Plane): number {
  let total = 0;
  let before: ReturnType<Plane['place']> | undefined;
  let scale = 1;
  for (const [lon = 0, lat = 0] of coordinates) {
    const here = plane.place(lon, lat);
    if (before) total += Math.sqrt(square(here.x - before.x) + square(here.y - before.y));
    else scale = here.scale;
    before = here;
  }
  return total / UNIT / scale;
}

function baseline(geometry: LineString, plane: Plane): Footprint {
  const places = geometry.coordinates.map(([lon = 0, lat = 0]) => plane.place(lon, lat));
  const points = places.flatMap((p) => [p.x, p.y]);
  const lengths: number[] = [];
  for (let i = 0; i + 3 < points.length; i += 2) lengths.push(Math.sqrt(square((points[i + 2] ?? 0) - (points[i] ?? 0)) + square((points[i + 3] ?? 0) - (points[i + 1] ?? 0))));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let rest = total / 2;
  let x = points[0] ?? 0;
  let y = points[1] ?? 0;
  for (const [i, length] of lengths.entries()) {
    if (rest <= length) {
      const f = length === 0 ? 0 : rest / length;
      x = Math.round((points[2 * i] ?? 0) + f * ((points[2 * i + 2] ?? 0) - (points[2 * i] ?? 0)));
      y = Math.round((points[2 * i + 1] ?? 0) + f * ((points[2 * i + 3] ?? 0) - (points[2 * i + 1] ?? 0)));
      break;
    }
    rest -= length;
  }
  const scale = places[0]?.scale ?? 1;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let reach = 0;
  for (let i = 0; i < points.length; i += 2) {
    box[0] = Math.min(box[0], points[i] ?? 0);
    box[1] = Math.min(box[1], points[i + 1] ?? 0);
    box[2] = Math.max(box[2], points[i] ?? 0);
    box[3] = Math.max(box[3], points[i + 1] ?? 0);
    reach = Math.max(reach, Math.sqrt(square((points[i] ?? 0) - x) + square((points[i + 1] ?? 0) - y)));
  }
  const straight = points.length === 4 ? { bearing: facing(points, places[0]?.convergence ?? 0) } : {};
  return { points, x, y, radius: 0, reach, box, scale, length: Math.round((total / UNIT / scale) * 1000) / 1000, ...straight };
}

const square = (v: number): number => v * v;

/** Bearing that the face of a straight baseline looks to: right of its direction (dx, dy), which is (dy, −dx). */
function facing(points: readonly number[], convergence: number): number {
  const dx = (points[2] ?? 0) - (points[0] ?? 0);
  const dy = (points[3] ?? 0) - (points[1] ?? 0);
  return bearingOf(dy, -dx, convergence);
}
