import * as v from 'valibot';

/** A sentence or name in both languages; neither may be empty. */
export const text = v.strictObject({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });
export const id = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u));
export const date = v.pipe(v.string(), v.isoDate());
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Validity: both ends inclusive, either may be open. */
export const validity = v.strictObject({ from: v.optional(date), until: v.optional(date) });

/** Where a rule stands and who read it when. `confidence`: V read in the document itself, S known from a secondary source. */
export const citation = v.strictObject({
  document: v.string(),
  article: v.string(),
  documentEn: v.optional(v.string()),
  /** Where the article has a name in place of a number. */
  articleEn: v.optional(v.string()),
  url: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\//))),
  /** How the text was come by, where it is not the document itself. */
  via: v.optional(v.string()),
  viaEn: v.optional(v.string()),
});
export const tier = v.picklist(['T1', 'T2', 'T3', 'T4']);
export const confidence = v.picklist(['V', 'S']);
export const standing = {
  citation,
  tier,
  confidence,
  /** The day on which the text was read. */
  read: date,
};
export type Citation = v.InferOutput<typeof citation>;
export type Tier = v.InferOutput<typeof tier>;
export type Confidence = v.InferOutput<typeof confidence>;
