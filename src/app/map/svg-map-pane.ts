/** The drawn map, fetched only where MapLibre's can't be shown; one quiet line says so. */
import { html, nothing, type TemplateResult } from 'lit';
import { literal } from 'lit/static-html.js';
import '../../map/svg/sign-plan-svg-map.ts';
import type { Text } from '../../problem.ts';
import { paneOf, type Pane, type Simple } from './map-pane.ts';

const SIMPLE: Readonly<Record<Simple, Text>> = {
  'no-webgl': { zh: '简图：此浏览器没有 WebGL2。', en: 'Simple map: this browser has no WebGL2.' },
  'not-loaded': { zh: '简图：完整地图没有载入。', en: 'Simple map: the full map was not loaded.' },
};
const RETRY: Text = { zh: '重试', en: 'Try again' };

export function svgMapPane(pane: Pane, simple: Simple, retry: () => void): TemplateResult {
  const { language } = pane;
  const again = simple === 'not-loaded' ? html` <button type="button" class="text-button" @click=${retry}>${RETRY[language]}</button>` : nothing;
  return paneOf(literal`sign-plan-svg-map`, pane, html`<span slot="line">${SIMPLE[simple][language]}${again}</span>`);
}
