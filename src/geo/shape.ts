/** A feature's geometry on the plane: what distances are measured to. */
import type { Geometry, Position } from 'geojson';
import { UNIT, type Plane } from './plane.ts';

/** Edges under one box. */
export const CHUNK = 8;

export interface Shape {
  readonly kind: 'point' | 'line' | 'area';
  /** Per part x0, y0, x1, y1, …; rings of areas are closed. Holes and islands are told apart by the even–odd rule. */
  readonly parts: readonly Float64Array[];
  /** Per part the boxes of every `CHUNK` edges (minX, minY, maxX, maxY, …), so that most of a long line is never looked at; null for a short part. */
  readonly chunks: readonly (Float64Array | null)[];
  /** minX, minY, maxX, maxY. */
  readonly box: readonly [number, number, number, number];
}

export function shapeOf(geometry: Geometry, plane: Plane): Shape {
  const parts: Float64Array[] = [];
  collect(geometry, parts, plane);
  return shapeFrom(kindOf(geometry), parts);
}

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
  return { kind, parts, chunks: parts.map(chunked), box };
}

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
  const out = new Float64Array(positions.length * 2);
  positions.forEach((position, i) => {
    const p = plane.point(position[0] ?? 0, position[1] ?? 0);
    out[2 * i] = p.x;
    out[2 * i + 1] = p.y;
  });
  return out;
}

/**
 * The band of a controlled segment: the area within `depth` metres of the line on its `side`, mitred at bends (bevelled where the bend is sharper than 120°).
 */
export function band(line: Shape, side: 'left' | 'right' | 'both', depth: number, scale: number): Shape {
  const d = depth * UNIT * scale;
  const parts = line.parts.map((points) => {
    const left = side === 'right' ? pairs(points) : offset(points, d);
    const right = side === 'left' ? pairs(points) : offset(points, -d);
    const ring = [...left, ...right.reverse()];
    const first = ring[0];
    if (first) ring.push(first);
    return Float64Array.from(ring.flat());
  });
  return shapeFrom('area', parts);
}

function pairs(points: Float64Array): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i + 1 < points.length; i += 2) out.push([points[i] ?? 0, points[i + 1] ?? 0]);
  return out;
}

/** The line moved `d` units to its left (negative: right), rounded to units. */
function offset(points: Float64Array, d: number): [number, number][] {
  const at = pairs(points).filter((p, i, all) => i === 0 || p[0] !== all[i - 1]?.[0] || p[1] !== all[i - 1]?.[1]);
  const normals: [number, number][] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const [ax, ay] = at[i] ?? [0, 0];
    const [bx, by] = at[i + 1] ?? [0, 0];
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    normals.push([-(by - ay) / length, (bx - ax) / length]);
  }
  const out: [number, number][] = [];
  const put = (x: number, y: number): void => void out.push([Math.round(x), Math.round(y)]);
  at.forEach(([x, y], i) => {
    const before = normals[i - 1] ?? normals[i] ?? [0, 0];
    const after = normals[i] ?? before;
    const dot = 1 + before[0] * after[0] + before[1] * after[1];
    if (dot < 0.5) {
      put(x + before[0] * d, y + before[1] * d);
      put(x + after[0] * d, y + after[1] * d);
    } else {
      put(x + ((before[0] + after[0]) / dot) * d, y + ((before[1] + after[1]) / dot) * d);
    }
  });
  return out;
}
