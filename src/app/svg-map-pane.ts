/** The drawn map with its legend, fetched only where MapLibre's can't be shown; one quiet line says so. */
import { html, nothing, type TemplateResult } from 'lit';
import '../elements/legend/sign-plan-legend.ts';
import '../map/svg/sign-plan-svg-map.ts';
import { TEXTS } from '../map/texts.ts';
import type { Text } from '../problem.ts';
import type { Simple } from './map-choice.ts';
import type { Pane } from './sign-plan-map-pane.ts';

const SIMPLE: Readonly<Record<Simple, Text>> = {
  'no-webgl': { zh: '简图：此浏览器没有 WebGL2。', en: 'Simple map: this browser has no WebGL2.' },
  'not-loaded': { zh: '简图：完整地图没有载入。', en: 'Simple map: the full map was not loaded.' },
};
const RETRY: Text = { zh: '重试', en: 'Try again' };

export function svgMapPane({ plan, report, proposal, highlight, language, theme, drawing = false, drawn, roomy, tall, onPlace, onLine, onDrawn, onReady, onError, onTall }: Pane, simple: Simple, retry: () => void): TemplateResult {
  return html`<sign-plan-svg-map
    .plan=${plan}
    .report=${report}
    .proposal=${proposal}
    .language=${language}
    .highlight=${highlight}
    .theme=${theme}
    .drawing=${drawing}
    @sign-plan-place=${onPlace}
    @sign-plan-line=${onLine}
    @sign-plan-drawing-end=${onDrawn}
    @sign-plan-map-ready=${onReady}
    @sign-plan-map-error=${onError}
  >
    <sign-plan-legend slot="legend" ?hidden=${!drawn} .plan=${plan} .theme=${theme} .language=${language} .open=${roomy}></sign-plan-legend>
    ${drawing ? nothing : html`<button slot="tools" type="button" class="button taller" @click=${onTall}>${TEXTS[tall ? 'shorter' : 'taller'][language]}</button>`}
    <span slot="line">${SIMPLE[simple][language]}${simple === 'not-loaded' ? html` <button type="button" class="text-button" @click=${retry}>${RETRY[language]}</button>` : nothing}</span>
  </sign-plan-svg-map>`;
}
