import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { SignType } from '../../plan/schema/rules.ts';
import { PROPERTY, type Property } from '../../plan/vocabulary.ts';
import type { Problem } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import { messages, type Language } from '../shared/messages.ts';
import { base, field as fieldStyles } from '../shared/styles.ts';
import { readPair } from '../shared/numbers.ts';
import { field, told } from './field.ts';
import { GROUPS, groupOf, mattering, questions, type Group, type Questions } from './questions.ts';
import css from './sign-plan-form.css?inline';
import { fieldOf, hasPlace, plainEntry, type FormValues } from './values.ts';

const TYPE_GROUPS = ['building', 'facility', 'ground', 'enclosure'] as const satisfies readonly SignType['group'][];

/**
 * The questions of a check as native controls. Knows nothing of network, address or storage: raw text in, raw text out.
 * @fires sign-plan-input - every entry, with all raw values
 * @fires sign-plan-select - a zone, segment or site of the place chosen
 * @fires sign-plan-highlight - one of them pointed at, or none
 * @slot place - other ways to state the place
 * @slot coordinates - another way to state the place, beside longitude and latitude
 * @slot sketch - a picture of the sign, above its sizes
 */
export class SignPlanForm extends LitElement {
  static override properties = {
    plan: { attribute: false },
    values: { attribute: false },
    problems: { attribute: false },
    report: { attribute: false },
    language: {},
    picture: { attribute: false },
    answer: { attribute: false },
    withoutMap: { type: Boolean },
    shownGroup: { state: true },
  };
  static override styles = [base, fieldStyles, unsafeCSS(css)];

  /** For sign types, consents and classes; the place can be entered before it is there. */
  declare plan: Plan | null;
  /** Raw entries by name of the property, and `lon`, `lat` or `line` for the place. */
  declare values: FormValues;
  /** What `readProposal` refused, by `path`. */
  declare problems: readonly Problem[];
  /** The report that is shown; null before there is one. */
  declare report: Report | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** Drawings where none are given: an element that stands alone has them at once. */
  static pictures: SignPlanForm['picture'] = null;
  /** Draws a sign type; empty room of the same size until it is there. */
  declare picture: ((type: string) => TemplateResult) | null;
  /** Says in a word whether a sign type may stand at this place, once that is known. */
  declare answer: ((type: string) => TemplateResult | typeof nothing) | null;
  /** There is no map to tap. */
  declare withoutMap: boolean;
  /** The tab in view: the chosen type's until another is opened. */
  private declare shownGroup: SignType['group'] | null;
  /** Questions put since the type was chosen, in that order: none may vanish or move under the cursor. */
  private readonly put = new Set<string>();
  /** Something stops the sign whatever else is answered. */
  private stopped = false;

  constructor() {
    super();
    this.plan = null;
    this.values = {};
    this.problems = [];
    this.report = null;
    this.language = 'zh';
    this.picture = null;
    this.answer = null;
    this.withoutMap = false;
    this.shownGroup = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('values');
    if (before === undefined || before['signType'] === this.values['signType']) return;
    this.shownGroup = null;
    this.put.clear();
  }

  /**
   * A group opens when an entry in it turns out wrong, and never closes by itself: someone may be typing in it.
   * The open questions fold when something stops the sign, unless the cursor is among them.
   */
  override updated(): void {
    for (const group of this.renderRoot.querySelectorAll('details')) {
      const bad = group.querySelector('.problem') !== null;
      if (bad && !group.classList.contains('wrong')) group.open = true;
      group.classList.toggle('wrong', bad);
    }
    const stopped = (this.report?.counts.fail ?? 0) > 0;
    const open = this.renderRoot.querySelector<HTMLDetailsElement>('.open-questions');
    if (open === null || stopped === this.stopped || open.matches(':focus-within')) return;
    this.stopped = stopped;
    open.open = !stopped;
  }

  /** Brings a question into view and puts the cursor into it. */
  async focusField(name: string): Promise<void> {
    await this.updateComplete;
    const control = this.renderRoot.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    const folded = control?.closest('details');
    if (folded instanceof HTMLDetailsElement) folded.open = true;
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  }

  /** Opens what coordinates are entered in, at the field for those of any system once it is there. */
  async focusCoordinates(): Promise<void> {
    const any = this.querySelector<HTMLElement>('[slot="coordinates"]');
    // A drawn baseline has no longitude of its own.
    await this.focusField(this.renderRoot.querySelector('[name="lon"]') === null ? 'accuracy' : 'lon');
    any?.focus();
  }

  private get m() {
    return messages(this.language);
  }

  private set(entries: FormValues): void {
    emit(this, 'sign-plan-input', { values: { ...this.values, ...entries } });
  }

  protected override render(): TemplateResult {
    const wanted = mattering(this.report);
    for (const name of wanted) this.put.add(name);
    // A size that a link brought stays while its answer is cleared.
    for (const [name, value] of Object.entries(this.values)) if ((value ?? '') !== '' && groupOf(name) === 'sizes') this.put.add(name);
    const type = this.plan?.rules.signTypes.find(({ id }) => id === this.values['signType']);
    const { sizes, open, rest } = questions(type, this.values, [...this.put]);
    return html`
      <section class="row" aria-labelledby="k-place">
        <h2 id="k-place" class="key">${this.m.place}</h2>
        <div class="full">${this.place(wanted)}</div>
      </section>
      ${this.plan === null ? nothing : html`<section class="row" aria-labelledby="k-type"><h2 id="k-type" class="key">${this.m.type}</h2><div class="full">${this.use()} ${this.types(this.plan, type)}</div></section>`}
      <slot name="sketch"></slot>
      ${type === undefined ? nothing : html`${this.sizes(sizes, wanted)} ${this.openQuestions(open, wanted)} ${GROUPS.map((group) => this.group(group, rest))}`}
    `;
  }

  private place(wanted: readonly string[]): TemplateResult {
    const line = this.values['line'] ?? '';
    const placed = hasPlace(this.values);
    const shown = placed ? this.problemsOf('place') : [];
    const asked = line === '' ? ['lon', 'lat', 'accuracy'] : ['accuracy'];
    const { lon = '', lat = '', accuracy = '' } = this.values;
    const written = line === '' ? `${lon}, ${lat}` : this.m.ofBaseline;
    return html`
      ${this.plan === null || this.report === null ? nothing : html`<sign-plan-place .plan=${this.plan} .report=${this.report} .language=${this.language}></sign-plan-place>`}
      ${placed ? nothing : html`<p class="hint first">${this.withoutMap ? this.m.pasteHint : this.m.placeHint}</p>`}
      ${line === '' ? nothing : html`<p class="hint">${this.m.baseline(line.split(';').length)}</p>`}
      <slot name="place"></slot>
      <details class="exact">
        <summary><span class="name">${this.m.coordinates}</span><span class="n">${placed ? `${written}${accuracy === '' ? '' : ` ±${accuracy} m`}` : this.m.unset}</span>${toolIcon('down')}</summary>
        <slot name="coordinates"></slot>
        <div class="place-grid ${line === '' ? '' : 'line'}">
          ${asked.map((name) => this.field(PROPERTY.get(name) ?? this.coordinate(name), wanted, shown.length > 0))}
        </div>
        ${shown.length === 0 ? nothing : html`<p class="problem" id="place-problem">${told(shown, this.language)}</p>`}
      </details>
    `;
  }

  private use(): TemplateResult {
    const property = PROPERTY.get('use');
    const values = property?.kind === 'choice' ? (property.values ?? []) : [];
    const problems = this.problemsOf('use');
    return html`<fieldset class="segmented use" aria-describedby=${problems.length === 0 ? nothing : 'use-problem'}>
      <legend class="quiet">${property?.label[this.language]}</legend>
      ${values.map((value) => html`<label><input type="radio" name="use" .checked=${this.values['use'] === value} @change=${() => this.set({ use: value })} /><span>${property?.kind === 'choice' ? property.labels?.[value]?.[this.language] : value}</span></label>`)}
    </fieldset>${problems.length === 0 ? nothing : html`<p class="problem" id="use-problem">${told(problems, this.language)}</p>`}`;
  }

  private problemsOf(name: string): readonly Problem[] {
    return this.problems.filter((problem) => fieldOf(problem.path) === name);
  }

  private types(plan: Plan, type: SignType | undefined): TemplateResult {
    const groups = TYPE_GROUPS.filter((group) => plan.rules.signTypes.some((candidate) => candidate.group === group));
    const open = this.shownGroup ?? type?.group ?? groups[0];
    const problems = (this.values['signType'] ?? '') === '' ? [] : this.problemsOf('signType');
    return html`
      <fieldset class="segmented tabs">
        <legend class="quiet">${this.m.type}</legend>
        ${groups.map((group) => html`<label><input type="radio" name="group" .checked=${group === open} @change=${() => (this.shownGroup = group)} /><span>${this.m[group]}</span></label>`)}
      </fieldset>
      <fieldset class="types">
        <legend class="quiet">${this.m.typeOf}</legend>
        ${plan.rules.signTypes
          .filter((candidate) => candidate.group === open)
          .map(
            ({ id, title }) =>
              html`<label class="type"><input type="radio" name="signType" value=${id} .checked=${id === type?.id} @change=${() => this.set({ signType: id })} />${(this.picture ?? SignPlanForm.pictures)?.(id) ?? html`<svg class="picture" viewBox="0 0 64 48"></svg>`}<span>${short(title[this.language])}</span>${this.answer?.(id) ?? nothing}</label>`,
          )}
      </fieldset>
      ${problems.length === 0 ? nothing : html`<p class="problem">${told(problems, this.language)}</p>`}
    `;
  }

  private fields(properties: readonly Property[], wanted: readonly string[]): TemplateResult {
    return html`<div class="fields">${properties.map((property) => this.field(property, wanted))}</div>`;
  }

  private sizes(properties: readonly Property[], wanted: readonly string[]): TemplateResult {
    const reach = this.report === null ? nothing : html`<sign-plan-place reach .plan=${this.plan} .report=${this.report} .language=${this.language}></sign-plan-place>`;
    return html`<section class="row" aria-labelledby="k-sizes"><h2 id="k-sizes" class="key">${this.m.sizes}</h2><div class="full">${this.fields(properties, wanted)} ${reach}</div></section>`;
  }

  /** What the result still waits for. Where something stops the sign no answer changes it, so they fold. */
  private openQuestions(properties: readonly Property[], wanted: readonly string[]): TemplateResult | typeof nothing {
    if (properties.length === 0) return nothing;
    const left = properties.filter(({ name }) => wanted.includes(name) && (this.values[name] ?? '') === '').length;
    return html`<details class="more open-questions" ?open=${!this.stopped}>
      <summary><span class="name">${left === 0 ? this.m.answered : this.stopped ? this.m.stopped(left) : this.m.openQuestions(left)}</span>${toolIcon('down')}</summary>
      <div class="inner">${this.fields(properties, wanted)}</div>
    </details>`;
  }

  private group(group: Group, rest: Questions['rest']): TemplateResult | typeof nothing {
    const properties = rest.get(group) ?? [];
    if (properties.length === 0) return nothing;
    const filled = properties.filter(({ name }) => (this.values[name] ?? '') !== '').length;
    return html`<details class="more">
      <summary><span class="name">${group === 'sizes' ? this.m.otherSizes : this.m[group]}</span><span class="n">${filled > 0 ? this.m.filled(filled) : this.m.fields(properties.length)}</span>${toolIcon('down')}</summary>
      <div class="inner">${this.fields(properties, [])}</div>
    </details>`;
  }

  /** A question that is no property: half of the place. */
  private coordinate(name: string): Property {
    const label = name === 'lon' ? this.m.longitude : this.m.latitude;
    return { kind: 'number', name, label: { zh: label, en: label }, unit: '', min: -180, max: 180 };
  }

  /** Longitude and latitude put into one of their fields together, in either order. */
  private takePair(name: string, text: string, event: Event): boolean {
    const pair = readPair(text);
    if (pair === undefined) return false;
    // The pair may hold the value that was there before: then nothing would be written over it.
    if (event.target instanceof HTMLInputElement) event.target.value = name === 'lon' ? pair.lon : pair.lat;
    this.set(pair);
    return true;
  }

  private field(property: Property | undefined, wanted: readonly string[], badPlace = false): TemplateResult | typeof nothing {
    if (property === undefined) return nothing;
    const { name } = property;
    const coordinate = name === 'lon' || name === 'lat';
    const accuracy = this.plan?.manifest.defaultAccuracy;
    return field(property, {
      language: this.language,
      messages: this.m,
      value: this.values[name] ?? '',
      problems: coordinate ? [] : this.problemsOf(name),
      ...(coordinate && badPlace ? { problemId: 'place-problem' } : {}),
      wanted: wanted.includes(name) && (this.values[name] ?? '') === '',
      ...(name === 'accuracy' && accuracy !== undefined ? { placeholder: String(accuracy) } : {}),
      change: (text, event) => {
        // A pair that is still being typed (“115.98, 2”) would be torn apart; it is read when the entry is done.
        if (coordinate && !typed(event) && this.takePair(name, text, event)) return;
        if (text !== (this.values[name] ?? '')) this.set({ [name]: text });
      },
      settle: (text, event) => {
        if (coordinate && this.takePair(name, text, event)) return;
        const plain = plainEntry(name, text);
        if (plain !== text) this.set({ [name]: plain });
      },
    });
  }
}

/** Whether an entry came key by key, not by paste, drop or a suggestion. */
const typed = (event: Event): boolean => event instanceof InputEvent && /^(insertText|insertCompositionText|delete)/.test(event.inputType);

/** Under a picture and the head “sign type”, the word for sign itself says nothing. */
const short = (title: string): string => title.replace(/(?:广告| signs?)$/, '');

define('sign-plan-form', SignPlanForm);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-form': SignPlanForm;
  }
}
