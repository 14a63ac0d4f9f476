/**
 * Where the rows of an inventory stand in its bytes, found without reading them: so that many rows are read a few at a time, by several hands, and never all held as text.
 * What this can't take apart with certainty is left to `readProposals`.
 */
import type { ProposalContext } from '../proposal.ts';
import { bareLine } from '../proposal-rows.ts';
import { collectionRanges } from './collection-ranges.ts';
import { decode, type RowRanges } from './row-ranges.ts';
import { tableRanges } from './table-ranges.ts';

const NEWLINE = 10;
const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** @param bytes UTF-8. Undefined where the text has to be read whole: a single Feature, or something wrong with the document or the header. */
export function rowRanges(bytes: Uint8Array, context: ProposalContext): RowRanges | undefined {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let start = from;
  while (isSpace(bytes[start]) || bytes[start] === 0x1e) start += 1;
  const first = bytes[start];
  if (first === undefined) return undefined;
  // `{` or `[`: a document or lines of them.
  if (first !== 0x7b && first !== 0x5b) return tableRanges(bytes, from, context);
  return lineRanges(bytes, from) ?? collectionRanges(bytes, from);
}

/** Lines where the first that is filled is a whole object, and not the only one: as `readProposals` tells lines from a document. */
function lineRanges(bytes: Uint8Array, from: number): RowRanges | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  const numbers: number[] = [];
  let line = 0;
  for (let start = from; start < bytes.length; ) {
    const at = bytes.indexOf(NEWLINE, start);
    const end = at < 0 ? bytes.length : at;
    line += 1;
    if (filled(bytes, start, end)) {
      if (starts.length === 0 && !/^\{.+\}$/.test(bareLine(decode(bytes, start, end)))) return undefined;
      starts.push(start);
      ends.push(end);
      numbers.push(line);
    }
    start = end + 1;
  }
  return starts.length > 1 ? { form: 'lines', head: '', starts, ends, numbers } : undefined;
}

function filled(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSpace(bytes[i])) return true;
  return false;
}
