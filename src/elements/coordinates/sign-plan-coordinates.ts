import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { BD09, GCJ02, REFUSED, systemsFor } from '../../geo/coordinates/systems.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import type { Problem } from '../../problem.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { base, field } from '../shared/styles.ts';
import css from './sign-plan-coordinates.css?inline';
import { EMPTY, placeOf, shownError, shownPlace, told, typed, written, type Choice, type Entry, type Moment } from './state.ts';
import { words } from './words.ts';

/** Milliseconds without typing after which it is said what was read: not at each digit. */
const REST = 700;

/**
 * One field for both coordinates, in any usual writing and system, with what was read written back under it.
 * @fires sign-plan-coordinates - `{lon, lat, accuracy?}` as text, WGS84/CGCS2000; without `accuracy` the place is as good as the package takes one to be
 */
export class SignPlanCoordinates extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = { lon: { attribute: false }, lat: { attribute: false }, extent: { attribute: false }, accuracy: { attribute: false }, problems: { attribute: false }, language: {}, entry: { state: true }, said: { state: true } };
  static override styles = [base, field, unsafeCSS(css)];

  /** The place as it stands in the page's form, numbers or text; empty or undefined where there is none. */
  declare lon: string | number | undefined;
  /** As `lon`. */
  declare lat: string | number | undefined;
  /** West, south, east, north of the plan. */
  declare extent: Extent | undefined;
  /** Metres to which the plan takes a place to be good; a better accuracy is never proposed. */
  declare accuracy: number | undefined;
  /** What the page has against the place. */
  declare problems: readonly Problem[];
  /** `zh` or `en`. */
  declare language: Language;
  private declare entry: Entry;
  private declare said: string;
  /** The place that was last told to the page. */
  private last: string | undefined;
  /** There are keystrokes since the entry was last done with. */
  private busy = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.problems = [];
    this.language = 'zh';
    this.entry = EMPTY;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
  }

  /** Puts the cursor into the text field. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** A place that came otherwise is written into the field, unless someone is typing there. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('extent') && !this.entry.written) this.entry = this.read(this.entry.text, this.entry.system, this.busy ? 'typing' : 'done');
    if ((changed.has('lon') || changed.has('lat')) && !this.busy && this.placeKey !== this.last) this.write(this.entry.system);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!(['entry', 'problems', 'language'] as PropertyKey[]).some((name) => changed.has(name as keyof SignPlanCoordinates))) return;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => (this.said = this.summary), REST);
  }

  /** What has come of what was typed, in a line. */
  private get summary(): string {
    const { language, entry, shownProblems } = this;
    const { reading } = entry;
    const stop = language === 'zh' ? '。' : '. ';
    if (shownProblems.length > 0) return [...shownProblems.map(({ text }) => text[language]), this.stays].join(' ').trim();
    if (reading === undefined) return '';
    return [`${words('read', language)} ${reading.reading[language]}`, shownError(reading.error), ...reading.remarks.map((remark) => remark[language].replace(/[。.]$/, ''))].join(stop) + stop.trim();
  }

  private get shownProblems(): readonly Problem[] {
    const { entry } = this;
    return entry.problems.length > 0 ? entry.problems : entry.reading === undefined && !entry.written ? [] : this.problems;
  }

  /** What could not be read moved nothing: a verdict that is shown is of the place before. */
  private get stays(): string {
    return this.entry.problems.length > 0 && placeOf(this.lon, this.lat) !== undefined ? words('stays', this.language) : '';
  }

  private get placeKey(): string {
    return `${this.lon ?? ''} ${this.lat ?? ''}`;
  }

  private write(system: Choice): void {
    this.last = undefined;
    this.entry = written(placeOf(this.lon, this.lat), system);
  }

  private read(text: string, system: Choice, moment: Moment): Entry {
    return typed(text, system, this.extent, moment, this.accuracy);
  }

  private take(text: string, system: Choice, moment: Moment): void {
    this.busy = moment === 'typing';
    // Emptied and left: the place stands where it was.
    if (moment === 'done' && text.trim() === '') return this.write(system);
    this.entry = this.read(text, system, moment);
    const { reading } = this.entry;
    if (reading === undefined) return;
    const detail = told(reading);
    const key = `${detail.lon} ${detail.lat}`;
    if (key === this.last && moment === 'done') return;
    this.last = key;
    emit(this, 'sign-plan-coordinates', detail);
  }

  protected override render(): TemplateResult {
    const { language, entry } = this;
    const problems = this.shownProblems;
    const bad = problems.length > 0;
    return html`
      <div class="row">
        <div class="field">
          <label for="coordinates">${words('coordinates', language)}</label>
          <span class="box ${bad ? 'bad' : ''}"
            ><input
              id="coordinates"
              name="coordinates"
              type="text"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              enterkeyhint="done"
              aria-describedby=${bad ? 'problem' : 'hint'}
              aria-invalid=${bad ? 'true' : nothing}
              .value=${entry.text}
              @input=${this.onInput}
              @compositionend=${this.onInput}
              @paste=${this.onPaste}
              @change=${this.onDone}
              @blur=${this.onDone}
              @keydown=${this.onKey}
          /></span>
        </div>
        <div class="field">
          <label for="system">${words('system', language)}</label>
          <span class="box"><select id="system" name="system" .value=${entry.system} @change=${this.onSystem}>${this.options()}</select></span>
        </div>
      </div>
      ${bad ? html`<p class="problem" id="problem">${problems.map(({ text }) => whole(text[language])).join(' ')} ${this.stays}</p>` : nothing}
      <p class="hint" id="hint" ?hidden=${entry.text !== ''}>${words('hint', language)}</p>
      ${this.lines()} ${this.others()}
      <p class="quiet" role="status">${this.said}</p>
    `;
  }

  private options(): TemplateResult {
    const { language, entry } = this;
    const option = (id: string, title: string): TemplateResult => html`<option value=${id} ?selected=${entry.system === id}>${title}</option>`;
    const systems = this.extent === undefined ? systemsFor([0, 0, 0, 0]) : systemsFor(this.extent);
    const grids = systems.filter(({ grid }) => grid !== undefined);
    return html`${option('auto', words('auto', language))} ${systems.filter(({ grid }) => grid === undefined).map(({ id, title }) => option(id, title[language]))}
      ${grids.length === 0 ? nothing : html`<optgroup label=${words('metres', language)}>${grids.map(({ id, title }) => option(id, title[language]))}</optgroup>`}
      <optgroup label=${words('refused', language)}>${(['xian80', 'beijing54'] as const).map((id) => option(id, REFUSED[id][language]))}</optgroup>`;
  }

  /** What was read, in the lines of a document; of the page's own place only where the field shows it in another system. */
  private lines(): TemplateResult | typeof nothing {
    const { language, entry } = this;
    const comma = language === 'zh' ? '，' : ', ';
    const line = (key: 'place' | 'read' | 'error', value: string): TemplateResult => html`<dt>${words(key, language)}</dt><dd>${bound(value)}</dd>`;
    const { reading } = entry;
    if (reading === undefined) {
      const place = placeOf(this.lon, this.lat);
      return !entry.written || place === undefined || entry.system === 'auto' || entry.system === 'wgs84' ? nothing : html`<dl>${line('place', shownPlace(place, comma))}</dl>`;
    }
    return html`<dl>${line('place', shownPlace(reading, comma, reading.error))}${line('read', reading.reading[language])}${line('error', shownError(reading.error))}</dl>
      ${reading.remarks.length === 0 ? nothing : html`<ul class="remarks">${reading.remarks.map((remark) => html`<li class="remark">${whole(remark[language])}</li>`)}</ul>`}`;
  }

  /** Where a system had to be assumed: the others, one tap away. */
  private others(): TemplateResult | typeof nothing {
    if (this.entry.reading?.remarks.some(({ code }) => code === 'assumed') !== true) return nothing;
    return html`<div class="others">${[GCJ02, BD09].map(({ id, title }) => html`<button type="button" class="button" @click=${() => this.instead(id)}>${words('instead', this.language).replace('{system}', title[this.language])}</button>`)}</div>`;
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
    const whole = event instanceof InputEvent && /^insertFrom(Paste|Drop)|^insertReplacement/.test(event.inputType);
    this.take(event.target.value, this.entry.system, whole ? 'done' : 'typing');
  };

  /** A field of one line drops line ends, which part coordinates. */
  private readonly onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const input = event.target;
    if (!/[\r\n]/.test(text.trim()) || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    input.setRangeText(text.trim().replace(/\s*[\r\n]+\s*/g, '; '), input.selectionStart ?? 0, input.selectionEnd ?? input.value.length, 'end');
    this.take(input.value, this.entry.system, 'done');
  };

  private readonly onDone = (event: Event): void => {
    if (event.target instanceof HTMLInputElement && (this.busy || event.target.value !== this.entry.text)) this.take(event.target.value, this.entry.system, 'done');
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && event.target instanceof HTMLInputElement && !this.entry.written) this.take(event.target.value, this.entry.system, 'done');
  };

  private readonly onSystem = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.choose(event.target.value as Choice);
  };

  /** The button goes with its reason; the keyboard goes on from what it chose. */
  private instead(system: Choice): void {
    this.choose(system);
    this.renderRoot.querySelector('select')?.focus({ preventScroll: true });
  }

  private choose(system: Choice): void {
    if (this.entry.written) this.write(system);
    else this.take(this.entry.text, system, 'done');
  }
}

/** Within a sentence numbers stay with their units, and the names of systems in one piece. */
const whole = (text: string): string => bound(text).replace(/(GCJ|BD)-(?=0)/g, '$1-\u2060');

define('sign-plan-coordinates', SignPlanCoordinates);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-coordinates': SignPlanCoordinates;
  }
}
