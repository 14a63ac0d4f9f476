/** One value of a DBF, as it stands in its bytes. */
import type { RawField, RawValue } from '../../types.ts';
import type { DbfField } from './dbf-header.ts';

export interface DbfValue {
  readonly value: RawValue;
  /** The text reaches the end of its field, and may have been longer. */
  readonly full?: boolean;
  /** Its last character was cut off. */
  readonly cut?: boolean;
}

/** What values are taken for; null for fields that are not read: memos and pictures lie in a file of their own. */
export function fieldType({ type, length, decimals }: DbfField): RawField['type'] | null {
  switch (type) {
    case 'N':
    case 'F':
      return decimals === 0 && type === 'N' ? 'integer' : 'number';
    case 'I':
    case '+':
      return length === 4 ? 'integer' : null;
    case 'O':
    case 'B':
      return length === 8 ? 'number' : null;
    case 'D':
      return 'date';
    case 'L':
      return 'boolean';
    case 'C':
    case 'V':
      return 'text';
    default:
      return null;
  }
}

/** Field width from which a text that fills it is more likely cut than a code of fixed length. */
const LONG = 80;
const NOTHING: DbfValue = { value: null };

export function dbfValue(bytes: Uint8Array, field: DbfField, decode: (bytes: Uint8Array) => { text: string; cut: boolean }): DbfValue {
  switch (field.type) {
    case 'C':
    case 'V': {
      const end = endOf(bytes);
      if (end === 0) return NOTHING;
      const { text, cut } = decode(bytes.subarray(0, end));
      // Writers that mind characters stop before one that does not fit.
      const room = (bytes[end - 1] ?? 0) > 0x7f ? 3 : 1;
      return { value: text, full: cut || (field.length >= LONG && field.length - end < room), cut };
    }
    case 'I':
    case '+':
      return { value: new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, field.type === 'I') };
    case 'O':
    case 'B': {
      const number = new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
      return Number.isFinite(number) ? { value: number } : NOTHING;
    }
    default:
      return { value: plainValue(ascii(bytes), field) };
  }
}

function plainValue(text: string, { type }: DbfField): RawValue {
  if (text === '') return null;
  if (type === 'L') return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
  if (type === 'D') {
    if (/^0+$/.test(text)) return null;
    return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  }
  // Stars stand for a number that was too wide for its field: what it was is not known.
  if (/^\*+$/.test(text)) return null;
  return numberOf(text);
}

/** A number; text, digit by digit, for a whole one beyond 2^53 and for what is no number, which is judged with the other attributes. */
export function numberOf(text: string): number | string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number) ? text.replace(/^\+/, '') : number;
}

/** Up to the blanks and zeros that fill the field. */
function endOf(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  return end;
}

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte);
  return text.trim();
}
