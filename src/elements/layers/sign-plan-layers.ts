import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { deskNodes, type DeskGroup, type DeskNode } from '../../map/desk/nodes.ts';
import type { LayerState } from '../../map/desk/types.ts';
import { layerSample } from '../../map/legend.ts';
import type { Theme } from '../../map/palette.ts';
import { linesSwatch, symbolSwatch } from '../../map/svg/swatch.ts';
import type { Plan } from '../../plan/plan.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, swatches } from '../shared/styles.ts';
import { segmentSwatch, siteSwatch, zoneSwatch } from '../shared/swatches.ts';
import { changed, moved, ordered } from './order.ts';
import css from './sign-plan-layers.css?inline';
import { words } from './words.ts';

/** `drawn` by hand, `remarks` of one's own and of others, `delivery`: files that are looked at before they are imported. */
export interface LaidOver {
  readonly id: 'drawn' | 'remarks' | 'delivery';
  readonly count: number;
  readonly visible: boolean;
}

/**
 * The tree of layers: groups, switches, order, opacity, and what the package says of each. Symbols are those of the map.
 * @fires sign-plan-layers - the states as they are now to be: `{layers}`
 * @fires sign-plan-labels - names and numbers on the map, or none: `{on}`
 * @fires sign-plan-over - something laid over the plan to be shown or not: `{id, visible}`
 * @fires sign-plan-layer-zoom - all of a layer to be brought into view: `{id}`
 */
export class SignPlanLayers extends LitElement {
  static override properties = { plan: { attribute: false }, layers: { attribute: false }, audited: { attribute: false }, language: {}, theme: {}, labels: { type: Boolean }, over: { attribute: false }, chosen: { state: true } };
  static override styles = [base, swatches, unsafeCSS(css)];

  declare plan: Plan | null;
  declare layers: readonly LayerState[];
  /** Signs of a file, as many as there are; null without a file. */
  declare audited: number | null;
  declare language: Language;
  declare theme: Theme;
  /** Names and numbers are written on the map. */
  declare labels: boolean;
  /** What lies over the plan for a while, beside its layers. */
  declare over: readonly LaidOver[];
  private declare chosen: string | null;

  constructor() {
    super();
    this.plan = null;
    this.layers = [];
    this.audited = null;
    this.language = 'zh';
    this.theme = 'light';
    this.labels = true;
    this.over = [];
    this.chosen = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, language } = this;
    if (plan === null) return nothing;
    const w = words(language);
    const groups = deskNodes(plan, this.audited);
    const node = groups.flatMap(({ nodes }) => nodes).find(({ id }) => id === this.chosen) ?? null;
    const group = groups.find(({ id }) => id === node?.group) ?? null;
    return html`<section aria-labelledby="title">
      <header><h2 id="title">${w.title}</h2><label class="labels"><input type="checkbox" .checked=${this.labels} @change=${(event: Event) => emit(this, 'sign-plan-labels', { on: (event.target as HTMLInputElement).checked })} />${w.labels}</label>${this.layers.some(({ visible }) => !visible) ? html`<button type="button" class="text-button" @click=${() => this.tell(this.layers.map((layer) => ({ ...layer, visible: true })))}>${w.all}</button>` : nothing}</header>
      <div class="tree">
        ${groups.map((one) => html`<details open>
          <summary>${toolIcon('down')}${one.title[language]}</summary>
          <ul>${ordered(one, this.layers).map((line) => this.line(plan, line))}</ul>
        </details>`)}
        ${this.laidOver()}
      </div>
      <div class="about" role="status">${node === null || group === null ? html`<p class="empty">${w.about}</p>` : this.about(node, group)}</div>
    </section>`;
  }

  private laidOver(): TemplateResult | typeof nothing {
    const w = words(this.language);
    const shown = this.over.filter(({ count }) => count > 0);
    if (shown.length === 0) return nothing;
    return html`<details open>
      <summary>${toolIcon('down')}${w.over}</summary>
      <ul>${shown.map(({ id, count, visible }) => html`<li class=${visible ? '' : 'off'}>${this.eye(visible, w.overs[id], () => emit(this, 'sign-plan-over', { id, visible: !visible }))}<span class="name"><span class="swatch"></span><span>${w.overs[id]}</span><span class="count">${count}</span></span></li>`)}</ul>
    </details>`;
  }

  private eye(visible: boolean, title: string, turn: () => void): TemplateResult {
    const w = words(this.language);
    const label = (visible ? w.hide : w.show)(title);
    return html`<button type="button" class="eye" aria-pressed=${visible} aria-label=${label} title=${label} @click=${turn}>${eye(visible)}</button>`;
  }

  private line(plan: Plan, node: DeskNode): TemplateResult {
    const { language } = this;
    const w = words(language);
    const title = node.title[language];
    const state = this.layers.find(({ id }) => id === node.id);
    const on = state?.visible === true && node.state === 'whole';
    return html`<li class=${on ? '' : 'off'}>
      ${node.state === 'absent' || state === undefined
        ? html`<span class="eye">${eye(false)}</span>`
        : this.eye(state.visible, title, () => this.tell(changed(this.layers, node.id, { visible: !state.visible })))}
      <button type="button" class="name" aria-pressed=${node.id === this.chosen} @click=${() => (this.chosen = node.id === this.chosen ? null : node.id)}>
        ${this.picture(plan, node)}<span>${title}</span><span class="count">${node.state === 'failed' ? w.unread : node.count}</span>
      </button>
    </li>`;
  }

  private picture(plan: Plan, { id, group, state }: DeskNode): TemplateResult {
    if (state === 'absent') return html`<svg class="swatch missing" viewBox="0 0 22 14" aria-hidden="true"><path d="M1 1H21V13H1z" fill="none" stroke="currentColor" stroke-dasharray="3 2" /></svg>`;
    const klass = id.slice(id.indexOf(':') + 1);
    if (group === 'zones') return zoneSwatch(plan.manifest.zoneClasses.find((one) => one.id === klass)?.style ?? 'outline');
    if (group === 'segments') return segmentSwatch(plan.manifest.segmentClasses.find((one) => one.id === klass)?.style ?? 'outline');
    if (group === 'points') return plan.layers.get(id)?.entry.role === 'sites' ? siteSwatch : SIGN;
    const sample = layerSample(plan, this.theme, id);
    if (sample !== null && 'image' in sample) return symbolSwatch(sample.image.drawing);
    return sample !== null && 'lines' in sample ? linesSwatch(sample) : html`<span class="swatch"></span>`;
  }

  private about(node: DeskNode, group: DeskGroup): TemplateResult {
    const { language } = this;
    const w = words(language);
    const { about, absence } = node;
    const state = this.layers.find(({ id }) => id === node.id);
    const own = this.layers.filter(({ id }) => group.nodes.some((one) => one.id === id));
    const row = (title: string, value: string | undefined): TemplateResult | typeof nothing => (value === undefined || value === '' ? nothing : html`<div><dt>${title}</dt><dd>${value}</dd></div>`);
    return html`<h3>${node.title[language]}${about?.basis === 'demonstration' ? html`<span class="demo">${w.basis.demonstration}</span>` : nothing}</h3>
      <dl>
        ${about === null ? nothing : html`${row(w.source, about.source[language])} ${row(w.date, about.date)} ${row(w.accuracy, w.metres(about.accuracy))} ${row(w.ground, about.groundError?.[language])} ${row(w.licence, about.licence)}`}
        ${absence === undefined ? nothing : html`${row(w.reason, absence.reason[language])} ${row(w.holder, absence.holder[language])}`}
      </dl>
      ${state === undefined
        ? nothing
        : html`<label class="opacity"><span>${w.opacity}</span><input type="range" min="10" max="100" step="5" .value=${String(Math.round(state.opacity * 100))} @input=${(event: Event) => this.tell(changed(this.layers, node.id, { opacity: Number((event.target as HTMLInputElement).value) / 100 }))} /><output>${Math.round(state.opacity * 100)} %</output></label>
            <p class="do">
              <button type="button" class="button" ?disabled=${own[0] === state} @click=${() => this.tell(moved(this.layers, group, node.id, -1))}>${w.up}</button>
              <button type="button" class="button" ?disabled=${own.at(-1) === state} @click=${() => this.tell(moved(this.layers, group, node.id, 1))}>${w.down}</button>
              <button type="button" class="button" ?disabled=${node.count === 0 || node.count === null} @click=${() => emit(this, 'sign-plan-layer-zoom', { id: node.id })}>${w.zoom}</button>
            </p>`}`;
  }

  private tell(layers: readonly LayerState[]): void {
    emit(this, 'sign-plan-layers', { layers });
  }
}

const SIGN = html`<svg class="swatch" viewBox="0 0 22 14" aria-hidden="true"><path d="M11 2L16.5 12H5.5z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" /></svg>`;

const EYES = { open: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM7.6 10a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0', closed: 'M2 9s3 4 8 4 8-4 8-4M5.5 12.2L4.3 14.4M10 13v2.6M14.5 12.2l1.2 2.2' } as const;
const eye = (open: boolean): TemplateResult => html`<svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"><path d=${EYES[open ? 'open' : 'closed']} /></svg>`;

define('sign-plan-layers', SignPlanLayers);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-layers': SignPlanLayers;
  }
}
