/** Where a sign may go: the ground cell by cell, without wording. */
import type { Citation } from '../../plan/schema/base.ts';
import type { Finding } from '../../check/types.ts';
import { VERDICTS } from '../summary.ts';

/**
 * What a cell may be, by code: a verdict that holds at every place in it, or `crossed`: places in it have different verdicts, or lie so near a line that only a better position would tell.
 * Undetermined is what is undecided in the whole cell, or at its centre for another reason than the position.
 */
export const CELL_STATES = [...VERDICTS, 'crossed'] as const;
export type CellState = (typeof CELL_STATES)[number];
export const UNDETERMINED = VERDICTS.indexOf('undetermined');
export const CROSSED = CELL_STATES.indexOf('crossed');
/** No ground of the package. */
export const NO_GROUND = 254;
/** Not judged yet. */
export const NOT_YET = 255;

/** Squares on the plan's working grid, aligned to multiples of their size: the same square is the same cell in every view. Columns count eastward from easting 0, rows northward from northing 0. */
export interface SurfaceGrid {
  /** Metres. */
  readonly size: number;
  /** The westernmost column and the southernmost row. */
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** What would settle something: a fact, a layer, a column of one, the plan's own word, a better position. */
export type Lack =
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'attribute'; readonly layer: string; readonly name: string }
  | { readonly kind: 'silent' | 'unpublished' | 'term' | 'faces' | 'position' };

/** Why cells are what they are: the clause that decides, and where it is undecided all that is missing. */
export interface Cause {
  /** Index into `CELL_STATES`. */
  readonly state: number;
  /** The finding that decides; left out where nothing was found. */
  readonly clause?: string;
  readonly result?: Finding['result'];
  readonly citation?: Citation;
  readonly basis?: Finding['basis'];
  readonly feature?: { readonly layer: string; readonly key: string; readonly name?: string };
  readonly scope?: NonNullable<Finding['scope']>;
  readonly lacks: readonly Lack[];
}

/** Cells from the north-west on, row by row as a picture has them. */
export interface Surface {
  readonly grid: SurfaceGrid;
  /** Codes: `CELL_STATES`, `NO_GROUND`, `NOT_YET`. */
  readonly states: Uint8Array;
  /** Index into `causes`, where there is a state. */
  readonly causes: Uint16Array;
  readonly list: readonly Cause[];
}

/** The cell of a place that is pointed at. */
export interface CellPointed {
  readonly at: readonly [lon: number, lat: number];
  readonly state: CellState;
  readonly cause: Cause;
}

export type SurfaceProgress = 'none' | 'running' | 'done' | 'failed';
