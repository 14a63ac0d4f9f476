/** GDAL as far as it is needed here: it opens a source and hands over each of its layers as FlatGeobuf. */
import type { Result } from '../../problem.ts';
import type { GivenFile } from '../types.ts';

/** Drivers that are used, by GDAL's names. */
export type GdalDriver = 'OpenFileGDB' | 'GPKG' | 'KML' | 'DXF';

export interface GdalSource {
  /** What it is called in messages. */
  readonly file: string;
  readonly driver: GdalDriver;
  /** What is opened: a file of `files`, or the folder that all of them go into. */
  readonly open: string;
  /** By plain names, without folders. */
  readonly files: readonly GivenFile[];
}

export interface GdalLayer {
  readonly name: string;
  /** One layer as FlatGeobuf: coordinates, reference system and texts as the source has them, in the source's order. Null for a table without geometry. */
  readonly fgb: Uint8Array | null;
}

export interface Gdal {
  /** `GDAL 3.6.2 (ogr2ogr)`. */
  readonly name: string;
  /** Layers in the source's order. Never hangs, leaves no file behind, asks no network. */
  layers(source: GdalSource): Promise<Result<readonly GdalLayer[]>>;
}
