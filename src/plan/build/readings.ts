/** How names are read aloud: a syllable for each Chinese character. */
import { fail, ok, type Problem, type Result } from '../../problem.ts';

/** Syllables of the Chinese characters of a text, without tones, and every reading that one character has. */
export interface Reader {
  /** One syllable a character, in context: 长 in 长江 is chang. */
  readonly text: (text: string) => readonly string[];
  readonly character: (character: string) => readonly string[];
}

const HAN = /\p{Script=Han}/u;
export const hanOf = (name: string): string[] => Array.from(name).filter((sign) => HAN.test(sign));

/** A dictionary of a third of a megabyte, for building alone. */
export async function dictionary(): Promise<Reader> {
  const { pinyin } = await import('pinyin-pro');
  const plain = { toneType: 'none', type: 'array' } as const;
  return {
    text: (text) => pinyin(hanOf(text).join(''), plain),
    character: (character) => pinyin(character, { ...plain, multiple: true }),
  };
}

/**
 * A stated reading as syllables, written with spaces (`da zhong lu`) or without (`dazhonglu`), with or without tone marks.
 * @returns a problem where it is not a reading of the name: each syllable must be one that its character can have. Written with spaces any syllable is taken: local readings are in no dictionary.
 */
export function syllables(name: string, stated: string, reader: Reader, where: Pick<Problem, 'file' | 'path'>): Result<readonly string[]> {
  const characters = hanOf(name);
  const plain = untoned(stated).trim();
  const parts = plain.split(/[\s'’]+/);
  if (parts.length === characters.length && parts.every((part) => /^[a-zü]+$/.test(part))) return ok(parts);
  const split = cut(parts.join(''), characters, reader);
  return split === null
    ? fail({ code: 'gazetteer.pinyin', ...where, received: stated, text: { zh: `不是「${name}」的读音：须每字一个音节，可用空格分开。`, en: `This is no reading of ${name}: it takes one syllable a character; spaces may part them.` } })
    : ok(split);
}

function cut(text: string, characters: readonly string[], reader: Reader): readonly string[] | null {
  const [first, ...rest] = characters;
  if (first === undefined) return text === '' ? [] : null;
  for (const syllable of new Set(reader.character(first))) {
    // ü is often typed as v or u.
    for (const spelt of new Set([syllable, syllable.replace('ü', 'v'), syllable.replace('ü', 'u')])) {
      if (!text.startsWith(spelt)) continue;
      const after = cut(text.slice(spelt.length), rest, reader);
      if (after !== null) return [syllable, ...after];
    }
  }
  return null;
}

/** Without tone marks; the dots of ü stay. */
const untoned = (text: string): string => text.normalize('NFD').replace(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC').toLowerCase();

/** The reading of a name, in which parts that have a stated reading are read so. Of two that overlap the longer one counts. */
export function read(name: string, stated: ReadonlyMap<string, readonly string[]>, reader: Reader): readonly string[] {
  const out = [...reader.text(name)];
  const taken = new Set<number>();
  const characters = hanOf(name);
  for (const [part, reading] of [...stated].toSorted(([a], [b]) => b.length - a.length)) {
    const sought = hanOf(part);
    if (sought.length === 0) continue;
    for (let at = 0; at + sought.length <= characters.length; at++) {
      if (!sought.every((character, i) => characters[at + i] === character && !taken.has(at + i))) continue;
      reading.forEach((syllable, i) => {
        out[at + i] = syllable;
        taken.add(at + i);
      });
    }
  }
  return out;
}
