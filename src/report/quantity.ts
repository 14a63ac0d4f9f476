/** Numbers as they are shown. The engine has rounded them outward already; here they only get digits and a unit. No Intl: the text is the same everywhere. */
import type { Interval } from '../check/types.ts';

/** Decimals of a unit: at least, and at most. */
function decimals(unit: string): readonly [least: number, most: number] {
  if (unit === 'm' || unit === 'm²') return [2, 3];
  return unit === '' ? [0, 4] : [0, 2];
}

/** Fixed notation with a real minus sign, without zeros beyond the least decimals. */
function digits(value: number, unit: string): string {
  const [least, most] = decimals(unit);
  const text = value.toFixed(most).replace('-', '−');
  const kept = least === 0 ? text.replace(/\.?0+$/, '') : text.replace(new RegExp(`0{1,${most - least}}$`), '');
  return kept === '−0' || kept === '−0.00' ? kept.slice(1) : kept;
}

const withUnit = (text: string, unit: string): string => (unit === '' ? text : unit === '°' ? `${text}°` : `${text} ${unit}`);

/** A single value: `7.20 m`, `420 cd/m²`, `2`. */
export const amount = (value: number, unit = ''): string => withUnit(digits(value, unit), unit);

/** A limit as the rule writes it: `8 m`, `6.60 m`. */
export const limitAmount = (value: number, unit = ''): string => (Number.isInteger(value) ? withUnit(String(value).replace('-', '−'), unit) : amount(value, unit));

/** An interval: `7.20 m` where it is one value, else `2.34–3.10 m`, `≥ 3.00 m`, `≤ 4.00 m`; undefined where nothing is known. `to` joins ends of which one is negative. */
export function span([low, high]: Interval, unit = '', to = '–'): string | undefined {
  if (low === null || high === null) return high !== null ? `≤ ${amount(high, unit)}` : low !== null ? `≥ ${amount(low, unit)}` : undefined;
  if (low === high) return amount(low, unit);
  return withUnit(`${digits(low, unit)}${low < 0 ? ` ${to} ` : '–'}${digits(high, unit)}`, unit);
}

/** How far inside or beyond a limit, without sign: `0.60 m`, `2.00–10.00 m`. */
export function excess([low, high]: Interval, unit = ''): string | undefined {
  const beyond = high !== null && high <= 0;
  return span(beyond ? [-high, low === null ? null : -low] : [low, high], unit);
}
