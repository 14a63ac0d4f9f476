/** Signs as an audit left them, read by place in the file. What the table, the questions and the figures of signs rest on. */
import type { Counts } from '../../check/types.ts';
import type { Problem } from '../../problem.ts';
import { VERDICTS } from '../summary.ts';
import type { AuditFinding } from '../types.ts';

/** A row that is no sign: `problems` says what is wrong. */
export const IN_ERROR = 255;
/** A sign that waits for its verdict. */
export const NOT_JUDGED = 254;

/** @remarks `i` is 0 … count − 1, in the order of the file. */
export interface JudgedSigns {
  readonly count: number;
  /** As `readProposals` counts: 1 is the first. */
  row(i: number): number;
  /** Empty where none is stated. */
  id(i: number): string;
  /** Empty where none is stated. */
  name(i: number): string;
  /** Degrees, CGCS2000; of a baseline its middle, NaN for a row in error. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Index into `VERDICTS`, `IN_ERROR` or `NOT_JUDGED`. */
  readonly verdict: Uint8Array;
  /** Id of the word; empty where none is stated. */
  word(name: 'signType' | 'use', i: number): string;
  /** Metres; NaN where it is not known. */
  number(name: 'width' | 'height' | 'topHeight', i: number): number;
  /** Keys of the zones that it certainly touches. */
  zones(i: number): readonly string[];
  /** The deciding one first. */
  findings(i: number): readonly AuditFinding[];
  /** Findings by result, those that read alike each for itself; left out by what has no counts. */
  counts?(i: number): Counts | undefined;
  /** None but for a row in error. */
  problems(i: number): readonly Problem[];
  /** Names of the file's other columns, in the order in which they first occur. */
  readonly extraNames: readonly string[];
  /** What those columns hold. */
  extra(i: number): Readonly<Record<string, unknown>>;
}

/** The word of a sign's state as the column `verdict` has it: a verdict, `error` or `waiting`. */
export function verdictWord(code: number): string {
  return code === IN_ERROR ? 'error' : (VERDICTS[code] ?? 'waiting');
}
