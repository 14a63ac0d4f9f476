/** A QR code as one path: it prints sharp at any size and needs no image. */
import { correction, generate } from 'lean-qr';
import { html, type TemplateResult } from 'lit';

/** Modules of light that the standard wants on each side (ISO/IEC 18004). */
const QUIET = 4;
/** Characters of the longest text that is put into a code: more of them, and a phone can't read it off paper. */
export const LONGEST = 900;
/** Sides in millimetres: readable by a phone at arm's length, and no module under half a millimetre where there is room. */
const LEAST = 28;
const MODULE = 0.5;
const MOST = 38;

export interface QrShape {
  /** Side in modules, the quiet zone included. */
  readonly size: number;
  /** Dark modules, row by row, as runs. */
  readonly path: string;
  /** Side in millimetres, the quiet zone included. */
  readonly side: number;
}

/** Correction level M at least: a fold or a stamp may cost a seventh of it. Throws where the text is longer than any code holds. */
export function qrShape(text: string): QrShape {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  }
  return { size, path, side: Math.min(MOST, Math.max(LEAST, size * MODULE)) };
}

/** Dark on white, whatever the theme. */
export function qrCode(text: string, label: string): TemplateResult {
  const { size, path, side } = qrShape(text);
  return html`<svg class="qr" role="img" aria-label=${label} width=${`${side}mm`} height=${`${side}mm`} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges"><path fill="#ffffff" d=${`M0 0h${size}v${size}h${-size}z`} /><path fill="#000000" d=${path} /></svg>`;
}
