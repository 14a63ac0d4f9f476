/** How wide a text is, near enough to place it: a Chinese character is one em, a figure 0.56. On the wide side, so that what is placed by it does not touch. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f≥≤≠]/;
const NARROW: Readonly<Record<string, number>> = { ' ': 0.26, '.': 0.3, ',': 0.3, '·': 0.4, ':': 0.3, ';': 0.3, '–': 0.56, '-': 0.38, '²': 0.4, '<': 0.58, '>': 0.58, '×': 0.6, '\u202f': 0.2, i: 0.28, l: 0.28, j: 0.28, t: 0.38, f: 0.36, r: 0.4, m: 0.9, w: 0.82, W: 0.95, M: 0.9 };

/** Pixels at a font size in pixels; `bold` for weight 600. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const sign of text) em += WIDE.test(sign) ? 1 : (NARROW[sign] ?? (/[A-Z]/.test(sign) ? 0.68 : 0.56));
  return em * size * (bold ? 1.05 : 1);
}
