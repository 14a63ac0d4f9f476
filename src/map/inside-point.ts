/** Where a name stands in an area: the point farthest from its edges, so far as a grid finds it. */
import type { Geometry, Position } from 'geojson';
import { type LonLat, localPlane } from './local.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface InsidePoint {
  readonly at: LonLat;
  /** Metres to the nearest edge. */
  readonly room: number;
}

/** Finds it for the part of an area inside `within` (all of it without); null where nothing of the area is there. */
export function insidePoint(geometry: Geometry, within?: Box): InsidePoint | null {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  let best: InsidePoint | null = null;
  for (const polygon of polygons) {
    const rings = within ? polygon.map((ring) => clipRing(ring, within)).filter((ring) => ring.length > 3) : polygon;
    const found = rings.length > 0 ? searchGrid(rings) : null;
    if (found && (!best || found.room > best.room)) best = found;
  }
  return best;
}

/** Bounding box of any geometry; null for an empty one. */
export function boundsOf(geometry: Geometry): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of positionsOf(geometry)) {
    const [lon = 0, lat = 0] = position;
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  return west <= east ? [west, south, east, north] : null;
}

export function* positionsOf(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) yield* positionsOf(part);
  else if (geometry.type === 'Point') yield geometry.coordinates;
  else if (geometry.type === 'LineString' || geometry.type === 'MultiPoint') yield* geometry.coordinates;
  else if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') for (const line of geometry.coordinates) yield* line;
  else for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
}

/** Sutherland–Hodgman against the four sides of a box, in whatever units both are given. The ring comes back closed. */
export function clipRing(ring: readonly Position[], [west, south, east, north]: Box): Position[] {
  const sides: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]];
  let points = ring.slice(0, -1);
  for (const [axis, limit, sign] of sides) {
    const depth = (point: Position): number => sign * ((point[axis] ?? 0) - limit);
    points = points.flatMap((point, index) => {
      const before = points[(index + points.length - 1) % points.length] ?? point;
      const [a, b] = [depth(before), depth(point)];
      if (a >= 0 === b >= 0) return b >= 0 ? [point] : [];
      const share = a / (a - b);
      const cross = [0, 1].map((i) => (before[i] ?? 0) + ((point[i] ?? 0) - (before[i] ?? 0)) * share);
      return b >= 0 ? [cross, point] : [cross];
    });
  }
  const first = points[0];
  return first ? [...points, first] : [];
}

export type Edge = readonly [ax: number, ay: number, bx: number, by: number];

/** A coarse grid over the polygon, then finer ones about the best cell. */
function searchGrid(rings: readonly (readonly Position[])[]): InsidePoint | null {
  const box = boundsOf({ type: 'Polygon', coordinates: rings.map((ring) => [...ring]) });
  if (!box) return null;
  const plane = localPlane([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const edges: Edge[] = rings.flatMap((ring) => ring.slice(1).map((to, index): Edge => [...plane.to(ring[index] ?? to), ...plane.to(to)]));
  const [x1, y1] = plane.to([box[2], box[3]]);
  let [cx, cy, halfX, halfY] = [0, 0, x1, y1];
  let best: { x: number; y: number; room: number } | null = null;
  const steps = 12;
  for (let round = 0; round < 4; round += 1) {
    for (let i = 0; i < steps; i += 1) {
      for (let j = 0; j < steps; j += 1) {
        const [x, y] = [cx + halfX * ((2 * i + 1) / steps - 1), cy + halfY * ((2 * j + 1) / steps - 1)];
        const room = signedRoom(edges, x, y);
        if (room > 0 && (!best || room > best.room)) best = { x, y, room };
      }
    }
    if (!best) return null;
    [cx, cy, halfX, halfY] = [best.x, best.y, halfX / 4, halfY / 4];
  }
  return best ? { at: plane.from(best.x, best.y), room: best.room } : null;
}

/** Distance to the nearest edge, negative outside (even–odd). */
export function signedRoom(edges: readonly Edge[], x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const [ax, ay, bx, by] of edges) {
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    nearest = Math.min(nearest, Math.hypot(ax + share * dx - x, ay + share * dy - y));
  }
  return inside ? nearest : -nearest;
}
