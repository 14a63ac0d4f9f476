/** The point of a geometry that is nearest to a place: where a leader line ends. For drawing only. */
import type { Geometry, Position } from 'geojson';
import { type LonLat, localPlane } from './local.ts';

/** Null for an empty geometry. A place inside an area is its own nearest point. */
export function nearestPoint(geometry: Geometry, place: LonLat): { readonly at: LonLat; readonly metres: number } | null {
  const plane = localPlane(place);
  let best: { x: number; y: number; metres: number } | null = null;
  const consider = (x: number, y: number): void => {
    const metres = Math.hypot(x, y);
    if (!best || metres < best.metres) best = { x, y, metres };
  };
  for (const line of linesOf(geometry)) {
    const points = line.map((position) => plane.to(position));
    const only = points[0];
    if (points.length === 1 && only) consider(...only);
    for (const [index, [bx, by]] of points.slice(1).entries()) {
      const [ax, ay] = points[index] ?? [bx, by];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      consider(ax + share * dx, ay + share * dy);
    }
  }
  if (polygonsOf(geometry).some((rings) => crossings(rings, place) % 2 === 1)) return { at: place, metres: 0 };
  const found = best as { x: number; y: number; metres: number } | null;
  return found && { at: plane.from(found.x, found.y), metres: found.metres };
}

function polygonsOf(geometry: Geometry): readonly (readonly Position[][])[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function linesOf(geometry: Geometry): readonly Position[][] {
  switch (geometry.type) {
    case 'Point': return [[geometry.coordinates]];
    case 'MultiPoint': return geometry.coordinates.map((position) => [position]);
    case 'LineString': return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon': return geometry.coordinates;
    case 'MultiPolygon': return geometry.coordinates.flat();
    case 'GeometryCollection': return geometry.geometries.flatMap((part) => [...linesOf(part)]);
  }
}

/** How often a ray to the east meets the rings. */
function crossings(rings: readonly Position[][], [x, y]: LonLat): number {
  let count = 0;
  for (const ring of rings) {
    for (const [index, [bx = 0, by = 0]] of ring.slice(1).entries()) {
      const [ax = 0, ay = 0] = ring[index] ?? [];
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) count += 1;
    }
  }
  return count;
}
