/** Bytes of GeoJSON as values: one document, or one a line (newline-delimited, or RFC 8142 with its record separators). */
import { quoteLong } from './integers.ts';

export interface Document {
  readonly value: unknown;
  /** Of the line; absent where there is one document. */
  readonly line?: number;
}

export interface Decoded {
  readonly documents: readonly Document[];
  readonly encoding: 'UTF-8' | 'GB18030' | 'UTF-16';
  /** Lines that are no JSON. */
  readonly broken: readonly number[];
}

/** Undefined where it is no JSON. */
export function documentsOf(bytes: Uint8Array): Decoded | undefined {
  const sequence = isSequence(bytes);
  const documents: Document[] = [];
  const broken: number[] = [];
  if (!sequence) {
    const read = decoded(bytes);
    const value = read === undefined ? undefined : parsed(read.text.replace(/^[\ufeff\u001e]+/, ''));
    return read === undefined || value === undefined ? undefined : { documents: [{ value }], encoding: read.encoding, broken };
  }
  let encoding: Decoded['encoding'] = 'UTF-8';
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    line += 1;
    const read = decoded(bytes.subarray(start, end));
    start = end + 1;
    const text = read?.text.replace(/^[\ufeff\u001e]+/, '').trim();
    if (text === '') continue;
    const value = text === undefined ? undefined : parsed(text);
    if (value === undefined) broken.push(line);
    else documents.push({ value, line });
    if (read !== undefined && read.encoding !== 'UTF-8') encoding = read.encoding;
  }
  return documents.length === 0 ? undefined : { documents, encoding, broken };
}

/** The first filled line is a whole object, and another follows: a document in one line is none. */
function isSequence(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x1e) return true;
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const filled = (from: number): number => {
    let at = from;
    while (at < bytes.length && (bytes[at] ?? 0) <= 0x20 && bytes[at] !== 0x1e) at += 1;
    return at;
  };
  start = filled(start);
  const end = bytes.indexOf(0x0a, start);
  if (end < 0 || bytes[start] !== 0x7b || filled(end) >= bytes.length) return false;
  const next = bytes[filled(end)];
  const text = decoded(bytes.subarray(start, end))?.text.trim();
  return (next === 0x7b || next === 0x1e) && text !== undefined && text.endsWith('}') && parsed(text) !== undefined;
}

function decoded(bytes: Uint8Array): { text: string; encoding: Decoded['encoding'] } | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const [label, encoding] of wide === undefined ? ([['utf-8', 'UTF-8'], ['gb18030', 'GB18030']] as const) : ([[wide, 'UTF-16']] as const)) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next one.
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(quoteLong(text)) as unknown;
  } catch {
    return undefined;
  }
}
