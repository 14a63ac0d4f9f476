import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Mark } from './marks.ts';

/** A small piece of a bar, for the words beside it. @param id of its pattern, within one shadow tree */
export function markSample({ fill, edge, tile }: Mark, id: string): TemplateResult {
  const box = (colour: string): TemplateResult => svg`<rect x=".5" y=".5" width="21" height="11" fill=${colour} stroke=${edge ?? nothing} />`;
  return html`<svg class="sample" viewBox="0 0 22 12" aria-hidden="true">
    ${tile === null ? nothing : svg`<pattern id=${id} width=${tile.width} height=${tile.height} patternUnits="userSpaceOnUse">${tile.strokes.map(({ path, stroke, width, fill: inside, cap }) => svg`<path d=${path} fill=${inside ?? 'none'} stroke=${stroke ?? nothing} stroke-width=${width ?? nothing} stroke-linecap=${cap ?? nothing} opacity=${tile.opacity} />`)}</pattern>`}
    ${box(fill)}${tile === null ? nothing : box(`url(#${id})`)}
  </svg>`;
}
