/** The bytes of a file as a table, whatever it is: told by its content, never by its name. */
import { fail, ok, type Result } from '../../problem.ts';
import { BOUNDS, noRows, tooLarge } from './bounds.ts';
import { csvTable } from './csv-table.ts';
import { decodeText } from './decode.ts';
import { featureTable } from './feature-table.ts';
import { readSheets, sheetTable, type Sheet } from './sheet-table.ts';
import { rosterProblem, type RosterTable } from './types.ts';

/** A table in the making: yields the share that is read. Of a workbook its sheets, so that another can be taken. */
export type Opening = { readonly kind: 'text'; readonly steps: Generator<number, Result<RosterTable>, void> } | { readonly kind: 'workbook'; readonly sheets: readonly Sheet[] };

export async function openRoster(bytes: Uint8Array, file: string): Promise<Result<Opening>> {
  if (bytes.length > BOUNDS.bytes) return fail(tooLarge(bytes.length, file));
  if (bytes.length === 0) return fail(noRows(file));
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) {
    const sheets = await readSheets(bytes, file);
    return sheets.ok ? ok({ kind: 'workbook', sheets: sheets.value }) : sheets;
  }
  // Compound files: XLS, or an XLSX with a password.
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
    return fail(rosterProblem('old-workbook', '是旧版 XLS，或有密码的工作簿；用表格软件另存为不带密码的 XLSX。', 'This is an old XLS, or a workbook with a password; save it as XLSX without one.', { file }));
  const text = decodeText(bytes, file);
  if (!text.ok) return text;
  const start = /^[\ufeff\u001e\s]*/.exec(text.value.text)?.[0].length ?? 0;
  const first = text.value.text[start];
  if (first === undefined) return fail(noRows(file));
  return ok({ kind: 'text', steps: first === '{' || first === '[' ? featureTable(text.value, file) : csvTable(text.value, file) });
}

/** The same at one go. @param sheet name of the one that is wanted */
export async function readTable(bytes: Uint8Array, file: string, sheet?: string): Promise<Result<RosterTable>> {
  const opened = await openRoster(bytes, file);
  if (!opened.ok) return opened;
  if (opened.value.kind === 'workbook') return sheetTable(opened.value.sheets, sheet, file);
  for (const { steps } = opened.value; ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
