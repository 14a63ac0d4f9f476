/** All groups of one entity, table entry or block head. One is used again and again, since a drawing has hundreds of thousands. */
import type { Groups } from './groups.ts';
import type { Words } from './words.ts';

/** From here on: what programmes hang on an entity for themselves. */
const EXTENDED = 1000;
/** Parts of newer drawings that repeat codes of the entity with another meaning. */
const EMBEDDED = 101;

export class Entry {
  type = '';
  length = 0;
  private readonly codes: number[] = [];
  private readonly numbers: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly words: Words;
  /** The groups have ended: the head that stood there last must not be taken twice. */
  private spent = false;
  private bytes: Uint8Array = new Uint8Array();

  constructor(words: Words) {
    this.words = words;
  }

  /** Takes the entry at whose head (code 0) `groups` stands, and leaves it at the head of the next. False where there is none. */
  take(groups: Groups): boolean {
    this.length = 0;
    this.bytes = groups.bytes;
    if (this.spent || groups.code !== 0) return false;
    this.type = this.words.text(groups.bytes, groups.start, groups.end).trim();
    let open = true;
    while (groups.next()) {
      const { code } = groups;
      if (code === 0) return true;
      if (code === EMBEDDED) open = false;
      if (!open || code >= EXTENDED || code < 0) continue;
      const at = this.length;
      this.codes[at] = code;
      this.starts[at] = groups.start;
      this.ends[at] = groups.end;
      this.numbers[at] = isNumber(code) ? groups.number() : Number.NaN;
      this.length += 1;
    }
    this.spent = true;
    return true;
  }

  code(index: number): number {
    return this.codes[index] ?? -1;
  }

  at(index: number): number {
    return this.numbers[index] ?? Number.NaN;
  }

  /** First number of a code. */
  number(code: number, otherwise: number): number {
    const index = this.find(code);
    return index < 0 ? otherwise : this.at(index);
  }

  /** First text of a code, its escapes resolved; null where there is none. */
  text(code: number): string | null {
    const index = this.find(code);
    return index < 0 ? null : this.words.text(this.bytes, this.starts[index] ?? 0, this.ends[index] ?? 0);
  }

  /** All values of the codes put together before they are decoded: a long text is cut without regard to its characters. */
  joined(codes: readonly number[]): string {
    const pieces: Uint8Array[] = [];
    for (let index = 0; index < this.length; index += 1) if (codes.includes(this.code(index))) pieces.push(this.bytes.subarray(this.starts[index], this.ends[index]));
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let place = 0;
    for (const piece of pieces) {
      all.set(piece, place);
      place += piece.length;
    }
    return this.words.text(all, 0, all.length);
  }

  private find(code: number): number {
    for (let index = 0; index < this.length; index += 1) if (this.codes[index] === code) return index;
    return -1;
  }
}

const isNumber = (code: number): boolean => (code >= 10 && code <= 99) || (code >= 210 && code <= 239) || (code >= 420 && code <= 429);
