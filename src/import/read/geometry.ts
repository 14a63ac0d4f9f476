/** What holds of any geometry that is read: finite positions of two numbers, and no part without one. */
import type { Position } from 'geojson';
import type { RawGeometry } from '../types.ts';

/** Shapefiles write −1e38 and less for “no data”; no system of coordinates has such numbers. */
const LARGEST = 1e12;

const isPlace = (position: Position): boolean => Math.abs(position[0] ?? NaN) < LARGEST && Math.abs(position[1] ?? NaN) < LARGEST;

/** Whether all positions are numbers that can be a place, and there is at least one. */
export function isSound(geometry: RawGeometry): boolean {
  switch (geometry.type) {
    case 'Point':
      return isPlace(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates.length > 0 && geometry.coordinates.every(isPlace);
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.length > 0 && geometry.coordinates.every((part) => part.every(isPlace));
    case 'MultiPolygon':
      return geometry.coordinates.length > 0 && geometry.coordinates.every((part) => part.length > 0 && part.every((ring) => ring.every(isPlace)));
  }
}

/** Parts of one kind as one geometry; undefined where they are of several kinds. */
export function joined(parts: readonly RawGeometry[]): RawGeometry | undefined {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first;
  const points = parts.flatMap((part) => (part.type === 'Point' ? [part.coordinates] : part.type === 'MultiPoint' ? part.coordinates : []));
  const lines = parts.flatMap((part) => (part.type === 'LineString' ? [part.coordinates] : part.type === 'MultiLineString' ? part.coordinates : []));
  const areas = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : part.type === 'MultiPolygon' ? part.coordinates : []));
  if (lines.length === 0 && areas.length === 0) return { type: 'MultiPoint', coordinates: points };
  if (points.length === 0 && areas.length === 0) return { type: 'MultiLineString', coordinates: lines };
  return points.length === 0 && lines.length === 0 ? { type: 'MultiPolygon', coordinates: areas } : undefined;
}
