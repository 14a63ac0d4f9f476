/** Small samples of the map's marks. Hatches are drawn line by line, so that no sample depends on a pattern elsewhere in the page. */
import { html, type TemplateResult } from 'lit';
import type { ZoneClass } from '../../plan/schema/manifest.ts';

export type ZoneStyle = ZoneClass['style'];

/** Lines or dots over 22 × 14, in the spacings of the map: cross 6, slant 6, level 8 (tightened to 4.5 for so small a sample), dots 9. */
const slants = (step: number): string => {
  let d = '';
  for (let x = -14 + step / 2; x < 22; x += step) d += `M${x} 14l14-14`;
  return d;
};
const back = (step: number): string => {
  let d = '';
  for (let x = -14 + step / 2; x < 22; x += step) d += `M${x} 0l14 14`;
  return d;
};
const HATCH: Readonly<Record<ZoneStyle, string>> = {
  prohibited: slants(5) + back(5),
  strict: slants(5),
  general: 'M0 5H22M0 9.5H22',
  display: 'M3 4h.01M10.5 4h.01M18 4h.01M6.5 10h.01M14.5 10h.01',
  outline: '',
};

export const zoneSwatch = (style: ZoneStyle): TemplateResult =>
  html`<svg class="swatch zone ${style}" viewBox="0 0 22 14" aria-hidden="true"><path class="fill" d="M0 0H22V14H0z" /><path class="hatch" d=${HATCH[style]} /><path class="edge" d="M.9 .9H21.1V13.1H.9z" /></svg>`;

export const segmentSwatch = (style: ZoneStyle): TemplateResult =>
  html`<svg class="swatch segment ${style}" viewBox="0 0 22 14" aria-hidden="true"><path d="M1 7H${style === 'display' ? 22 : 21}" /></svg>`;

/** An open square with a dot, as on the map. */
export const siteSwatch: TemplateResult = html`<svg class="swatch site" viewBox="0 0 22 14" aria-hidden="true"><path d="M5 1H17V13H5z" /><circle cx="11" cy="7" r="1.8" /></svg>`;
