/** A set as CSV, piece by piece: comma, CRLF, a byte order mark for spreadsheets, numbers in full, titles and words in a language. Text that would be a formula has a quote in front. */
import { csvCell } from '../csv.ts';
import type { Language } from '../phrases.ts';
import { headOf, toldCell, type SetExport } from './cells.ts';

export function* csvPieces({ set, order }: SetExport, language: Language): Generator<string> {
  const { columns } = set;
  yield `\ufeff${columns.map((column) => csvCell(headOf(column, language))).join(',')}\r\n`;
  for (const index of order) yield `${columns.map((column) => csvCell(toldCell(column, index, language) ?? undefined)).join(',')}\r\n`;
}

export const setCsv = (things: SetExport, language: Language): string => [...csvPieces(things, language)].join('');
