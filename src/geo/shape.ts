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
  /** Areas whose union this is, where one ring under the even–odd rule cannot say it. */
  readonly pieces?: readonly Shape[];
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
 * Where that ring would cross itself (a hairpin, a leg shorter than the depth) the band is the union of one quad a leg and one fan a bend.
 */
export function band(line: Shape, side: 'left' | 'right' | 'both', depth: number, scale: number): Shape {
  const d = depth * UNIT * scale;
  const rings = line.parts.map((points) => ringOf(points, side, d));
  if (!line.parts.some((points) => foldsBack(points, d)) && !rings.some(crossesItself)) return shapeFrom('area', rings);
  const pieces = line.parts.flatMap((points) => legsAndBends(points, side, d)).map((ring) => shapeFrom('area', [ring]));
  const whole = shapeFrom('area', pieces.flatMap((piece) => piece.parts));
  return { ...whole, pieces };
}

function ringOf(points: Float64Array, side: 'left' | 'right' | 'both', d: number): Float64Array {
  const left = side === 'right' ? pairs(points) : offset(points, d);
  const right = side === 'left' ? pairs(points) : offset(points, -d);
  const ring = [...left, ...right.reverse()];
  const first = ring[0];
  if (first) ring.push(first);
  return Float64Array.from(ring.flat());
}

/** Whether a mitre would be longer than its leg, or a bend is so sharp that it has none. */
function foldsBack(points: Float64Array, d: number): boolean {
  const at = pairs(points);
  const mitres = at.map((_, i) => {
    const [a, b, c] = [at[i - 1], at[i], at[i + 1]];
    if (!a || !b || !c) return 0;
    const [n1, n2] = [normal(a, b, 1), normal(b, c, 1)];
    const dot = 1 + n1[0] * n2[0] + n1[1] * n2[1];
    return dot < 0.5 ? Infinity : (d * Math.abs(n1[0] * n2[1] - n1[1] * n2[0])) / dot;
  });
  return at.some(([x, y], i) => {
    const next = at[i + 1];
    if (!next) return false;
    return (mitres[i] ?? 0) + (mitres[i + 1] ?? 0) > Math.sqrt((next[0] - x) * (next[0] - x) + (next[1] - y) * (next[1] - y));
  });
}

/** Whether two edges of a ring that are not neighbours meet. */
function crossesItself(ring: Float64Array): boolean {
  const edges = ring.length / 2 - 1;
  const turn = (a: number, b: number, c: number): number => {
    const [ax, ay, bx, by, cx, cy] = [2 * a, 2 * b, 2 * c].flatMap((i) => [ring[i] ?? 0, ring[i + 1] ?? 0]) as [number, number, number, number, number, number];
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  };
  for (let i = 0; i < edges; i++) {
    for (let k = i + 2; k < edges; k++) {
      if (i === 0 && k === edges - 1) continue;
      if (turn(i, i + 1, k) > 0 !== turn(i, i + 1, k + 1) > 0 && turn(k, k + 1, i) > 0 !== turn(k, k + 1, i + 1) > 0) return true;
    }
  }
  return false;
}

function legsAndBends(points: Float64Array, side: 'left' | 'right' | 'both', d: number): Float64Array[] {
  const at = pairs(points);
  const out: Float64Array[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const leg = Float64Array.from([...(at[i] ?? []), ...(at[i + 1] ?? [])]);
    out.push(ringOf(leg, side, d));
  }
  for (let i = 1; i + 1 < at.length; i++) {
    const [x, y] = at[i] ?? [0, 0];
    for (const hand of side === 'both' ? [1, -1] : [side === 'left' ? 1 : -1]) {
      const [before, after] = [i - 1, i].map((k) => normal(at[k] ?? [0, 0], at[k + 1] ?? [0, 0], hand));
      if (before && after) out.push(fan(x, y, before, after, hand, d));
    }
  }
  return out;
}

function normal([ax, ay]: [number, number], [bx, by]: [number, number], hand: number): [number, number] {
  const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay)) || 1;
  return [(-(by - ay) / length) * hand, ((bx - ax) / length) * hand];
}

/** What lies between the quads of two legs on the outer side of a bend: an arc about the vertex, halved until its chords are short. */
function fan(x: number, y: number, from: [number, number], to: [number, number], hand: number, d: number): Float64Array {
  let arc: [number, number][] = [from, to];
  for (let halving = 0; halving < 4; halving++) {
    arc = arc.flatMap((a, i) => {
      const b = arc[i + 1];
      if (!b) return [a];
      const [mx, my] = [a[0] + b[0], a[1] + b[1]];
      const length = Math.sqrt(mx * mx + my * my);
      // Opposite normals (a full turn back): the way round goes past the end of the leg.
      return [a, length > 1e-9 ? [mx / length, my / length] : [a[1] * hand, -a[0] * hand]] as [number, number][];
    });
  }
  const ring = [[x, y], ...arc.map(([nx, ny]) => [Math.round(x + nx * d), Math.round(y + ny * d)]), [x, y]];
  return Float64Array.from(ring.flat());
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
