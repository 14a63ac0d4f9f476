/** The records of a CSV in its bytes: a line break inside quotes parts none. Quotes are read as papaparse reads them. */
import type { ProposalContext } from '../proposal.ts';
import { headerProblems, separator } from '../proposal-csv.ts';
import { decode, type RowRanges } from './row-ranges.ts';

const QUOTE = 0x22;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;

export function tableRanges(bytes: Uint8Array, from: number, context: ProposalContext): RowRanges | undefined {
  const first = bytes.indexOf(NEWLINE, from);
  if (first < 0) return undefined;
  const crlf = bytes[first - 1] === RETURN;
  const head = decode(bytes, from, crlf ? first - 1 : first);
  // A header with quotes or another kind of line break is read whole.
  if (/["\r]/.test(head)) return undefined;
  const parted = separator(head);
  if (headerProblems(head.split(parted).map((cell) => cell.trim()), context).length > 0) return undefined;
  const comma = parted.charCodeAt(0);

  const starts: number[] = [];
  const ends: number[] = [];
  const numbers: number[] = [];
  let row = 2;
  let start = first + 1;
  let fieldStart = true;
  for (let i = start; i <= bytes.length; i++) {
    const byte = i < bytes.length ? (bytes[i] as number) : NEWLINE;
    if (byte === comma) fieldStart = true;
    else if (byte === QUOTE && fieldStart) {
      i = afterQuotes(bytes, i, comma);
      fieldStart = false;
    } else if (byte === RETURN && (!crlf || bytes[i + 1] !== NEWLINE)) return undefined;
    else if (byte === NEWLINE) {
      if (crlf && i < bytes.length && bytes[i - 1] !== RETURN) return undefined;
      // With its line break: whether one follows makes a difference to what stands after a closing quote.
      if (i > start) {
        starts.push(start);
        ends.push(Math.min(i + 1, bytes.length));
        numbers.push(row);
      }
      row += 1;
      start = i + 1;
      fieldStart = true;
    } else fieldStart = false;
  }
  return starts.length > 0 ? { form: 'csv', head: crlf ? `${head}\r` : head, starts, ends, numbers } : undefined;
}

/** The last byte of the quoted field that begins at `at`; of the file where it is never closed. */
function afterQuotes(bytes: Uint8Array, at: number, comma: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    if (bytes[i] !== QUOTE) continue;
    if (bytes[i + 1] === QUOTE) {
      i += 1;
      continue;
    }
    let next = i + 1;
    while (bytes[next] === SPACE) next += 1;
    if (next >= bytes.length || bytes[next] === comma || bytes[next] === NEWLINE || (bytes[next] === RETURN && bytes[next + 1] === NEWLINE)) return i;
  }
  return bytes.length - 1;
}
