/** How a delivery becomes layers of a plan: what a person writes, or corrects after `--guess`. Kept as YAML, with comments. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';

/** The file's units that are turned into the plan's. */
export type Unit = 'mm' | 'cm' | 'm' | 'km' | 'm2' | 'ha' | 'mu' | 'degree';

/** Where a column of the plan comes from. */
export interface ColumnSource {
  /** Field of the file. Of DXF: `layer`, `block`, `text`, `entity`, `handle`, and the block's attributes by their tags. */
  readonly from?: string;
  /** Layer of a drawing whose text stands inside the area (or nearest to the line or point, within a metre): a number or name written beside it. */
  readonly label?: string;
  /** The same for every feature. */
  readonly value?: string | number | boolean;
  /** Words of the file → words of the plan. Without, the word is taken as it is. */
  readonly words?: Readonly<Record<string, string>>;
  /** Of the file's numbers; what the plan's column is in is said by its title. */
  readonly unit?: Unit;
  /** For a column that the delivery may leave empty: nothing is said where it does. Without it that is a remark; what the layer's role must have is an error either way. */
  readonly optional?: boolean;
}

/** A known place in both systems. */
export interface ControlPoint {
  readonly name?: string;
  /** In the file: [x, y] as it has them. */
  readonly from: readonly [x: number, y: number];
  /** [lon, lat] of CGCS2000, or [easting, northing] of the system `to` of the fit. */
  readonly to: readonly [number, number];
}

/** What a person states of the reference system. */
export type CrsChoice =
  /** `EPSG:4527`, `EPSG:4490`, `gcj02`, `bd09`. */
  | { readonly system: string; readonly axes?: 'east-north' | 'north-east' }
  /** A definition for proj4. */
  | { readonly proj: string; readonly axes?: 'east-north' | 'north-east' }
  /** Fitted to places known in both systems: `similarity` (four parameters, from two points), `affine` (six, from three). */
  | { readonly fit: 'similarity' | 'affine'; readonly to: string; readonly points: readonly ControlPoint[]; readonly tolerance: number };

export const REPAIRS = ['close-rings', 'repeated-points', 'winding', 'self-intersections', 'duplicates', 'slivers', 'snap-lines', 'overlaps'] as const;
export type Repair = (typeof REPAIRS)[number];

export interface SourceMapping {
  /** Of the delivery; `*` stands for any run of characters. */
  readonly file: string;
  /** Name in the file; left out where the file has one. */
  readonly layer?: string;
  /** Id of the layer in `plan.json`. Several sources may go into one. */
  readonly into: string;
  /** Which features: field → words, of which one must be there. Left out: all. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly encoding?: string;
  readonly crs?: CrsChoice;
  /** Closed lines become areas. */
  readonly closedLines?: 'areas' | 'lines';
  /** Metres between an arc and the chord drawn for it. */
  readonly flatten?: number;
  /** Titles of the two columns of a table that hold the coordinates, where they are not called as usual. */
  readonly place?: { readonly east: string; readonly north: string };
  /** Column of the plan → where it comes from. `key` may be left out: keys are then made, and kept from version to version. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  readonly repair?: readonly Repair[];
}

export interface ImportMapping {
  readonly schema: 'signplan-import/1';
  /** What `plan.json` says anew: version, status, approval of the data… */
  readonly plan?: Partial<Omit<PlanSource, 'schema' | 'id' | 'layers' | 'includes' | 'gazetteer'>>;
  /** By id of a layer, what `plan.json` says anew of it: date, source, basis, licence, accuracy, title. */
  readonly layers?: Readonly<Record<string, Partial<Pick<LayerSource, 'title' | 'date' | 'source' | 'basis' | 'licence' | 'accuracy' | 'groundError'>>>>;
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance?: number;
  readonly sources: readonly SourceMapping[];
}
