import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Verdict } from '../../check/types.ts';
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import { clauseSteps } from '../../survey/figures/by-clause.ts';
import { figureSteps } from '../../survey/figures/by-column.ts';
import { inSlices } from '../../survey/figures/slices.ts';
import { FIGURES, type ClauseFigure, type Figure, type FigureId } from '../../survey/figures/types.ts';
import type { JudgedSigns } from '../../survey/sets/judged.ts';
import type { SetId, Shown, ThingSet } from '../../survey/sets/types.ts';
import { VERDICTS } from '../../survey/summary.ts';
import { define } from '../shared/define.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import type { Chart } from './chart.ts';
import { markSample } from './mark-sample.ts';
import { clauseModel, figureModel, type Bar, type Model } from './model.ts';
import { chartHeight } from './option.ts';
import { figureCsv, figurePng, figureSvg } from './picture.ts';
import css from './sign-plan-figures.css?inline';
import { words } from './words.ts';

/** Milliseconds of counting at one go. */
const SLICE = 12;
const SETS: Readonly<Record<FigureId, SetId>> = { zones: 'zones', segments: 'segments', sites: 'sites', verdicts: 'signs', clauses: 'signs' };
type Charts = typeof import('./chart.ts');

/** Of a class in a figure: a question about it. */
export interface FigureSelection {
  readonly set: SetId;
  /** `clause`: signs with a finding of it that fails, is undecided or needs a consent. */
  readonly column: string;
  /** Null: those of which the column says nothing. */
  readonly value: string | null;
}
export interface FigureFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * What is shown in figures: zones by class with their area, segments with their length, sites by type, signs by verdict and by clause. Each with its table, and to be saved.
 * They follow `shown`; a set that has no question is taken whole, one that is not there has no figure.
 * @fires sign-plan-figure-select - a class was pressed
 * @fires sign-plan-figure-save - a file to be handed to the browser
 */
export class SignPlanFigures extends LitElement {
  static override properties = {
    plan: { attribute: false }, language: {}, theme: {}, sets: { attribute: false }, shown: { attribute: false }, judged: { attribute: false }, asOf: {},
    figures: { state: true }, charts: { state: true }, refused: { state: true }, unread: { state: true },
  };
  static override styles = [base, unsafeCSS(css)];

  declare plan: Plan | null;
  declare language: Language;
  declare theme: Theme;
  declare sets: Readonly<Partial<Record<SetId, ThingSet>>>;
  declare shown: Readonly<Partial<Record<SetId, Shown>>>;
  /** What the signs of the set `signs` were found to be, in its order; null before an audit. */
  declare judged: JudgedSigns | null;
  /** ISO date, for the files; empty for none. */
  declare asOf: string;
  private declare figures: ReadonlyMap<FigureId, Figure | ClauseFigure>;
  private declare charts: Charts | null;
  /** Where no picture could be made. */
  private declare refused: boolean;
  private declare unread: boolean;

  private counting = 0;
  private drawing = 0;
  private readonly drawn = new Map<HTMLElement, Chart>();
  /** The same model of a figure while nothing in it is another: its chart then stands as it is. */
  private made: { of: { readonly plan: Plan | null; readonly language: Language; readonly theme: Theme }; models: WeakMap<Figure | ClauseFigure, Model> };
  private readonly watch = new ResizeObserver(() => void this.draw());

  constructor() {
    super();
    this.plan = this.judged = this.charts = null;
    this.language = 'zh';
    this.theme = 'light';
    this.asOf = '';
    this.sets = {};
    this.shown = {};
    this.made = { of: { plan: null, language: 'zh', theme: 'light' }, models: new WeakMap() };
    this.figures = new Map();
    this.refused = this.unread = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch.observe(this);
    if (this.charts === null) {
      import('./chart.ts').then((charts) => (this.charts = charts), () => (this.unread = true));
    }
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch.disconnect();
    this.counting += 1;
    for (const chart of this.drawn.values()) chart.dispose();
    this.drawn.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sets') || changed.has('shown') || changed.has('judged')) void this.count();
  }

  /** The figures as they were stay until all are counted anew. */
  private async count(): Promise<void> {
    const turn = (this.counting += 1);
    let end = performance.now() + SLICE;
    const pause = async (): Promise<boolean> => {
      if (performance.now() >= end) {
        await new Promise((go) => setTimeout(go, 0));
        end = performance.now() + SLICE;
      }
      return this.counting === turn;
    };
    // Whoever changed something goes on first.
    await new Promise((go) => setTimeout(go, 0));
    if (this.counting !== turn) return;
    const { judged } = this;
    const counted = new Map<FigureId, Figure | ClauseFigure>();
    for (const id of FIGURES) {
      const set = this.sets[SETS[id]];
      if (set === undefined) continue;
      const shown = this.shown[set.id] ?? { set: set.id, order: Uint32Array.from({ length: set.count }, (_, index) => index), of: set.count };
      const figure = id !== 'clauses' ? await inSlices(figureSteps(id, set, shown), pause) : judged !== null && judged.count === set.count ? await inSlices(clauseSteps(judged, shown), pause) : null;
      if (this.counting !== turn) return;
      const before = this.figures.get(id);
      // What is as it was is not drawn again.
      if (figure !== null) counted.set(id, before !== undefined && JSON.stringify(before) === JSON.stringify(figure) ? before : figure);
    }
    if (counted.size !== this.figures.size || [...counted].some(([id, figure]) => this.figures.get(id) !== figure)) this.figures = counted;
  }

  private models(theme: Theme): readonly Model[] {
    const { plan, language } = this;
    if (plan === null) return [];
    const { of } = this.made;
    if (of.plan !== plan || of.language !== language || of.theme !== theme) this.made = { of: { plan, language, theme }, models: new WeakMap() };
    return [...this.figures.values()].map((figure) => {
      const made = this.made.models.get(figure) ?? (figure.id === 'clauses' ? clauseModel(figure, { plan, language, theme }) : figureModel(figure, { plan, language, theme }));
      this.made.models.set(figure, made);
      return made;
    });
  }

  protected override updated(): void {
    void this.draw();
  }

  /** Puts every chart where it stands, as wide as it is there: one after another, and between two of them the page goes on. */
  private async draw(): Promise<void> {
    const turn = (this.drawing += 1);
    const { charts, language, theme } = this;
    if (!this.isConnected) return;
    const models = new Map(this.models(theme).map((model) => [model.id as string, model]));
    const holders = new Set(this.renderRoot.querySelectorAll<HTMLElement>('.chart'));
    for (const [holder, chart] of this.drawn) {
      if (holders.has(holder)) continue;
      chart.dispose();
      this.drawn.delete(holder);
    }
    const places = [...holders].flatMap((holder) => {
      const model = models.get(holder.dataset['figure'] ?? '');
      return model === undefined ? [] : [{ holder, model }];
    });
    // The place is kept before the library is there, and where it never comes nothing is left empty.
    for (const { holder, model } of places) holder.style.setProperty('block-size', this.unread ? '0' : `${chartHeight(model)}px`);
    for (const { holder, model } of places) {
      const width = Math.floor(holder.clientWidth);
      if (charts === null || width < 40) continue;
      let chart = this.drawn.get(holder);
      if (chart === undefined) this.drawn.set(holder, (chart = charts.mountChart(holder, (value) => this.pick(holder.dataset['figure'] ?? '', value))));
      if (!chart.draw(model, { width, theme, language })) continue;
      await new Promise((go) => setTimeout(go, 0));
      if (this.drawing !== turn || !this.isConnected) return;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.plan === null) return nothing;
    return html`<div role="region" aria-label=${words(this.language).region}>${repeat(this.models(this.theme), ({ id }) => id, (model) => this.section(model))}</div>`;
  }

  private section(model: Model): TemplateResult {
    const w = words(this.language);
    const { id, title, heads, kind, bars, total, notes, sentence } = model;
    return html`<section>
      <h2 id=${id}>${title}<span class="heads">${kind === 'bars' ? heads.map((head) => html`<span>${head}</span>`) : total}</span></h2>
      ${bars.length === 0
        ? html`<p class="note">${w.nothing}</p>`
        : html`<div class="chart" data-figure=${id} role="img" aria-label=${sentence}></div>
            ${this.unread ? html`<p class="note">${w.unread}</p>` : nothing}
            ${kind === 'stack' ? html`<ul class="verdicts">${bars.map((bar) => this.verdict(model, bar))}</ul>` : nothing}
            ${model.legend.length > 0 ? html`<ul class="results">${model.legend.map(({ title: name, mark }, index) => html`<li>${markSample(mark, `${id}-${index}`)}${name}</li>`)}</ul>` : nothing}
            <p class="note">${kind === 'bars' ? html`<span class="total">${w.total} ${total}</span>` : nothing}${notes.map((note) => html`<span>${note}</span>`)}</p>
            <details>
              <summary>${w.tableAndSave}${toolIcon('down')}</summary>
              ${this.table(model)}
              <div class="files">
                <button type="button" class="button" @click=${() => this.save(model, 'svg')}>${w.saveSvg}</button>
                <button type="button" class="button" @click=${() => this.save(model, 'png')}>${w.savePng}</button>
                <button type="button" class="button" @click=${() => this.save(model, 'csv')}>${w.saveCsv}</button>
              </div>
              <p class="note" role="status">${this.refused ? w.refused : nothing}</p>
            </details>`}
    </section>`;
  }

  private verdict(model: Model, { value, title, numbers }: Bar): TemplateResult {
    const known = VERDICTS.find((one): one is Verdict & (typeof VERDICTS)[number] => one === value);
    const glyph = known === undefined ? toolIcon(value === 'error' ? 'warn' : 'wait') : verdictGlyph(known);
    return html`<li><button type="button" class=${known ?? 'none'} title=${words(this.language).select(title)} @click=${() => this.pick(model.id, value)}>${glyph}<span>${title}</span><b>${numbers.at(-1)}</b></button></li>`;
  }

  private table({ id, table: { heads, rows, sums } }: Model): TemplateResult {
    const cell = (text: string): TemplateResult => html`<td>${text}</td>`;
    return html`<div class="scroll"><table aria-labelledby=${id}>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(({ value, cells: [name = '', ...cells] }) => html`<tr><th scope="row"><button type="button" class="text-button" title=${words(this.language).select(name)} @click=${() => this.pick(id, value)}>${name}</button></th>${cells.map(cell)}</tr>`)}</tbody>
      ${sums === null ? nothing : html`<tfoot><tr><th scope="row">${sums[0]}</th>${sums.slice(1).map(cell)}</tr></tfoot>`}
    </table></div>`;
  }

  private pick(id: string, value: string | null): void {
    const model = this.models(this.theme).find((one) => one.id === id);
    if (model === undefined) return;
    const detail: FigureSelection = { set: model.set, column: model.column, value };
    this.dispatchEvent(new CustomEvent('sign-plan-figure-select', { detail, bubbles: true, composed: true }));
  }

  /** The file of one figure; null where it can't be made. */
  async file(id: FigureId, format: 'svg' | 'png' | 'csv'): Promise<FigureFile | null> {
    const { plan, language, asOf } = this;
    // On paper and in files the colours are the light ones.
    const model = this.models('light').find((one) => one.id === id);
    if (plan === null || model === undefined) return null;
    const name = `signplan-${plan.manifest.id}-${id}.${format}`;
    if (format === 'csv') return { name, content: new Blob([figureCsv(model, { plan, language, asOf })], { type: 'text/csv;charset=utf-8' }) };
    const { chartSvg } = await import('./chart.ts');
    const svg = figureSvg(model, { plan, language, asOf, chart: chartSvg });
    return { name, content: format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await figurePng(svg) };
  }

  private save({ id }: Model, format: 'svg' | 'png' | 'csv'): void {
    this.refused = false;
    this.file(id, format).then(
      (detail) => {
        if (detail !== null) this.dispatchEvent(new CustomEvent('sign-plan-figure-save', { detail, bubbles: true, composed: true }));
      },
      () => (this.refused = true),
    );
  }
}

define('sign-plan-figures', SignPlanFigures);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-figures': SignPlanFigures;
  }
  interface HTMLElementEventMap {
    /** A class in a figure was pressed. */
    'sign-plan-figure-select': CustomEvent<FigureSelection>;
    /** A figure's file is ready to be saved. */
    'sign-plan-figure-save': CustomEvent<FigureFile>;
  }
}
