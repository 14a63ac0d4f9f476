/** Text in columns for a terminal: a Chinese character is two wide, a combining mark none (Unicode Standard Annex 11; what is ambiguous there counts as narrow). */

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Signs that close what stands before them: no line begins with one. And those that open what follows: none ends with one. */
const CLOSING = /[、，。；：！？）】》”’…,.;:!?)\]}%]/u;
const OPENING = /[（【《“‘([{]$/u;
/** After these a space holds together: `≤ 6.60 m`. */
const BOUND = /(?:\d|[≤≥<>=≠×]) $/u;

export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

const endsWide = (text: string): boolean => WIDE.test(Array.from(text).at(-1) ?? '');

/** What may not be parted: a word, a number with its unit and the sign before it, a character with what closes it. */
function pieces(text: string): string[] {
  const out: string[] = [];
  for (const char of text) {
    const last = out.at(-1);
    const wide = last !== undefined && (WIDE.test(char) || endsWide(last)) && char !== ' ' && !CLOSING.test(char) && !OPENING.test(last);
    if (last === undefined || (last.endsWith(' ') ? !BOUND.test(last) : wide)) out.push(char);
    else out[out.length - 1] = last + char;
  }
  return out;
}

/** Lines of at most `width`; a word longer than that is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const push = (): void => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of pieces(text)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) push();
    for (const part of displayWidth(piece.trimEnd()) > width ? Array.from(piece) : [piece]) {
      if (line !== '' && displayWidth(line + part.trimEnd()) > width) push();
      line += part;
    }
  }
  if (line !== '' || lines.length === 0) push();
  return lines;
}

export interface ColumnsOptions {
  /** Most columns that a cell is wide. */
  readonly widest: readonly number[];
  readonly gap?: string;
}

/** A table of cells that may have several lines; a rule under the first row and between the others. */
export function columns(rows: readonly (readonly (readonly string[])[])[], { widest, gap = '  ' }: ColumnsOptions): string[] {
  const cells = rows.map((row) => row.map((cell, i) => cell.flatMap((line) => wrap(line, widest[i] ?? 24))));
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => Math.max(0, ...(row[i] ?? []).map(displayWidth)))));
  const rule = (sign: string): string => widths.map((width) => sign.repeat(width)).join(gap);
  return cells.flatMap((row, at) => {
    const height = Math.max(...row.map((cell) => cell.length));
    const lines = Array.from({ length: height }, (_, i) => row.map((cell, c) => padEnd(cell[i] ?? '', widths[c] ?? 0)).join(gap).trimEnd());
    return [...lines, rule(at === 0 ? '=' : '-')];
  });
}
