/** The table of judged signs as CSV, in slices. */
import { IN_ERROR } from '../../../survey/sets/judged.ts';
import { csvCell } from '../../csv.ts';
import { foundTitles, rowWriter, type OutCell, type RosterSheet } from './table.ts';

/** A number keeps its sign and is no formula; any other text that a spreadsheet would take for one is made harmless. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
export const plainCell = (cell: OutCell): string => (cell === null ? '' : typeof cell === 'string' && !NUMBER.test(cell) ? csvCell(cell) : String(cell));

const ROWS = 50;

/** Yields a part of the file, with how many rows are done. @param errors those in error alone, to be mended */
export function* csvParts(sheet: RosterSheet, errors = false): Generator<{ readonly part: string; readonly done: number }, void, void> {
  const write = rowWriter(sheet);
  const line = (cells: readonly OutCell[]): string => `${cells.map(plainCell).join(',')}\r\n`;
  yield { part: `\ufeff${line([...sheet.titles, ...foundTitles(sheet.language)])}`, done: 0 };
  for (let i = 0; i < sheet.signs.count; ) {
    const lines: string[] = [];
    for (const end = Math.min(i + ROWS, sheet.signs.count); i < end; i++) if (!errors || sheet.signs.verdict[i] === IN_ERROR) lines.push(line(write(i)));
    yield { part: lines.join(''), done: i };
  }
}
