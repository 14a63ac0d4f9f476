/** The state of one check: facts, footprint, distances measured so far, and what the current comparison found. */
import type { Footprint } from '../geo/footprint.ts';
import type { Measured } from '../geo/measure.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { Operator } from '../plan/schema/condition.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Alongside } from './along.ts';
import type { Members } from './same.ts';
import type { Space } from './space.ts';
import type { Tri } from './tri.ts';
import type { Counted, Reason } from './types.ts';

/** A comparison that a finding can show. All notes have the same fields in the same order: the engine reads one shape. */
export interface Note {
  readonly tri: Tri;
  readonly measure: string;
  readonly low: number;
  readonly high: number;
  readonly word: string | undefined;
  readonly op: Operator | 'in';
  readonly limitLow: number;
  readonly limitHigh: number;
  readonly words: readonly string[] | undefined;
  readonly table: string | undefined;
  readonly unit: string;
  readonly space: Space | undefined;
  readonly feature: PlanFeature | undefined;
  /** Of a count or a sum: what was counted. */
  readonly counted: readonly Counted[] | undefined;
}

/** A feature within reach: its number in the layer and its distance, metres. */
export interface Near {
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly measured: Measured;
}

/** A zone, segment or site that the sign touches, certainly or possibly. */
export interface Touch {
  readonly index: number;
  readonly certain: boolean;
  /** Metres from the centre to its edge, unsigned. */
  readonly edge: number;
  /** Whether it is touched depends on the width, where that is known between two values only. */
  readonly swings?: boolean;
}

/** The layers that a sign can belong to. */
export interface Touching {
  readonly area: Space | null;
  readonly zones: Space | null;
  /** Shapes are the bands of the segments. */
  readonly segments: Space | null;
  readonly sites: Space | null;
  /** Null without segments. */
  readonly alongside: Alongside | null;
  readonly members: Members;
}

/** A measure that is looked at between two values instead of at one. */
export interface Span {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

export interface Run {
  readonly touching: Touching;
  span: Span | null;
  proposal: Proposal;
  asOf: string;
  foot: Footprint;
  /** Metres, of the location. */
  accuracy: number;
  /** By fact slot. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly word: (string | undefined)[];
  readonly done: Uint8Array;
  /** Result registers of the last limit evaluated. */
  valueLow: number;
  valueHigh: number;
  /** The feature that `attr` and `distance` refer to. */
  feature: PlanFeature | null;
  space: Space | null;
  /** The zone or site that an `each` around this has at hand. */
  outer: { readonly space: Space; readonly index: number } | null;
  distanceLow: number;
  distanceHigh: number;
  /** Attribute by which the feature at hand is grown, and the metres between its ends. */
  growName: string | null;
  growSpread: number;
  noting: boolean;
  /** Set where the place left a comparison open. */
  wavers: boolean;
  note: Note | null;
  /** Null on the first pass; on the second the causes of a MAYBE are gathered. */
  reasons: Reason[] | null;
  /** By layer number: what is within reach, once per check. */
  readonly near: ({ reach: number; list: Near[] } | null)[];
  /** The nearest feature per selector slot, once per check. */
  readonly nearest: ({ index: number; measured: Measured | null } | undefined)[];
  zones: readonly Touch[];
  segments: readonly Touch[];
  sites: readonly Touch[];
}

export const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : typeof value === 'string' ? [value] : []);
