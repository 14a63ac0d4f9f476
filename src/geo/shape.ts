/** A feature's geometry on the plane: what distances are measured to. */
import type { Geometry, Position } from 'geojson';
import type { Plane } from './plane.ts';

/** Edges under one box. */
export const CHUNK = 8;

export interface Shape {
  readonly kind: 'point' | 'line' | 'area';
  /** Per part x0, y0, x1, y1, …; rings of areas are closed. Holes and islands are told apart by the even–odd rule. */
  readonly parts: readonly Float64Array[];
  /** Per part the boxes of every `CHUNK` edges (minX, minY, maxX, maxY, …), so that most of a long line is never looked at; null for a short part. */
  readonly chunks: readonly (Float64Array | null)[];
  /** Areas whose union this is, where the even–odd rule over all rings cannot say it. */
  readonly pieces?: readonly Shape[];
  /** minX, minY, maxX, maxY. */
  readonly box: readonly [number, number, number, number];
}

export function shapeOf(geometry: Geometry, plane: Plane): Shape {
  // Polygons that overlap are one area; under the even–odd rule the common part would count as outside.
  if (geometry.type === 'MultiPolygon' && geometry.coordinates.length > 1) return unionOf(geometry.coordinates.map((coordinates) => shapeOf({ type: 'Polygon', coordinates }, plane)));
  // Of points there may be very many: a list that grows has room for seventeen.
  if (geometry.type === 'Point') return shapeFrom('point', [flat([geometry.coordinates], plane)]);
  const parts: Float64Array[] = [];
  collect(geometry, parts, plane);
  return shapeFrom(kindOf(geometry), parts);
}

export const unionOf = (pieces: readonly Shape[]): Shape => ({ ...shapeFrom('area', pieces.flatMap((piece) => piece.parts)), pieces });

export function shapeFrom(kind: Shape['kind'], parts: readonly Float64Array[]): Shape {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const x = part[i] ?? 0;
      const y = part[i + 1] ?? 0;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return { kind, parts, chunks: kind === 'point' && parts.length === 1 ? NO_CHUNKS : parts.map(chunked), box };
}

/** Of a point, shared by all: there may be a hundred thousand signs. */
const NO_CHUNKS: readonly null[] = [null];

function chunked(part: Float64Array): Float64Array | null {
  const edges = part.length / 2 - 1;
  if (edges <= 2 * CHUNK) return null;
  const count = Math.ceil(edges / CHUNK);
  const boxes = new Float64Array(4 * count);
  for (let c = 0; c < count; c++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let v = c * CHUNK; v <= Math.min(edges, (c + 1) * CHUNK); v++) {
      const x = part[2 * v] as number;
      const y = part[2 * v + 1] as number;
      if (x < minX) minX = x;
      if (y < minY) minY = y;
      if (x > maxX) maxX = x;
      if (y > maxY) maxY = y;
    }
    boxes.set([minX, minY, maxX, maxY], 4 * c);
  }
  return boxes;
}

function kindOf(geometry: Geometry): Shape['kind'] {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return 'point';
    case 'LineString':
    case 'MultiLineString':
      return 'line';
    default:
      return 'area';
  }
}

function collect(geometry: Geometry, parts: Float64Array[], plane: Plane): void {
  switch (geometry.type) {
    case 'Point':
      parts.push(flat([geometry.coordinates], plane));
      return;
    case 'MultiPoint':
      for (const position of geometry.coordinates) parts.push(flat([position], plane));
      return;
    case 'LineString':
      parts.push(flat(geometry.coordinates, plane));
      return;
    case 'MultiLineString':
    case 'Polygon':
      for (const line of geometry.coordinates) parts.push(flat(line, plane));
      return;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) parts.push(flat(ring, plane));
      return;
    case 'GeometryCollection':
      for (const member of geometry.geometries) collect(member, parts, plane);
  }
}

function flat(positions: readonly Position[], plane: Plane): Float64Array {
  const out = positions.length === 1 ? pair() : new Float64Array(positions.length * 2);
  positions.forEach((position, i) => {
    const p = plane.point(position[0] ?? 0, position[1] ?? 0);
    out[2 * i] = p.x;
    out[2 * i + 1] = p.y;
  });
  return out;
}

/** Room for one point in an array that many share: one of its own would take ten times what it holds. */
function pair(): Float64Array {
  if (taken === slab.length) {
    slab = new Float64Array(SLAB);
    taken = 0;
  }
  taken += 2;
  return slab.subarray(taken - 2, taken);
}
const SLAB = 2048;
let slab = new Float64Array();
let taken = 0;
