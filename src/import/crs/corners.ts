/**
 * Corners on a neighbour's long edge. Where a street block ends half-way along another zone, the corner lies on the edge in the drawing's plane; but an edge that is straight there is not
 * straight in longitude and latitude (45 mm off over 2 km in the latitude of 30°), so that the two would overlap by tens of square metres once each end is moved by itself. The corner is
 * therefore put into the edge first: the outline stays where it was drawn, and both have the vertex.
 */
import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { RawFeature, RawGeometry } from '../types.ts';

/** Metres: a shorter edge leaves its chord by so little that the area between is a hundredth of a square metre. */
const LONG = 100;
/** Metres: nearer than this a corner is on the edge, as drawings are drawn. */
const ON = 0.001;
/** Corners that are put in; a drawing has some hundreds. */
const MOST = 200_000;

type Rings = readonly (readonly Position[])[];

/** @param metres of one unit of the drawing */
export function withCorners(features: readonly RawFeature[], metres: number): { readonly features: readonly RawFeature[]; readonly count: number } {
  const [long, on] = [LONG / metres, ON / metres];
  const edges: number[] = [];
  for (const feature of features) for (const ring of outlinesOf(feature)) for (let i = 1; i < ring.length; i++) pushLong(edges, ring[i - 1], ring[i], long);
  if (edges.length === 0) return { features, count: 0 };
  const index = new Flatbush(edges.length / 4);
  for (let i = 0; i < edges.length; i += 4) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    index.add(Math.min(ax, bx) - on, Math.min(ay, by) - on, Math.max(ax, bx) + on, Math.max(ay, by) + on);
  }
  index.finish();
  const found = new Map<number, Found[]>();
  let count = 0;
  for (const feature of features)
    for (const ring of outlinesOf(feature))
      for (const [x = NaN, y = NaN] of ring) {
        if (count >= MOST) break;
        for (const edge of index.search(x, y, x, y)) {
          const along = alongEdge(x, y, edges, edge * 4, on);
          if (along === undefined) continue;
          const list = found.get(edge) ?? [];
          if (list.some((one) => one.x === x && one.y === y)) continue;
          list.push({ along, x, y });
          found.set(edge, list);
          count++;
        }
      }
  if (count === 0) return { features, count };
  let edge = 0;
  const filled = (ring: readonly Position[]): Position[] =>
    ring.flatMap((position, i): Position[] => {
      const before = ring[i - 1];
      if (before === undefined || !isLong(before, position, long)) return [position];
      const list = found.get(edge++);
      return list === undefined ? [position] : [...inOrder(list), position];
    });
  return { features: features.map((feature) => (outlinesOf(feature).length === 0 ? feature : { ...feature, geometry: mapped(feature.geometry, filled) })), count };
}

interface Found {
  readonly along: number;
  readonly x: number;
  readonly y: number;
}

const inOrder = (list: readonly Found[]): Position[] => list.toSorted((a, b) => a.along - b.along).map(({ x, y }) => [x, y]);

/** Rings of areas, and lines that come back to where they began: CAD draws areas as these. */
function outlinesOf({ geometry }: RawFeature): Rings {
  switch (geometry?.type) {
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'LineString': {
      const [first, last] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
      return geometry.coordinates.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? [geometry.coordinates] : [];
    }
    default:
      return [];
  }
}

function mapped(geometry: RawGeometry | null, ring: (positions: readonly Position[]) => Position[]): RawGeometry | null {
  if (geometry?.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(ring) };
  if (geometry?.type === 'MultiPolygon') return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
  return geometry?.type === 'LineString' ? { type: 'LineString', coordinates: ring(geometry.coordinates) } : geometry;
}

function isLong([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position, long: number): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  return dx * dx + dy * dy >= long * long;
}

function pushLong(edges: number[], a: Position | undefined, b: Position | undefined, long: number): void {
  if (a === undefined || b === undefined || !isLong(a, b, long)) return;
  edges.push(a[0] ?? NaN, a[1] ?? NaN, b[0] ?? NaN, b[1] ?? NaN);
}

/** 0–1 along the edge; undefined beside it and at its ends. */
function alongEdge(x: number, y: number, edges: readonly number[], at: number, on: number): number | undefined {
  const [ax = 0, ay = 0, bx = 0, by = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.sqrt(dx * dx + dy * dy);
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  const beside = Math.abs((x - ax) * dy - (y - ay) * dx) / length;
  return beside <= on && along > on && along < length - on ? along / length : undefined;
}
