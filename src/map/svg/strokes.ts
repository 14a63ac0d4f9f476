/** Symbols, hatches and names as SVG. Looks are attributes, so that the same templates serve a page, a printed sheet and a picture. */
import { type TemplateResult, nothing, svg } from 'lit';
import type { Drawing } from '../images.ts';
import { SONG } from '../expressions.ts';
import type { Letters, Words } from './marks.ts';

const SONG_FAMILY = SONG.map((name) => (name === 'serif' ? name : `'${name}'`)).join(',');
/** From the middle of a line of type down to its baseline, em. */
const BASE = 0.36;
/** Degrees by which water names lean to the left. */
const LEAN = 14;

/** The strokes of an image of the map. */
export const symbolUse = ({ strokes }: Pick<Drawing, 'strokes'>): TemplateResult[] =>
  strokes.map(({ path, stroke, width, fill, cap }) => svg`<path d=${path} fill=${fill ?? 'none'} stroke=${stroke ?? nothing} stroke-width=${stroke === undefined ? nothing : (width ?? 1)} stroke-linecap=${cap === 'round' ? cap : nothing} stroke-linejoin="round" />`);

/** A name with its halo behind it. */
export function writing(mark: Words | Letters): TemplateResult {
  const { face } = mark;
  const content = mark.kind === 'letters' ? lettersOf(mark) : linesOf(mark);
  return svg`<g fill=${face.colour} stroke=${face.halo} stroke-width=${face.haloWidth * 2} stroke-linejoin="round" paint-order="stroke" font-size=${face.size.toFixed(2)} font-family=${face.song ? SONG_FAMILY : nothing} font-weight=${face.strong ? 600 : nothing} opacity=${face.opacity === 1 ? nothing : face.opacity}>${content}</g>`;
}

const place = (x: number, y: number): string => `translate(${x.toFixed(2)} ${y.toFixed(2)})`;

function linesOf({ face, lines, x, anchor, slanted }: Words): TemplateResult[] {
  const weight = (strong: boolean | null): string | typeof nothing => (strong === null || strong === face.strong ? nothing : strong ? '600' : '400');
  return lines.map(({ text, scale, colour, strong, y }) => {
    const size = face.size * scale;
    // Spacing stands after the last character too: half of it is taken back.
    const middle = anchor === 'middle' ? x + (face.spacing * size) / 2 : x;
    return svg`<text transform=${`${place(middle, y + BASE * size)}${slanted ? `skewX(${LEAN})` : ''}`} text-anchor=${anchor === 'start' ? nothing : anchor} font-size=${scale === 1 ? nothing : size.toFixed(2)} font-weight=${weight(strong)} fill=${colour ?? nothing} letter-spacing=${face.spacing === 0 ? nothing : (face.spacing * size).toFixed(2)}>${text}</text>`;
  });
}

function lettersOf({ face, letters }: Letters): TemplateResult[] {
  return letters.map(({ sign, x, y, turn }) => svg`<text transform=${`${place(x, y)}${Math.abs(turn) < 0.05 ? '' : `rotate(${turn.toFixed(1)})`}`} y=${(BASE * face.size).toFixed(2)} text-anchor="middle">${sign}</text>`);
}
