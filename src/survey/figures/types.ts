/** Sums of what is shown, by one of its columns: what a chart and its table are made from. */
import type { Text } from '../../problem.ts';
import type { SetId } from '../sets/types.ts';

export const FIGURES = ['zones', 'segments', 'sites', 'verdicts', 'clauses'] as const;
export type FigureId = (typeof FIGURES)[number];

/** A class of things; `value` null holds those of which the column says nothing. */
export interface FigureRow {
  /** As the column has it; a filter on it gives these things. */
  readonly value: string | null;
  readonly title: Text;
  readonly count: number;
  /** Square kilometres or kilometres, exact to 10⁻⁶ (a square metre, a millimetre); null where nothing is measured. */
  readonly measure: number | null;
  /** How many of them have no known measure: they are in `count` and not in `measure`. */
  readonly unmeasured: number;
}

export interface Figure {
  readonly id: 'zones' | 'segments' | 'sites' | 'verdicts';
  readonly set: SetId;
  readonly column: string;
  /** What is summed beside the number; null: the number alone. */
  readonly measure: { readonly column: string; readonly unit: string } | null;
  /** Every class that the column knows, then what it does not know, then null; empty ones only where the column knows few. */
  readonly rows: readonly FigureRow[];
  /** All that is shown: the sums of the rows, to the last digit. */
  readonly total: { readonly count: number; readonly measure: number | null; readonly unmeasured: number };
  /** Things without any question. */
  readonly of: number;
}

/** Signs that have such a finding of a clause; one sign counts once in each. */
export interface ClauseRow {
  readonly clause: string;
  /** Signs with any of them. */
  readonly count: number;
  readonly fail: number;
  readonly unknown: number;
  readonly consent: number;
}

export interface ClauseFigure {
  readonly id: 'clauses';
  /** Most signs first; then by id. */
  readonly rows: readonly ClauseRow[];
  /** Signs that have one of them at least, that were judged and have none, that wait, and rows in error: together all that is shown. */
  readonly signs: { readonly found: number; readonly without: number; readonly waiting: number; readonly error: number };
  readonly of: number;
}
