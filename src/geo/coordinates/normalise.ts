/** One way of writing for all that keyboards, input methods, documents and links leave. */

const ESCAPES: Readonly<Record<string, string>> = { '20': ' ', '2c': ',', '3a': ':', '3b': ';', '3d': '=', '26': '&', '40': '@', '7c': '|' };

/** Marks of degrees, minutes and seconds that people type or paste. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘⁰]/g, '°'],
  [/''|[″"“”〃]/g, '″'],
  [/['′‘’ʹ´`]/g, '′'],
];

/**
 * Full-width signs narrowed, dashes and primes made one, links unescaped; spaces stay, invisible signs go. A full stop between digits is a decimal point.
 * Degrees, minutes and seconds parted by `-` or `:` get their marks.
 */
export function normalise(text: string): string {
  let plain = text
    .replace(/%C2%B0/gi, '°')
    .replace(/%([0-9a-f]{2})/gi, (whole, code: string) => ESCAPES[code.toLowerCase()] ?? whole)
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[−–—‐‑﹣]/g, '-')
    .replace(/(\d)[。·](?=\d)/g, '$1.')
    .replace(/、/g, ';');
  for (const [pattern, mark] of MARKS) plain = plain.replace(pattern, mark);
  return plain.replace(/(?<![\d.])(\d{1,3})([-:])(\d{1,2})\2(\d{1,2}(?:[.,]\d+)?)(?!\d|[-:]\d)/g, '$1°$3′$4″');
}

/** Ways to take a comma or a space between digits, the likeliest first; a text may be read differently by each. */
export const SEPARATIONS: readonly ((plain: string) => string)[] = [
  (plain) => plain,
  // 115,98265 29,72752
  (plain) => plain.replace(/(?<![\d.])([+-]?\d+),(\d+)(?![\d.])/g, '$1.$2'),
  // 404,586.066 3,292,830.563
  (plain) => plain.replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (digits) => digits.replaceAll(',', '')),
  // 39 404 586.066 3 292 830.563 and the same with commas for points
  (plain) => grouped(plain),
  (plain) => grouped(plain.replace(/(\d{3}),(\d+)/g, '$1.$2')),
];

const grouped = (plain: string): string => plain.replace(/(?<![\d.])\d{1,3}(?: \d{3})+(?!\d)/g, (digits) => digits.replaceAll(' ', ''));
