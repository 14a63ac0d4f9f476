/** Rings as plain lon, lat: sign, membership and soundness. Nothing here decides a distance. */
import type { Geometry, Position } from 'geojson';

/** Signed area in square degrees, positive anticlockwise. Taken about the first position, so that no digits are lost. */
export function ringArea(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

/** Even–odd rule. */
export function inRing([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

export const polygonsOf = (geometry: Geometry): Position[][][] => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []);

export interface Unsound {
  readonly zh: string;
  readonly en: string;
  /** Where, if it is one place. */
  readonly at?: Position | undefined;
}

/** Why a geometry can't be measured against; undefined where it can. Crossings are looked for by the caller. */
export function unsound(geometry: Geometry): Unsound | undefined {
  if (geometry.type === 'LineString') return geometry.coordinates.some((position, i) => i > 0 && same(position, geometry.coordinates[i - 1])) ? REPEATED : undefined;
  for (const polygon of polygonsOf(geometry)) {
    const [shell = [], ...holes] = polygon;
    for (const ring of polygon) {
      if (!same(ring[0], ring.at(-1))) return { zh: '环未闭合，首尾应相同。', en: 'A ring is not closed: its first and last position must be the same.' };
      if (ring.some((position, i) => i > 0 && same(position, ring[i - 1]))) return REPEATED;
      if (ring.length < 4 || ringArea(ring) === 0) return { zh: '环没有面积。', en: 'A ring has no area.' };
    }
    // A hole may touch the shell, so one corner outside proves nothing where it lies on it; none inside does.
    if (holes.some((hole) => !hole.some((position) => inRing(position, shell)))) return { zh: '洞不在外环之内。', en: 'A hole does not lie inside its shell.' };
  }
  return undefined;
}

const REPEATED = { zh: '相邻两点重复。', en: 'Two positions in a row are the same.' };
const same = (a: Position | undefined, b: Position | undefined): boolean => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
