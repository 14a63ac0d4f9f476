import { html, svg, type TemplateResult } from 'lit';

/** Steps between the words, in millimetres of the turned sheet. */
const STEP = { x: 62, y: 32 };
const RANGE = Array.from({ length: 9 }, (_, i) => i - 4);

/** The word over the whole sheet, slanted and faint, every other row shifted. Part of the drawing, so that it prints; not of the text that is read or copied. */
export const watermark = (word: string): TemplateResult =>
  html`<svg class="watermark" viewBox="-105 -148.5 210 297" aria-hidden="true">
    <g transform="rotate(-28)">${RANGE.flatMap((row) => RANGE.map((column) => svg`<text x=${(column + (row % 2 === 0 ? 0 : 0.5)) * STEP.x} y=${row * STEP.y} text-anchor="middle">${word}</text>`))}</g>
  </svg>`;
