/** What stands over the desk's map and in the strip under it. */
import { type TemplateResult, html, nothing, svg } from 'lit';
import type { Manifest } from '../../plan/schema/manifest.ts';
import { verdictWord } from '../../report/headline.ts';
import type { Language } from '../context.ts';
import { noticeText } from '../notice.ts';
import type { Theme } from '../palette.ts';
import { TEXTS } from '../texts.ts';
import type { Basemap } from './basemap/types.ts';
import { type Choice, readout } from './readout.ts';
import { writeScale } from './scale.ts';
import { DESK_TEXTS } from './texts.ts';
import { surfaceColours } from './surface-colours.ts';
import { VERDICT_FILLS } from './verdict-fill.ts';

/** What a side shows, in words: `适建性`, `平行墙面 6.00 × 2.40 m`. */
export interface Caption {
  readonly title: string;
  readonly detail?: string;
}

export const caption = (side: 'first' | 'second', { title, detail }: Caption): TemplateResult =>
  html`<p class="caption ${side}"><strong>${title}</strong>${detail === undefined ? nothing : html` <span>${detail}</span>`}</p>`;

export const north = (language: Language): TemplateResult =>
  html`<div class="north" role="img" aria-label=${DESK_TEXTS.northLabel[language]}>
    <svg width="20" height="24" viewBox="-10 -16 20 24" aria-hidden="true"><path class="halo" d="M0-13L5.5 5L0 1.5L-5.5 5Z" /><path d="M0-13L5.5 5L0 1.5L-5.5 5Z" /></svg><b aria-hidden="true">${DESK_TEXTS.north[language]}</b>
  </div>`;

const plain = (colour = ''): TemplateResult => html`<svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">${svg`<path d="M0 0H18V14H0z" fill=${colour} />`}</svg>`;

export function verdictLegend(language: Language, theme: Theme): TemplateResult {
  const entries = Object.entries(VERDICT_FILLS[theme]) as [keyof (typeof VERDICT_FILLS)['light'], (typeof VERDICT_FILLS)['light']['conforming']][];
  return html`<ul class="verdicts" aria-label=${DESK_TEXTS.verdicts[language]}>
    ${entries.map(([verdict, { fill, tile }]) => {
      const copies = tile === null ? [] : [...Array(Math.ceil(18 / tile.size) * Math.ceil(14 / tile.size)).keys()];
      const wide = tile === null ? 1 : Math.ceil(18 / tile.size);
      return html`<li>
        <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
          ${svg`<path d="M0 0H18V14H0z" fill=${fill} />`}${tile === null ? nothing : copies.map((copy) => svg`<path d=${tile.path} transform=${`translate(${(copy % wide) * tile.size} ${Math.floor(copy / wide) * tile.size})`} fill=${tile.solid ? tile.colour : 'none'} stroke=${tile.solid ? 'none' : tile.colour} />`)}
        </svg>${verdictWord(verdict, language)}
      </li>`;
    })}
    <li>${plain(surfaceColours(theme)['surface-outside'])}${verdictWord('outside', language)}</li>
    <li>${plain(surfaceColours(theme)['surface-crossed'])}${DESK_TEXTS.crossed[language]}</li>
  </ul>`;
}

export interface StripGiven {
  readonly language: Language;
  readonly manifest: Manifest;
  /** What is shown, not what was asked for. */
  readonly basemap: Basemap;
  readonly crs: string;
  readonly crsChoices: readonly Choice[];
  readonly at: readonly [lon: number, lat: number];
  readonly pointed: boolean;
  readonly scale: number;
  readonly wrongScale: boolean;
  readonly onCrs: (crs: string) => void;
  readonly onScale: (input: HTMLInputElement) => void;
}

/** Whose ground it is, at the left; where the pointer is, and the scale, at the right. */
export function deskStrip(given: StripGiven): TemplateResult {
  const { language, manifest, basemap, crs, crsChoices, at, pointed, scale, wrongScale } = given;
  const own = basemap.kind === 'schematic';
  const notice = own ? manifest.baseNotice[language] : [basemap.title[language], basemap.attribution].filter((part) => part !== '').join(' · ');
  const number = own ? manifest.mapReviewNumber : basemap.reviewNumber;
  return html`<div class="line">
    <p class="ground"><span>${noticeText(notice)}</span> <span>${TEXTS.reviewNumber[language]}${number ?? TEXTS.reviewNumberMissing[language]}</span></p>
    <div class="numbers">
      <select aria-label=${DESK_TEXTS.crs[language]} @change=${({ target }: Event) => given.onCrs((target as HTMLSelectElement).value)}>
        ${crsChoices.map(({ id, label }) => html`<option value=${id} ?selected=${id === crs}>${label}</option>`)}
      </select>
      <output title=${DESK_TEXTS[pointed ? 'pointer' : 'centre'][language]} aria-label=${DESK_TEXTS[pointed ? 'pointer' : 'centre'][language]} aria-live="off">${readout(crs, at)}</output>
      <label>1 : <input class="scale-field" inputmode="numeric" autocomplete="off" size="9" aria-label=${DESK_TEXTS.scale[language]} aria-invalid=${wrongScale ? 'true' : 'false'} title=${wrongScale ? DESK_TEXTS.scaleWrong[language] : DESK_TEXTS.scale[language]}
        .value=${scale === 0 ? '' : writeScale(scale)} @change=${({ target }: Event) => given.onScale(target as HTMLInputElement)} @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && given.onScale(event.target as HTMLInputElement)} /></label>
    </div>
  </div>`;
}
