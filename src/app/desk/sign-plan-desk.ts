import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/layers/sign-plan-layers.ts';
import { define } from '../../elements/shared/define.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import { messages } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import { deskNodes, initialStates, nodeBox } from '../../map/desk/nodes.ts';
import { planAt } from '../../plan/at-date/plan-at.ts';
import type { Plan } from '../../plan/plan.ts';
import { problemLine } from '../../problem.ts';
import { today } from '../today.ts';
import type { DeskGiven } from './desk-page.ts';
import type { DeskLink } from './desk-address.ts';
import { DeskMap } from './desk-map.ts';
import { DeskStore, type DeskState } from './store.ts';
import { deskWords } from './words.ts';
import css from './sign-plan-desk.css?inline';

/** The planner's desk: layers, map, table and what is asked of them. It keeps nothing and fetches nothing but its own parts; the page writes its address. */
export class SignPlanDesk extends LitElement {
  static override properties = { given: { attribute: false }, link: { attribute: false } };
  static override styles = [base, unsafeCSS(css)];

  declare given: DeskGiven | null;
  declare link: DeskLink | null;
  keep: (link: DeskLink) => void = () => undefined;
  typed: (values: DeskGiven['values']) => void = () => undefined;
  retry: () => void = () => undefined;

  private readonly store: DeskStore;
  private readonly map: DeskMap;
  /** The plan as it stands on the day, made once for both. */
  private shown: { readonly of: Plan; readonly asOf: string; readonly plan: Plan } | null = null;

  constructor() {
    super();
    this.given = null;
    this.link = null;
    this.store = new DeskStore(this, OPENING);
    this.map = new DeskMap(this.store, this);
  }

  /** The plan as it stands on the day that is looked at. */
  private get plan(): Plan | null {
    const whole = this.given?.opened?.plan;
    if (whole === undefined) return null;
    const { asOf } = this.store.state;
    if (this.shown?.of !== whole || this.shown.asOf !== asOf) this.shown = { of: whole, asOf, plan: planAt(whole, asOf) };
    return this.shown.plan;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('given') as DeskGiven | null | undefined;
    const opened = this.given?.opened ?? null;
    if (opened === null) return;
    if (this.store.state.layers.length === 0 || before?.opened?.plan.manifest.id !== opened.plan.manifest.id) this.begin(opened.plan);
  }

  /** What the link says, over what a desk opens with. */
  private begin(plan: Plan): void {
    const { link, given } = this;
    const off = new Set((link?.off ?? '').split(',').filter((id) => id !== ''));
    this.store.state = {
      ...OPENING,
      asOf: link?.date ?? given?.fixed ?? today(),
      layers: initialStates(deskNodes(plan)).map((layer) => (off.has(layer.id) ? { ...layer, visible: false } : layer)),
    };
  }

  protected override render(): TemplateResult {
    const { given } = this;
    if (given === null) return html`<slot></slot>`;
    const { opened, language, failure } = given;
    const w = deskWords(language);
    const plan = this.plan;
    if (opened === null || plan === null) {
      return html`<div class="desk waiting"><slot></slot>
        <div class="wait" role="status">
          ${failure.length === 0
            ? html`<p>${messages(language).loading}</p><progress max="100" .value=${given.percent ?? 0} aria-label=${messages(language).loading}></progress>`
            : html`<p><strong>${messages(language).unreadable}</strong></p>${failure.map((problem) => html`<p class="problem">${problemLine(problem, language)}</p>`)}<button type="button" class="button" @click=${() => this.retry()}>${messages(language).retry}</button>`}
        </div>
      </div>`;
    }
    const { state } = this.store;
    return html`<div class="desk" @sign-plan-layers=${this.onLayers} @sign-plan-layer-zoom=${this.onLayerZoom}>
      <slot></slot>
      <aside class="tree" aria-label=${w.layers}><sign-plan-layers .plan=${plan} .layers=${state.layers} .language=${language} .theme=${given.theme}></sign-plan-layers></aside>
      <main class="centre">
        <div class="map">${this.map.render({ plan, language, theme: given.theme })}</div>
      </main>
      <aside class="side">${nothing}</aside>
    </div>`;
  }

  private readonly onLayers = ({ detail }: SignPlanEvents['sign-plan-layers']): void => this.store.set({ layers: detail.layers });

  private readonly onLayerZoom = ({ detail }: SignPlanEvents['sign-plan-layer-zoom']): void => {
    const { plan } = this;
    const node = plan === null ? undefined : deskNodes(plan).flatMap(({ nodes }) => nodes).find(({ id }) => id === detail.id);
    const box = plan === null || node === undefined ? null : nodeBox(plan, node);
    if (box !== null) this.map.showBox(box);
  };
}

const OPENING: DeskState = { pane: 'look', asOf: '', layers: [], basemap: 'schematic', tool: null, tab: 'zones', chosen: null, identified: null, drawn: [] };

define('sign-plan-desk', SignPlanDesk);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-desk': SignPlanDesk;
  }
}
