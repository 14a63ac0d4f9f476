/** Whether two features are the same thing on the ground, for the matching of keys alone: metres in a plane good enough for that, nothing of it is kept. */
import type { Geometry, Position } from 'geojson';
import { flatArea, sharedArea, type FlatArea } from '../../geo/shared-area.ts';
import { polygonsOf, ringArea } from '../../plan/build/rings.ts';

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

/** Box and size are taken at once, flat numbers only where a pair is measured: most features are told by their outline. */
export class Shape {
  /** Metres. */
  readonly box: Box;
  /** Square metres, metres, or nothing. */
  readonly size: number;
  private flat: readonly Float64Array[] | undefined;
  private flatArea: FlatArea | undefined;

  constructor(
    readonly kind: 'area' | 'line' | 'point' | 'none',
    private readonly positions: readonly (readonly Position[])[],
    private readonly wide: number,
    squareDegrees = 0,
  ) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const chain of positions)
      for (const [lon = NaN, lat = NaN] of chain) {
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
    this.box = [west * wide, south * DEGREE, east * wide, north * DEGREE];
    this.size = kind === 'area' ? squareDegrees * wide * DEGREE : kind === 'line' ? lengthOf(this.chains) : 0;
  }

  get chains(): readonly Float64Array[] {
    this.flat ??= this.positions.map((chain) => flat(chain, this.wide, this.kind === 'area'));
    return this.flat;
  }

  get area(): FlatArea {
    this.flatArea ??= flatArea(this.chains);
    return this.flatArea;
  }
}

const NOWHERE = new Shape('none', [], 1);

/** @param wide metres of a degree of longitude. @param closed whether closed lines are areas */
export function shapeOf(geometry: Geometry | null, wide: number, closed: boolean): Shape {
  if (geometry === null || geometry.type === 'GeometryCollection') return NOWHERE;
  const polygons = closed && (geometry.type === 'LineString' || geometry.type === 'MultiLineString') ? closedLines(geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) : polygonsOf(geometry);
  if (polygons.length > 0) return placed(new Shape('area', polygons.flat(), wide, polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0)));
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return placed(new Shape('point', [geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates], wide));
  return placed(new Shape('line', geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [], wide));
}

const placed = (shape: Shape): Shape => (shape.box[0] <= shape.box[2] && shape.box[1] <= shape.box[3] ? shape : NOWHERE);

const closedLines = (lines: Position[][]): Position[][][] => (lines.every((line) => line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1]) ? lines.map((line) => [line]) : []);

/** In metres; rings are closed. */
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

/** Square degrees of a polygon; a delivery may have its rings wound either way. */
const areaOf = ([shell = [], ...holes]: readonly (readonly Position[])[]): number => Math.max(0, Math.abs(ringArea(shell)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0));

function lengthOf(lines: readonly Float64Array[]): number {
  let sum = 0;
  for (const line of lines) for (let i = 0; i + 3 < line.length; i += 2) sum += Math.hypot((line[i + 2] ?? 0) - (line[i] ?? 0), (line[i + 3] ?? 0) - (line[i + 1] ?? 0));
  return sum;
}

/** 2 to 3 where the outline is the same, else 0: quickly told. */
export function outlineLikeness(a: Shape, b: Shape): number {
  if (a.kind === 'none' || a.kind !== b.kind) return 0;
  const apart = Math.max(Math.abs(a.box[0] - b.box[0]), Math.abs(a.box[1] - b.box[1]), Math.abs(a.box[2] - b.box[2]), Math.abs(a.box[3] - b.box[3]));
  return apart <= SAME && Math.abs(a.size - b.size) <= 0.02 * Math.max(a.size, b.size) + 1e-6 ? 3 - apart : 0;
}

/** 2 to 3: the same outline. 1 to 2: mostly the same place. 0 to 1: the same name near by. 0: something else. */
export function likeness(a: Shape, b: Shape, sameName: boolean, nameOnce: boolean): number {
  if (a.kind === 'none' || b.kind === 'none') return sameName && nameOnce ? 0.1 : 0;
  const outline = outlineLikeness(a, b);
  if (outline > 0) return outline;
  const share = a.kind !== b.kind ? 0 : a.kind === 'area' ? areaShare(a, b, sameName ? NAMED_SHARE : SHARE) : a.kind === 'line' ? lineShare(a, b, sameName) : 0;
  if (share > 0) return 1 + share;
  if (!sameName || !nameOnce) return 0;
  const distance = Math.hypot(Math.max(0, a.box[0] - b.box[2], b.box[0] - a.box[2]), Math.max(0, a.box[1] - b.box[3], b.box[1] - a.box[3]));
  return distance <= NAMED_NEAR ? 1 - distance / (NAMED_NEAR * 1.2) : 0;
}

/** Of what either covers, what both do; 0 where that is less than `least`. */
function areaShare(a: Shape, b: Shape, least: number): number {
  const common = Math.max(0, Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0])) * Math.max(0, Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]));
  // What both cover is at most what their boxes do, and at most the smaller of them.
  const most = Math.min(common, a.size, b.size);
  if (most <= 0 || most / (a.size + b.size - most) < least) return 0;
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

export { BESIDE, DEGREE, NOWHERE };
