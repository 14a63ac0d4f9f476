/** What a check says. The wording is made from this in `src/report`; nothing here is a sentence. */
import type { Citation, Confidence, Tier } from '../plan/schema/base.ts';
import type { Text } from '../problem.ts';

/** Worst first. */
export const RESULTS = ['fail', 'unknown', 'consent', 'advice', 'reserved', 'not-covered', 'pass'] as const;
export type FindingResult = (typeof RESULTS)[number];
export type Verdict = 'nonconforming' | 'undetermined' | 'outside' | 'conditional' | 'conforming';

/** Why something could not be decided, and so what would settle it. */
export type Reason =
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'absent'; readonly layer: string }
  | { readonly kind: 'attribute'; readonly layer: string; readonly feature: string; readonly name: string }
  /** The distance is too close to the limit for the accuracy at hand; metres. */
  | { readonly kind: 'accuracy'; readonly layer: string; readonly feature: string; readonly tolerance: number }
  /** The sign may stand on either side of a line. `reach`: metres that its face may reach from its centre, where the width or the bearing is missing. */
  | { readonly kind: 'boundary'; readonly layer: string; readonly sides: readonly string[]; readonly distance: number; readonly tolerance: number; readonly reach?: number }
  /** Of a sign of three faces or more, the one at hand or this neighbour, only one direction is known. */
  | { readonly kind: 'faces'; readonly layer: string; readonly feature: string }
  | { readonly kind: 'unpublished'; readonly what: Text }
  | { readonly kind: 'silent'; readonly article: string }
  | { readonly kind: 'term'; readonly name: string; readonly date: string };

/** Closed interval; null is unbounded. */
export type Interval = readonly [low: number | null, high: number | null];

/** A feature that a count or a sum took in; `certain`: it surely belongs to it. */
export interface Counted {
  readonly layer: string;
  readonly key: string;
  readonly name?: string;
  readonly certain: boolean;
}

/** One clause on one proposal. Optional fields may be there and undefined: all findings have one shape, which the engine is faster with. */
export interface Finding {
  readonly clause: string;
  readonly result: FindingResult;
  readonly basis: 'published' | 'demonstration';
  readonly tier: Tier;
  readonly confidence: Confidence;
  readonly citation: Citation;
  /** The fact or distance that was compared. */
  readonly measure?: string | undefined;
  readonly value?: Interval | string | undefined;
  readonly unit?: string | undefined;
  /** For a list of allowed values: the list. */
  readonly limit?: { readonly op: string; readonly value: Interval | readonly string[]; readonly table?: string } | undefined;
  /** How far inside (≥ 0) or beyond (< 0) the limit, in `unit`. */
  readonly margin?: Interval | undefined;
  readonly feature?: { readonly layer: string; readonly key: string; readonly name?: string } | undefined;
  /** Of a count or a sum that is not met, or that is made at a planned site: what was counted, the certain ones first, at most twenty. */
  readonly counted?: readonly Counted[] | undefined;
  /** The zone, segment or site class whose cell this is. */
  readonly scope?: { readonly kind: 'zone' | 'segment' | 'site' | 'none'; readonly class?: string; readonly key?: string } | undefined;
  readonly reasons: readonly Reason[];
  readonly consent?: string | undefined;
  readonly dispensation?: { readonly authority: Text; readonly article: string } | undefined;
}

export interface Counts {
  /** Decided: fail, consent, advice that is not followed, pass. Advice for which something is missing is none of them. */
  checked: number;
  fail: number;
  unknown: number;
  consent: number;
  advice: number;
  reserved: number;
  notCovered: number;
  pass: number;
}

/** Where the sign stands in the plan: what it certainly and possibly touches. */
export interface Place {
  readonly area: 'inside' | 'boundary' | 'outside' | 'unknown';
  readonly zones: readonly Membership[];
  readonly segments: readonly SegmentMembership[];
  readonly sites: readonly Membership[];
}
export interface Membership {
  readonly key: string;
  readonly class: string;
  readonly name: string;
  readonly certain: boolean;
  /** Metres from the nearest point of the feature's edge to the sign's centre. */
  readonly edge: number;
}

/** A controlled segment that the sign stands at, beside the place of its line that is nearest to the sign's centre. */
export interface SegmentMembership extends Membership {
  /** Of the line, the way it was drawn. */
  readonly side: 'left' | 'right';
  /** Metres from the line to the sign's centre. */
  readonly distance: number;
  /** Degrees clockwise from north, 0.01°: the way the line runs there. */
  readonly bearing: number;
  /** Whether a face is turned to the road: less than a right angle from the way to the line. Left out where no bearing is stated, and on the line itself. */
  readonly fronts?: boolean;
}

export interface CheckResult {
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly findings: readonly Finding[];
  readonly place: Place;
}
