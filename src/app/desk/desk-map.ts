/** The desk's map: fetched late, told what to show, heard. Without it the desk goes on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { Box } from '../../map/inside-point.ts';
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import { Lazy } from '../lazy.ts';
import type { DeskStore } from './store.ts';
import { deskWords } from './words.ts';

interface Given {
  readonly plan: Plan;
  readonly language: Language;
  readonly theme: Theme;
}

export class DeskMap {
  private readonly store: DeskStore;
  private readonly code: Lazy<unknown>;

  constructor(store: DeskStore, host: { requestUpdate(): void }) {
    this.store = store;
    this.code = new Lazy(host, () => import('../../map/desk/sign-plan-desk-map.ts'));
  }

  showBox(box: Box): void {
    void box;
  }

  render({ plan, language, theme }: Given): TemplateResult | typeof nothing {
    const w = deskWords(language);
    void this.code.fetch();
    if (this.code.state === 'failed') return html`<p class="map-note" role="status">${w.mapFailed}<button type="button" class="button" @click=${() => void this.code.fetch()}>${w.retry}</button></p>`;
    if (this.code.state !== 'here') return html`<p class="map-note">${w.mapLoading}</p>`;
    const { layers } = this.store.state;
    return html`<sign-plan-desk-map .first=${{ plan, layers, shown: new Map(), signs: null, surface: null }} .second=${null} .language=${language} .theme=${theme} .chosen=${this.store.state.chosen}></sign-plan-desk-map>`;
  }
}
