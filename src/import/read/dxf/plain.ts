/** Texts of a drawing as plain words: what only tells how they are drawn is taken away. */

/** Code pages of `\M+nXXXX`. */
const MULTIBYTE: Readonly<Record<string, string>> = { 1: 'shift_jis', 2: 'big5', 3: 'euc-kr', 5: 'gb18030' };

/** Characters that the file's code page lacks are written by their numbers. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\M\+([1235])([0-9a-f]{2})([0-9a-f]{2})/gi, (_, page: string, lead: string, trail: string) => new TextDecoder(MULTIBYTE[page]).decode(Uint8Array.of(Number.parseInt(lead, 16), Number.parseInt(trail, 16))));
}

const SIGNS: Readonly<Record<string, string>> = { c: '⌀', d: '°', p: '±', '%': '%', u: '', o: '', k: '' };

/** `%%d` and its like. */
const signs = (text: string): string =>
  text.replace(/%%(\d{3}|[a-z%])/gi, (whole, what: string) => {
    if (/^\d/.test(what)) return Number(what) < 256 ? String.fromCharCode(Number(what)) : whole;
    return SIGNS[what.toLowerCase()] ?? whole;
  });

const carets = (text: string): string => text.replace(/\^([ IJM])/g, (_, what: string) => (what === ' ' ? '^' : what === 'I' ? '\t' : what === 'J' ? '\n' : ''));

/** Of TEXT and attributes. */
export const plainText = (text: string): string => signs(carets(text)).trim();

/** Of MTEXT: lines are kept, fonts, heights, colours and alignment are not; a stacked fraction becomes `1/2`. */
export function plainParagraphs(text: string): string {
  const plain = carets(text).replace(
    /\\([\\{}])|\\([PXN~])|\\S([^;\\]*);|\\[ACFfHQTWp][^;\\]*;|\\[LlOoKk]|[{}]/g,
    (_, literal: string | undefined, line: string | undefined, stack: string | undefined) => literal ?? (line === undefined ? undefined : line === '~' ? ' ' : '\n') ?? (stack === undefined ? '' : stack.replace(/[#^]\s*/, '/')),
  );
  return signs(plain).split('\n').map((line) => line.trimEnd()).join('\n').trim();
}
