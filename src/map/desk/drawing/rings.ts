/** Circles and buffers: real polygons, drawn to scale on a plane in metres of ground about the middle of what they surround. */
import type Engine from '@turf/jsts';
import type { Geometry, Polygon, Position } from 'geojson';
import { groundFrame } from '../../../geo/ground.ts';
import { signedDistance } from '../../../geo/measure.ts';
import type { Plane } from '../../../geo/plane.ts';
import { shapeFrom } from '../../../geo/shape.ts';
import { boundsOf } from '../../inside-point.ts';

/** Corners of a circle: its area is 0.04 % less than that of the round one. */
const CORNERS = 128;
/** Corners of a quarter turn of a buffer: its chords cut 0.008 % of the distance. */
const QUARTER = 64;

/** Counter-clockwise, every corner `radius` metres of ground from the centre. */
export function circle(centre: Position, radius: number, plane: Plane): Polygon {
  const frame = groundFrame(centre, plane);
  const ring = Array.from({ length: CORNERS }, (_, i): Position => frame.from(radius * Math.cos((2 * Math.PI * i) / CORNERS), radius * Math.sin((2 * Math.PI * i) / CORNERS)));
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

/**
 * All that lies within so many metres of ground of a geometry: no corner is off by more than 0.1 % or 1 cm, or there is none. Null for a geometry without a place. The engine is
 * fetched with the first.
 *
 * turf's own `buffer` is no way here: its sphere is 3 ‰ off, it folds what is nearer than 0.1 m to the middle into one point, and it straightens outlines by up to 1 % of the distance.
 */
export async function bufferOf(geometry: Geometry, metres: number, plane: Plane): Promise<Polygon | null> {
  const box = boundsOf(geometry);
  if (box === null || geometry.type === 'GeometryCollection') return null;
  const engine = (await import('@turf/jsts')).default;
  const frame = groundFrame([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], plane);
  const flat = opened({ type: geometry.type, coordinates: flattened(geometry.coordinates, (position) => frame.to(position), NEXT_TO_NOTHING * metres) } as Flat);
  const source = shapeFrom(/Point/.test(flat.type) ? 'point' : /Line/.test(flat.type) ? 'line' : 'area', [...partsOf(flat)]);
  for (const factor of STRAIGHTENED) {
    const grown = outline(engine, flat, metres, factor);
    const worst = grown.flat().reduce((most, [x = 0, y = 0]) => Math.max(most, Math.abs(signedDistance(x, y, source) - metres)), 0);
    if (grown.length > 0 && worst < Math.max(0.008, 0.0009 * metres)) return { type: 'Polygon', coordinates: grown.map((ring, i) => wound(ring.map(([x = 0, y = 0]) => frame.from(x, y)), i === 0)) };
  }
  return null;
}

/** How much of the distance an outline is straightened by, first choice first: much bends what should be round, and none at all makes the engine stumble over legs that are next to nothing. */
const STRAIGHTENED = [0.0005, 0, 0.002, 0.01];

function outline({ BufferOp, GeoJSONReader, GeoJSONWriter }: typeof Engine, flat: Geometry, metres: number, factor: number): Position[][] {
  const work = new BufferOp(new GeoJSONReader().read(flat));
  work._bufParams.setSimplifyFactor(factor);
  work.setQuadrantSegments(QUARTER);
  const grown = new GeoJSONWriter().write(work.getResultGeometry(metres));
  return grown.type === 'Polygon' ? grown.coordinates : [];
}

type Flat = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** A line that ends where it began as two: the engine takes a closed one for a ring, and leaves holes in what is far larger than that. */
function opened(flat: Flat): Flat {
  if (flat.type !== 'LineString' || String(flat.coordinates[0]) !== String(flat.coordinates.at(-1)) || flat.coordinates.length < 3) return flat;
  const half = flat.coordinates.length >> 1;
  return { type: 'MultiLineString', coordinates: [flat.coordinates.slice(0, half + 1), flat.coordinates.slice(half)] };
}

function* partsOf({ type, coordinates }: Flat): Generator<Float64Array> {
  const lines = type === 'Point' ? [[coordinates]] : type === 'MultiPoint' ? coordinates.map((at) => [at]) : type === 'LineString' ? [coordinates] : type === 'MultiPolygon' ? coordinates.flat() : coordinates;
  for (const line of lines) yield Float64Array.from(line.flatMap(([x = 0, y = 0]) => [x, y]));
}

/** To the millimetre, without corners nearer than `least` to the one before: the engine stumbles over legs that are next to nothing beside the distance. */
function flattened(coordinates: unknown, to: (position: Position) => Position, least: number): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === 'number') return to(coordinates as Position).map((metres) => Math.round(metres * 1000) / 1000);
  const inner = coordinates.map((one) => flattened(one, to, least));
  if (typeof (inner[0] as unknown[] | undefined)?.[0] !== 'number') return inner;
  const [first = [], ...rest] = inner as Position[];
  const kept = [first];
  for (const at of rest) if (apart(kept.at(-1) ?? [], at) >= least) kept.push(at);
  const last = rest.at(-1) ?? first;
  // A ring stays closed, and a line that is next to nothing stays a line.
  if (kept.at(-1) !== last) kept.splice(kept.length > 1 ? -1 : 1, 1, last);
  return kept;
}
const apart = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number => Math.hypot(bx - ax, by - ay);
/** Of the distance: what a corner may be moved by without anybody seeing it. */
const NEXT_TO_NOTHING = 0.0002;

/** A ring the way round that RFC 7946 wants: the outer one counter-clockwise. */
export function wound(ring: readonly Position[], outer: boolean): Position[] {
  const [[ox = 0, oy = 0] = []] = ring;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[i - 1], ring[i]];
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice > 0 === outer ? [...ring] : [...ring].reverse();
}

/** Between opposite corners of a circle. */
export function centreOf(geometry: Geometry): Position {
  const ring = geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[0], ring[(ring.length - 1) / 2]];
  return [Math.round(((ax + bx) / 2) * 1e9) / 1e9, Math.round(((ay + by) / 2) * 1e9) / 1e9];
}
