/** A table from a workbook (XLSX): the sheet that was asked for, else the first whose titles are known. The libraries are fetched when there is one. */
import { fail, ok, shown, type Result } from '../../problem.ts';
import { BOUNDS, noRows, tooLarge, tooManyColumns, tooManyRows } from './bounds.ts';
import { noTitles } from './csv-table.ts';
import { headerAt, knownTitles, textOf, uniqueTitles } from './titled.ts';
import { rosterProblem, type RosterCell, type RosterRow, type RosterTable } from './types.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly RosterCell[])[];
}

class TooLarge extends Error {}

/**
 * The archive with nothing packed. The reader unpacks large files in workers of its own, made from text, which a strict policy forbids;
 * what is not packed it takes as it is. It also is the place to see how large the file really is.
 */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync, zipSync } = await import('fflate');
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.xml(?:\.rels)?$/.test(name)) return false;
      size += originalSize;
      if (size > BOUNDS.unpacked) throw new TooLarge();
      return true;
    },
  });
  return zipSync(files, { level: 0 });
}

/** All sheets, their dates as ISO text. */
export async function readSheets(bytes: Uint8Array, file: string): Promise<Result<readonly Sheet[]>> {
  try {
    const [{ default: readWorkbook }, plain] = await Promise.all([import('read-excel-file/universal'), unpacked(bytes)]);
    const sheets = await readWorkbook(plain.buffer as ArrayBuffer, { trim: false });
    return ok(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map((cell) => cellOf(cell as unknown))) })));
  } catch (error) {
    if (error instanceof TooLarge) return fail(tooLarge(BOUNDS.unpacked + 1, file, BOUNDS.unpacked));
    return fail(rosterProblem('workbook', '工作簿读不了：可能有密码、已损坏，或不是 XLSX；用表格软件重新另存为 XLSX 或 CSV。', 'The workbook cannot be read: it may have a password, be damaged, or be no XLSX; save it again as XLSX or CSV in a spreadsheet.', { file, received: shown(error instanceof Error ? error.message : String(error)) }));
  }
}

function cellOf(cell: unknown): RosterCell {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.valueOf()) ? '' : cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

/** @param sheet name of the one that is wanted; else the first with two known titles, else the first with titles */
export function sheetTable(sheets: readonly Sheet[], sheet: string | undefined, file: string): Result<RosterTable> {
  const known = ({ rows }: Sheet): boolean => knownTitles(rows[headerAt(rows)] ?? []) >= 2;
  const taken = sheets.find(({ name }) => name === sheet) ?? sheets.find(known) ?? sheets.find(({ rows }) => headerAt(rows) >= 0);
  if (taken === undefined) return fail(noTitles(file));
  const header = headerAt(taken.rows);
  if (header < 0) return fail(noTitles(file));
  const top = taken.rows[header] ?? [];
  let width = top.length;
  while (width > 0 && textOf(top[width - 1]) === '' && taken.rows.slice(header + 1).every((cells) => textOf(cells[width - 1]) === '')) width -= 1;
  if (width > BOUNDS.columns) return fail(tooManyColumns(width, file));
  const rows: RosterRow[] = [];
  for (let i = header + 1; i < taken.rows.length; i++) {
    const cells = taken.rows[i] ?? [];
    if (cells.some((cell) => textOf(cell) !== '')) rows.push({ number: i + 1, cells: cells.slice(0, width) });
  }
  if (rows.length > BOUNDS.rows) return fail(tooManyRows(file));
  if (rows.length === 0) return fail(noRows(file));
  return ok({ form: 'workbook', sheet: taken.name, sheets: sheets.map(({ name }) => name), titles: uniqueTitles(top.slice(0, width)), header: header + 1, rows });
}
