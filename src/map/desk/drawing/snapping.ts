/** What a drawn point is drawn to: corners and edges of the plan's zones, segments and sites, and of what was drawn before. */
import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import type { Plan } from '../../../plan/plan.ts';
import { boundsOf } from '../../inside-point.ts';

/** Where a place is on the screen, pixels, and back. */
export interface Screen {
  project(lon: number, lat: number): { readonly x: number; readonly y: number };
  unproject(x: number, y: number): { readonly lng: number; readonly lat: number };
}

const ROLES: ReadonlySet<string> = new Set(['zones', 'segments', 'sites']);

/** Boxes of features, not of their edges: of a hundred thousand zones it is made in a moment, and few lie under the pointer. */
export class SnapIndex {
  readonly #geometries: readonly Geometry[];
  readonly #index: Flatbush | null;

  /** @param shown by layer: keys that can be seen; a layer that is not named is seen whole */
  constructor(plan: Plan, shown: ReadonlyMap<string, ReadonlySet<string>>) {
    const found: Geometry[] = [];
    for (const { entry, features } of plan.layers.values()) {
      if (!ROLES.has(entry.role)) continue;
      const keys = shown.get(entry.id);
      for (const { key, geometry } of features) if (keys === undefined || keys.has(key)) found.push(geometry);
    }
    this.#geometries = found;
    this.#index = found.length === 0 ? null : new Flatbush(found.length);
    for (const geometry of found) this.#index?.add(...(boundsOf(geometry) ?? [999, 999, 999, 999]));
    this.#index?.finish();
  }

  /** The nearest corner within `reach` pixels of a place on the screen, else the nearest place of an edge; null where there is neither. */
  near(x: number, y: number, reach: number, screen: Screen, more: readonly Geometry[] = []): Position | null {
    const [a, b] = [screen.unproject(x - reach, y + reach), screen.unproject(x + reach, y - reach)];
    const box: Box = [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)];
    const under = this.#index?.search(...box).map((i) => this.#geometries[i]) ?? [];
    const best: Best = { x, y, corner: { at: null, square: reach * reach }, edge: { at: null, square: reach * reach } };
    for (const geometry of [...under, ...more]) if (geometry) for (const line of linesOf(geometry)) along(line, box, screen, best);
    if (best.corner.at) return best.corner.at;
    if (!best.edge.at) return null;
    const { lng, lat } = screen.unproject(...best.edge.at);
    return [rounded(lng), rounded(lat)];
  }
}

type Box = [west: number, south: number, east: number, north: number];
interface Best {
  readonly x: number;
  readonly y: number;
  readonly corner: { at: Position | null; square: number };
  /** In pixels. */
  readonly edge: { at: [number, number] | null; square: number };
}

function along(line: readonly Position[], [west, south, east, north]: Box, screen: Screen, best: Best): void {
  for (let i = 0; i < line.length; i++) {
    const [lon = 0, lat = 0] = line[i] ?? [];
    const [lon0 = lon, lat0 = lat] = line[Math.max(0, i - 1)] ?? [];
    if (Math.max(lon, lon0) < west || Math.min(lon, lon0) > east || Math.max(lat, lat0) < south || Math.min(lat, lat0) > north) continue;
    const [p, q] = [screen.project(lon0, lat0), screen.project(lon, lat)];
    nearest(best.corner, squared(q.x - best.x, q.y - best.y), [rounded(lon), rounded(lat)]);
    nearest(best.corner, squared(p.x - best.x, p.y - best.y), [rounded(lon0), rounded(lat0)]);
    const [dx, dy] = [q.x - p.x, q.y - p.y];
    const share = Math.min(1, Math.max(0, ((best.x - p.x) * dx + (best.y - p.y) * dy) / (dx * dx + dy * dy || 1)));
    const [ex, ey] = [p.x + share * dx, p.y + share * dy];
    nearest(best.edge, squared(ex - best.x, ey - best.y), [ex, ey]);
  }
}

function nearest<T>(best: { at: T | null; square: number }, square: number, at: T): void {
  if (square >= best.square) return;
  best.square = square;
  best.at = at;
}
const squared = (dx: number, dy: number): number => dx * dx + dy * dy;
export const rounded = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
  }
}
