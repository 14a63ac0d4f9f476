/** A table kept as a workbook: its first sheet, as the text that saving it as CSV would give. Node only. */
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { fail, ok, type Result } from '../../problem.ts';

/** Every XLSX is a ZIP archive, which begins so; no text in any encoding read here does. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** @returns UTF-8 CSV; empty rows stay, so that a message's row is the sheet's. */
export async function workbookToCsv(bytes: Uint8Array, file: string): Promise<Result<Uint8Array>> {
  try {
    const rows = await readSheet(Buffer.from(bytes));
    const text = rows.map((row) => row.map((cell) => (cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))));
    return ok(new TextEncoder().encode(Papa.unparse(text)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail({ code: 'matrix.workbook', file, text: { zh: `无法读取这个工作簿（${why}）；请用表格软件重新保存，或另存为 CSV（UTF-8）。`, en: `The workbook cannot be read (${why}); save it again in a spreadsheet, or as CSV (UTF-8).` } });
  }
}
