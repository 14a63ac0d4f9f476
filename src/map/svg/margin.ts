/** What stands beside the location map: scale bar, north arrow, legend. */
import { type TemplateResult, css, html, nothing, svg } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../context.ts';
import { type Sample, legend } from '../legend.ts';
import { scaleLength } from '../local.ts';
import { TEXTS } from '../texts.ts';
import { classSwatch, linesSwatch, symbolSwatch } from './swatch.ts';
import { SVG_TEXTS } from './texts.ts';

/** Room for the first and the last figure beyond the bar's ends, mm. */
const SIDE = 5;

/** A bar of a round length, at most `most` mm long, in halves; the user unit is a millimetre. Colours are the text's. */
export function scaleBar({ scale, language, most = 28 }: { readonly scale: number; readonly language: Language; readonly most?: number }): TemplateResult {
  const { metres, pixels: length } = scaleLength(scale / 1000, most);
  const words = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const width = length + 2 * SIDE;
  const x = (share: number): string => (SIDE + length * share).toFixed(3);
  return html`<svg class="scale-bar" xmlns="http://www.w3.org/2000/svg" width="${width.toFixed(2)}mm" height="6.6mm" viewBox="0 0 ${width.toFixed(2)} 6.6" role="img" aria-label="${TEXTS.scale[language]} ${words}" fill="currentColor">
    ${[0, 1].map((end) => svg`<text x=${x(end)} y="3.2" text-anchor="middle" font-size="3.175">${end === 0 ? '0' : words}</text>`)}
    <path d="M${x(0)} 4.3V6.2H${x(1)}V4.3M${x(0.5)} 5.2V6.2" fill="none" stroke="currentColor" stroke-width="0.3" />
  </svg>`;
}

/** Up is north on the plan's grid. */
export const northArrow = (language: Language): TemplateResult =>
  html`<svg class="north-arrow" xmlns="http://www.w3.org/2000/svg" width="9mm" height="6.6mm" viewBox="0 0 9 6.6" role="img" aria-label=${SVG_TEXTS.north[language]} fill="currentColor">
    <path d="M1.6 .4L3.2 6L1.6 4.8L0 6z" /><text x="4.6" y="5" font-size="3.175">${SVG_TEXTS.north[language]}</text>
  </svg>`;

export interface MapLegendOptions {
  readonly plan: Plan;
  /** Of the map that it explains. */
  readonly shown: ReadonlySet<string>;
  readonly language: Language;
  readonly ids: string;
}

export interface LegendItem {
  readonly title: string;
  readonly picture: TemplateResult;
  /** Beside what the plan itself sets. */
  readonly more: boolean;
}

/** The marks that are in the frame, each with its meaning. */
export const legendItems = ({ plan, shown, language, ids }: MapLegendOptions): readonly LegendItem[] =>
  legend(plan, 'light').flatMap(({ title, sample, more }, index) => (sample !== null && isShown(sample, shown) ? [{ title: (sample.kind === 'symbol' && sample.image.name.startsWith('proposal') ? TEXTS.proposal : title)[language], picture: pictureOf(sample, `${ids}-${index}-`), more }] : []));

/** The same as a list for `locationMapCss` to set. */
export function mapLegend(options: MapLegendOptions): TemplateResult {
  const items = legendItems(options);
  return items.length === 0 ? html`${nothing}` : html`<ul class="map-legend" aria-label=${SVG_TEXTS.legend[options.language]}>${items.map(({ title, picture }) => html`<li>${picture}<span>${title}</span></li>`)}</ul>`;
}

function isShown(sample: Sample, shown: ReadonlySet<string>): boolean {
  switch (sample.kind) {
    case 'zone': return shown.has(`zones:${sample.style}`);
    case 'segment': return shown.has(`segments:${sample.style}`);
    // The sign has one symbol with its bearing and one without.
    case 'symbol': return shown.has(`image:${sample.image.name}`) || (sample.image.name === 'proposal' && shown.has('image:proposal-place'));
    default: return sample.lines.some(({ of }) => shown.has(of)) || (sample.fill !== null && shown.has(sample.fill.of));
  }
}

function pictureOf(sample: Sample, ids: string): TemplateResult {
  switch (sample.kind) {
    case 'symbol': return symbolSwatch(sample.image.drawing);
    case 'zone':
    case 'segment': return classSwatch(sample.kind, sample.style, ids);
    default: return linesSwatch(sample);
  }
}

/** For whoever shows the map, its margin and its legend: in a shadow root or beside an exported picture. */
export const locationMapCss = css`
  .location-map,
  .scale-bar,
  .north-arrow {
    display: block;
    flex: none;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .map-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 1mm 4mm;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .map-legend li {
    display: flex;
    align-items: center;
    gap: 1.5mm;
    white-space: nowrap;
  }
  .map-legend .swatch {
    flex: none;
    inline-size: 5.82mm;
    block-size: 3.7mm;
    overflow: hidden;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .map-legend .symbol {
    block-size: 4.6mm;
  }
`;
