/** Bytes of a file as text: UTF-8, UTF-16 by its mark, else GB18030, which holds GBK and GB2312. */
import { fail, ok, type Result } from '../../problem.ts';
import { rosterProblem, type RosterTable } from './types.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: NonNullable<RosterTable['encoding']>;
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Fails where the bytes are no text in any of these. */
export function decodeText(bytes: Uint8Array, file: string): Result<Decoded> {
  const [a, b] = bytes;
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  const read = utf16 === undefined ? (pair(decoded(bytes, 'utf-8'), 'UTF-8') ?? pair(decoded(bytes, 'gb18030'), 'GB18030')) : pair(decoded(bytes, utf16), 'UTF-16');
  if (read === undefined || read.text.includes('\0'))
    return fail(rosterProblem('encoding', '不是 UTF-8、GB18030（GBK）或带标记的 UTF-16 文字；用表格软件另存为 CSV（UTF-8）或 XLSX。', 'This is no text in UTF-8, GB18030 (GBK) or marked UTF-16; save it as CSV (UTF-8) or XLSX in a spreadsheet.', { file }));
  return ok(read);
}

const pair = (text: string | undefined, encoding: Decoded['encoding']): Decoded | undefined => (text === undefined ? undefined : { text, encoding });
