/** Search in the names of a package: pure, in memory, at once. */
import { NAME_KINDS, type Gazetteer, type GazetteerEntry } from '../schema/gazetteer.ts';
import { isByNumber, prepare, queryOf, strict, type Matched, type Prepared, type Ranked } from './rank.ts';
import { isHan } from './signs.ts';
import { byDistrict, tolerant } from './tolerant.ts';

export type { Matched } from './rank.ts';

export interface Hit {
  readonly entry: GazetteerEntry;
  /** What of it was found, to be marked. */
  readonly matched: Matched;
}

export interface SearchOptions {
  /** At most so many; 20 where left out. */
  readonly limit?: number;
  /** Of finds that are equally good the nearer ones come first. */
  readonly near?: readonly [lon: number, lat: number];
}

export interface CompiledGazetteer {
  readonly gazetteer: Gazetteer;
  /** @returns the best first; none for a text without a letter, digit or Chinese character. */
  search(text: string, options?: SearchOptions): readonly Hit[];
  /** Where an entry's name and position come from. */
  source(entry: GazetteerEntry): Gazetteer['sources'][number] | undefined;
}

export function compileGazetteer(gazetteer: Gazetteer): CompiledGazetteer {
  const entries = gazetteer.entries.map(prepare);
  const sounds = soundsOf(entries);
  const sources = new Map(gazetteer.sources.map((source) => [source.id, source]));
  return {
    gazetteer,
    source: ({ source }) => sources.get(source),
    search(text, { limit = 20, near } = {}) {
      const query = queryOf(text);
      if (query.text === '') return [];
      const found = rankAll(entries, (entry) => strict(entry, query));
      const plain = new Set(found.map(({ entry }) => entry));
      const heard = plain.size === 0 ? spoken(query.text, sounds) : null;
      found.push(...rankAll(entries.filter(({ entry }) => !plain.has(entry)), (entry) => (plain.size === 0 ? tolerant(entry, query, heard) : null) ?? byDistrict(entry, query)));
      return found
        .map((one, order) => ({ ...one, order, far: near === undefined ? 0 : distance(one.entry, near) }))
        .toSorted((a, b) => a.tier - b.tier || (isByNumber(a.tier) ? a.order - b.order : 0) || group(a.entry) - group(b.entry) || a.far - b.far || a.entry.name.zh.length - b.entry.name.zh.length || a.order - b.order)
        .slice(0, limit)
        .map(({ entry, matched }) => ({ entry, matched }));
    },
  };
}

const rankAll = (entries: readonly Prepared[], rank: (entry: Prepared) => Ranked | null): (Ranked & { readonly entry: GazetteerEntry })[] =>
  entries.flatMap((one) => {
    const ranked = rank(one);
    return ranked === null ? [] : [{ ...ranked, entry: one.entry }];
  });

/** What people name a place by, the plan's own items, the rest. */
function group({ kind }: GazetteerEntry): number {
  const at = NAME_KINDS.indexOf(kind);
  return at < NAME_KINDS.indexOf('site') ? 0 : at < NAME_KINDS.indexOf('junction') ? 1 : 2;
}

/** In degrees of latitude; where no position is known, behind all others. */
function distance({ at }: GazetteerEntry, [lon, lat]: readonly [number, number]): number {
  if (at === undefined) return Infinity;
  return Math.hypot((at[0] - lon) * Math.cos((lat * Math.PI) / 180), at[1] - lat);
}

/** The readings of all characters that the names have. */
function soundsOf(entries: readonly Prepared[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(({ zh }) => zh.flatMap(({ sign, spelt: [first] }) => (first === undefined ? [] : [[sign, first] as const]))));
}

/** A query by sound, so that a character of the same sound finds the right one; null where it has no character, or one of unknown sound. */
function spoken(text: string, sounds: ReadonlyMap<string, string>): string | null {
  const signs = Array.from(text);
  if (signs.length < 2 || !signs.some(isHan)) return null;
  const heard = signs.map((sign) => (isHan(sign) ? sounds.get(sign) : sign));
  return heard.includes(undefined) ? null : heard.join('');
}
