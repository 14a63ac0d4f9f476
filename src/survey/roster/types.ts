/** An inventory on its way from a file to rows: a table as the file has it, and how its columns are to be understood. */
import type { RefusedId, SystemId } from '../../geo/coordinates/types.ts';
import type { Problem, Text } from '../../problem.ts';

/** As the file holds it: text, or a number or a flag where the file says so itself. Dates of a workbook are ISO text. */
export type RosterCell = string | number | boolean | null;

export interface RosterRow {
  /** What it is called in messages: the row of the sheet, the Feature in its collection, the line. */
  readonly number: number;
  readonly cells: readonly RosterCell[];
  /** Of GeoJSON; unread. */
  readonly geometry?: unknown;
  /** Why it cannot be read at all. */
  readonly problem?: Problem;
}

export interface RosterTable {
  readonly form: 'csv' | 'workbook' | 'collection' | 'lines';
  /** What the text was written in. */
  readonly encoding?: 'UTF-8' | 'GB18030' | 'UTF-16';
  /** Between the cells of a text. */
  readonly separator?: string;
  /** The sheet that was taken, and all that there are. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Each once; one without a title is called by its place. */
  readonly titles: readonly string[];
  /** Row of the titles; 0 where they are no row. */
  readonly header: number;
  /** Rows that are filled, below the titles. */
  readonly rows: readonly RosterRow[];
  /** The reference system that GeoJSON names. */
  readonly crs?: string;
}

/** Where a column goes: a property of the vocabulary, an axis of the place, both axes in one cell, carried along, or left out. */
export type Target = 'lon' | 'lat' | 'place' | 'extra' | 'none' | (string & {});

export interface ColumnMapping {
  readonly title: string;
  readonly target: Target;
  /** The file's unit, where it is not the vocabulary's: a name of `UNITS`. */
  readonly unit?: string;
}

/** Every column of a file by its title, in the file's order. Plain JSON: saved, and used for the next file of the same kind. */
export interface RosterMapping {
  readonly schema: 'signplan-roster-mapping/1';
  readonly columns: readonly ColumnMapping[];
  /** Of the axes; null while it is not known. */
  readonly system: SystemId | RefusedId | null;
  /** By property, the words of the file: an id, or null for unknown. What the usual words mean need not be here. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

export type Confidence = 'sure' | 'likely' | 'unsure';

export interface RosterGuess {
  readonly mapping: RosterMapping;
  /** By column. */
  readonly confidence: readonly Confidence[];
  /** By column, where there is something to be said. */
  readonly notes: readonly (Text | undefined)[];
  /** Why the coordinates are taken for what they are. */
  readonly place: Text;
}

/** A word of a column that stands for one of few, and what it is taken for; `undefined` to be mapped by hand. */
export interface RosterWord {
  readonly property: string;
  readonly word: string;
  readonly count: number;
  readonly to: string | null | undefined;
}

/** A table without its rows: what a mapping is made with. */
export interface TableInfo extends Omit<RosterTable, 'rows'> {
  readonly file: string;
  readonly count: number;
  /** The first filled cells of each column. */
  readonly samples: readonly (readonly RosterCell[])[];
}

/** How often something of a column is unknown although something is written, by the column's title. */
export interface LeftUnknown {
  readonly title: string;
  /** 不详, —, / and the like. */
  readonly blank: number;
  /** A direction of the compass, which is no bearing. */
  readonly compass: number;
  /** A word that was put aside. */
  readonly word: number;
}

export const rosterProblem = (code: string, zh: string, en: string, more: Partial<Problem> = {}): Problem => ({ code: `roster.${code}`, ...more, text: { zh, en } });
