/** Rows as places in the bytes of an inventory. */
import type { ProposalRows } from '../proposal-row-types.ts';

export interface RowRanges {
  readonly form: Exclude<ProposalRows['form'], 'feature'>;
  /** The header of a table, up to its line feed; empty otherwise. */
  readonly head: string;
  /** First byte of every row, and the one after its last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What each is called in messages: its line, its place in the collection, or its row in the sheet. */
  readonly numbers: readonly number[];
}

/** A mark of byte order counts at the start of the text alone. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
export const decode = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end));
