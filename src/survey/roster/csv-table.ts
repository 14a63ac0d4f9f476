/** A table from text: CSV, TSV, or parted by semicolons. Read in slices, so that whoever waits for it may show how far it is, and stop. */
import Papa from 'papaparse';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { BOUNDS, noRows, tooManyColumns, tooManyRows } from './bounds.ts';
import type { Decoded } from './decode.ts';
import { headerAt, textOf, uniqueTitles } from './titled.ts';
import { rosterProblem, type RosterRow, type RosterTable } from './types.ts';

/** Characters of one slice: some milliseconds. */
const SLICE = 256 * 1024;
const SEPARATORS = [',', '\t', ';', '|'] as const;

/** The separator by which the first lines fall into the most columns, alike in each. */
export function separatorOf(text: string): string {
  const start = text.slice(0, 16 * 1024);
  const score = (separator: string): number => {
    const rows = Papa.parse<string[]>(start, { delimiter: separator, preview: 24 }).data.filter((row) => row.some((cell) => cell.trim() !== ''));
    const widths = rows.map((row) => row.length);
    const widest = Math.max(0, ...widths);
    return widest < 2 ? 0 : widths.filter((width) => width === widest).length / widths.length + Math.min(widest, 50) / 1000;
  };
  return SEPARATORS.reduce((best, one) => (score(one) > score(best) ? one : best));
}

export function lineBreakOf(text: string): string {
  const start = text.slice(0, 64 * 1024);
  return start.includes('\r\n') ? '\r\n' : start.includes('\n') ? '\n' : start.includes('\r') ? '\r' : '\n';
}

interface Parsed {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly row?: number; readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/** Yields the share that is read, 0 to 1. */
export function* csvTable({ text, encoding }: Decoded, file: string): Generator<number, Result<RosterTable>, void> {
  const separator = separatorOf(text);
  const newline = lineBreakOf(text);
  const records: string[][] = [];
  const broken = new Map<number, string>();
  const parser = (): { parse(input: string, base: number, ignoreLast: boolean): unknown } => new Papa.Parser({ delimiter: separator, newline, fastMode: false } as never);
  for (let at = 0, size = SLICE; at < text.length; ) {
    const last = at + size >= text.length;
    const { data, errors, meta } = parser().parse(text.slice(at, at + size), 0, !last) as Parsed;
    if (data.length === 0 && !last) {
      // A cell that is longer than a slice, or a quote that is never closed.
      size *= 4;
      continue;
    }
    for (const { row, code } of errors) if (row !== undefined) broken.set(records.length + row, code);
    for (const record of data) records.push(record);
    if (records.length > BOUNDS.rows + 64) return fail(tooManyRows(file));
    at = last ? text.length : at + meta.cursor;
    size = SLICE;
    yield at / text.length;
  }
  return tabled(records, broken, { encoding, separator, file, newline });
}

interface Text {
  readonly encoding: Decoded['encoding'];
  readonly separator: string;
  readonly newline: string;
  readonly file: string;
}

function tabled(records: readonly string[][], broken: ReadonlyMap<number, string>, { encoding, separator, newline, file }: Text): Result<RosterTable> {
  const header = headerAt(records);
  if (header < 0) return fail(noTitles(file));
  const top = records[header] ?? [];
  // Spreadsheets leave empty columns behind.
  let width = top.length;
  while (width > 0 && textOf(top[width - 1]) === '') width -= 1;
  if (width > BOUNDS.columns) return fail(tooManyColumns(width, file));
  const rows: RosterRow[] = [];
  for (let i = header + 1; i < records.length; i++) {
    const cells = records[i] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const number = i + 1;
    const problem = broken.has(i) ? unclosed(cells, number, newline, file) : wrongWidth(cells, top.length, width, number, file);
    rows.push(problem === undefined ? { number, cells } : { number, cells, problem });
  }
  if (rows.length === 0) return fail(noRows(file));
  return ok({ form: 'csv', encoding, separator, titles: uniqueTitles(top.slice(0, width)), header: header + 1, rows });
}

function unclosed(cells: readonly string[], number: number, newline: string, file: string): Problem {
  const lines = cells.reduce((sum, cell) => sum + cell.split(newline).length - 1, 0);
  const more = lines > 0 ? { zh: `其后 ${lines} 行都读进了这一行。`, en: ` The ${lines} lines after it were taken into this row.` } : { zh: '', en: '' };
  return { code: 'csv.quotes', file, path: `row ${number}`, received: shown(cells.join(',')), text: { zh: `引号不成对。${more.zh}`, en: `A quote is not closed.${more.en}` } };
}

/** Cells beside the titles are somebody's data, and cells that lack may stand in the wrong place. */
function wrongWidth(cells: readonly string[], stated: number, width: number, number: number, file: string): Problem | undefined {
  if (cells.length >= Math.min(stated, width) && !cells.slice(width).some((cell) => cell.trim() !== '')) return undefined;
  return { code: 'csv.cells', file, path: `row ${number}`, received: String(cells.length), text: { zh: `单元格数与表头（${width} 列）不符。`, en: `The number of cells differs from the header (${width} columns).` } };
}

export const noTitles = (file: string): Problem => rosterProblem('no-titles', '没有找到表头：前 12 行里没有一行有两个以上的列名。', 'No titles were found: none of the first 12 rows has two or more.', { file });
