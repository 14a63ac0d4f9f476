/** One answer a row: a report, or what is wrong with the row. What the tables and lists of reports are made from. */
import type { Problem } from '../problem.ts';
import type { Report } from './types.ts';

export interface ReportRow {
  /** Row of the input, as `readProposals` counts. */
  readonly row: number;
  readonly id?: string;
  readonly answer: { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly problems: readonly Problem[] };
}

/** A row in error as it stands in JSON, in place of its report. */
export const errorRow = ({ row, id }: ReportRow, problems: readonly Problem[]): { row: number; id?: string; error: readonly Problem[] } => ({ row, ...(id === undefined ? {} : { id }), error: problems });

/** The row as one JSON value. */
export const rowValue = (row: ReportRow): unknown => (row.answer.ok ? row.answer.report : errorRow(row, row.answer.problems));
