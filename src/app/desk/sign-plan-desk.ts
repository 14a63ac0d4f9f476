import type { Feature } from 'geojson';
import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { FigureFile, FigureSelection } from '../../elements/figures/sign-plan-figures.ts';
import type { LaidOver } from '../../elements/layers/sign-plan-layers.ts';
import '../../elements/layers/sign-plan-layers.ts';
import { define } from '../../elements/shared/define.ts';
import { droppedFiles } from '../../elements/versions/dropped.ts';
import { base } from '../../elements/shared/styles.ts';
import { deskNodes, nodeBox } from '../../map/desk/nodes.ts';
import { surfaceColours } from '../../map/desk/surface-colours.ts';
import { planAt } from '../../plan/at-date/plan-at.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Problem } from '../../problem.ts';
import { fitting } from '../../survey/questions/fitting.ts';
import { textToQuestions } from '../../survey/questions/text.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import { today } from '../today.ts';
import { Basemaps } from './basemaps.ts';
import { dayBar, foldBar, paneTabs, toolBar, type BarTool, type PartOfDesk } from './bars.ts';
import type { DeskGiven } from './desk-page.ts';
import type { DeskLink } from './desk-address.ts';
import { DeskMap } from './desk-map.ts';
import { DeskOverlay } from './desk-overlay.ts';
import { DeskSets } from './desk-sets.ts';
import { beginState, completed, linkOf, OPENING, viewOf } from './desk-state.ts';
import { listen, type DeskHost, type Handlers } from './host.ts';
import { lookPane, questionOf } from './look-pane.ts';
import { AuditPane } from './panes/audit-pane.ts';
import { DeliveryPane } from './panes/delivery-pane.ts';
import { DrawPane } from './panes/draw-pane.ts';
import { PaperPane } from './panes/paper-pane.ts';
import { QuestionsPane } from './panes/questions-pane.ts';
import { RemarksPane } from './panes/remarks-pane.ts';
import { SurfacePane } from './panes/surface-pane.ts';
import { VersionsPane } from './panes/versions-pane.ts';
import { saveFile } from '../save-file.ts';
import { signDialog } from './sign-dialog.ts';
import { layersFor, sidesOf } from './sides.ts';
import { chosenOf, identifiedOf, onMap } from './selection.ts';
import { DeskStore, type Pane } from './store.ts';
import { TableStage } from './table-stage.ts';
import { waiting } from './waiting.ts';
import { deskWords } from './words.ts';
import css from './sign-plan-desk.css?inline';

/** Tokens that the desk alone needs. */
const declared = (theme: 'light' | 'dark'): string => Object.entries(surfaceColours(theme)).map(([token, colour]) => `--sign-plan-${token}:${colour};`).join('');
const surfaceTokens = unsafeCSS(`:host{${declared('light')}}:host([data-theme='dark']){${declared('dark')}}`);

/** The planner's desk: layers, map, table and what is asked of them. It keeps nothing and fetches nothing but its own parts; the page writes its address. */
export class SignPlanDesk extends LitElement implements DeskHost {
  static override properties = { given: { attribute: false }, link: { attribute: false } };
  static override styles = [base, unsafeCSS(css), surfaceTokens];

  declare given: DeskGiven | null;
  declare link: DeskLink | null;
  keep: (link: DeskLink) => void = () => undefined;
  typed: (values: DeskGiven['values']) => void = () => undefined;
  retry: () => void = () => undefined;
  leave: () => void = () => undefined;

  readonly store = new DeskStore(this, OPENING);
  readonly sets = new DeskSets(() => this.requestUpdate());
  readonly map: DeskMap;
  private readonly basemaps = new Basemaps(this);
  private readonly table = new TableStage(this);
  private readonly audit = new AuditPane(this);
  private readonly drawing = new DrawPane(this);
  private readonly questions = new QuestionsPane(this);
  private readonly remarks = new RemarksPane(this);
  private readonly paper = new PaperPane(this, () => {
    const { plan } = this;
    if (plan === null) return null;
    const signs = this.audit.signMarks(this.sets.signs, this.audit.revision);
    return { layers: this.mapLayers(plan, signs !== null && this.audit.view?.ofFile === false), signs, coloured: this.surface.coloured, drawn: this.store.state.drawn };
  });
  private readonly surface = new SurfacePane(this, (at) => this.checkAt(at));
  private readonly versions = new VersionsPane(this, this.audit.rows);
  private readonly delivery = new DeliveryPane(this);
  private readonly overlay = new DeskOverlay();
  /** The plan as it stands on the day, made once for both. */
  private shown: { readonly of: Plan; readonly asOf: string; readonly plan: Plan } | null = null;
  private told: DeskLink | null = null;
  /** What could not be read of the link. */
  private problems: readonly Problem[] = [];

  constructor() {
    super();
    this.given = null;
    this.link = null;
    this.map = new DeskMap(this.store, this, {
      identify: ({ detail }) => {
        const { pane } = this.store.state;
        this.store.set({ identified: detail, ...chosenOf(this.sets.sets, detail), ...(pane === 'remarks' || pane === 'surface' || pane === 'delivery' ? {} : { pane: 'look' }) });
        if (pane === 'remarks') this.remarks.clicked();
        if (pane === 'surface') this.surface.clicked(detail.at);
        if (pane === 'delivery') this.delivery.clicked(detail.at);
      },
      move: () => {
        this.tell();
        this.surface.give();
      },
      ready: (element) => {
        const view = viewOf(this.link, this.plan?.manifest.extent);
        if (view !== null && this.map.camera === null) element.maps[0]?.jumpTo(view);
      },
      crs: (crs) => this.store.set({ crs }),
    });
    listen(this, {
      'sign-plan-layers': ({ detail }) => this.store.set({ layers: detail.layers }),
      'sign-plan-labels': ({ detail }) => this.store.set({ labels: detail.on }),
      'sign-plan-over': ({ detail: { id, visible } }) => {
        const { hidden } = this.store.state;
        this.store.set({ hidden: new Set(visible ? [...hidden].filter((one) => one !== id) : [...hidden, id]) });
      },
      'sign-plan-layer-zoom': ({ detail }) => this.zoomTo(detail.id),
      'sign-plan-select': ({ detail: { layer, key } }) => {
        const ref = { layer, key };
        const judged = this.audit.judged !== null;
        this.store.set({ chosen: ref, identified: identifiedOf(this.sets.sets, ref, judged) ?? this.store.state.identified });
        const there = onMap(this.sets.sets, ref, judged) ?? ref;
        this.map.element?.showFeature(there.layer, there.key);
      },
      'sign-plan-figure-select': ({ detail }: CustomEvent<FigureSelection>) => this.askFigure(detail),
      'sign-plan-desk-basemap-refused': ({ detail }) => this.basemaps.refused(detail.problems),
      'sign-plan-figure-save': ({ detail: { name, content } }: CustomEvent<FigureFile>) => saveFile(name, content),
    } as Handlers);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sets.stop();
  }

  get plan(): Plan | null {
    const whole = this.given?.opened?.plan;
    if (whole === undefined) return null;
    const { asOf } = this.store.state;
    if (this.shown?.of !== whole || this.shown.asOf !== asOf) this.shown = { of: whole, asOf, plan: planAt(whole, asOf) };
    return this.shown.plan;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = (changed.get('given') as DeskGiven | null | undefined)?.opened?.plan ?? null;
    const plan = this.given?.opened?.plan;
    this.dataset['theme'] = this.given?.theme ?? 'light';
    if (plan === undefined) return;
    if (this.store.state.layers.length === 0 || (before !== null && before.manifest.id !== plan.manifest.id)) this.begin(plan);
    // Layers that are only drawn come later.
    else if (before !== null && before !== plan) this.store.state = { ...this.store.state, layers: completed(this.store.state.layers, plan, this.link) };
    this.basemaps.give(this.given?.basemaps);
    this.audit.give(plan, this.store.state.asOf);
    const { judged, revision, view } = this.audit;
    if (this.plan !== null) this.sets.set({ plan: this.plan, judged, revision });
    this.delivery.give(plan);
    this.versions.give(plan, view?.phase === 'done' ? `${view.ofFile} ${view.asOf} ${view.summary?.rows ?? 0}` : null);
  }

  private begin(plan: Plan): void {
    const { link, given } = this;
    this.store.state = beginState(plan, link, given?.fixed ?? today(), given?.basemap);
    const asked = fitting(textToQuestions(link?.q ?? ''), setsOf(plan, null), plan);
    this.problems = asked.problems;
    this.sets.askAll(asked.asked);
    if (link?.with !== undefined) void this.versions.openAddress(link.with);
  }

  protected override updated(): void {
    this.surface.give();
    this.drawing.give();
    void this.lay();
    if (this.given?.opened !== undefined && this.given.opened !== null) this.tell();
  }

  private get over(): readonly LaidOver[] {
    const { drawn, hidden } = this.store.state;
    const counts = { drawn: drawn.length, remarks: this.remarks.count, delivery: this.delivery.count };
    return (['drawn', 'remarks', 'delivery'] as const).map((id) => ({ id, count: counts[id], visible: !hidden.has(id) }));
  }

  /** Over the map: what differs, what was remarked. */
  private async lay(): Promise<void> {
    const { pane, hidden } = this.store.state;
    const compared = pane === 'versions' || (this.versions.swipe && pane !== 'remarks');
    const features = !compared && !hidden.has('remarks') ? this.overlay.remarks(this.remarks.lists) : await this.overlay.changes(compared ? this.versions.differing : null);
    const theme = this.given?.theme ?? 'light';
    this.overlay.show(this.map.element, features, theme);
    this.overlay.deliver(this.map.element, hidden.has('delivery') ? NOTHING : this.delivery.features, hidden.has('delivery') ? null : this.delivery.finding, theme);
  }

  /** What stands here, for the address. */
  private tell(): void {
    const plan = this.given?.opened?.plan;
    if (plan === undefined) return;
    const link = linkOf({ plan, state: this.store.state, asked: this.sets.asked, camera: this.map.camera, second: this.versions.address, today: today(), before: this.link });
    if (JSON.stringify(link) !== JSON.stringify(this.told)) this.keep((this.told = link));
  }

  protected override render(): TemplateResult {
    const { given, plan } = this;
    if (given === null) return html`<slot></slot>`;
    if (plan === null) return waiting(given, () => this.retry());
    const { language, theme } = given;
    const { state } = this.store;
    const w = deskWords(language);
    const day = (where: 'head' | 'row'): TemplateResult => dayBar(where, state.asOf, this.versions.second?.manifest.version ?? null, language, () => this.open('versions'), this.leave);
    return html`<div class="skips"><button type="button" class="button" @click=${() => this.map.element?.focus()}>${w.toMap}</button> <button type="button" class="button" @click=${() => this.table.focus()}>${w.toTable}</button></div>
    <div class="desk ${[...state.folded].map((part) => `no-${part}`).join(' ')}">
      <slot></slot>
      ${day('head')}
      <aside class="tree" aria-label=${w.layers}><sign-plan-layers .plan=${plan} .layers=${state.layers} .labels=${state.labels} .over=${this.over} .audited=${this.audit.view?.ofFile === true ? (this.audit.judged?.count ?? null) : null} .language=${language} .theme=${theme}></sign-plan-layers></aside>
      <div class="centre">
        <div class="map" @dragover=${this.hover} @drop=${this.dropped}>${this.map.render({ ...this.sides(plan, given), chosen: onMap(this.sets.sets, state.chosen, this.audit.judged !== null), basemap: this.basemaps.of(state.basemap), language, theme, tools: html`${toolBar(state, language, this.take, () => this.map.showBox(plan.manifest.view))} ${foldBar(state.folded, language, this.fold)} ${this.basemaps.render(state.basemap, language, (basemap) => this.store.set({ basemap }))} ${this.problems.length === 0 ? nothing : html`<p class="basemap-note" role="status">${this.problems.map(({ text }) => text[language]).join(' ')}</p>`}` })}</div>
        <div class="table">${this.table.render(plan, language)}</div>
      </div>
      <aside class="side" aria-label=${w.side}>
        ${day('row')} ${paneTabs(state.pane, language, this.open)}
        <div class="pane" id="pane" role="tabpanel" aria-labelledby="tab-${state.pane}">${this.pane(plan, given)}</div>
      </aside>
      ${signDialog({ plan, values: given.values, language, typed: this.typed })}
    </div>`;
  }

  /** The whole judgement of a place is the check's: the sign goes there. */
  private checkAt([lon, lat]: readonly [lon: number, lat: number]): void {
    this.typed({ ...this.given?.values, line: '', lon: lon.toFixed(6), lat: lat.toFixed(6), accuracy: '' });
    this.leave();
  }

  private sides(plan: Plan, { language }: DeskGiven): ReturnType<typeof sidesOf> {
    const { audit, versions, sets } = this;
    const signs = audit.signMarks(sets.signs, audit.revision);
    const ownSigns = signs !== null && audit.view?.ofFile === false;
    const second = versions.swipe ? versions.second : null;
    const version = second === null ? null : { plan: second, first: plan.manifest.version, second: second.manifest.version };
    return sidesOf({ plan, layers: this.mapLayers(plan, ownSigns), shown: sets.keys, signs, ownSigns, version, surface: this.surface.shown }, language);
  }

  /** The same list while nothing in it is another. */
  private mapLayers(plan: Plan, ownSigns: boolean): ReturnType<typeof layersFor> {
    const { layers } = this.store.state;
    if (this.drawn?.of !== layers || this.drawn.ownSigns !== ownSigns || this.drawn.plan !== plan) this.drawn = { of: layers, ownSigns, plan, layers: layersFor(plan, layers, ownSigns) };
    return this.drawn.layers;
  }
  private drawn: { readonly of: unknown; readonly ownSigns: boolean; readonly plan: Plan; readonly layers: ReturnType<typeof layersFor> } | null = null;

  private pane(plan: Plan, { language, theme }: DeskGiven): TemplateResult {
    const { pane, asOf, identified } = this.store.state;
    switch (pane) {
      case 'questions':
        return this.questions.render();
      case 'audit':
        return this.audit.render();
      case 'draw':
        return this.drawing.render();
      case 'paper':
        return this.paper.render();
      case 'surface':
        return this.surface.render();
      case 'versions':
        return this.versions.render();
      case 'remarks':
        return this.remarks.render();
      case 'delivery':
        return this.delivery.render();
      default:
        return lookPane({ plan, language, theme, asOf, sets: this.sets, judged: this.audit.judged, identified });
    }
  }

  /** A tool of the hand stays in hand only where it is used. */
  private readonly open = (pane: Pane): void => this.store.set({ pane, folded: without(this.store.state.folded, 'side'), ...(pane === 'draw' || pane === 'questions' ? {} : { tool: null }) });

  /** Files that come down on the map are looked at, not opened in the page's place. */
  private readonly hover = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  };

  private readonly dropped = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then((files) => (files.length > 0 ? this.delivery.open(files) : undefined));
  };

  private readonly fold = (part: PartOfDesk): void => {
    const { folded } = this.store.state;
    this.store.set({ folded: folded.has(part) ? without(folded, part) : new Set([...folded, part]) });
  };

  private readonly take = (tool: BarTool): void => {
    const { tool: before } = this.store.state;
    if (tool === 'identify') return this.store.set({ tool: null, pane: 'look' });
    if (tool === 'filter') return this.store.set({ tool: null, pane: 'questions' });
    this.store.set({ tool: before === tool ? null : tool, pane: 'draw' });
  };

  private zoomTo(id: string): void {
    const { plan } = this;
    const node = plan === null ? undefined : deskNodes(plan).flatMap(({ nodes }) => nodes).find((one) => one.id === id);
    const box = plan === null || node === undefined ? null : nodeBox(plan, node);
    if (box !== null) this.map.showBox(box);
  }

  /** Whoever presses a bar asks for what it stands for. */
  private askFigure(selection: FigureSelection): void {
    const asked = this.sets.asked[selection.set];
    this.sets.ask(selection.set, { ...asked, questions: [...asked.questions, questionOf(selection)] });
    this.store.set({ tab: selection.set });
  }
}

const NOTHING: readonly Feature[] = [];

const without = (folded: ReadonlySet<PartOfDesk>, part: PartOfDesk): ReadonlySet<PartOfDesk> => new Set([...folded].filter((one) => one !== part));

define('sign-plan-desk', SignPlanDesk);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-desk': SignPlanDesk;
  }
}
