/** What the page and the worker of the audit say to each other. */
import type { SavedFormat, Stage } from '../../../elements/audit/view.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Problem } from '../../../problem.ts';
import type { Language } from '../../../report/phrases.ts';
import type { Report } from '../../../report/types.ts';
import type { JudgedPiece } from '../../../survey/roster/piece.ts';
import type { LeftUnknown, RosterGuess, RosterMapping, RosterWord, TableInfo } from '../../../survey/roster/types.ts';
import type { Tally } from '../../../survey/summary.ts';
import type { AuditOptions } from '../../../survey/types.ts';
import type { PlanGiven } from '../../worker/plan-given.ts';

export type RosterFile = Blob & { readonly name: string };

export type Order =
  | { readonly kind: 'open'; readonly file: RosterFile }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'words'; readonly mapping: RosterMapping }
  /** Null: the package's own signs. */
  | { readonly kind: 'judge'; readonly mapping: RosterMapping | null; readonly options: AuditOptions }
  /** The same signs on another day. */
  | { readonly kind: 'again'; readonly options: AuditOptions }
  /** The signs that are judged, as they were read: for another package to judge. */
  | { readonly kind: 'rows' }
  | { readonly kind: 'report'; readonly index: number; readonly asOf: string; readonly engine: string }
  | { readonly kind: 'save'; readonly format: SavedFormat; readonly language: Language };

export type ToWorker = { readonly kind: 'given'; readonly plan: PlanGiven } | { readonly kind: 'order'; readonly number: number; readonly order: Order } | { readonly kind: 'cancel'; readonly number: number };

export type Said =
  | { readonly kind: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly table: TableInfo; readonly guess: RosterGuess; readonly words: readonly RosterWord[] }
  | { readonly kind: 'words'; readonly words: readonly RosterWord[] }
  /** Judging begins: so many rows, with these columns carried along. */
  | { readonly kind: 'begun'; readonly count: number; readonly extra: readonly string[] }
  | { readonly kind: 'piece'; readonly piece: JudgedPiece }
  | { readonly kind: 'judged'; readonly tally: Tally; readonly remarks: readonly Problem[]; readonly unknown: readonly LeftUnknown[] }
  | { readonly kind: 'rows'; readonly rows: readonly ProposalRow[] }
  /** All rows have been told. */
  | { readonly kind: 'read' }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'saved'; readonly blob: Blob }
  /** The input is at fault. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** The page is. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

export interface FromWorker {
  readonly number: number;
  readonly said: Said;
}
