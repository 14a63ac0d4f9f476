/** What would pass here, and what to change. Made from the same clauses as the findings; worded in `src/report`. */
import type { Scope } from './matrix.ts';

/** Where a stretch of values ends. `closed`: the value itself belongs to it. A null value: nothing but the bounds of what can be stated at all. */
export interface Bound {
  readonly value: number | null;
  readonly closed: boolean;
}

/** One end of a range: up to there it passes. */
export interface End extends Bound {
  /** What one step further adds: the clause, and for a cell of the matrix whose. */
  readonly clause?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly result?: 'fail' | 'unknown' | undefined;
}

export interface Range {
  readonly low: End;
  readonly high: End;
  /** Consents that are needed in this part of the range, and not in all of the measure's domain. */
  readonly consents: readonly { readonly consent: string; readonly clause: string; readonly low: Bound; readonly high: Bound }[];
}

export interface MeasureEnvelope {
  /** Property of the vocabulary: `width`. */
  readonly measure: string;
  readonly unit: string;
  /** Smallest change that counts: 0.01 m, 1. */
  readonly step: number;
  readonly stated?: number | undefined;
  /** Values that add no failing or unknown finding; empty where every value does. Ascending, apart. */
  readonly ranges: readonly Range[];
  /** Facts not stated on which it still depends: then the ranges are what no clause forbids by itself (其他尺寸待定). */
  readonly pending: readonly string[];
  /** Something fails whatever this measure is: its values alone mend no more than their own part. */
  readonly fails?: true;
}

/** A limit on what follows from several measures: `faceArea` ≤ 10. */
export interface Coupling {
  readonly clause: string;
  readonly scope?: Scope | undefined;
  readonly fact: string;
  readonly measures: readonly string[];
  readonly op: string;
  readonly limit: readonly [low: number | null, high: number | null];
}

export interface TypeAnswer {
  readonly signType: string;
  /** `limited`: within sizes, with a consent, or by what is still to be stated. `cannot-say`: nothing that the applicant could state would settle it. */
  readonly answer: 'allowed' | 'limited' | 'forbidden' | 'cannot-say';
  /** Clause that forbids it, or for which nothing can be said. */
  readonly clause?: string | undefined;
  readonly scope?: Scope | undefined;
}

export interface Envelope {
  /** Findings that no size changes, failing and unknown. */
  readonly whatever: readonly { readonly clause: string; readonly result: 'fail' | 'unknown'; readonly scope?: Scope | undefined }[];
  readonly measures: readonly MeasureEnvelope[];
  readonly couplings: readonly Coupling[];
  readonly types: readonly TypeAnswer[];
}

/** The value of one measure before and after. */
export interface Change {
  readonly measure: string;
  readonly from: number | null;
  readonly to: number;
  readonly unit: string;
}

/** Another place, as a point that the sign's centre is moved to. `distance`: metres from here; `accuracy`: metres of error that it was judged with; `leaves`: the building that it is no longer on. */
interface Moved {
  readonly at: readonly [lon: number, lat: number];
  readonly distance: number;
  readonly accuracy: number;
  readonly leaves?: string;
}

/**
 * A change after which nothing fails, checked again with all else as stated. `follows`: what was stated as well and has to be another with it, such as the height of the top.
 * A baseline that is made shorter or longer keeps its middle.
 */
export type Remedy = { readonly verdict: 'conforming' | 'conditional' | 'undetermined' | 'outside'; readonly unknown: number } & (
  | { readonly kind: 'measures'; readonly changes: readonly Change[]; readonly follows?: readonly Change[] }
  | { readonly kind: 'type'; readonly signType: string }
  | ({ readonly kind: 'site'; readonly site: string } & Moved)
  | ({ readonly kind: 'place'; readonly grid: number; readonly zone: string | null } & Moved)
);
