/** Whether two features are the same thing on the ground, for the matching of keys alone: metres in a plane good enough for that, nothing of it is kept. */
import type { Geometry, Position } from 'geojson';
import { flatArea, sharedArea, type FlatArea } from '../../geo/shared-area.ts';
import { polygonsOf } from '../../plan/build/rings.ts';

/** Metres of a degree of latitude. */
const DEGREE = 111_000;
/** Metres by which the outline of the same thing may differ from one export to the next. */
const SAME = 0.5;
/** Of the union of two areas, what both must cover. */
const SHARE = 0.5;
/** The same of those that have the same name. */
const NAMED_SHARE = 0.2;
/** Metres within which a line follows another. */
const BESIDE = 5;
/** Metres within which a name that is there once is the same thing. */
const NAMED_NEAR = 100;
/** Steps of measuring for one pair. */
const BUDGET = 200_000;

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Shape {
  readonly kind: 'area' | 'line' | 'point' | 'none';
  /** Metres. */
  readonly box: Box;
  /** Square metres, metres, or nothing. */
  readonly size: number;
  readonly chains: readonly Float64Array[];
  area?: FlatArea;
}

const NOWHERE: Shape = { kind: 'none', box: [Infinity, Infinity, -Infinity, -Infinity], size: 0, chains: [] };

/** @param wide metres of a degree of longitude. @param closed whether closed lines are areas */
export function shapeOf(geometry: Geometry | null, wide: number, closed: boolean): Shape {
  if (geometry === null || geometry.type === 'GeometryCollection') return NOWHERE;
  const rings = closed && (geometry.type === 'LineString' || geometry.type === 'MultiLineString') ? closedLines(geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) : polygonsOf(geometry).flat();
  if (rings.length > 0) return measured('area', rings.map((ring) => flat(ring, wide, true)));
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return measured('point', [flat(geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates, wide, false)]);
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  return measured('line', lines.map((line) => flat(line, wide, false)));
}

const closedLines = (lines: Position[][]): Position[][] => (lines.every((line) => line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1]) ? lines : []);

function flat(positions: readonly Position[], wide: number, ring: boolean): Float64Array {
  const [first] = positions;
  const last = positions.at(-1);
  const open = ring && first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]);
  const out = new Float64Array((positions.length + (open ? 1 : 0)) * 2);
  positions.forEach(([x = NaN, y = NaN], i) => {
    out[2 * i] = x * wide;
    out[2 * i + 1] = y * DEGREE;
  });
  if (open) out.copyWithin(out.length - 2, 0, 2);
  return out;
}

function measured(kind: Shape['kind'], chains: readonly Float64Array[]): Shape {
  const { box } = flatArea(chains);
  if (!(box[0] <= box[2] && box[1] <= box[3])) return NOWHERE;
  return { kind, box, size: kind === 'area' ? areaOf(chains) : kind === 'line' ? lengthOf(chains) : 0, chains };
}

/** Holes count against their shells, whichever way they are wound. */
function areaOf(rings: readonly Float64Array[]): number {
  const areas = rings.map((ring) => {
    let twice = 0;
    const [x0 = 0, y0 = 0] = ring;
    for (let i = 0; i + 3 < ring.length; i += 2) twice += ((ring[i] ?? 0) - x0) * ((ring[i + 3] ?? 0) - y0) - ((ring[i + 2] ?? 0) - x0) * ((ring[i + 1] ?? 0) - y0);
    return twice / 2;
  });
  const sign = Math.sign(areas[0] ?? 0);
  return Math.abs(areas.reduce((sum, area) => sum + sign * area, 0));
}

function lengthOf(lines: readonly Float64Array[]): number {
  let sum = 0;
  for (const line of lines) for (let i = 0; i + 3 < line.length; i += 2) sum += Math.hypot((line[i + 2] ?? 0) - (line[i] ?? 0), (line[i + 3] ?? 0) - (line[i + 1] ?? 0));
  return sum;
}

/** 2 to 3: the same outline. 1 to 2: mostly the same place. 0 to 1: the same name near by. 0: something else. */
export function likeness(a: Shape, b: Shape, sameName: boolean, nameOnce: boolean): number {
  if (a.kind === 'none' || b.kind === 'none') return sameName && nameOnce ? 0.1 : 0;
  const apart = Math.max(Math.abs(a.box[0] - b.box[0]), Math.abs(a.box[1] - b.box[1]), Math.abs(a.box[2] - b.box[2]), Math.abs(a.box[3] - b.box[3]));
  if (a.kind === b.kind && apart <= SAME && Math.abs(a.size - b.size) <= 0.02 * Math.max(a.size, b.size) + 1e-6) return 3 - apart;
  const share = a.kind !== b.kind ? 0 : a.kind === 'area' ? areaShare(a, b, sameName ? NAMED_SHARE : SHARE) : a.kind === 'line' ? lineShare(a, b, sameName) : 0;
  if (share > 0) return 1 + share;
  if (!sameName || !nameOnce) return 0;
  const distance = Math.hypot(Math.max(0, a.box[0] - b.box[2], b.box[0] - a.box[2]), Math.max(0, a.box[1] - b.box[3], b.box[1] - a.box[3]));
  return distance <= NAMED_NEAR ? 1 - distance / (NAMED_NEAR * 1.2) : 0;
}

/** Of what either covers, what both do; 0 where that is less than `least`. */
function areaShare(a: Shape, b: Shape, least: number): number {
  const common = Math.max(0, Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0])) * Math.max(0, Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]));
  const larger = Math.max(a.size, b.size);
  if (larger === 0 || common / larger < least || Math.min(a.size, b.size) / larger < least) return 0;
  a.area ??= flatArea(a.chains);
  b.area ??= flatArea(b.chains);
  const shared = sharedArea(a.area, b.area, { left: BUDGET });
  const share = shared / (a.size + b.size - shared);
  return share >= least ? Math.min(1, share) : 0;
}

/** Of the shorter share of either that runs beside the other. */
function lineShare(a: Shape, b: Shape, sameName: boolean): number {
  const [one, other] = [beside(a, b), beside(b, a)];
  const share = sameName ? Math.max(one, other) : Math.min(one, other);
  return share >= 0.6 ? share : 0;
}

function beside(a: Shape, b: Shape): number {
  const points = sampled(a);
  return points.filter(([x, y]) => b.chains.some((chain) => near(x, y, chain))).length / Math.max(1, points.length);
}

/** Sixteen points, evenly along. */
function sampled({ chains, size }: Shape): [number, number][] {
  const out: [number, number][] = [];
  const step = size / 16;
  let next = step / 2;
  for (const chain of chains)
    for (let i = 0; i + 3 < chain.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = [chain[i], chain[i + 1], chain[i + 2], chain[i + 3]];
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) continue;
      for (; next <= length && out.length < 16; next += step) out.push([ax + ((bx - ax) * next) / length, ay + ((by - ay) * next) / length]);
      next -= length;
    }
  return out;
}

function near(x: number, y: number, chain: Float64Array): boolean {
  for (let i = 0; i + 3 < chain.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = [chain[i], chain[i + 1], chain[i + 2], chain[i + 3]];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    if (Math.hypot(ax + share * dx - x, ay + share * dy - y) <= BESIDE) return true;
  }
  return false;
}

export { BESIDE, DEGREE };
