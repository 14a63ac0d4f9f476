/** What a mapping file may hold. A scalar that stands for a member with one telling part is widened before: see `short.ts`. */
import * as v from 'valibot';
import { date, text } from '../../plan/schema/base.ts';
import { layer, planSource } from '../../plan/schema/manifest.ts';
import { REPAIRS } from './types.ts';

const words = v.pipe(v.string(), v.minLength(1));
const metres = v.pipe(v.number(), v.finite(), v.minValue(0));
const position = v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]);

export const UNITS = ['mm', 'cm', 'm', 'km', 'm2', 'ha', 'mu', 'degree'] as const;

const column = v.strictObject({
  from: v.optional(words),
  label: v.optional(words),
  value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  words: v.optional(v.record(v.string(), v.string())),
  unit: v.optional(v.picklist(UNITS)),
  optional: v.optional(v.boolean()),
});

const axes = v.optional(v.picklist(['east-north', 'north-east']));

const crs = v.union([
  v.strictObject({ system: words, axes }),
  v.strictObject({ proj: words, axes }),
  v.strictObject({
    fit: v.picklist(['similarity', 'affine']),
    to: words,
    points: v.pipe(v.array(v.strictObject({ name: v.optional(v.string()), from: position, to: position })), v.minLength(2), v.maxLength(1000)),
    tolerance: metres,
  }),
]);

const source = v.strictObject({
  file: words,
  layer: v.optional(words),
  into: words,
  where: v.optional(v.record(v.string(), v.pipe(v.array(v.string()), v.minLength(1)))),
  encoding: v.optional(words),
  crs: v.optional(crs),
  closedLines: v.optional(v.picklist(['areas', 'lines'])),
  flatten: v.optional(v.pipe(v.number(), v.minValue(0.0001), v.maxValue(100))),
  place: v.optional(v.strictObject({ east: words, north: words })),
  columns: v.record(v.string(), column),
  repair: v.optional(v.array(v.picklist(REPAIRS))),
});

const anew = v.strictObject({
  title: v.optional(text),
  date: v.optional(date),
  source: v.optional(text),
  basis: v.optional(layer.entries.basis),
  licence: v.optional(words),
  accuracy: v.optional(metres),
  groundError: v.optional(text),
});

export const importMapping = v.strictObject({
  schema: v.literal('signplan-import/1'),
  plan: v.optional(v.partial(v.omit(planSource, ['schema', 'id', 'layers', 'includes', 'gazetteer']))),
  layers: v.optional(v.record(v.string(), anew)),
  tolerance: v.optional(v.pipe(metres, v.maxValue(100))),
  sources: v.pipe(v.array(source), v.minLength(1)),
});
