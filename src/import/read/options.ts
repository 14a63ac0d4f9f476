/** What reading a delivery is told, and what it gives. */
import type { Extent } from '../../geo/coordinates/types.ts';
import type { Text } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { Gdal } from '../gdal/types.ts';
import type { RawLayer } from '../types.ts';

export interface ReadOptions {
  /** What a person has said of the texts of a file: a name that `TextDecoder` knows, `GBK` among them. */
  readonly encoding?: (file: string) => string | undefined;
  /** Metres between an arc and the chord drawn for it; 0.01 if left out. */
  readonly flatten?: number;
  /** Reads FileGDB, GeoPackage, KML; without it those are refused, with what to do. */
  readonly gdal?: Gdal;
  /** Titles of the columns that hold the coordinates of a table, where a person has said them. */
  readonly coordinates?: (file: string) => { readonly east: string; readonly north: string } | undefined;
  /** Of the plan: in what system a table's numbers are is judged by it. Without it, by its titles alone. */
  readonly extent?: Extent;
  /** Called before each source. */
  readonly progress?: (done: number, of: number, text: Text) => void;
}

export interface Delivery {
  /** By file, then as the file has them. */
  readonly layers: readonly RawLayer[];
  /** Of files; what concerns a layer is with the layer. */
  readonly findings: readonly ImportFinding[];
}

/** Metres between an arc and its chord where nobody has said: a tenth of what a plan at 1:500 can show. */
export const FLATTEN = 0.01;
