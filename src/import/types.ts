/** What a delivery is read into, before anything of it is understood: the file's own numbers, names and words. */
import type { LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon } from 'geojson';
import type { Value } from '../plan/plan.ts';
import type { ImportFinding } from './finding.ts';

/** One file of a delivery. */
export interface GivenFile {
  /** Path below what was handed over, `/` between its parts; `delivery.zip/zones.shp` for one out of an archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Format = 'shapefile' | 'filegdb' | 'geopackage' | 'dxf' | 'kml' | 'geojson' | 'flatgeobuf' | 'csv' | 'xlsx';

/** Dates are ISO text. A whole number beyond 2^53 is text, digit by digit. */
export type RawValue = string | number | boolean | null;

/** Positions are [x, y] as the file has them; heights are left out, and said. */
export type RawGeometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

export interface RawFeature {
  /** Null where the file has none. Rings may be open, crossed, repeated: nothing is mended in reading. */
  readonly geometry: RawGeometry | null;
  readonly properties: Readonly<Record<string, RawValue>>;
  /** What it is called in messages until it has a key: `row 3`, `features[3]`, `entity 2F1`. */
  readonly at: string;
}

export interface RawField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'integer' | 'boolean' | 'date';
  /** In words, where the file has them beside the name: the alias of a geodatabase. */
  readonly title?: string;
}

/** Of a reference system, what the file itself says; null in a layer where it says nothing. */
export type StatedCrs = { readonly epsg: number } | { readonly wkt: string } | { readonly name: string };

/** How the bytes of a layer's names and texts were read. */
export interface TextReading {
  readonly encoding: 'UTF-8' | 'GB18030' | 'UTF-16' | (string & {});
  /** What decided: a person, `.cpg`, the language byte, a mark, the format itself, that the bytes are valid UTF-8, or that they are not. */
  readonly by: 'user' | 'cpg' | 'language-byte' | 'code-page' | 'mark' | 'format' | 'valid' | 'fallback';
  /** First texts that are not ASCII, at most five, for a person to look at. */
  readonly preview: readonly string[];
}

export interface RawLayer {
  readonly file: string;
  /** Of the layer in its file. */
  readonly name: string;
  readonly format: Format;
  readonly fields: readonly RawField[];
  readonly features: readonly RawFeature[];
  readonly crs: StatedCrs | null;
  /** What the file says its numbers count, where it has no system that would say so: a drawing’s `$INSUNITS`. A claim, often left over from a template. */
  readonly unit?: 'mm' | 'cm' | 'm' | 'km' | 'inch' | 'foot';
  readonly text: TextReading | null;
  /** What was noticed in reading. */
  readonly findings: readonly ImportFinding[];
}

/** A feature with its place: positions are [lon, lat] of CGCS2000, rounded to 1e-9 degree. */
export interface PlacedFeature extends RawFeature {
  readonly placed: true;
}

/** A feature as its layer in `plan.json` has it, but for its geometry, which is not judged yet. */
export interface MappedFeature {
  readonly key: string;
  readonly geometry: RawGeometry | null;
  readonly properties: Readonly<Record<string, Value>>;
  readonly at: string;
  /** Of the delivery, where its source names one: several files may have a `row 3`. */
  readonly file?: string;
}
