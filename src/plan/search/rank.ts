/** How well an entry answers a query: the lower the better, and what of it is to be marked. */
import type { GazetteerEntry } from '../schema/gazetteer.ts';
import { findRun, type Run } from './match.ts';
import { bare, blurred, folded, plainNumber, signsOf, speltOut, type Sign, type Spelt } from './signs.ts';

/** What of an entry a query found: ranges of UTF-16 units in one of its texts. */
export interface Matched {
  readonly field: 'zh' | 'en' | 'number' | 'within';
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export interface Ranked {
  readonly tier: number;
  readonly matched: Matched;
}

export interface Prepared {
  readonly entry: GazetteerEntry;
  readonly zh: readonly Sign[];
  readonly en: readonly Sign[];
  readonly within: readonly Sign[];
  readonly number: string;
  /** Every sign and letter that something typed can be found by. */
  readonly letters: ReadonlySet<string>;
  readonly spelt: Spelt;
  readonly blurred: Spelt;
}

export interface Query {
  /** Letters, digits and Chinese characters alone. */
  readonly text: string;
  readonly number: string;
  /** Its words, where there are several. */
  readonly words: readonly string[];
}

export function prepare(entry: GazetteerEntry): Prepared {
  const [zh, en] = [signsOf(entry.name.zh, entry.pinyin), signsOf(entry.name.en ?? '')];
  const letters = new Set([...zh, ...en].flatMap(({ sign, spelt }) => [sign, ...Array.from(spelt.join(''))]));
  return { entry, zh, en, within: signsOf(entry.within ?? ''), number: plainNumber(entry.number ?? ''), letters, spelt: speltOut(zh), blurred: speltOut(zh, blurred) };
}

/** Longer queries are cut: no name is so long. */
const LONGEST = 60;

export function queryOf(typed: string): Query {
  const words = folded(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const text = bare(typed).slice(0, LONGEST);
  return { text, number: plainNumber(text), words: words.length > 1 ? words.slice(0, 6) : [] };
}

/** By form and place: [whole name, its beginning, beginning of a part, inside]. */
const TIERS = { signs: [2, 5, 9, 10], pinyin: [3, 6, 11, 12], initials: [4, 8, 13, 14] } as const;
const NUMBER = { whole: 0, digits: 1, start: 7 } as const;
/** Finds by number stand in the order of numbers. */
export const isByNumber = (tier: number): boolean => tier === NUMBER.digits || tier === NUMBER.start;

/** Finds what was typed as it stands; null where it is not there. */
export function strict({ entry, zh, en, number, letters }: Prepared, query: Query): Ranked | null {
  const found: Ranked[] = [];
  const { number: shown = '' } = entry;
  const wholeNumber: Matched = { field: 'number', ranges: [[0, shown.length]] };
  if (number !== '' && number === query.number) found.push({ tier: NUMBER.whole, matched: wholeNumber });
  else if (number !== '' && /^\d+$/.test(query.number) && number.endsWith(query.number) && !/\d/.test(number.slice(0, -query.number.length))) found.push({ tier: NUMBER.digits, matched: wholeNumber });
  else if (number !== '' && bare(shown).startsWith(query.text)) found.push({ tier: NUMBER.start, matched: { field: 'number', ranges: [[0, unitsOf(shown, query.text.length)]] } });
  const possible = Array.from(query.text).every((sign) => letters.has(sign));
  for (const [field, signs] of possible ? ([['zh', zh], ['en', en]] as const) : []) {
    const run = findRun(query.text, signs);
    if (run !== null) found.push({ tier: TIERS[run.form][placeOf(run, signs)], matched: { field, ranges: rangesOf([run], signs) } });
  }
  return found.reduce<Ranked | null>((best, one) => (best === null || one.tier < best.tier ? one : best), null);
}

/** 0 the whole name, 1 its beginning, 2 the beginning of a part, 3 inside. */
function placeOf({ from, to }: Run, signs: readonly Sign[]): 0 | 1 | 2 | 3 {
  const next = signs[to];
  if (from === 0) return next === undefined || (next.aside && signs[0]?.aside === false) ? 0 : 1;
  return signs[from]?.begins === true ? 2 : 3;
}

/** What runs take of a name. */
export function rangesOf(runs: readonly Run[], signs: readonly Sign[]): (readonly [number, number])[] {
  return runs.map(({ from, to }) => [signs[from]?.from ?? 0, signs[to - 1]?.to ?? 0] as const).toSorted(([a], [b]) => a - b);
}

/** How much of a number so many of its letters and digits take, hyphens included. */
function unitsOf(text: string, count: number): number {
  let left = count;
  for (const [i, sign] of Array.from(text).entries()) {
    if (bare(sign) !== '') left -= 1;
    if (left === 0) return i + 1;
  }
  return text.length;
}
