/** A set as a workbook of one sheet: titles bold and in sight, numbers as numbers with the decimals that they are shown with, all else as text. Fetched when somebody saves one. */
import writeXlsxFile, { type Row } from 'write-excel-file/universal';
import { Slices } from '../../survey/questions/slices.ts';
import type { Column } from '../../survey/sets/types.ts';
import { displayWidth } from '../columns.ts';
import type { Language } from '../phrases.ts';
import { headOf, toldCell, type SetExport } from './cells.ts';
import { steady } from './steady-zip.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Characters that a cell of a workbook holds at most. */
const MOST = 32_767;

/** The cells are gathered in slices, the packing of many rows is one piece of work. Null where `signal` called it off. The same things give the same bytes. */
export async function setXlsx(things: SetExport, language: Language, signal?: AbortSignal): Promise<Blob | null> {
  const { set, order } = things;
  const { columns } = set;
  const slices = new Slices(signal);
  const rows: Row[] = [columns.map((column) => ({ value: headOf(column, language), type: String, fontWeight: 'bold' as const, ...(column.kind === 'number' ? { align: 'right' as const } : {}) }))];
  for (const index of order) {
    if (slices.due && !(await slices.rest())) return null;
    rows.push(columns.map((column) => cellOf(column, index, language)));
  }
  if (slices.stopped) return null;
  const blob = await writeXlsxFile(rows, { sheet: set.title[language], columns: columns.map((column) => ({ width: widthOf(column, language) })), stickyRowsCount: 1 }).toBlob();
  return new Blob([steady(new Uint8Array(await blob.arrayBuffer()))], { type: XLSX });
}

function cellOf(column: Column, index: number, language: Language): Row[number] {
  const value = toldCell(column, index, language);
  if (value === null) return null;
  if (typeof value === 'string') return { value: value.slice(0, MOST), type: String };
  const { digits } = column;
  return { value, type: Number, ...(digits === undefined ? {} : { format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}` }) };
}

const widthOf = (column: Column, language: Language): number => Math.max(column.kind === 'number' ? 10 : 14, displayWidth(headOf(column, language)) + 2);
