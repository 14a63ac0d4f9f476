/** Whole numbers beyond 2^53, which `JSON.parse` rounds, as texts: a key of eighteen digits must not lose its last. */

const LONG = /-?\d{16,}/g;

/**
 * The text with each such number in quotes. Reads on only where there is a run of sixteen digits at all; digits behind a point, before one,
 * or in a text stay as they are. Linear: each character is passed once.
 */
export function quoteLong(text: string): string {
  LONG.lastIndex = 0;
  let result = '';
  let copied = 0;
  let quote = -1;
  for (let hit = LONG.exec(text); hit !== null; hit = LONG.exec(text)) {
    const at = hit.index;
    const end = at + hit[0].length;
    // Past all texts that end before it.
    while (quote < at) {
      const open = text.indexOf('"', quote + 1);
      if (open < 0 || open > at) break;
      quote = closing(text, open);
    }
    if (quote > at) {
      LONG.lastIndex = quote;
      continue;
    }
    if (/[\d.eE+]/.test(text[at - 1] ?? '') || /[.eE]/.test(text[end] ?? '') || Number.isSafeInteger(Number(hit[0]))) continue;
    result += `${text.slice(copied, at)}"${hit[0]}"`;
    copied = end;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** Index of the quote that ends the text which begins at `open`; the end of all where there is none. */
function closing(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
