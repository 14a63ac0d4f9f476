/** `signplan-embed/1`: what the page around a frame and the embed page in it say to each other. Published as data/schema/embed.schema.json. */
import * as v from 'valibot';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { Problem, Result } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import { MAX_ADDRESS, PATTERNS } from './settings.ts';

export const PROTOCOL = 'signplan-embed/1';

const signplan = v.literal(1);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const number = v.pipe(v.number(), v.finite());
/** Text as in the attribute; null takes the attribute away. */
const attribute = (pattern: RegExp) => v.optional(v.nullable(v.pipe(v.string(), v.regex(pattern))));
/** A GeoJSON Feature; what is in it the element itself reads, and says what is wrong. */
const proposal = v.strictObject({ type: v.literal('Feature'), id: v.optional(v.union([v.string(), v.number()])), bbox: v.optional(v.array(v.number())), crs: v.optional(v.unknown()), geometry: v.unknown(), properties: v.unknown() });

const set = v.strictObject({
  signplan,
  type: v.literal('set'),
  lang: attribute(PATTERNS.lang),
  theme: attribute(PATTERNS.theme),
  mode: attribute(PATTERNS.mode),
  basemap: attribute(PATTERNS.basemap),
  'as-of': attribute(PATTERNS['as-of']),
  center: attribute(PATTERNS.center),
  zoom: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(24)))),
  layers: attribute(PATTERNS.layers),
  readonly: v.optional(v.boolean()),
  /** Of the frame's own origin, or one that its operator lists. */
  plan: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ADDRESS)))),
  proposal: v.optional(v.nullable(proposal)),
});

export const toFrame = v.variant('type', [
  /** The answer to the frame's own: from now on it tells what happens, beginning with how things stand. */
  v.strictObject({ signplan, type: v.literal('hello') }),
  set,
  /** Judges without showing; answered by `checked` with the same `id`. */
  v.strictObject({ signplan, type: v.literal('check'), id: v.union([name, number]), proposal }),
  v.strictObject({ signplan, type: v.literal('select'), layer: name, key: name }),
  /** Brings [west, south, east, north] into view. */
  v.strictObject({ signplan, type: v.literal('show'), box: v.tuple([number, number, number, number]) }),
  v.strictObject({ signplan, type: v.literal('print') }),
]);
export type ToFrame = v.InferOutput<typeof toFrame>;
export type Settings = Omit<v.InferOutput<typeof set>, 'signplan' | 'type'>;

type Said<T extends string, D extends object = object> = { readonly signplan: 1; readonly type: T } & Readonly<D>;

export type FromFrame =
  /** Said from the beginning, again and again, until it is answered; nothing else is said before. From a sandbox without `allow-same-origin` it brings a port: such a frame has no origin that answers could be sent to. `frame` is another one after every load. */
  | Said<'hello', { protocol: typeof PROTOCOL; frame: string }>
  | Said<'ready', SignPlanEvents['sign-plan-ready']['detail']>
  /** A new report stands in the frame. */
  | Said<'check', { report: Report }>
  | Said<'checked', { id: string | number; result: Result<Report> }>
  | Said<'select', { layer: string; key: string; others: readonly { readonly layer: string; readonly key: string }[] }>
  /** A message was dropped, an address is wrong, or no report can be made. */
  | Said<'error', { problems: readonly Problem[] }>
  /** A page beside the check, the desk or the sheet is opened in the frame. */
  | Said<'navigate', SignPlanEvents['sign-plan-navigate']['detail']>;
