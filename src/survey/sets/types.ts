/** What the desk's table, figures, questions and map share: sets of things, read by row and column. */
import type { Geometry } from 'geojson';
import type { Text } from '../../problem.ts';
import type { FeatureRef } from '../types.ts';

/** Every zone, segment and site of the plan; every sign that stands. */
export const SETS = ['zones', 'segments', 'sites', 'signs'] as const;
export type SetId = (typeof SETS)[number];

/** Null where nothing is known. */
export type Cell = string | number | null;

export interface Column {
  /** Stable, as links and files have it: `class`, `area`, `verdict`… */
  readonly id: string;
  readonly title: Text;
  /** `word`: one of few, shown by `words`. */
  readonly kind: 'text' | 'number' | 'word';
  readonly unit?: string;
  /** Decimals that a number is shown with. */
  readonly digits?: number;
  readonly words?: ReadonlyMap<string, Text>;
  /** A cell holds several words, joined by `|`; a question is met by any of them. */
  readonly many?: true;
  /** Shown when somebody asks for it. */
  readonly minor?: true;
  /** @param index 0 … count − 1 */
  readonly cell: (index: number) => Cell;
  /** Of a column whose cells are sentences: what is shown and exported; the cell itself is their codes. */
  readonly told?: (index: number) => Text | null;
}

export interface ThingSet {
  readonly id: SetId;
  readonly title: Text;
  readonly count: number;
  readonly columns: readonly Column[];
  /** Layer and key; of a sign that came from a file the layer is the one of existing signs. */
  readonly ref: (index: number) => FeatureRef;
  /** CGCS2000, lon, lat; null for a row in error. */
  readonly geometry: (index: number) => Geometry | null;
}

/** Of a set: which of its things are meant, in the order in which they are shown. */
export interface Shown {
  readonly set: SetId;
  /** Indices. */
  readonly order: Uint32Array;
  /** How many there are without any question. */
  readonly of: number;
}
