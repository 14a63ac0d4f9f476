/**
 * The clause grammar, whole: limits, conditions and selectors. Nothing is evaluated as code.
 * What each means is in `src/check`: limits, conditions, quantifiers. Every node is an object with one telling key, so that a clause can be read aloud.
 */
import * as v from 'valibot';
import { text } from './base.ts';
import type { Text } from '../../problem.ts';

export const OPERATORS = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Operator = (typeof OPERATORS)[number];

/** A limit: a number, a fact, an attribute of the feature at hand, or something made of these. */
export type Limit =
  | number
  | { fact: string }
  | { attr: string }
  | { table: string; by: Key }
  | { cases: Record<string, Limit>; by: Key; else?: Limit }
  | { steps: [upTo: number | null, limit: Limit][]; by: { fact: string } | { attr: string } }
  | { times: Limit[] }
  | { plus: Limit[] }
  | { minus: [Limit, Limit] }
  | { min: Limit[] }
  | { max: Limit[] }
  | { unpublished: Text };
/** What a table or a case list is looked up by. */
export type Key = { fact: string } | { attr: string } | ({ fact: string } | { attr: string })[];

/** Features of a layer that count. Distances are from the footprint to the feature, grown by `grow`. */
export interface Selector {
  /** Id of the layer; several are one pool. */
  layer: string | string[];
  /** Which features, by attributes (and facts). */
  where?: Condition;
  /** Only features at most this far, metres. */
  within?: Limit;
  /** Metres, or the attribute that holds them (`x`, or the interval `xMin`..`xMax`): half width of a road, offset of the outermost conductor. */
  grow?: number | string;
  /** Only features that look the same way: some face of theirs (`bearing`, `faces`) within this many degrees of one of the sign's. A sign of two faces looks both ways. */
  facing?: number;
  /** Measure along the road on whose segments, in this layer, both stand, instead of straight. Segments of one `road` whose ends meet are one line; a gap ends it. */
  along?: string;
  /** Only features in the zone, site or building that the sign is in: in that at hand within `each`; a count is made in each that it is in. */
  same?: 'zone' | 'site' | 'building';
}

export type Condition =
  | boolean
  | { fact: string; op: Operator; value: Limit }
  | { fact: string; in: string[] }
  | { fact: string; is: boolean }
  | { attr: string; op: Operator; value: Limit }
  | { attr: string; in: string[] }
  | { attr: string; is: boolean }
  /** The attribute is the same word as the fact. */
  | { attr: string; matches: string }
  | { distance: Operator; value: Limit }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { each: Selector; satisfies: Condition }
  | { none: Selector }
  | { count: Selector; op: Operator; value: Limit }
  | { sum: Selector; of: string; op: Operator; value: Limit }
  /** The whole footprint lies inside what the selected features cover together: one of them, or several that meet. */
  | { inside: Selector };

const operator = v.picklist(OPERATORS);
const name = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/));
const ref = v.union([v.strictObject({ fact: name }), v.strictObject({ attr: name })]);
const key = v.union([ref, v.pipe(v.array(ref), v.minLength(2), v.maxLength(3))]);

export const limit: v.GenericSchema<Limit> = v.lazy(() =>
  v.union([
    v.pipe(v.number(), v.finite()),
    v.strictObject({ fact: name }),
    v.strictObject({ attr: name }),
    v.strictObject({ table: v.string(), by: key }),
    v.strictObject({ cases: v.record(v.string(), limit), by: key, else: v.optional(limit) }),
    v.strictObject({ steps: v.pipe(v.array(v.tuple([v.nullable(v.number()), limit])), v.minLength(1)), by: ref }),
    v.strictObject({ times: v.pipe(v.array(limit), v.minLength(2)) }),
    v.strictObject({ plus: v.pipe(v.array(limit), v.minLength(2)) }),
    v.strictObject({ minus: v.tuple([limit, limit]) }),
    v.strictObject({ min: v.pipe(v.array(limit), v.minLength(2)) }),
    v.strictObject({ max: v.pipe(v.array(limit), v.minLength(2)) }),
    v.strictObject({ unpublished: text }),
  ]),
) as v.GenericSchema<Limit>;

export const selector: v.GenericSchema<Selector> = v.lazy(() =>
  v.strictObject({
    layer: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]),
    where: v.optional(condition),
    within: v.optional(limit),
    grow: v.optional(v.union([v.pipe(v.number(), v.minValue(0)), name])),
    facing: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(180))),
    along: v.optional(v.string()),
    same: v.optional(v.picklist(['zone', 'site', 'building'])),
  }),
) as v.GenericSchema<Selector>;

const list = v.pipe(v.array(v.string()), v.minLength(1));
export const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.boolean(),
    v.strictObject({ fact: name, op: operator, value: limit }),
    v.strictObject({ fact: name, in: list }),
    v.strictObject({ fact: name, is: v.boolean() }),
    v.strictObject({ attr: name, op: operator, value: limit }),
    v.strictObject({ attr: name, in: list }),
    v.strictObject({ attr: name, is: v.boolean() }),
    v.strictObject({ attr: name, matches: name }),
    v.strictObject({ distance: operator, value: limit }),
    v.strictObject({ all: v.pipe(v.array(condition), v.minLength(1)) }),
    v.strictObject({ any: v.pipe(v.array(condition), v.minLength(1)) }),
    v.strictObject({ not: condition }),
    v.strictObject({ each: selector, satisfies: condition }),
    v.strictObject({ none: selector }),
    v.strictObject({ count: selector, op: operator, value: limit }),
    v.strictObject({ sum: selector, of: name, op: operator, value: limit }),
    v.strictObject({ inside: selector }),
  ]),
) as v.GenericSchema<Condition>;
