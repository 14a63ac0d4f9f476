/** Numbers as people type them, and as the page shows them. */
import type { Interval } from '../../check/types.ts';
import { statedNumber } from '../../plan/stated.ts';

const NARROW: Readonly<Record<string, string>> = { '，': ',', '．': '.', '。': '.', '－': '-', '−': '-', '＋': '+', '：': ':', '；': ';', '　': ' ', '°': ' ' };

/** Full-width digits and signs as an input method leaves them → ASCII, spaces trimmed. */
export const narrow = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[，．。－−＋：；　°]/g, (sign) => NARROW[sign] ?? sign)
    .trim();

/**
 * A typed number in plain form: `４，５` and `4,5` are `4.5`; a mark that nothing follows yet is left out.
 * A comma before three digits may part thousands (`5,000`): that and anything else comes back narrowed, to be refused by name.
 */
export function plainNumber(text: string): string {
  const plain = narrow(text).replace(/^([+-]?\d+)[.,]$/, '$1');
  const decimal = /^[+-]?\d+,\d+$/.test(plain) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(plain);
  return decimal ? plain.replace(',', '.') : plain;
}

/** Units people write after a number, with the unit that it is kept in and by how many places the decimal point moves. */
const WRITTEN: Readonly<Record<string, readonly [unit: string, places: number]>> = { m: ['m', 0], 米: ['m', 0], cm: ['m', 2], 厘米: ['m', 2], 公分: ['m', 2], mm: ['m', 3], 毫米: ['m', 3], '%': ['', 2], 层: ['', 0], 面: ['', 0], 度: ['°', 0], s: ['s', 0], 秒: ['s', 0], 'cd/m2': ['cd/m²', 0], 'cd/m²': ['cd/m²', 0], nit: ['cd/m²', 0], 尼特: ['cd/m²', 0] };

/** `240 cm`, `２．４米`, `30 %` as the number that a field of this unit keeps; anything else as it is. */
export function inUnit(text: string, unit: string): string {
  const [, number = '', written = ''] = /^(\d[\d.,，．。０-９]*|[０-９][\d.,，．。０-９]*)\s*([^\d\s.,]\S*)$/.exec(text.trim()) ?? [];
  const [kept, places] = WRITTEN[written.normalize('NFKC').toLowerCase()] ?? [];
  const plain = plainNumber(number);
  if (kept !== unit || places === undefined || !/^\d+(\.\d+)?$/.test(plain)) return text;
  const [whole = '', part = ''] = plain.split('.');
  const digits = whole.padStart(places + 1, '0');
  return places === 0 ? plain : String(Number(`${digits.slice(0, -places)}.${digits.slice(-places)}${part}`));
}

/** The number a field holds; the text itself where it isn't one, so that whoever reads it can say so. */
export const readNumber = (text: string): number | string => statedNumber(plainNumber(text));

/**
 * A pasted pair of coordinates, in either order: what can only be a latitude of China is one.
 * Undefined where the text is one number (`115,98` is one with a decimal comma).
 */
export function readPair(text: string): { readonly lon: string; readonly lat: string } | undefined {
  const found = /^\D*?(-?\d+(?:\.\d+)?)\s*[NE]?\s*[,;/\s]\s*(-?\d+(?:\.\d+)?)\s*[NE]?\D*$/i.exec(narrow(text).replace('、', ','));
  const [, first, second] = found ?? [];
  if (first === undefined || second === undefined) return undefined;
  const isLat = (value: string): boolean => Number(value) >= 3 && Number(value) <= 54;
  const isLon = (value: string): boolean => Number(value) >= 73 && Number(value) <= 136;
  if (isLon(first) && isLat(second)) return { lon: first, lat: second };
  return isLat(first) && isLon(second) ? { lon: second, lat: first } : undefined;
}

/** Thousands parted by a narrow space, a real minus. */
function digits(value: number, places: number): string {
  const [whole = '', part] = Math.abs(value).toFixed(places).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

const isLength = (unit: string): boolean => unit === 'm' || unit === 'm²';
const unitAfter = (text: string, unit: string): string => (unit === '' ? text : unit === '°' ? `${text}°` : `${text}\u00a0${unit}`);

/** Lengths and areas to the centimetre, from 100 in whole metres (cut, never rounded up); counts and whole values as they are. */
export function shownNumber(value: number, unit = ''): string {
  if (isLength(unit)) return Math.abs(value) >= 100 ? digits(Math.trunc(value), 0) : digits(value, 2);
  return digits(value, Number.isInteger(value) ? 0 : 2);
}

export const withUnit = (value: number, unit = ''): string => unitAfter(shownNumber(value, unit), unit);

/** `6.60 m`, `4.20–4.80 m`, `≥ 3.00 m`. An interval a metre wide or more is given in whole metres, outward. */
export function shownInterval([low, high]: Interval, unit = ''): string {
  if (low === null) return high === null ? '–' : `≤ ${withUnit(high, unit)}`;
  if (high === null) return `≥ ${withUnit(low, unit)}`;
  if (isLength(unit) && high - low >= 1) return unitAfter(`${digits(Math.floor(low), 0)}–${digits(Math.ceil(high), 0)}`, unit);
  const from = shownNumber(low, unit);
  return from === shownNumber(high, unit) ? withUnit(low, unit) : `${from}–${withUnit(high, unit)}`;
}

/** Keeps a number and its unit on one line. */
export const bound = (text: string): string => text.replace(/(\d) (?=(?:m|m²|cd\/m²|km|s|%)(?![A-Za-z]))/g, '$1\u00a0');
