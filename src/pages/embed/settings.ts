/** What a frame can be told to show: names and values are those of the element's attributes, in the frame's address and in messages alike. */

/** What a value looks like as text. */
export const PATTERNS = {
  lang: /^(?:zh-CN|en)$/,
  theme: /^(?:auto|light|dark|bureau)$/,
  mode: /^(?:applicant|planner|viewer)$/,
  basemap: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'as-of': /^\d{4}-\d\d-\d\d$/,
  center: /^-?\d{1,3}(?:\.\d{1,12})?,-?\d{1,2}(?:\.\d{1,12})?$/,
  zoom: /^\d{1,2}(?:\.\d{1,6})?$/,
  layers: /^[\p{L}\p{N}._-]{1,64}(?: [\p{L}\p{N}._-]{1,64}){0,63}$/u,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Setting = keyof typeof PATTERNS;
export const SETTINGS = Object.keys(PATTERNS) as readonly Setting[];

/** How each is written, for whoever wrote it otherwise. */
export const EXAMPLES: Readonly<Record<Setting, string>> = {
  lang: 'zh-CN | en',
  theme: 'auto | light | dark | bureau',
  mode: 'applicant | planner | viewer',
  basemap: 'schematic | none | …',
  'as-of': '2026-11-24',
  center: '115.98,29.72',
  zoom: '15',
  layers: 'zones sites',
};

/** Longest address of a package. */
export const MAX_ADDRESS = 1024;
