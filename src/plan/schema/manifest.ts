/** What a package says of itself. `plan.json` is written by hand; `manifest.json` is the same with files, counts and checksums. */
import * as v from 'valibot';
import { date, id, sha256, text } from './base.ts';
import { gazetteerSettings } from './gazetteer.ts';

export const ROLES = ['plan-area', 'zones', 'segments', 'sites', 'features', 'existing-signs', 'base'] as const;

export const layer = v.strictObject({
  /** Name of the file, and of the layer in clauses: `zones`, `highways`… */
  id,
  role: v.picklist(ROLES),
  title: text,
  geometry: v.picklist(['Point', 'LineString', 'Polygon', 'MultiPolygon', 'Unknown']),
  /** Metres by which a drawn line may be off, as the drawing goes; enters every distance. */
  accuracy: v.pipe(v.number(), v.minValue(0)),
  /** What is known of the distance between drawing and ground; shown, never computed with. */
  groundError: v.optional(text),
  basis: v.picklist(['official', 'published', 'demonstration']),
  source: text,
  date,
  licence: v.string(),
  /** Column → type. `key` is in every layer. */
  columns: v.record(v.string(), v.picklist(['string', 'double', 'int', 'bool'])),
  /** Signs can't stand on what it covers: no other place is offered there. For open water, a railway's tracks and the like. */
  unbuildable: v.optional(v.boolean()),
  /** Column → every word that it may hold; needed where a clause goes by it, since a mistyped word would exempt its feature. */
  words: v.optional(v.record(v.string(), v.pipe(v.array(v.string()), v.minLength(1)))),
  /** Column, or what `xMin` and `xMax` are the ends of → what people call it and its words. A column without is called as the fact of its name, else by its own name. */
  titles: v.optional(v.record(v.string(), v.strictObject({ ...text.entries, unit: v.optional(v.string()), words: v.optional(v.record(v.string(), text)) }))),
});

/** A layer that the law measures against and nobody could supply. */
export const absent = v.strictObject({ id, title: text, reason: text, holder: text });

/** A text, drawing or number that should be in a package and could not be had: what it is, who has it, how it is added. */
const unavailable = v.strictObject({ title: text, what: text, holder: text, add: text });

const klass = v.strictObject({ id, title: text, style: v.picklist(['prohibited', 'strict', 'general', 'display', 'outline']) });

const heading = {
  id,
  version: v.string(),
  status: v.picklist(['demonstration', 'draft', 'in-force', 'superseded']),
  title: text,
  /** What the reader has to know before anything else; for a demonstration that it is one. */
  notice: text,
  /** The approved plan. */
  approval: v.nullable(v.strictObject({ title: text, number: v.optional(v.string()), date: v.optional(date), note: v.optional(text) })),
  /** The approval of these very data; null for a demonstration. */
  dataApproval: v.nullable(v.strictObject({ title: text, number: v.optional(v.string()), date: v.optional(date) })),
  term: v.strictObject({ from: date, until: date }),
  phases: v.array(v.strictObject({ id, title: text, from: date, until: date })),
  /** Working plane: CGCS2000 Gauss–Krüger about this meridian, metres. `epsg` is for display. */
  crs: v.strictObject({ epsg: v.number(), centralMeridian: v.number(), falseEasting: v.number() }),
  /** [west, south, east, north] of everything in the package; a location outside is refused. */
  extent: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  /** [west, south, east, north] that a map opens with. */
  view: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  zoneClasses: v.array(klass),
  segmentClasses: v.array(klass),
  /** Layer → classes, highest first, of which only the highest touched binds. */
  precedence: v.record(v.string(), v.array(v.string())),
  /** Size bands of the matrix: the fact that tells them apart. */
  bands: v.strictObject({ regular: text, large: text, fact: v.string() }),
  /** Ids of clauses that advise elsewhere and bind here. */
  adopts: v.array(v.string()),
  /** Metres, for a location whose accuracy is not stated. */
  defaultAccuracy: v.pipe(v.number(), v.minValue(0)),
  absent: v.array(absent),
  unavailable: v.optional(v.array(unavailable)),
  /** Documents of other cities' rules to compare with; they bind nothing here. */
  comparators: v.optional(v.array(v.strictObject({ id, version: v.string() }))),
  /** Where an application goes; null where nobody has published it. */
  office: v.nullable(v.strictObject({ name: text, note: v.optional(text) })),
  officeUnknown: v.optional(text),
  /** 审图号, filled in by the operator. */
  mapReviewNumber: v.nullable(v.string()),
  baseNotice: text,
  disclaimer: text,
};

export const planSource = v.strictObject({
  schema: v.literal('signplan-plan/1'),
  ...heading,
  includes: v.array(v.strictObject({ id, version: v.string() })),
  /** Names that a place is found by. */
  gazetteer: v.optional(gazetteerSettings),
  layers: v.array(layer),
});

const file = v.strictObject({ file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.json$/)), bytes: v.number(), sha256 });

/** Digests of a large layer's blocks, in order and cut to 16 digits: a part of it can then be read and held against them. Left out, it can be read by range all the same, with less to go by. */
const blocks = v.strictObject({ size: v.pipe(v.number(), v.integer(), v.minValue(4096), v.maxValue(1048576)), sha256: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))), v.minLength(1)) });

export const manifest = v.strictObject({
  schema: v.literal('signplan-package/1'),
  ...heading,
  includes: v.array(v.strictObject({ id, version: v.string() })),
  rules: v.strictObject({ file: v.string(), bytes: v.number(), sha256 }),
  /** What a check needs nothing of, read when somebody asks: the clauses' examples; rules of other cities to compare with; names that a place is found by. */
  documents: v.optional(v.strictObject({ examples: v.optional(file), comparators: v.optional(file), gazetteer: v.optional(file) })),
  layers: v.array(v.strictObject({ ...layer.entries, file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.fgb$/)), bytes: v.number(), sha256, blocks: v.optional(blocks), count: v.number() })),
});

export type PlanSource = v.InferOutput<typeof planSource>;
export type Manifest = v.InferOutput<typeof manifest>;
export type LayerSource = v.InferOutput<typeof layer>;
export type LayerEntry = Manifest['layers'][number];
export type ColumnTitle = NonNullable<LayerSource['titles']>[string];
export type ZoneClass = Manifest['zoneClasses'][number];
