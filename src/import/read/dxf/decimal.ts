/** A number from its digits in bytes. A drawing of 50 MB holds some millions of them: making a string of each takes longer than all the rest. */

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const SPACE = 32;
const POINT = 46;
const MINUS = 45;
const PLUS = 43;

/** NaN where the bytes from `start` to `end` are no decimal number. */
export function decimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= SPACE) at += 1;
  const from = at;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at += 1;
  let mantissa = 0;
  let digits = 0;
  let behind = 0;
  let seenPoint = false;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48);
      digits += 1;
      if (seenPoint) behind += 1;
    } else if (byte === POINT && !seenPoint) seenPoint = true;
    else break;
  }
  let rest = at;
  while (rest < end && (bytes[rest] ?? 0) <= SPACE) rest += 1;
  // Both are exact then, and so the quotient is rounded once, as the standard wants it (Clinger 1990, the fast case).
  if (rest >= end && digits > 0 && digits <= 15) {
    const value = mantissa / (POWERS[behind] ?? 1);
    return negative ? -value : value;
  }
  return byString(bytes, from, end);
}

function byString(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 400) return Number.NaN;
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  // Not what `Number` would take besides: hexadecimal, words, nothing.
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?\s*$/.test(text) ? Number(text.trim().replace(/[dD]/, 'e')) : Number.NaN;
}
