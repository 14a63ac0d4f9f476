/** What a FlatGeobuf layer of a package can hold: the part of the format that we write and accept. */
import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';

export const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00] as const;
/** Items of one node of the spatial index. */
export const NODE_SIZE = 16;
/** Bytes of one item of the index: four doubles and an offset. */
export const NODE_BYTES = 40;

export const GEOMETRY_TYPES = ['Unknown', 'Point', 'LineString', 'Polygon', 'MultiPolygon'] as const;
export type FgbGeometryType = (typeof GEOMETRY_TYPES)[number];
export type FgbGeometry = Point | LineString | Polygon | MultiPolygon;
export type FgbColumnType = 'string' | 'double' | 'int' | 'bool';

/** Numbers of the format's enumerations. */
export const GEOMETRY_CODE: Readonly<Record<FgbGeometryType, number>> = { Unknown: 0, Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 };
export const COLUMN_CODE: Readonly<Record<FgbColumnType, number>> = { bool: 2, int: 5, double: 10, string: 11 };

export interface FgbFeature {
  readonly geometry: FgbGeometry;
  /** Every column that has a value; what is missing is unknown. */
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

export interface FgbLayer {
  readonly name: string;
  readonly title?: string;
  readonly geometryType: FgbGeometryType;
  readonly columns: Readonly<Record<string, FgbColumnType>>;
  readonly features: readonly FgbFeature[];
}
