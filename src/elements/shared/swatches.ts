/** Small samples of the map's marks. Hatches are drawn line by line, so that no sample depends on a pattern elsewhere in the page. */
import { html, svg, type TemplateResult } from 'lit';
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

const MARKS = {
  site: svg`<path class="open" d="M5 1H17V13H5z"/><circle class="dot" cx="11" cy="7" r="1.8"/>`,
  heritage: svg`<path d="M6 12.5H16M7 11.5V6.5M11 11.5V6.5M15 11.5V6.5M5 6.5H17L11 1z"/>`,
  organ: svg`<circle class="open" cx="11" cy="7" r="5.5"/><path class="dot" d="M11 3.6l.9 2.3 2.4.1-1.9 1.5.7 2.4-2.1-1.4-2.1 1.4.7-2.4-1.9-1.5 2.4-.1z"/>`,
  power: svg`<path d="M1 7H21M7 4l-3 6M18 4l-3 6"/>`,
  existing: svg`<path class="open" d="M11 2L17 12.5H5z"/>`,
  proposal: svg`<path class="bar" d="M3 11H19"/><path d="M11 9V1.5M7.5 5L11 1l3.5 4"/>`,
} as const;
export type Mark = keyof typeof MARKS;

export const markSwatch = (mark: Mark): TemplateResult => html`<svg class="swatch mark ${mark}" viewBox="0 0 22 14" aria-hidden="true">${MARKS[mark]}</svg>`;
