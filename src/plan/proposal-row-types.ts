/** Proposals as rows of a file, each read or with what is wrong with it. */
import type { Result } from '../problem.ts';
import type { Proposal } from './proposal-types.ts';

export interface ProposalRow {
  /** 1-based: the Feature in its collection, the line of ndjson, the row of the sheet (its header is row 1). */
  readonly row: number;
  readonly id?: string;
  readonly result: Result<Proposal>;
}

export interface ProposalRows {
  readonly form: 'feature' | 'collection' | 'lines' | 'csv';
  readonly rows: readonly ProposalRow[];
}
