/** Names that a place is found by: `gazetteer.json` of a package, which no check needs. */
import * as v from 'valibot';
import { id, text } from './base.ts';

/** In the order in which equally good finds are shown: what people name a place by, then the plan's own items, then the rest. */
export const NAME_KINDS = ['road', 'landmark', 'station', 'water', 'park', 'subdistrict', 'town', 'township-unit', 'site', 'zone', 'segment', 'junction', 'sign'] as const;

const degrees = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const name = v.pipe(v.string(), v.minLength(1));
/** Syllables without tones, one for each Chinese character of the name, in order; its other signs stand for themselves. */
const pinyin = v.pipe(v.string(), v.regex(/^([a-zü]+( [a-zü]+)*)?$/));

export const nameSource = v.strictObject({
  id,
  basis: v.picklist(['official', 'published', 'demonstration']),
  text,
  licence: v.string(),
  /** Metres by which its positions may be off; left out where it has none. */
  accuracy: v.optional(v.pipe(v.number(), v.minValue(0))),
});

export const gazetteerEntry = v.strictObject({
  kind: v.picklist(NAME_KINDS),
  name: v.strictObject({ zh: name, en: v.optional(name) }),
  /** Of a site, a zone, a segment or an existing sign: its key. */
  number: v.optional(name),
  pinyin,
  /** The district that it belongs to. */
  within: v.optional(name),
  /** The feature that it stands for; of a road in several pieces the longest. */
  feature: v.optional(v.strictObject({ layer: id, key: name })),
  /** [lon, lat] of a point of it: of a line its middle, of an area a point well inside. Left out where no position is known. */
  at: v.optional(v.tuple([degrees, degrees])),
  /** [west, south, east, north] of what is more than a point. */
  box: v.optional(v.tuple([degrees, degrees, degrees, degrees])),
  /** Whether `at` is a place for a sign, and not only somewhere along or inside. */
  precise: v.boolean(),
  /** Id among `sources`. */
  source: id,
});

export const gazetteer = v.strictObject({ schema: v.literal('signplan-gazetteer/1'), sources: v.array(nameSource), entries: v.array(gazetteerEntry) });

/** `plan.json`: which layers give names, beside zones, segments, sites and existing signs, which always do. */
export const gazetteerSettings = v.strictObject({
  names: v.array(
    v.strictObject({
      layer: id,
      kind: v.picklist(NAME_KINDS),
      /** Column of the name; `name` where left out. */
      column: v.optional(v.string()),
      /** Only features that have one of these words in each column. */
      where: v.optional(v.record(v.string(), v.pipe(v.array(v.string()), v.minLength(1)))),
      /** Names that are none. */
      without: v.optional(v.array(v.string())),
      precise: v.optional(v.boolean()),
    }),
  ),
  /** Where the rows of names.csv come from that add a name. */
  sources: v.optional(v.array(v.omit(nameSource, ['accuracy']))),
});

export type NameKind = (typeof NAME_KINDS)[number];
export type Gazetteer = v.InferOutput<typeof gazetteer>;
export type GazetteerEntry = v.InferOutput<typeof gazetteerEntry>;
export type GazetteerSettings = v.InferOutput<typeof gazetteerSettings>;
