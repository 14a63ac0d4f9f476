/** What else a query may mean where it is found nowhere as typed. */
import { findRun, type Run } from './match.ts';
import { rangesOf, type Prepared, type Query, type Ranked } from './rank.ts';
import { blurred, plainNumber, type Sign, type Spelt } from './signs.ts';

/** In this order: its words apart, something left out, a character of the same sound, letters that sound alike, one slip. */
const TIERS = { words: 20, gap: 21, sound: 22, blurred: 23, slip: 24 } as const;
/** Behind all finds by name. */
const WITHIN = 30;

/** @param sound the query by sound, where that is another than itself. */
export function tolerant(entry: Prepared, { text, words }: Query, sound: string | null): Ranked | null {
  const { zh } = entry;
  const found = (tier: number, runs: readonly Run[] | null): Ranked | null => (runs === null ? null : { tier, matched: { field: 'zh', ranges: rangesOf(runs, zh) } });
  if (words.length > 0) return found(TIERS.words, apart(entry, words));
  if (/^[a-z]+$/.test(text)) {
    if (text.length < 4) return null;
    return found(TIERS.blurred, spelt(blurred(text), entry.blurred, 0)) ?? (text.length < 5 ? null : found(TIERS.slip, spelt(text, entry.spelt, 1)));
  }
  // More than one sign that the name has not is more than a slip.
  const typed = Array.from(text);
  const strange = typed.filter((sign) => !zh.some((one) => one.sign === sign)).length;
  if (strange === 0 && typed.length >= 4) {
    const two = leftOut(typed, zh);
    if (two !== null) return found(TIERS.gap, two);
  }
  const run = sound === null ? null : findRun(sound, zh);
  if (run !== null && run.form === 'pinyin') return found(TIERS.sound, [run]);
  return strange <= 1 && typed.length >= 3 ? found(TIERS.slip, slipped(typed, zh)) : null;
}

/** An entry by the district that it belongs to. */
export function byDistrict({ within }: Prepared, { text }: Query): Ranked | null {
  const run = text.length < 2 ? null : findRun(text, within);
  return run === null ? null : { tier: WITHIN, matched: { field: 'within', ranges: rangesOf([run], within) } };
}

/** Every word somewhere in the name, or else in its number, its district or its English name. */
function apart({ zh, en, within, number }: Prepared, words: readonly string[]): readonly Run[] | null {
  const runs: Run[] = [];
  for (const word of words) {
    const run = findRun(word, zh);
    if (run !== null && run.form !== 'initials') runs.push(run);
    else if (number !== plainNumber(word) && findRun(word, within) === null && findRun(word, en) === null) return null;
  }
  return runs.length === 0 ? null : runs;
}

/** Two parts in order with something between them: 甲乙丙丁 typed as 甲丁. Each is two characters at least. */
function leftOut(typed: readonly string[], signs: readonly Sign[]): readonly Run[] | null {
  for (let cut = typed.length - 2; cut >= 2; cut--) {
    const first = findRun(typed.slice(0, cut).join(''), signs);
    const second = first === null ? null : findRun(typed.slice(cut).join(''), signs.slice(first.to + 1));
    if (first?.form === 'signs' && second?.form === 'signs') return [first, moved(second, first.to + 1)];
  }
  return null;
}

/** One character too many, or another in its place. */
function slipped(typed: readonly string[], signs: readonly Sign[]): readonly Run[] | null {
  for (let i = 0; i < typed.length; i++) {
    const [before, after] = [typed.slice(0, i).join(''), typed.slice(i + 1).join('')];
    const short = typed.length > 3 || (i > 0 && i < typed.length - 1) ? findRun(before + after, signs) : null;
    if (short?.form === 'signs') return [short];
    const first = i > 0 && i < typed.length - 1 ? findRun(before, signs) : null;
    if (first?.form !== 'signs') continue;
    const second = findRun(after, signs.slice(first.to + 1, first.to + typed.length - i));
    if (second?.form === 'signs' && second.from === 0) return [first, moved(second, first.to + 1)];
  }
  return null;
}

const moved = ({ form, from, to }: Run, by: number): Run => ({ form, from: from + by, to: to + by });

/** Letters along the full syllables from one on, with so many slips: a letter too many, too few, another, or two the wrong way round. */
function spelt(typed: string, { text, starts }: Spelt, slips: 0 | 1): readonly Run[] | null {
  for (const [from, at] of starts.entries()) {
    if (!(slips === 0 ? text.startsWith(typed, at) : nearly(typed, text, at))) continue;
    const next = starts.findIndex((start) => start >= at + typed.length);
    return [{ form: 'pinyin', from, to: next < 0 ? starts.length : next }];
  }
  return null;
}

function nearly(typed: string, text: string, at: number): boolean {
  let i = 0;
  while (i < typed.length && typed[i] === text[at + i]) i += 1;
  // A first letter that is wrong changes what is looked for.
  if (i === 0) return false;
  const [rest, here] = [typed.slice(i + 1), at + i];
  if (text.startsWith(rest, here + 1) || text.startsWith(rest, here) || text.startsWith(typed.slice(i), here + 1)) return true;
  return typed[i] === text[here + 1] && typed[i + 1] === text[here] && text.startsWith(typed.slice(i + 2), here + 2);
}
