/** The mark of a demonstration over the whole sheet. Strokes, not letters: it prints the same everywhere, and whoever copies or searches the sheet's text has nothing of it in between. */
import { html, svg, type TemplateResult } from 'lit';
import type { Language } from '../../report/phrases.ts';

/** Signs one em high about the middle line, with their width. */
const SIGNS: Readonly<Record<string, readonly [width: number, path: string]>> = {
  示: [0.9, 'M.16-.36H.74M0-.1H.9M.45-.1V.4L.32.34M.24.08L.06.36M.66.08L.84.36'],
  范: [0.9, 'M.02-.36H.88M.28-.48V-.24M.62-.48V-.24M.06-.14L.2-.04M0 .08L.14 .18M.02.46L.2.22M.36-.1H.74V.1Q.74.16 .62.14M.36-.1V.36Q.36.42 .42.42H.8Q.86.42 .88.28'],
  D: [0.56, 'M0-.4V.4H.2Q.56.4 .56 0Q.56-.4 .2-.4Z'],
  E: [0.48, 'M.48-.4H0V.4H.48M0 0H.4'],
  M: [0.7, 'M0 .4V-.4L.35.2L.7-.4V.4'],
  O: [0.6, 'M.3-.4Q0-.4 0 0Q0 .4 .3 .4Q.6 .4 .6 0Q.6-.4 .3-.4Z'],
  N: [0.56, 'M0 .4V-.4L.56.4V-.4'],
  S: [0.5, 'M.48-.28Q.44-.4 .25-.4Q0-.4 0-.2Q0-.04 .25 0Q.5.04 .5.2Q.5.4 .25.4Q.04.4 0 .26'],
  T: [0.56, 'M0-.4H.56M.28-.4V.4'],
  R: [0.52, 'M0 .4V-.4H.28Q.5-.4 .5-.2Q.5 .02 .28 .02H0M.28.02L.52.4'],
  A: [0.6, 'M0 .4L.3-.4L.6.4M.11.12H.49'],
  I: [0, 'M0-.4V.4'],
};

const WORDS = { zh: { word: '示范', size: 12, gap: 0.35, step: [62, 32] }, en: { word: 'DEMONSTRATION', size: 7, gap: 0.25, step: [92, 30] } } as const;
/** As many to each side as cover the half of a length. */
const range = (half: number): readonly number[] => Array.from({ length: 2 * half + 1 }, (_, i) => i - half);
/** Of the paper, millimetres. */
const A4 = { width: 210, height: 297 } as const;
const A4_HALF = 4;

/** Slanted and faint, every other row shifted. */
export function watermark(language: Language, { width: wide, height: high }: { readonly width: number; readonly height: number } = A4): TemplateResult {
  const { word, size, gap, step } = WORDS[language];
  let width = 0;
  const letters = word.split('').map((letter) => {
    const [own, path] = SIGNS[letter] ?? [0, ''];
    const placed = svg`<path transform=${`translate(${width.toFixed(2)} 0)`} d=${path} />`;
    width += own + gap;
    return placed;
  });
  const at = (row: number, column: number): string => `translate(${((column + (row % 2 === 0 ? 0 : 0.5)) * step[0] - (width * size) / 2).toFixed(1)} ${row * step[1]}) scale(${size})`;
  const steps = range(Math.ceil((A4_HALF * Math.max(wide, high)) / A4.height) + (wide > A4.width ? 1 : 0));
  return html`<svg class="watermark" viewBox=${`${-wide / 2} ${-high / 2} ${wide} ${high}`} aria-hidden="true">
    <g transform="rotate(-28)">${steps.flatMap((row) => steps.map((column) => svg`<g transform=${at(row, column)}>${letters}</g>`))}</g>
  </svg>`;
}
