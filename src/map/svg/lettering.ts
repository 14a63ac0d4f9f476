/** How much room words take, and into which lines they are broken. Sizes in em of their own type. */

export interface Line {
  readonly text: string;
  /** Times the label's size. */
  readonly scale: number;
  readonly colour: string | null;
  readonly strong: boolean | null;
}

/** Widths of a usual sans serif; a Han character is a square. */
const em = (sign: string): number => {
  if (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F\u{20000}-\u{3FFFF}]/u.test(sign)) return 1;
  if (/[A-Z0-9×]/.test(sign)) return /[MW]/.test(sign) ? 0.85 : 0.62;
  return /[ .,;:'|il]/.test(sign) ? 0.3 : /[-–()]/.test(sign) ? 0.4 : 0.55;
};

/** Width of one line; `spacing` stands between its characters. */
export function widthOf(text: string, spacing = 0): number {
  const signs = Array.from(text);
  return signs.reduce((sum, sign) => sum + em(sign), 0) + spacing * Math.max(0, signs.length - 1);
}

/** Lines of about equal length, none much longer than `most`; Latin words stay whole. */
export function broken(text: string, most: number): string[] {
  const width = widthOf(text);
  const count = Math.ceil(width / most);
  if (count < 2) return [text];
  const target = width / count;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u024F]+|\s+|./gu) ?? []) {
    if (line !== '' && widthOf(line) + widthOf(piece) / 2 > target && lines.length < count - 1) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}
