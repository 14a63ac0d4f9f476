/** Numbers as the report writes them, without the unit: the drawing says once that it is metres. */
import type { Bound } from '../../check/envelope-types.ts';
import type { Interval } from '../../check/types.ts';
import { amount, excess, limitAmount } from '../quantity.ts';

const UNIT = /\s*m$/;
/** `7.20` */
export const metres = (value: number): string => amount(value, 'm').replace(UNIT, '');
/** As the rule writes it: `8`, `6.60`. */
export const limitMetres = (value: number): string => limitAmount(value, 'm').replace(UNIT, '');
/** How far beyond: `0.60`, `1.10–1.30`. */
export const excessMetres = (margin: Interval): string | undefined => excess(margin, 'm')?.replace(UNIT, '');

export const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** Values of one stretch: `2.50–4.20`, `≤ 4.20`, `≥ 2.50`. */
export function rangeMetres(low: Bound, high: Bound): string | undefined {
  if (low.value !== null && high.value !== null) return low.closed && high.closed ? (low.value === high.value ? metres(low.value) : `${metres(low.value)}–${metres(high.value)}`) : `${low.closed ? '≥' : '>'} ${metres(low.value)}, ${high.closed ? '≤' : '<'} ${metres(high.value)}`;
  if (high.value !== null) return `${high.closed ? '≤' : '<'} ${metres(high.value)}`;
  return low.value === null ? undefined : `${low.closed ? '≥' : '>'} ${metres(low.value)}`;
}
