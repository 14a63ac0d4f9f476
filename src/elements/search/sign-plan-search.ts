import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { CompiledGazetteer, Hit } from '../../plan/search/compile.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { searchGlyph } from './glyphs.ts';
import { Popup } from './popup.ts';
import { rowView } from './row.ts';
import css from './sign-plan-search.css?inline';
import { words } from './words.ts';

/** Rows of the list; whoever needs more types more. */
const MOST = 20;
/** Milliseconds without typing after which the number of finds is said. */
const REST = 500;

/**
 * A field that finds places by name, and the list of what was found: a combobox with a listbox, as ARIA 1.2 has it.
 * While a Chinese input method composes nothing is searched; on touch screens, where keyboards compose Latin letters as well, what rests for a moment is.
 * @slot end - a button at the field's end, such as that for the device's own position
 * @fires sign-plan-search-open - somebody begins to search, or tries again: the names are needed
 * @fires sign-plan-found - a name chosen; one without `at` has no known position
 */
export class SignPlanSearch extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = { gazetteer: { attribute: false }, language: {}, near: { attribute: false }, text: { state: true }, open: { state: true }, active: { state: true }, said: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** Null while the names are being read; `failed` where they could not be. */
  declare gazetteer: CompiledGazetteer | 'failed' | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** [lon, lat]: of finds that are equally good the nearer ones come first. */
  declare near: readonly [lon: number, lat: number] | null | undefined;
  private declare text: string;
  private declare open: boolean;
  /** Index of the row that the arrow keys are at; −1 where at none. */
  private declare active: number;
  private declare said: string;

  private hits: readonly Hit[] = [];
  private more = false;
  private composing = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly popup = new Popup(
    () => this.renderRoot.querySelector<HTMLElement>('.field'),
    () => this.renderRoot.querySelector<HTMLElement>('.popup'),
  );

  constructor() {
    super();
    this.gazetteer = null;
    this.language = 'zh';
    this.near = null;
    this.text = '';
    this.open = false;
    this.active = -1;
    this.said = '';
  }

  /** Empties the field. */
  clear(): void {
    this.text = '';
    this.open = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
    this.popup.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['text', 'gazetteer', 'near'].some((name) => changed.has(name))) return;
    const { gazetteer, near } = this;
    const found = gazetteer === null || gazetteer === 'failed' ? [] : gazetteer.search(this.text, { limit: MOST + 1, ...(near === null || near === undefined ? {} : { near }) });
    this.hits = found.slice(0, MOST);
    this.more = found.length > MOST;
    this.active = -1;
  }

  protected override updated(changed: PropertyValues): void {
    this.popup.set(this.isOpen);
    if (changed.has('active') && this.active >= 0) this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
    // Once the typing rests, and again where names arrive meanwhile; never for a mere movement in the list.
    if (['text', 'open', 'gazetteer', 'language'].some((name) => changed.has(name))) {
      clearTimeout(this.rest);
      this.rest = setTimeout(() => (this.said = this.isOpen ? this.summary : ''), REST);
    }
  }

  private get isOpen(): boolean {
    return this.open && this.text.trim() !== '';
  }

  /** What is announced, and shown where there is no list. */
  private get summary(): string {
    const m = words(this.language);
    if (this.gazetteer === null) return m.loading;
    if (this.gazetteer === 'failed') return m.failed;
    return this.hits.length === 0 ? `${m.none(this.text.trim())}${this.language === 'en' ? ' ' : ''}${this.hint}` : m.found(this.hits.length, this.more);
  }

  private get hint(): string {
    const { gazetteer } = this;
    const site = gazetteer === null || gazetteer === 'failed' ? undefined : gazetteer.gazetteer.entries.find(({ kind }) => kind === 'site');
    // A number is not to be broken at its hyphen.
    return words(this.language).hint(site?.number?.replaceAll('-', '\u2011'));
  }

  protected override render(): TemplateResult {
    const m = words(this.language);
    const listed = this.isOpen && this.hits.length > 0;
    return html`<div class="field" @focusout=${this.leave}>
        <label for="text">${searchGlyph('search')}<span class="quiet">${m.label}</span></label>
        <input
          id="text"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${listed}
          aria-controls="list"
          aria-activedescendant=${listed && this.active >= 0 ? `row-${this.active}` : nothing}
          placeholder=${m.placeholder}
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck="false"
          maxlength="80"
          .value=${this.text}
          @focus=${this.begin}
          @input=${this.typed}
          @click=${() => (this.open = true)}
          @keydown=${this.key}
          @compositionstart=${() => (this.composing = true)}
          @compositionend=${this.composed}
        />
        ${this.text === '' ? nothing : html`<button class="clear" type="button" aria-label=${m.clear} @click=${this.emptied}>${searchGlyph('clear')}</button>`}
        <slot name="end"></slot>
        <div class="popup" popover="manual" @mousedown=${(event: Event) => event.preventDefault()}>
          <ul id="list" role="listbox" aria-label=${m.results} ?hidden=${!listed}>
            ${this.isOpen ? this.hits.map((hit, index) => rowView({ hit, id: `row-${index}`, active: index === this.active, language: this.language, choose: () => this.choose(hit) })) : nothing}
          </ul>
          ${this.isOpen && !listed ? this.message() : nothing}
        </div>
      </div>
      <p class="quiet" role="status">${this.said}</p>`;
  }

  private message(): TemplateResult {
    const m = words(this.language);
    if (this.gazetteer === null) return html`<p class="message">${toolIcon('wait')}<span>${m.loading}</span></p>`;
    if (this.gazetteer === 'failed') return html`<p class="message">${toolIcon('warn')}<span>${m.failed}</span> <button class="button" type="button" @click=${() => emit(this, 'sign-plan-search-open', null)}>${m.retry}</button></p>`;
    return html`<p class="message"><span><strong>${m.none(this.text.trim())}</strong> ${this.hint}</span></p>`;
  }

  private readonly begin = (): void => {
    // Again each time until they are here: the page may not have been ready for it.
    if (this.gazetteer === null || this.gazetteer === 'failed') emit(this, 'sign-plan-search-open', null);
  };

  private readonly leave = (event: FocusEvent): void => {
    // The slotted button belongs to the field, not to the list.
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    this.open = false;
    this.composing = false;
  };

  private readonly typed = (event: Event): void => {
    if (!this.composing) {
      this.take();
      return;
    }
    const input = event.currentTarget;
    clearTimeout(this.rest);
    if (matchMedia('(pointer: coarse)').matches && input instanceof HTMLInputElement && /[a-z0-9]$/i.test(input.value)) this.rest = setTimeout(() => this.take(), 2 * REST);
  };

  private readonly composed = (): void => {
    this.composing = false;
    this.take();
  };

  private take(): void {
    const input = this.renderRoot.querySelector('input');
    if (input === null) return;
    this.text = input.value;
    this.open = true;
  }

  private readonly emptied = (): void => {
    this.clear();
    this.renderRoot.querySelector('input')?.focus();
  };

  private readonly key = (event: KeyboardEvent): void => {
    // Keys of an input method choose its characters; 229 is how older browsers say so.
    if (this.composing || event.isComposing || event.keyCode === 229) return;
    const listed = this.isOpen && this.hits.length > 0;
    const last = this.hits.length - 1;
    const go = (to: number): void => {
      event.preventDefault();
      this.active = to;
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!listed) this.open = true;
        if (this.hits.length === 0) return;
        return go(event.key === 'ArrowDown' ? (this.active >= last ? 0 : this.active + 1) : this.active <= 0 ? last : this.active - 1);
      // Only from within the list: in the text they move the caret.
      case 'Home':
        return listed && this.active >= 0 ? go(0) : undefined;
      case 'End':
        return listed && this.active >= 0 ? go(last) : undefined;
      case 'Enter': {
        const hit = listed ? this.hits[Math.max(0, this.active)] : undefined;
        event.preventDefault();
        return hit === undefined ? undefined : this.choose(hit);
      }
      case 'Escape':
        if (this.text === '') return;
        event.preventDefault();
        event.stopPropagation();
        if (this.isOpen) this.open = false;
        else this.clear();
    }
  };

  private choose(hit: Hit): void {
    this.text = hit.entry.name.zh;
    this.open = false;
    const { gazetteer } = this;
    const accuracy = gazetteer === null || gazetteer === 'failed' ? undefined : gazetteer.source(hit.entry)?.accuracy;
    emit(this, 'sign-plan-found', { entry: hit.entry, accuracy });
  }
}

define('sign-plan-search', SignPlanSearch);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-search': SignPlanSearch;
  }
}
