/** What can be asked of a set of things. All questions of a set hold together; what is not known satisfies none of them and is counted apart. */
import type { Position } from 'geojson';
import { SETS, type SetId, type Shown } from '../sets/types.ts';

export const OPERATORS = ['eq', 'ne', 'ge', 'le', 'between', 'has', 'in', 'unknown'] as const;
/** `has`: contains; `in`: is one of. Texts are compared without regard to case and full width; `ge`, `le`, `between` take dates as texts. */
export type Operator = (typeof OPERATORS)[number];

/** `touches`: overlaps or has a point in common; `within`: no part lies outside. */
export const HOWS = ['touches', 'within'] as const;
export type How = (typeof HOWS)[number];

export interface AttributeQuestion {
  readonly kind: 'attribute';
  readonly column: string;
  readonly op: Operator;
  /** One; two of `between`, both ends included; any number of `in`; none of `unknown`. Of a word its id. */
  readonly values: readonly (string | number)[];
}
/** Any column contains it, as it is shown in either language. */
export interface SearchQuestion {
  readonly kind: 'search';
  readonly text: string;
}
/** In one feature of the plan. */
export interface InQuestion {
  readonly kind: 'in';
  readonly layer: string;
  readonly key: string;
  readonly how: How;
}
/** Metres of ground from a layer, or from one feature of it, as they are drawn; 0 is where they touch. Of its own layer a thing is near to the others only. */
export interface NearQuestion {
  readonly kind: 'near';
  readonly layer: string;
  readonly key: string | null;
  readonly metres: number;
}
/** In an area that was drawn: rings of a polygon in lon, lat, the first and last position the same. */
export interface DrawnQuestion {
  readonly kind: 'drawn';
  readonly how: How;
  readonly rings: readonly (readonly Position[])[];
}
/** In the zones that their own questions leave. */
export interface ZonesQuestion {
  readonly kind: 'zones';
  readonly how: How;
}
export type PlaceQuestion = InQuestion | NearQuestion | DrawnQuestion | ZonesQuestion;
export type Question = AttributeQuestion | SearchQuestion | PlaceQuestion;

export interface Sort {
  readonly column: string;
  readonly direction: 'up' | 'down';
}

/** What is asked of one set, and how it is ordered; without `sort` in the order of the plan or the file. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly sort: Sort | null;
}
export const NOTHING_ASKED: Asked = { questions: [], sort: null };
export type AskedOfSets = Readonly<Record<SetId, Asked>>;
export const askedOfSets = (asked: (set: SetId) => Asked = () => NOTHING_ASKED): AskedOfSets => Object.fromEntries(SETS.map((set) => [set, asked(set)])) as Record<SetId, Asked>;

export interface Answer extends Shown {
  /** Things that could not be told: no question denies them, and at least one lacks what it asks for. They are not in `order`. */
  readonly unknown: number;
}

export const isPlace = (question: Question): question is PlaceQuestion => question.kind !== 'attribute' && question.kind !== 'search';
