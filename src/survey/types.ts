/** What an audit says of a sign: the verdict and what matters in it, without wording. */
import type { Counts, Verdict } from '../check/types.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Problem } from '../problem.ts';

/** Results that anyone has to act on; the rest is in the counts. */
export const TELLING = ['fail', 'unknown', 'consent'] as const;
export type Telling = (typeof TELLING)[number];

export interface FeatureRef {
  readonly layer: string;
  readonly key: string;
}

/** `feature`: what the clause was measured against; for the matrix the zone, segment or site whose cell it is. */
export interface AuditFinding {
  readonly clause: string;
  readonly result: Telling;
  readonly feature?: FeatureRef;
}

export interface AuditSign {
  readonly kind: 'sign';
  /** As `readProposals` counts. */
  readonly row: number;
  readonly id?: string;
  /** ISO date that it was judged as of. */
  readonly asOf: string;
  readonly proposal: Proposal;
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly findings: readonly AuditFinding[];
  /** Keys of the zones that it certainly touches. */
  readonly zones: readonly string[];
  /** Whether it possibly touches others. */
  readonly boundary: boolean;
  /** Rests on demonstration data. */
  readonly demonstration: boolean;
}
export interface AuditError {
  readonly kind: 'error';
  readonly row: number;
  readonly id?: string;
  readonly problems: readonly Problem[];
}
export type AuditEntry = AuditSign | AuditError;

export interface AuditOptions {
  /** ISO date that holds for every sign; without it each is judged as of its own start. */
  readonly asOf?: string | undefined;
  /** ISO date for those that state no start. */
  readonly today: string;
}
