/** Names and queries as the signs that are compared: without case, width, tones, spaces and punctuation. */

/** One sign of a name. */
export interface Sign {
  /** Where it stands in the name, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly sign: string;
  /** How it is read, each way that it may be typed; none where it is no Chinese character. */
  readonly spelt: readonly string[];
  /** Whether a part of the name begins here: at its start, after a dash, a bracket, a space. */
  readonly begins: boolean;
  /** In brackets at the end of the name: what is typed without them is the whole name. */
  readonly aside: boolean;
}

const HAN = /\p{Script=Han}/u;
const KEPT = /[\p{L}\p{N}]/u;

/** Full-width signs made narrow, capitals small, tone marks dropped, ü typed as v: what is left of a query to compare, with its spaces and punctuation. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/u([\u0300\u0301\u0304\u030c]?)\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');

/** The same with letters, digits and Chinese characters alone. */
export const bare = (text: string): string => Array.from(folded(text)).filter((sign) => KEPT.test(sign)).join('');

export const isHan = (sign: string): boolean => HAN.test(sign);

/** @param pinyin a syllable for each Chinese character, in order, parted by spaces. */
export function signsOf(name: string, pinyin = ''): readonly Sign[] {
  const syllables = pinyin.split(' ');
  const closing = /[（(][^（()）]*[）)]$/u.exec(name)?.index ?? name.length;
  const signs: Sign[] = [];
  let [at, begins, read] = [0, true, 0];
  for (const character of name) {
    const from = at;
    at += character.length;
    const spelt = isHan(character) ? spellings(syllables[read++] ?? '') : [];
    const plain = Array.from(bare(character));
    for (const [i, sign] of plain.entries()) {
      // Digits and letters are one word, Chinese characters none by themselves.
      signs.push({ from, to: at, sign, spelt, begins: begins && i === 0, aside: from >= closing && closing > 0 });
    }
    begins = plain.length === 0;
  }
  return signs;
}

/** ü is typed as v, and by many as u. */
function spellings(syllable: string): readonly string[] {
  if (syllable === '') return [];
  const typed = syllable.replaceAll('ü', 'v');
  return typed === syllable ? [typed] : [typed, syllable.replaceAll('ü', 'u')];
}

/** A number as it is compared: `DW-07`, `dw07` and `dw7` are one. */
export const plainNumber = (text: string): string => bare(text).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''));

/** A name in full syllables, without gaps. */
export interface Spelt {
  readonly text: string;
  /** Where each of its signs begins. */
  readonly starts: readonly number[];
}

export function speltOut(signs: readonly Sign[], as: (syllable: string) => string = (syllable) => syllable): Spelt {
  let text = '';
  const starts = signs.map(({ sign, spelt: [first] }) => {
    const at = text.length;
    text += as(first ?? sign);
    return at;
  });
  return { text, starts };
}

/** zh, ch, sh as z, c, s; a final ng as n: what many do not tell apart. */
export const blurred = (text: string): string => text.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n');
