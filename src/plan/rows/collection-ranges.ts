/** The Features of a FeatureCollection in its bytes. */
import { foreignCrs } from '../proposal.ts';
import { decode, type RowRanges } from './row-ranges.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST = 0x5b;
const LIST_END = 0x5d;

/** The first byte from `at` on that is no white space of JSON. */
function skip(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 10 || bytes[i] === 13) i += 1;
  return i;
}

/** After the string that begins at `at`. */
function afterString(bytes: Uint8Array, at: number): number {
  let i = at + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i + 1;
}

/** After the object or list that begins at `at`. */
function afterNest(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) i = afterString(bytes, i) - 1;
    else if (byte === OPEN || byte === LIST) depth += 1;
    else if ((byte === CLOSE || byte === LIST_END) && --depth === 0) return i + 1;
  }
  return bytes.length;
}

/** Only where everything around the Features is in order; the Features themselves may be anything between braces. */
export function collectionRanges(bytes: Uint8Array, from: number): RowRanges | undefined {
  const list = listOfFeatures(bytes, from);
  if (list === undefined) return undefined;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = skip(bytes, list + 1);
  while (bytes[at] === OPEN) {
    const end = afterNest(bytes, at);
    starts.push(at);
    ends.push(end);
    at = skip(bytes, end);
    if (bytes[at] !== COMMA) break;
    at = skip(bytes, at + 1);
    if (bytes[at] !== OPEN) return undefined;
  }
  if (bytes[at] !== LIST_END || starts.length === 0) return undefined;
  if (!isCollection(`${decode(bytes, from, list)}[]${decode(bytes, at + 1, bytes.length)}`)) return undefined;
  return { form: 'collection', head: '', starts, ends, numbers: starts.map((_, i) => i + 1) };
}

/** Where the list of the member `features` begins. */
function listOfFeatures(bytes: Uint8Array, from: number): number | undefined {
  let at = skip(bytes, from);
  if (bytes[at] !== OPEN) return undefined;
  at += 1;
  while (at < bytes.length) {
    at = skip(bytes, at);
    if (bytes[at] !== QUOTE) return undefined;
    const end = afterString(bytes, at);
    const name = decode(bytes, at, end);
    at = skip(bytes, end);
    if (bytes[at] !== 0x3a) return undefined;
    at = skip(bytes, at + 1);
    if (name === '"features"') return bytes[at] === LIST ? at : undefined;
    if (bytes[at] === QUOTE) at = afterString(bytes, at);
    else if (bytes[at] === OPEN || bytes[at] === LIST) at = afterNest(bytes, at);
    else while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== CLOSE) at += 1;
    at = skip(bytes, at);
    if (bytes[at] !== COMMA) return undefined;
    at += 1;
  }
  return undefined;
}

/** The document without its Features. A second member of the name would take the place of the first. */
function isCollection(text: string): boolean {
  if ((text.match(/features/g) ?? []).length !== 1) return false;
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return value['type'] === 'FeatureCollection' && foreignCrs(value, '') === undefined;
  } catch {
    return false;
  }
}
