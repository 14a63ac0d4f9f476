/** What the pane of the audit shows, and what it asks for. */
import type { Problem } from '../../problem.ts';
import type { LeftUnknown, RosterGuess, RosterMapping, RosterWord, TableInfo } from '../../survey/roster/types.ts';
import type { JudgedSigns } from '../../survey/sets/judged.ts';
import type { AuditSummary } from '../../survey/summary.ts';

/** `errors`: the rows in error alone, as CSV. */
export const SAVED = ['csv', 'xlsx', 'geojson', 'ndjson', 'errors'] as const;
export type SavedFormat = (typeof SAVED)[number];
export type Stage = 'reading' | 'learning' | 'judging' | 'saving';

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

export interface AuditView {
  /** `opening` and `judging` can be cancelled; `mapping` waits for the user; `done` has a result. */
  readonly phase: 'none' | 'opening' | 'mapping' | 'judging' | 'done';
  readonly progress: Progress | null;
  /** The file at hand; null for the package's own signs. */
  readonly table: TableInfo | null;
  readonly guess: RosterGuess | null;
  readonly mapping: RosterMapping | null;
  readonly words: readonly RosterWord[];
  /** Why the file could not be read, or the rows not judged. */
  readonly problems: readonly Problem[];
  /** What stands is of a file; else of the package's own layer. */
  readonly ofFile: boolean;
  /** Signs as far as they are judged. */
  readonly signs: JudgedSigns | null;
  /** Of all of them; null until the last is judged. */
  readonly summary: AuditSummary | null;
  readonly remarks: readonly Problem[];
  readonly unknown: readonly LeftUnknown[];
  /** ISO date that the signs were judged as of. */
  readonly asOf: string;
  readonly saving: SavedFormat | null;
}

export type AuditAction =
  | { readonly action: 'file'; readonly file: File }
  | { readonly action: 'sheet'; readonly sheet: string }
  | { readonly action: 'map'; readonly mapping: RosterMapping }
  | { readonly action: 'mapping-file'; readonly file: File }
  | { readonly action: 'start' | 'cancel' | 'layer' | 'save-mapping' | 'remap' }
  | { readonly action: 'save'; readonly format: SavedFormat }
  /** A sign to be shown on map and table, by its index. */
  | { readonly action: 'sign'; readonly index: number };
