/** The pairs of a code and a value that a drawing is written in, one after another, from text or from binary. Values stay bytes until somebody wants them. */
import { decimal } from './decimal.ts';

export interface Groups {
  readonly bytes: Uint8Array;
  readonly code: number;
  /** Of the value's bytes; for numbers of a binary drawing without meaning. */
  readonly start: number;
  readonly end: number;
  /** Where it stopped because what stands there is no group: line of the text, or byte. */
  readonly broken: number | undefined;
  /** Goes to the next pair; false where there is none. */
  next(): boolean;
  /** The value as a number; NaN where it is none. */
  number(): number;
}

const SENTINEL = 'AutoCAD Binary DXF\r\n\u001a\u0000';

export const isBinary = (bytes: Uint8Array): boolean => Array.from({ length: SENTINEL.length }, (_, index) => SENTINEL.charCodeAt(index)).every((mark, index) => bytes[index] === mark);

export const groupsOf = (bytes: Uint8Array): Groups => (isBinary(bytes) ? new BinaryGroups(bytes) : new TextGroups(bytes));

const NEWLINE = 10;
const RETURN = 13;
const COMMENT = 999;

class TextGroups implements Groups {
  readonly bytes: Uint8Array;
  code = -1;
  start = 0;
  end = 0;
  broken: number | undefined;
  private place = 0;
  private line = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.place = 3;
  }

  next(): boolean {
    do {
      if (this.broken !== undefined || !this.readLine()) return false;
      const code = decimal(this.bytes, this.start, this.end);
      if (!Number.isInteger(code) || code < -5 || code > 1071) {
        // Blank lines at the very end are common and harmless.
        if (this.start < this.end || this.place < this.bytes.length) this.broken = this.line;
        return false;
      }
      this.code = code;
      if (!this.readLine()) return false;
    } while (this.code === COMMENT);
    return true;
  }

  number(): number {
    return decimal(this.bytes, this.start, this.end);
  }

  private readLine(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    if (this.place >= length) return false;
    let at = this.place;
    this.start = at;
    while (at < length && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at += 1;
    this.end = at;
    if (bytes[at] === RETURN && bytes[at + 1] === NEWLINE) at += 1;
    this.place = at + 1;
    this.line += 1;
    return true;
  }
}

/** How the value of a code is written in binary. */
function widthOf(code: number): 'text' | 'double' | 'long' | 'int' | 'short' | 'byte' | 'chunk' {
  if (code === 1004 || (code >= 310 && code <= 319)) return 'chunk';
  if ((code >= 10 && code <= 59) || (code >= 110 && code <= 149) || (code >= 210 && code <= 239) || (code >= 460 && code <= 469) || (code >= 1010 && code <= 1059)) return 'double';
  if ((code >= 60 && code <= 79) || (code >= 170 && code <= 179) || (code >= 270 && code <= 289) || (code >= 370 && code <= 389) || (code >= 400 && code <= 409) || (code >= 1060 && code <= 1070)) return 'short';
  if ((code >= 90 && code <= 99) || (code >= 420 && code <= 429) || (code >= 440 && code <= 459) || code === 1071) return 'int';
  if (code >= 160 && code <= 169) return 'long';
  return code >= 290 && code <= 299 ? 'byte' : 'text';
}

class BinaryGroups implements Groups {
  readonly bytes: Uint8Array;
  code = -1;
  start = 0;
  end = 0;
  broken: number | undefined;
  private place = SENTINEL.length;
  private value = Number.NaN;
  private readonly view: DataView;
  /** Until R12 a code is one byte, and 255 stands before one of two. */
  private readonly short: boolean;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.short = bytes[this.place + 1] !== 0;
  }

  next(): boolean {
    if (this.broken !== undefined || this.place >= this.bytes.length) return false;
    try {
      this.readCode();
      this.readValue();
      return true;
    } catch {
      // DataView refuses to read behind the end: the file is cut off, or a length in it is wrong.
      this.broken = this.place;
      return false;
    }
  }

  number(): number {
    return this.value;
  }

  private readCode(): void {
    const byte = this.view.getUint8(this.place);
    if (this.short && byte !== 255) {
      this.code = byte;
      this.place += 1;
      return;
    }
    this.code = this.view.getInt16(this.place + (this.short ? 1 : 0), true);
    this.place += this.short ? 3 : 2;
    if (this.code < -5 || this.code > 1071) throw new RangeError('no group code');
  }

  private readValue(): void {
    const { view, place } = this;
    this.value = Number.NaN;
    this.start = place;
    switch (widthOf(this.code)) {
      case 'double': this.value = view.getFloat64(place, true); this.place += 8; break;
      case 'long': this.value = Number(view.getBigInt64(place, true)); this.place += 8; break;
      case 'int': this.value = view.getInt32(place, true); this.place += 4; break;
      case 'short': this.value = view.getInt16(place, true); this.place += 2; break;
      case 'byte': this.value = view.getUint8(place); this.place += 1; break;
      case 'chunk': this.place += 1 + view.getUint8(place); break;
      case 'text': {
        const end = this.bytes.indexOf(0, place);
        if (end < 0) throw new RangeError('text without end');
        this.place = end + 1;
        this.end = end;
        return;
      }
    }
    this.end = this.place;
  }
}
