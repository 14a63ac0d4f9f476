/** Names and texts of a drawing from their bytes. What its head says of them is often wrong: programmes write UTF-8 or GBK under any code page. */
import type { TextReading } from '../../types.ts';
import type { Groups } from './groups.ts';
import type { Header } from './header.ts';
import { unescaped } from './plain.ts';

export interface Words {
  /** Characters written as `\U+XXXX` included. */
  text(bytes: Uint8Array, start: number, end: number): string;
}

export interface Reading {
  readonly words: Words;
  readonly encoding: string;
  readonly by: TextReading['by'];
  /** What the head says, where the bytes say otherwise. */
  readonly against?: string;
}

/** Code pages of `$DWGCODEPAGE` as `TextDecoder` calls them. */
const PAGES: Readonly<Record<string, string>> = { 874: 'windows-874', 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', GB2312: 'gb18030', GBK: 'gb18030', BIG5: 'big5', KSC5601: 'euc-kr', 'UTF-8': 'utf-8', UTF8: 'utf-8', 65001: 'utf-8' };
const NAMES: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', gb18030: 'GB18030', big5: 'Big5', shift_jis: 'Shift_JIS', 'euc-kr': 'EUC-KR' };

const UNICODE_SINCE = 1021;
const MOST_SAMPLE = 1 << 22;

/** Null where a person has named an encoding that does not exist. */
export function readingOf(header: Header, groups: Groups, stated: string | undefined): Reading | null {
  if (stated !== undefined) {
    const label = pageOf(stated) ?? stated;
    const words = wordsIn(label);
    return words === null ? null : { words, encoding: titleOf(label), by: 'user' };
  }
  const claimed = header.version >= UNICODE_SINCE ? 'utf-8' : (pageOf(header.codePage ?? '') ?? null);
  const sample = sampleOf(groups);
  if (sample.length === 0) return reading('utf-8', claimed === 'utf-8' ? 'format' : 'valid');
  const head = header.version >= UNICODE_SINCE ? `AC${header.version}` : (header.codePage ?? undefined);
  const said = looksUtf8(sample) ? 'utf-8' : looksChinese(sample) ? 'gb18030' : undefined;
  if (claimed === 'utf-8') return said === 'utf-8' || mostlyUtf8(sample) ? reading('utf-8', 'format') : reading('gb18030', 'fallback', head);
  if (claimed === null) return reading(said ?? 'gb18030', said === 'utf-8' ? 'valid' : 'fallback', head);
  // A western code page never fails, so it is believed only where the bytes do not read as Chinese.
  const doubtful = said === 'utf-8' || (said === 'gb18030' && claimed.startsWith('windows-'));
  return doubtful && said !== claimed ? reading(said, said === 'utf-8' ? 'valid' : 'fallback', head) : reading(claimed, 'code-page');
}

function reading(label: string, by: TextReading['by'], against?: string): Reading {
  const words = wordsIn(label) ?? new Decoded(new TextDecoder());
  return { words, encoding: titleOf(label), by, ...(against === undefined ? {} : { against }) };
}

const titleOf = (label: string): string => NAMES[label.toLowerCase()] ?? label;

function pageOf(name: string): string | undefined {
  const page = name.trim().toUpperCase().replace(/^(?:ANSI_|CP|DOS(?=9))/, '');
  if (/^125[0-8]$/.test(page)) return `windows-${page}`;
  return Object.hasOwn(PAGES, page) ? PAGES[page] : /^ISO8859-\d+$/.test(page) ? page.toLowerCase().replace('iso', 'iso-') : undefined;
}

function wordsIn(label: string): Words | null {
  try {
    return new Decoded(new TextDecoder(label, { ignoreBOM: true }));
  } catch {
    return null;
  }
}

const MOST_SHORT = 32;

class Decoded implements Words {
  private readonly decoder: TextDecoder;
  constructor(decoder: TextDecoder) {
    this.decoder = decoder;
  }
  text(bytes: Uint8Array, start: number, end: number): string {
    // Nearly all are short names in ASCII, for which a decoder takes longest to begin.
    if (end - start <= MOST_SHORT && isAscii(bytes, start, end)) {
      let text = '';
      for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
      return unescaped(text);
    }
    return unescaped(this.decoder.decode(bytes.subarray(start, end)));
  }
}

/** Texts of the drawing that are not ASCII, each with a line's end behind it. */
function sampleOf(groups: Groups): Uint8Array {
  const { bytes } = groups;
  if (isAscii(bytes, 0, bytes.length)) return new Uint8Array();
  const pieces: number[] = [];
  while (pieces.length < MOST_SAMPLE && groups.next()) {
    const { code, start, end } = groups;
    if (code > 9 && (code < 300 || code > 309) && (code < 1000 || code > 1003)) continue;
    if (isAscii(bytes, start, end)) continue;
    for (let at = start; at < end; at += 1) pieces.push(bytes[at] ?? 0);
    pieces.push(10);
  }
  return Uint8Array.from(pieces);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}

const CJK = /[\u3400-\u9fff]/;

function decodedIn(label: string, sample: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(sample);
  } catch {
    return null;
  }
}

/** Some GBK words are by chance well-formed UTF-8, but then of two bytes a character, which Chinese never is. */
const looksUtf8 = (sample: Uint8Array): boolean => CJK.test(decodedIn('utf-8', sample) ?? '');

/** One damaged name does not make a drawing of thousands GBK: Chinese in GBK leaves hardly any well-formed sequence. */
function mostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  const broken = text.split('\ufffd').length - 1;
  const sound = text.replace(/[\u0000-\u007f\ufffd]/g, '').length;
  return sound > broken * 4;
}

/** Pairs of the common characters of GB 2312 throughout. Accented letters of a western text stand alone, and are none. */
function looksChinese(sample: Uint8Array): boolean {
  let pairs = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 128) continue;
    const trail = sample[at + 1] ?? 0;
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) return false;
    if (lead >= 0xb0) pairs += 1;
    at += 1;
  }
  return pairs > 0 && decodedIn('gb18030', sample) !== null;
}
