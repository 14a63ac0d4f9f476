import { LitElement, type TemplateResult, html, nothing, unsafeCSS } from 'lit';
import { type Measured, planeOf, propertiesOf, sizeTexts } from '../../map/desk/drawing/drawn.ts';
import { drawnFile, readDrawn } from '../../map/desk/drawing/drawn-file.ts';
import type { Drawn, MapTool } from '../../map/desk/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Problem, problemLine } from '../../problem.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import type { Language } from '../shared/messages.ts';
import { readNumber } from '../shared/numbers.ts';
import { base, field } from '../shared/styles.ts';
import type { DrawChange } from './events.ts';
import { type DrawIcon, drawIcon } from './icons.ts';
import css from './sign-plan-draw.css?inline';
import { words } from './words.ts';

const TOOLS = ['look', 'length', 'area', 'polygon', 'circle', 'point', 'select'] as const;
const ICON_OF = { length: 'length', line: 'length', area: 'area', polygon: 'polygon', circle: 'circle', point: 'point' } as const satisfies Record<string, DrawIcon>;
/** Metres of a buffer and of a radius. */
const [LEAST, MOST] = [1, 5000];
/** Bytes of a file of drawings. */
const MOST_BYTES = 16 * 1024 * 1024;
/** More problems of one file nobody reads. */
const TOLD = 5;

/**
 * Measuring and drawing: the tools, what was drawn, and its files. It keeps nothing itself.
 * @fires sign-plan-tool - `{tool}`: null is asking what lies where
 * @fires sign-plan-draw-change - `DrawChange`: what is to be done with the drawings
 * @fires sign-plan-draw-filter - `{id}` of an area
 * @fires sign-plan-draw-save - `{name, text}`: a GeoJSON file
 */
export class SignPlanDraw extends LitElement {
  static override properties = {
    plan: { attribute: false }, drawn: { attribute: false }, tool: {}, measured: { attribute: false }, snapping: { type: Boolean }, canUndo: { type: Boolean }, canRedo: { type: Boolean },
    chosen: {}, language: {}, _problems: { state: true }, _loaded: { state: true }, _bad: { state: true },
  };
  static override styles = [base, field, unsafeCSS(css)];

  declare plan: Plan | null;
  declare drawn: readonly Drawn[];
  declare tool: MapTool | null;
  /** Of what is being drawn. */
  declare measured: Measured | null;
  declare snapping: boolean;
  declare canUndo: boolean;
  declare canRedo: boolean;
  /** Id of what the hand has taken hold of. */
  declare chosen: string | null;
  declare language: Language;
  private declare _problems: readonly Problem[];
  private declare _loaded: number | null;
  /** Name of the entry that can't be read. */
  private declare _bad: string | null;

  constructor() {
    super();
    this.plan = null;
    this.drawn = [];
    this.tool = null;
    this.measured = null;
    this.snapping = true;
    this.canUndo = false;
    this.canRedo = false;
    this.chosen = null;
    this.language = 'zh';
    this._problems = [];
    this._loaded = null;
    this._bad = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.plan === null) return nothing;
    const w = words(this.language);
    const { tool, measured } = this;
    return html`<section aria-labelledby="title">
      <h2 id="title">${w.title}</h2>
      <div class="tools" role="group" aria-label=${w.title}>
        ${TOOLS.map((name) => html`<button type="button" aria-pressed=${(tool ?? 'look') === name} @click=${() => emit(this, 'sign-plan-tool', { tool: name === 'look' ? null : name })}>${drawIcon(name)}<span>${w.tools[name]}</span></button>`)}
      </div>
      <div class="now" role="status">
        ${measured === null ? (tool === null ? nothing : html`<p>${w.how[tool]}</p>`) : html`<p class=${measured.crossed ? 'wrong' : ''}><strong>${measured.texts[0]}</strong> ${measured.texts.slice(1).join(' · ')}</p>`}
      </div>
      ${measured === null || tool === 'select' ? nothing : html`<p class="files"><button type="button" class="button" @click=${() => this.tell({ action: 'finish' })}>${w.finish}</button><button type="button" class="button" @click=${() => this.tell({ action: 'undo' })}>${w.undo}</button></p>`}
      ${tool === null || tool === 'select' ? nothing : this.typed()}
      <label class="switch"><input type="checkbox" .checked=${this.snapping} @change=${(event: Event) => this.tell({ action: 'snapping', on: (event.target as HTMLInputElement).checked })} /><span>${w.snap}<small>${w.snapHint}</small></span></label>
      <header><h3>${w.list} <span class="count">${this.drawn.length}</span></h3>
        <button type="button" class="text-button" ?disabled=${!this.canUndo} @click=${() => this.tell({ action: 'undo' })}>${w.undo}</button>
        <button type="button" class="text-button" ?disabled=${!this.canRedo} @click=${() => this.tell({ action: 'redo' })}>${w.redo}</button>
      </header>
      ${this.drawn.length === 0 ? html`<p class="hint">${w.none}</p>` : html`<ul>${this.drawn.map((one) => this.thing(one))}</ul>`}
      <p class="files">
        <button type="button" class="button" ?disabled=${this.drawn.length === 0} @click=${this.save}>${w.save}</button>
        <button type="button" class="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type=file]')?.click()}>${w.load}</button>
        <input type="file" hidden accept=".geojson,.json,application/geo+json" @change=${this.chosenFile} />
        <button type="button" class="button" ?disabled=${this.drawn.length === 0} @click=${() => this.tell({ action: 'clear' })}>${w.clear}</button>
      </p>
      <div role="status" class="loaded">
        ${this._loaded === null ? nothing : html`<p>${w.loaded(this._loaded)}</p>`}
        ${this._problems.length === 0 ? nothing : html`<p class="problem">${w.skipped(this._problems.length)}</p>
          <ul class="problems">${this._problems.slice(0, TOLD).map((one) => html`<li class="problem">${problemLine(one, this.language)}</li>`)}${this._problems.length > TOLD ? html`<li class="hint">${w.more(this._problems.length - TOLD)}</li>` : nothing}</ul>`}
      </div>
      <p class="hint">${w.measured}</p>
      <p class="hint">${w.memory}</p>
      ${tool === null ? nothing : html`<p class="hint">${w.keys}</p>`}
    </section>`;
  }

  private typed(): TemplateResult {
    const w = words(this.language);
    const entry = (name: 'lon' | 'lat'): TemplateResult => html`<label><span>${w[name]}</span><input name=${name} inputmode="decimal" autocomplete="off" aria-describedby="typed-problem" /></label>`;
    return html`<form class="typed" aria-label=${w.typed} @submit=${(event: Event) => this.addPoint(event)}>${entry('lon')}${entry('lat')}<button class="button">${w.add}</button><p id="typed-problem" class="problem" role="status">${this._bad === 'point' ? w.badPoint : nothing}</p></form>`;
  }

  private thing(one: Drawn): TemplateResult {
    const w = words(this.language);
    const { kind, name, radius_m, buffer_m } = propertiesOf(one);
    const area = one.geometry.type === 'Polygon';
    const sizes = [...sizeTexts(one, this.language), ...(buffer_m === undefined ? [] : [`${w.buffer} ${buffer_m} m`])];
    const metres = (action: 'buffer' | 'radius', value: string): TemplateResult => html`<form class="metres" @submit=${(event: Event) => this.metres(event, action, one.id)}>
      <label><span>${action === 'radius' ? w.radius : w.bufferBy}</span><input name="metres" inputmode="decimal" autocomplete="off" .value=${value} aria-invalid=${this._bad === `${action}-${one.id}`} aria-describedby=${`${action}-${one.id}`} /> m</label>
      <button class="button">${action === 'radius' ? w.radius : w.buffer}</button><span id=${`${action}-${one.id}`} class="problem">${this._bad === `${action}-${one.id}` ? w.range : nothing}</span></form>`;
    return html`<li class=${one.id === this.chosen ? 'chosen' : ''}>
      <div class="head">${drawIcon(ICON_OF[kind])}<input class="name" .value=${name} maxlength="80" aria-label=${w.name(name)} @change=${(event: Event) => this.rename(event, one)} /></div>
      ${sizes.length === 0 ? nothing : html`<p class="size"><strong>${sizes[0]}</strong> ${sizes.slice(1).join(' · ')}</p>`}
      <p class="do">
        <button type="button" class="text-button" aria-label=${`${w.zoom} ${name}`} @click=${() => this.tell({ action: 'zoom', id: one.id })}>${w.zoom}</button>
        ${area ? html`<button type="button" class="text-button" aria-label=${`${w.filter} ${name}`} @click=${() => emit(this, 'sign-plan-draw-filter', { id: one.id })}>${w.filter}</button>` : nothing}
        <button type="button" class="text-button" aria-label=${`${w.remove} ${name}`} @click=${() => this.tell({ action: 'remove', id: one.id })}>${w.remove}</button>
      </p>
      <div class="rows">${radius_m === undefined ? nothing : metres('radius', String(Math.round(radius_m * 100) / 100))}${metres('buffer', '50')}</div>
    </li>`;
  }

  private tell(change: DrawChange): void {
    emit(this, 'sign-plan-draw-change', change);
  }

  private rename(event: Event, one: Drawn): void {
    const input = event.target as HTMLInputElement;
    const name = input.value.trim();
    if (name === '') input.value = propertiesOf(one).name;
    else this.tell({ action: 'rename', id: one.id, name });
  }

  private metres(event: Event, action: 'buffer' | 'radius', id: string): void {
    event.preventDefault();
    const value = readNumber(entered(event.target as HTMLFormElement, 'metres'));
    const good = typeof value === 'number' && value >= LEAST && value <= MOST;
    this._bad = good ? null : `${action}-${id}`;
    if (good) this.tell({ action, id, metres: value });
  }

  private addPoint(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [lon, lat] = [readNumber(entered(form, 'lon')), readNumber(entered(form, 'lat'))];
    const good = typeof lon === 'number' && typeof lat === 'number' && lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
    this._bad = good ? null : 'point';
    if (!good) return;
    this.tell({ action: 'point', lon, lat });
    form.reset();
    form.querySelector('input')?.focus();
  }

  private readonly save = (): void => {
    if (this.plan === null) return;
    emit(this, 'sign-plan-draw-save', { name: `${this.plan.manifest.id}-drawn.geojson`, text: drawnFile(this.drawn, this.plan) });
  };

  private readonly chosenFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    const { plan } = this;
    if (!file || plan === null) return;
    input.value = '';
    if (file.size > MOST_BYTES) {
      this._problems = [{ code: 'drawn.too-large', file: file.name, received: `${file.size}`, text: { zh: '文件超过 16 MB；须分成几份。', en: 'The file is larger than 16 MB; split it.' } }];
      return;
    }
    const text = await file.text();
    const { drawn, problems } = readDrawn(text, file.name, this.drawn, plan, planeOf(plan), this.language);
    this._problems = problems;
    this._loaded = drawn.length;
    if (drawn.length > 0) this.tell({ action: 'load', drawn: [...this.drawn, ...drawn] });
  };
}

const entered = (form: HTMLFormElement, name: string): string => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';

define('sign-plan-draw', SignPlanDraw);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-draw': SignPlanDraw;
  }
}
