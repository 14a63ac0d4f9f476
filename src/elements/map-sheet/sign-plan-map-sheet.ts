import type { Feature } from 'geojson';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import { readScale } from '../../map/desk/scale.ts';
import type { GroundPicture, LayerState, SignMarks } from '../../map/desk/types.ts';
import type { Box } from '../../map/inside-point.ts';
import type { LonLat } from '../../map/local.ts';
import { drawPlanMap, type PlanMap } from '../../map/svg/plan-map.ts';
import { MM } from '../../map/svg/sheet.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../../report/phrases.ts';
import { define } from '../shared/define.ts';
import { printPage } from '../shared/print.ts';
import { base, field } from '../shared/styles.ts';
import { tokens } from '../shared/tokens.ts';
import { printOnly } from '../sheet/print-page.ts';
import { handOver } from './hand.ts';
import { legendEntries } from './legend-entries.ts';
import { layoutOf, ORIENTATIONS, type Layout, type Orientation, type PaperSize, ROW, SIZES } from './layout.ts';
import { pages, scaleText } from './page.ts';
import { MAP_PAPER } from './paper.ts';
import { middleOf, movedMiddle, nextScale, SCALES, scaleThatHolds } from './scales.ts';
import around from '../sheet/around.css?inline';
import css from './sign-plan-map-sheet.css?inline';
import { words } from './words.ts';

/** A change of these draws the map anew. */
const DRAWN_FROM = ['plan', 'language', 'view', 'centre', 'scale', 'size', 'orientation', 'layers', 'shown', 'signs', 'surface', 'drawn'] as const;
const TAG = 'sign-plan-map-sheet';
/** Millimetres that a button or an arrow key moves the map. */
const STEP = 10;
const LEAST = 500;
/** Signs of a title or a note: more has no room. */
const MOST_TYPED = 90;
const LARGEST = 1_000_000;
/** Of what is typed; the same numbers as the list's ends. */
const inRange = (scale: number | null): scale is number => scale !== null && scale >= LEAST && scale <= LARGEST;

/**
 * A map of the plan on paper, A4 or A3, at a true scale: previewed in a dialog, moved, entitled and printed. It opens when it is put into the document and has to be a child of the body.
 * @fires sign-plan-close - the dialog was closed; the element may be taken away
 */
export class SignPlanMapSheet extends LitElement {
  static override properties = {
    plan: { attribute: false }, language: {}, view: { attribute: false }, centre: { attribute: false }, scale: { attribute: false }, size: {}, orientation: {}, heading: {}, note: {},
    layers: { attribute: false }, shown: { attribute: false }, signs: { attribute: false }, surface: { attribute: false }, drawn: { attribute: false }, asOf: {}, drawnOn: {}, link: {}, wrong: { state: true }, said: { state: true }, room: { state: true }, roomWithMore: { state: true },
  };
  static override styles = [tokens, base, field, MAP_PAPER, unsafeCSS(around), unsafeCSS(css)];

  declare plan: Plan | null;
  declare language: Language;
  /** What the map on the screen shows: west, south, east, north; null is the plan's own view. */
  declare view: Box | null;
  /** Middle of the map, lon, lat; null is the middle of the view. */
  declare centre: LonLat | null;
  /** Denominator; null is the largest of the round ones that holds the view. */
  declare scale: number | null;
  declare size: PaperSize;
  declare orientation: Orientation;
  /** Title of the map; empty for the usual one. */
  declare heading: string;
  declare note: string;
  declare layers: readonly LayerState[];
  /** By layer of the package: keys that are shown. */
  declare shown: ReadonlyMap<string, ReadonlySet<string>>;
  declare signs: SignMarks | null;
  declare surface: GroundPicture | null;
  /** Lon, lat. */
  declare drawn: readonly Feature[];
  /** ISO date. */
  declare asOf: string;
  /** ISO date that the sheet bears; empty for that of `asOf`. */
  declare drawnOn: string;
  declare link: string;
  /** What is typed for a scale and is none. */
  private declare wrong: string | null;
  private declare said: string;
  /** Entries of the legend that the first page has room for; null before they are measured. */
  private declare room: number | null;
  private declare roomWithMore: number;

  private takeAway: (() => void) | undefined;
  private returnTo: HTMLElement | null = null;
  private watch: ResizeObserver | undefined;
  private map: PlanMap | null = null;

  constructor() {
    super();
    this.plan = this.view = this.centre = this.scale = this.signs = this.surface = this.room = this.wrong = null;
    this.language = 'zh';
    this.size = 'A4';
    this.orientation = 'landscape';
    this.heading = this.note = this.asOf = this.drawnOn = this.link = this.said = '';
    this.layers = [];
    this.shown = new Map();
    this.drawn = [];
    this.roomWithMore = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.returnTo = document.activeElement instanceof HTMLElement ? deepest(document.activeElement) : null;
    this.paper();
    void this.updateComplete.then(() => this.show());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.takeAway?.();
    this.watch?.disconnect();
    if (this.returnTo?.isConnected === true && document.activeElement === document.body) this.returnTo.focus();
  }

  /** Opens the browser's own printing; false where it has none, or the frame may not. */
  async print(): Promise<boolean> {
    await this.updateComplete;
    const printing = printPage();
    this.said = printing === 'begun' ? '' : words(this.language)[printing === 'none' ? 'noPrint' : 'framed'];
    return printing === 'begun';
  }

  private get layout(): Layout {
    return layoutOf(this.size, this.orientation, this.language);
  }

  /** As drawn: whatever is not given follows from the view. */
  get drawnScale(): number {
    return this.scale ?? scaleThatHolds(this.view ?? this.plan?.manifest.view ?? [0, 0, 1, 1], this.layout.map);
  }
  private get middle(): LonLat {
    return this.centre ?? middleOf(this.view ?? this.plan?.manifest.view ?? [0, 0, 1, 1]);
  }

  /** Moves the frame over the ground, millimetres on paper. */
  move(right: number, up: number): void {
    this.centre = movedMiddle(this.middle, this.drawnScale, this.map?.convergence ?? 0, right, up);
  }

  /** To the next round scale. */
  step(larger: boolean): void {
    this.wrong = null;
    this.scale = nextScale(this.drawnScale, larger);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('size') || changed.has('orientation')) this.paper();
    if (this.plan !== null && DRAWN_FROM.some((name) => changed.has(name))) this.map = this.draw(this.plan);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.show();
    if (changed.has('size') || changed.has('orientation')) this.fit();
    this.measure();
  }

  private paper(): void {
    const { width, height } = this.layout;
    this.style.setProperty('--paper-width', `${width}mm`);
    this.style.setProperty('--paper-height', `${height}mm`);
    if (!this.isConnected) return;
    this.takeAway?.();
    this.takeAway = printOnly(TAG, `${this.size} ${this.orientation}`);
  }

  private show(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    if (dialog === null || scroll === null || dialog.open || !this.isConnected) return;
    dialog.showModal();
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(scroll);
    handOver(scroll, { move: (right, up) => this.move(right, up), step: (larger) => this.step(larger) });
  }

  /** A whole sheet in view. */
  private fit(): void {
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    const { width, height } = this.layout;
    const [wide, high] = [((scroll?.clientWidth ?? 0) - 32) * MM, ((scroll?.clientHeight ?? 0) - 32) * MM];
    if (scroll !== null && wide > 0) this.style.setProperty('--scale', String(Math.max(Math.min(wide / width, Math.max(high / height, 0.4), 1.2), 0.15)));
  }

  private draw(plan: Plan): PlanMap {
    const scale = this.drawnScale;
    const { layers, shown, signs, surface, drawn } = this;
    return drawPlanMap({ plan, centre: this.middle, scale, ...this.layout.map, ids: 'map-sheet', layers, shown, signs, surface, drawn, label: `${words(this.language).sheet} ${scaleText(scale)}` });
  }

  /** What the legend's place has room for: it keeps its size, whatever is in it. */
  private measure(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.legend-part');
    const list = place?.querySelector('.map-legend') ?? null;
    if (place === null || list === null || place.clientHeight === 0) return;
    const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
    const title = (place.querySelector('h2')?.offsetHeight ?? 0) * MM + 1;
    const rows = Math.max(0, Math.floor((place.clientHeight * MM - title) / ROW));
    this.room = columns * rows;
    this.roomWithMore = columns * Math.max(0, rows - 1);
  }

  /** Whether a question leaves anything out. */
  private filtered({ layers }: Plan): boolean {
    const { signs } = this;
    return [...this.shown].some(([layer, keys]) => keys.size < (layers.get(layer)?.features.length ?? 0)) || (signs !== null && signs.shown !== null && signs.shown.length < signs.lon.length);
  }

  private get mapTitle(): string {
    return this.heading === '' ? words(this.language).defaultTitle : this.heading;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, language, note, asOf, link, layout, map, room } = this;
    if (plan === null || map === null) return nothing;
    const w = words(language);
    const sheets = pages({ plan, language, layout, map, entries: legendEntries(map, plan, language), room, roomWithMore: this.roomWithMore, scale: this.drawnScale, title: this.mapTitle, note, asOf, drawnOn: this.drawnOn || asOf, link, filtered: this.filtered(plan) });
    return html`<dialog aria-label=${w.sheet} lang=${language === 'zh' ? 'zh-CN' : 'en'} @close=${this.closed}>
      <div class="bar">${this.controls()}</div>
      <p class="said" role="status">${this.wrong === null ? this.said : w.badScale}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${`${w.pages}${language === 'zh' ? '。' : '. '}${w.keys}`}>
        <div class="paper">${sheets.map((one) => html`<div class="sheet">${one}</div>`)}</div>
      </div>
    </dialog>`;
  }

  private controls(): TemplateResult {
    const { language, size, orientation } = this;
    const w = words(language);
    const select = (label: string, values: readonly string[], value: string, name: (value: string) => string, set: (value: string) => void): TemplateResult =>
      html`<div class="field"><label for=${label}>${label}</label><div class="box"><select id=${label} .value=${live(value)} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>${values.map((one) => html`<option value=${one} ?selected=${one === value}>${name(one)}</option>`)}</select></div></div>`;
    const text = (label: string, value: string, kind: string, set: (value: string) => void): TemplateResult =>
      html`<div class="field ${kind}"><label for=${kind}>${label}</label><div class="box"><input id=${kind} maxlength=${MOST_TYPED} .value=${live(value)} @input=${(event: Event) => set((event.target as HTMLInputElement).value)} /></div></div>`;
    const arrow = (label: string, sign: string, act: () => void): TemplateResult => html`<button type="button" class="button arrow" aria-label=${label} title=${label} @click=${act}>${sign}</button>`;
    return html`
      ${select(w.size, SIZES, size, (one) => one, (one) => (this.size = SIZES.find((known) => known === one) ?? 'A4'))}
      ${select(w.orientation, ORIENTATIONS, orientation, (one) => w.orientations[one === 'portrait' ? 'portrait' : 'landscape'], (one) => (this.orientation = ORIENTATIONS.find((known) => known === one) ?? 'landscape'))}
      <div class="field scale"><label for="scale">${w.scale}</label><div class="box ${this.wrong === null ? '' : 'bad'}"><input id="scale" list="scales" inputmode="numeric" autocomplete="off" aria-invalid=${this.wrong === null ? 'false' : 'true'} .value=${live(this.wrong ?? scaleText(this.drawnScale))} @change=${this.typed} /></div><datalist id="scales">${SCALES.map((one) => html`<option value=${scaleText(one)}></option>`)}</datalist></div>
      <div class="arrows" role="group" aria-label=${w.move}>
        ${arrow(w.larger, '+', () => this.step(true))}${arrow(w.smaller, '−', () => this.step(false))}
        ${arrow(w.left, '←', () => this.move(-STEP, 0))}${arrow(w.up, '↑', () => this.move(0, STEP))}${arrow(w.down, '↓', () => this.move(0, -STEP))}${arrow(w.right, '→', () => this.move(STEP, 0))}
        <button type="button" class="button" @click=${this.whole}>${w.whole}</button>
      </div>
      ${text(w.title, this.mapTitle, 'heading', (value) => (this.heading = value))}
      ${text(w.note, this.note, 'note', (value) => (this.note = value))}
      <div class="last">
        <button type="button" class="button primary" autofocus @click=${() => void this.print()}>${w.print}</button>
        <button type="button" class="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${w.close}</button>
      </div>`;
  }

  private readonly typed = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value;
    const scale = readScale(text);
    this.wrong = inRange(scale) ? null : text;
    if (inRange(scale)) this.scale = Math.round(scale);
  };

  private readonly whole = (): void => {
    this.wrong = null;
    this.centre = this.scale = null;
  };

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent('sign-plan-close', { detail: null, bubbles: true, composed: true }));
  };
}

/** What has the focus, within shadow roots too. */
function deepest(at: HTMLElement): HTMLElement {
  const inner = at.shadowRoot?.activeElement;
  return inner instanceof HTMLElement ? deepest(inner) : at;
}

define(TAG, SignPlanMapSheet);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-map-sheet': SignPlanMapSheet;
  }
}
