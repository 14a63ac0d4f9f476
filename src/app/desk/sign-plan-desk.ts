import { html, LitElement, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { FigureFile, FigureSelection } from '../../elements/figures/sign-plan-figures.ts';
import '../../elements/layers/sign-plan-layers.ts';
import { define } from '../../elements/shared/define.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import { messages } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import { SCHEMATIC } from '../../map/desk/basemap/types.ts';
import { deskNodes, initialStates, nodeBox } from '../../map/desk/nodes.ts';
import { planAt } from '../../plan/at-date/plan-at.ts';
import type { Plan } from '../../plan/plan.ts';
import { problemLine } from '../../problem.ts';
import { today } from '../today.ts';
import { dayBar, paneTabs, toolBar, type BarTool } from './bars.ts';
import type { DeskGiven } from './desk-page.ts';
import type { DeskLink } from './desk-address.ts';
import { DeskMap } from './desk-map.ts';
import { DeskSets } from './desk-sets.ts';
import { lookPane, questionOf } from './look-pane.ts';
import { saveFile } from '../save-file.ts';
import { DeskStore, PANES, type DeskState, type Pane } from './store.ts';
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
  private readonly sets: DeskSets;
  /** The plan as it stands on the day, made once for both. */
  private shown: { readonly of: Plan; readonly asOf: string; readonly plan: Plan } | null = null;

  constructor() {
    super();
    this.given = null;
    this.link = null;
    this.store = new DeskStore(this, OPENING);
    this.sets = new DeskSets(() => this.requestUpdate());
    this.map = new DeskMap(this.store, this, {
      identify: ({ detail }) => this.store.set({ identified: detail, pane: 'look', chosen: detail.refs[0] ?? null }),
      move: () => this.tell(),
      ready: () => undefined,
      crs: () => undefined,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sets.stop();
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
    const { plan } = opened;
    if (this.store.state.layers.length === 0 || (before?.opened ?? null) === null || before?.opened?.plan.manifest.id !== plan.manifest.id) this.begin(plan);
    // Layers that are only drawn come later.
    else if (before?.opened?.plan !== plan) this.complete(plan);
    if (this.plan !== null) this.sets.set({ plan: this.plan, judged: null });
  }

  /** What the link says, over what a desk opens with. */
  private begin(plan: Plan): void {
    const { link, given } = this;
    this.store.state = {
      ...OPENING,
      asOf: link?.date ?? given?.fixed ?? today(),
      pane: PANES.find((pane) => pane === link?.pane) ?? 'look',
      layers: this.switched(initialStates(deskNodes(plan))),
    };
  }

  private complete(plan: Plan): void {
    const { layers } = this.store.state;
    const all = initialStates(deskNodes(plan));
    if (all.length === layers.length) return;
    this.store.state = { ...this.store.state, layers: this.switched(all.map((layer) => layers.find(({ id }) => id === layer.id) ?? layer)) };
  }

  private switched(layers: DeskState['layers']): DeskState['layers'] {
    const off = new Set((this.link?.off ?? '').split(',').filter((id) => id !== ''));
    return off.size === 0 ? layers : layers.map((layer) => (off.has(layer.id) ? { ...layer, visible: false } : layer));
  }

  protected override updated(): void {
    if (this.given?.opened !== undefined && this.given.opened !== null) this.tell();
  }

  /** What stands here, for the address. */
  private tell(): void {
    const { tab, pane, layers, asOf } = this.store.state;
    const { camera } = this.map;
    const off = layers.filter(({ visible }) => !visible).map(({ id }) => id);
    const link: DeskLink = {
      tab,
      ...(pane === 'look' ? {} : { pane }),
      ...(off.length === 0 ? {} : { off: off.join(',') }),
      ...(asOf === today() ? {} : { date: asOf }),
      ...(camera === null ? (this.link?.view === undefined ? {} : { view: this.link.view }) : { view: [camera.zoom.toFixed(2), camera.center[1].toFixed(5), camera.center[0].toFixed(5)].join('/') }),
    };
    if (JSON.stringify(link) !== JSON.stringify(this.told)) this.keep((this.told = link));
  }
  private told: DeskLink | null = null;

  protected override render(): TemplateResult {
    const { given } = this;
    if (given === null) return html`<slot></slot>`;
    const { opened, language, theme, failure } = given;
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
    const map = this.map.render({ first: { plan, layers: state.layers, shown: this.sets.keys, signs: null, surface: null }, second: null, captions: null, basemap: SCHEMATIC, language, theme, tools: toolBar(state, language, this.onTool) });
    return html`<div class="desk" @sign-plan-layers=${this.onLayers} @sign-plan-layer-zoom=${this.onLayerZoom} @sign-plan-figure-select=${this.onFigure} @sign-plan-figure-save=${this.onFigureSave} @sign-plan-select=${this.onSelect}>
      <slot></slot>
      ${dayBar(state.asOf, null, language, () => this.open('versions'))}
      <aside class="tree" aria-label=${w.layers}><sign-plan-layers .plan=${plan} .layers=${state.layers} .language=${language} .theme=${theme}></sign-plan-layers></aside>
      <div class="centre">
        <div class="map">${map}</div>
        <div class="table"></div>
      </div>
      <aside class="side" aria-label=${w.side}>
        ${paneTabs(state.pane, language, this.open)}
        <div class="pane" id="pane" role="tabpanel" aria-labelledby="tab-${state.pane}">${this.pane(plan, given)}</div>
      </aside>
    </div>`;
  }

  private pane(plan: Plan, { language, theme }: DeskGiven): TemplateResult {
    const { pane, asOf, identified } = this.store.state;
    switch (pane) {
      default:
        return lookPane({ plan, language, theme, asOf, sets: this.sets, judged: null, identified });
    }
  }

  private readonly open = (pane: Pane): void => this.store.set({ pane });

  private readonly onTool = (tool: BarTool): void => {
    const { tool: before } = this.store.state;
    if (tool === 'identify') return this.store.set({ tool: null, pane: 'look' });
    if (tool === 'filter') return this.store.set({ tool: null, pane: 'questions' });
    this.store.set({ tool: before === tool ? null : tool, pane: 'draw' });
  };

  private readonly onLayers = ({ detail }: SignPlanEvents['sign-plan-layers']): void => this.store.set({ layers: detail.layers });

  private readonly onLayerZoom = ({ detail }: SignPlanEvents['sign-plan-layer-zoom']): void => {
    const { plan } = this;
    const node = plan === null ? undefined : deskNodes(plan).flatMap(({ nodes }) => nodes).find(({ id }) => id === detail.id);
    const box = plan === null || node === undefined ? null : nodeBox(plan, node);
    if (box !== null) this.map.showBox(box);
  };

  private readonly onSelect = ({ detail: { layer, key } }: HTMLElementEventMap['sign-plan-select']): void => {
    this.store.set({ chosen: { layer, key } });
    this.map.element?.showFeature(layer, key);
  };

  private readonly onFigure = ({ detail }: CustomEvent<FigureSelection>): void => {
    const asked = this.sets.asked[detail.set];
    this.sets.ask(detail.set, { ...asked, questions: [...asked.questions, questionOf(detail)] });
    this.store.set({ tab: detail.set });
  };

  private readonly onFigureSave = ({ detail: { name, content } }: CustomEvent<FigureFile>): void => saveFile(name, content);
}

const OPENING: DeskState = { pane: 'look', asOf: '', layers: [], basemap: 'schematic', tool: null, tab: 'zones', chosen: null, identified: null, drawn: [] };

define('sign-plan-desk', SignPlanDesk);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-desk': SignPlanDesk;
  }
}
