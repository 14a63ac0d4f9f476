/** A row of the table. One in error tells what is wrong where its values would stand. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Column, ThingSet } from '../../survey/sets/types.ts';
import type { Language } from '../shared/messages.ts';
import { cellClass, cellContent, type Styles } from './cells.ts';
import { shownCell } from './shown-cell.ts';

export interface RowView {
  readonly set: ThingSet;
  readonly columns: readonly Column[];
  /** Of the thing, in its set; of the row, in the order. */
  readonly index: number;
  readonly row: number;
  readonly isChosen: boolean;
  /** The column that the keyboard is at; −1 where it is in another row. */
  readonly here: number;
  readonly styles: Styles;
  readonly language: Language;
}

/** The column of errors, where the thing is one. */
function wrongOf({ columns }: ThingSet, index: number): Column | null {
  const error = columns.find(({ id }) => id === 'error');
  return error === undefined || error.cell(index) === null ? null : error;
}

/** What is wrong stands in one cell from after the verdict on; where that is not among the first, the row is as any other. */
function mergedFrom(set: ThingSet, columns: readonly Column[], index: number): number {
  const verdict = columns.findIndex(({ id }) => id === 'verdict');
  return verdict < 0 || verdict > 2 || verdict === columns.length - 1 || wrongOf(set, index) === null ? columns.length : verdict + 1;
}

/** The cell of a row in which a column lies. */
export const cellAt = (set: ThingSet, columns: readonly Column[], index: number, column: number): number => Math.min(column, mergedFrom(set, columns, index));

/** Ids of cells are `c12-3`: row and column. */
export function rowOf({ set, columns, index, row, isChosen, here, styles, language }: RowView): TemplateResult {
  const last = mergedFrom(set, columns, index);
  const wrong = last === columns.length ? null : wrongOf(set, index);
  const reason = wrong === null ? null : shownCell(wrong, index, language);
  return html`<div role="row" class="row ${isChosen ? 'chosen' : ''}" data-row=${row} aria-rowindex=${row + 2} aria-selected=${isChosen}>
    ${columns.slice(0, last).map((column, i) => html`<div role="gridcell" id="c${row}-${i}" aria-colindex=${i + 1} class="${cellClass(column, column.cell(index))} ${here === i ? 'here' : ''}">${cellContent(set.id, column, index, language, styles)}</div>`)}
    ${reason === null ? nothing : html`<div role="gridcell" id="c${row}-${last}" aria-colindex=${last + 1} aria-colspan=${columns.length - last} class="cell reason from${last} ${here === last ? 'here' : ''}" title=${reason}>${reason}</div>`}
  </div>`;
}
