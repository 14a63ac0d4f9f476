/** A query laid along a name: each of its signs is a character, a syllable, the beginning of one, or its first letter. */
import type { Sign } from './signs.ts';

/** How it was typed: as written, by full syllables, or with some first letters only. */
export type Form = 'signs' | 'pinyin' | 'initials';

export interface Run {
  readonly form: Form;
  /** Of the name's signs, from the first up to but without the last. */
  readonly from: number;
  readonly to: number;
}

/** Of several ways to lay a query along a name the cheapest counts; one first letter costs more than any number of syllables. */
const COST = { sign: 0, syllable: 1, initial: 64 } as const;
const FORMS: readonly Form[] = ['signs', 'pinyin', 'initials'];

/** The best place in a name where a whole query fits: as written before by sound, at the beginning of the name or of a part before inside. Null where it fits nowhere. */
export function findRun(query: string, signs: readonly Sign[]): Run | null {
  let best: Run | null = null;
  let least = Infinity;
  for (const [from, sign] of signs.entries()) {
    if (!startsAs(query, 0, sign)) continue;
    const laid = lay(query, signs, from);
    if (laid === null) continue;
    const form = laid.cost >= COST.initial ? 2 : laid.cost > 0 ? 1 : 0;
    const score = form * 4 + (from === 0 ? 0 : sign.begins ? 1 : 2);
    if (score < least) [best, least] = [{ form: FORMS[form] ?? 'initials', from, to: laid.to }, score];
  }
  return best;
}

const startsAs = (text: string, at: number, { sign, spelt }: Sign): boolean => text.startsWith(sign, at) || spelt.some((syllable) => syllable.charCodeAt(0) === text.charCodeAt(at));

interface Laid {
  readonly cost: number;
  /** Of the signs, the one after the last. */
  readonly to: number;
}

function lay(text: string, signs: readonly Sign[], from: number): Laid | null {
  const seen = new Map<number, Laid | null>();
  const step = (i: number, j: number): Laid | null => {
    if (i === text.length) return { cost: 0, to: j };
    const sign = signs[j];
    if (sign === undefined || !startsAs(text, i, sign)) return null;
    const key = i * 256 + j;
    const known = seen.get(key);
    if (known !== undefined) return known;
    let best: Laid | null = null;
    const take = (length: number, cost: number): void => {
      const rest = step(i + length, j + 1);
      if (rest !== null && (best === null || rest.cost + cost < best.cost)) best = { cost: rest.cost + cost, to: rest.to };
    };
    if (text.startsWith(sign.sign, i)) take(sign.sign.length, COST.sign);
    for (const syllable of sign.spelt) {
      if (text[i] !== syllable[0]) continue;
      if (text.startsWith(syllable, i)) take(syllable.length, COST.syllable);
      // The last syllable may still be being typed.
      else if (text.length - i > 1 && syllable.startsWith(text.slice(i))) take(text.length - i, COST.syllable);
      take(1, COST.initial);
      if (text[i + 1] === 'h' && syllable[1] === 'h') take(2, COST.initial);
    }
    seen.set(key, best);
    return best;
  };
  return step(0, from);
}
