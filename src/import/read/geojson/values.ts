/** Geometry and properties of GeoJSON that nobody has vouched for. */
import type { Position } from 'geojson';
import type { RawGeometry, RawValue } from '../../types.ts';
import { isSound, joined } from '../geometry.ts';

export type Fields = Readonly<Record<string, unknown>>;
export const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** How many arrays deep the positions of a kind lie. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
/** Collections in collections. */
const DEEPEST = 4;

export interface GeometryNotes {
  heights: boolean;
}

/** Null where there is none; why not, where it cannot be read. */
export function geometryOf(value: unknown, notes: GeometryNotes): RawGeometry | null | 'broken' | 'mixed' {
  if (value === null || value === undefined) return null;
  const parts = partsOf(value, notes, 0);
  if (parts === undefined) return 'broken';
  if (parts.length === 0) return null;
  return joined(parts) ?? 'mixed';
}

/** Undefined where it is damaged; none where it is empty. */
function partsOf(value: unknown, notes: GeometryNotes, depth: number): RawGeometry[] | undefined {
  if (!isRecord(value) || depth > DEEPEST) return undefined;
  const { type } = value;
  if (type === 'GeometryCollection') {
    const parts: RawGeometry[] = [];
    for (const one of Array.isArray(value['geometries']) ? (value['geometries'] as unknown[]) : []) {
      const read = partsOf(one, notes, depth + 1);
      if (read === undefined) return undefined;
      parts.push(...read);
    }
    return parts;
  }
  const coordinates = value['coordinates'];
  if (typeof type !== 'string' || !Object.hasOwn(DEPTH, type) || !Array.isArray(coordinates)) return undefined;
  if (coordinates.length === 0) return [];
  if (!nested(coordinates, DEPTH[type as keyof typeof DEPTH], notes)) return undefined;
  const geometry = { type, coordinates } as RawGeometry;
  return isSound(geometry) ? [geometry] : undefined;
}

/** Whether positions of numbers lie that deep; their heights are cut off where they stand. */
function nested(value: unknown, depth: number, notes: GeometryNotes): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => nested(part, depth - 1, notes));
  const position = value as Position;
  if (typeof position[0] !== 'number' || typeof position[1] !== 'number') return false;
  if (position.length > 2) {
    notes.heights = true;
    position.length = 2;
  }
  return true;
}

/** A property as one value; lists and objects as their JSON text. */
export function valueOf(value: unknown): { readonly value: RawValue; readonly nested: boolean } {
  if (value === null || value === undefined) return { value: null, nested: false };
  if (typeof value === 'string' || typeof value === 'boolean') return { value, nested: false };
  if (typeof value === 'number') return { value: Number.isFinite(value) ? value : null, nested: false };
  try {
    return { value: JSON.stringify(value), nested: true };
  } catch {
    // Nested deeper than the stack.
    return { value: '…', nested: true };
  }
}
