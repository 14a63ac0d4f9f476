/**
 * Numbers as they are shown, by one rule for page, text and JSON. The engine has rounded them outward already; here they only get digits and a unit.
 * Lengths and areas have two decimals, or three where the millimetre was stated; from a thousand on, and in an interval a metre wide or more, whole metres are fine enough.
 * No Intl: the text is the same everywhere.
 */
import type { Interval } from '../check/types.ts';

const isLength = (unit: string): boolean => unit === 'm' || unit === 'm²';
const COARSE = 1000;

/** Fixed notation with a real minus sign, thousands parted by a narrow space, without zeros beyond the `least` decimals. */
function write(value: number, least: number, most: number): string {
  const [whole = '', part = ''] = Math.abs(value).toFixed(most).split('.');
  const kept = part.replace(/0+$/, '').padEnd(least, '0');
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u202f') + (kept === '' ? '' : `.${kept}`);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** What is cut off is cut towards zero, or outward for the end of an interval. */
function digits(value: number, unit: string, cut: (value: number) => number = Math.trunc): string {
  if (!isLength(unit)) return write(value, 0, unit === '' ? 4 : 2);
  return Math.abs(value) >= COARSE ? write(cut(value), 0, 0) : write(value, 2, 3);
}

const withUnit = (text: string, unit: string): string => (unit === '' ? text : unit === '°' ? `${text}°` : `${text} ${unit}`);

/** A single value: `7.20 m`, `420 cd/m²`, `2`. */
export const amount = (value: number, unit = ''): string => withUnit(digits(value, unit), unit);

/** A limit as the rule writes it: `8 m`, `6.60 m`. */
export const limitAmount = (value: number, unit = ''): string => (Number.isInteger(value) ? withUnit(write(value, 0, 0), unit) : amount(value, unit));

/** Both ends of an interval, without the unit. */
function ends(low: number, high: number, unit: string): readonly [string, string] {
  if (isLength(unit) && high - low >= 1) return [write(Math.floor(low), 0, 0), write(Math.ceil(high), 0, 0)];
  return [digits(low, unit, Math.floor), digits(high, unit, Math.ceil)];
}

/** An interval: `7.20 m` where it is one value, else `2.34–3.10 m`, `12–18 m`, `≥ 3.00 m`, `≤ 4.00 m`; undefined where nothing is known. `to` joins ends of which one is negative. */
export function span([low, high]: Interval, unit = '', to = '–'): string | undefined {
  if (low === null) return high === null ? undefined : `≤ ${withUnit(digits(high, unit, Math.ceil), unit)}`;
  if (high === null) return `≥ ${withUnit(digits(low, unit, Math.floor), unit)}`;
  if (low === high) return amount(low, unit);
  const [from, until] = ends(low, high, unit);
  return withUnit(from === until ? from : `${from}${low < 0 ? ` ${to} ` : '–'}${until}`, unit);
}

/** An interval about zero as the amounts on either side of it: `[10 m, 388 m]`. */
export function sides(low: number, high: number, unit = ''): readonly [below: string, above: string] {
  const [below, above] = ends(low, high, unit);
  return [withUnit(below.replace('−', ''), unit), withUnit(above, unit)];
}

/** How far inside or beyond a limit, without sign: `0.60 m`, `2–10 m`. */
export function excess([low, high]: Interval, unit = ''): string | undefined {
  const beyond = high !== null && high <= 0;
  return span(beyond ? [-high, low === null ? null : -low] : [low, high], unit);
}
