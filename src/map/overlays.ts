/** What stands over the map and under it: buttons, scale, notes, the strip. */
import { type TemplateResult, html, nothing, svg } from 'lit';
import type { Manifest } from '../plan/schema/manifest.ts';
import type { Text } from '../problem.ts';
import type { Language } from './context.ts';
import type { Description } from './describe.ts';
import { metresPerPixel, scaleLength } from './local.ts';
import { noticeText } from './notice.ts';
import type { Ground } from './plan-view.ts';
import { TEXTS } from './texts.ts';

const icon = (path: string): TemplateResult => html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;

export function zoomButtons(language: Language, map: Ground, to: (zoom: number) => void): TemplateResult {
  const zoom = map.getZoom();
  const button = (step: 1 | -1, path: string, label: string, end: boolean): TemplateResult =>
    html`<button type="button" aria-label=${label} title=${label} ?disabled=${end} @click=${() => to(Math.round((zoom + step) * 2) / 2)}>${icon(path)}</button>`;
  return html`<div class="zoom">${button(1, 'M4 10H16M10 4V16', TEXTS.zoomIn[language], zoom >= map.getMaxZoom())} ${button(-1, 'M4 10H16', TEXTS.zoomOut[language], zoom <= map.getMinZoom())}</div>`;
}

export function scaleBar(language: Language, zoom: number, lat: number): TemplateResult {
  const { metres, pixels } = scaleLength(metresPerPixel(zoom, lat), 100);
  const words = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return html`<div class="scale" role="img" aria-label="${TEXTS.scale[language]} ${words}" .style=${`inline-size:${pixels.toFixed(1)}px`}><span><b>0</b><b>${words}</b></span><i></i></div>`;
}

/** Bare land must not read as land without a zone. */
export const missingNote = (language: Language, layers: readonly Text[]): TemplateResult =>
  html`<p class="note missing"><strong>${TEXTS.missing[language]}${layers.map((title) => title[language]).join(language === 'zh' ? '；' : '; ')}</strong> ${TEXTS.unread[language]}</p>`;

/** What the symbol is that was chosen, and what else stands there. */
export function featureNote(language: Language, found: readonly Description[], on: { readonly place: (() => void) | null; readonly close: () => void }): TemplateResult {
  return html`<div class="note feature">
    <div class="words">
      ${found.map(({ layer, name, key, class: kind }) => html`<p><strong>${name === '' ? key : name}</strong>${name === '' ? nothing : html` ${key}`}<br />${kind === '' ? layer : `${layer} · ${kind}`}</p>`)}
    </div>
    <div class="do">
      ${on.place === null ? nothing : html`<button type="button" @click=${on.place}>${TEXTS.placeHere[language]}</button>`}
      <button type="button" @click=${on.close}>${TEXTS.close[language]}</button>
    </div>
  </div>`;
}

/** A place that was chosen too far out. `zoom` null: the map is close enough by now. */
export function coarseNote(language: Language, metres: number, zoom: (() => void) | null): TemplateResult {
  const words = `${TEXTS.error[language]} ${metres >= 1000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres)} m`}`;
  return html`<div class="note coarse">
    <div class="words"><p><strong>${words}</strong>${language === 'zh' ? '。' : '. '}<span class="whole">${TEXTS[zoom ? 'zoomFirst' : 'placeAgain'][language]}</span></p></div>
    ${zoom ? html`<div class="do"><button type="button" @click=${zoom}>${TEXTS.zoomToSign[language]}</button></div>` : nothing}
  </div>`;
}

/** Whose ground it is, and under which number it was reviewed, where it is not the package's own. */
export interface GroundNotice {
  readonly text: Text;
  readonly reviewNumber: string | null;
}

export const partNote = (language: Language, layers: readonly Text[]): TemplateResult =>
  html`<p class="note part"><strong>${layers.map((title) => title[language]).join(language === 'zh' ? '、' : ', ')}</strong>${TEXTS.part[language]}</p>`;

export function strip(language: Language, { status, baseNotice, mapReviewNumber }: Manifest, other: GroundNotice | null): TemplateResult {
  const { text, reviewNumber } = other ?? { text: baseNotice, reviewNumber: mapReviewNumber };
  return html`<p class="line">
    ${status === 'demonstration' ? html`<span class="tag">${TEXTS.demonstration[language]}</span>` : nothing}
    <span>${noticeText(text[language])}</span>
    <span>${TEXTS.reviewNumber[language]}${reviewNumber ?? TEXTS.reviewNumberMissing[language]}</span>
    <slot name="line"></slot>
  </p>`;
}
