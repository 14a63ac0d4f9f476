import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { operatorsOf } from '../../survey/questions/attributes.ts';
import { OPERATOR_WORDS } from '../../survey/questions/said.ts';
import type { AttributeQuestion, Operator } from '../../survey/questions/types.ts';
import type { Column, ThingSet } from '../../survey/sets/types.ts';
import { define } from '../shared/define.ts';
import type { Language } from '../shared/messages.ts';
import { base, field } from '../shared/styles.ts';
import { draftOf, questionOf, wordsIn, type Draft } from './draft.ts';
import css from './form.css?inline';
import { words } from './words.ts';

/**
 * One question about a column, entered: comparison and value by native controls.
 * @fires done - the question, or null where the entry is called off; does not bubble
 */
export class SignPlanColumnQuestion extends LitElement {
  static override properties = { things: { attribute: false }, column: { attribute: false }, question: { attribute: false }, language: {}, draft: { state: true }, wrong: { state: true } };
  static override styles = [base, field, unsafeCSS(css)];

  declare things: ThingSet | null;
  declare column: Column | null;
  /** The one that is changed; null for a new one. */
  declare question: AttributeQuestion | null;
  declare language: Language;
  private declare draft: Draft | null;
  private declare wrong: string;

  constructor() {
    super();
    this.things = null;
    this.column = null;
    this.question = null;
    this.language = 'zh';
    this.draft = null;
    this.wrong = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('column') && !changed.has('question')) return;
    this.draft = this.column === null ? null : draftOf(this.column, this.question);
    this.wrong = '';
  }

  /** Into the first control of the value. */
  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('.value :is(input, select)') ?? this.renderRoot.querySelector<HTMLElement>('select');
    first?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { column, draft, language } = this;
    if (column === null || draft === null) return nothing;
    const m = words(language);
    const unit = column.unit === undefined ? '' : ` (${column.unit})`;
    return html`<form novalidate @submit=${this.submit} @keydown=${this.escape}>
      <div class="field"><label for="op">${column.title[language]}${unit}</label>
        <div class="box"><select id="op" @change=${this.choose}>${operatorsOf(column).map((op) => html`<option value=${op} ?selected=${op === draft.op}>${OPERATOR_WORDS[op][language]}</option>`)}</select></div></div>
      <div class="value">${this.value(column, draft)}</div>
      <p class="problem" role="alert">${this.wrong}</p>
      <div class="actions"><button class="button primary">${this.question === null ? m.add : m.apply}</button><button type="button" class="button" @click=${this.cancel}>${m.cancel}</button></div>
    </form>`;
  }

  private value(column: Column, draft: Draft): TemplateResult | typeof nothing {
    const m = words(this.language);
    const { op } = draft;
    if (op === 'unknown') return nothing;
    if (column.kind === 'word' && op !== 'has') return this.choices(column, draft, op);
    const mode = column.kind === 'number' ? 'decimal' : 'text';
    const input = (name: 'low' | 'high', label: string): TemplateResult =>
      html`<div class="field"><label for=${name}>${label}</label><div class="box"><input id=${name} type="text" inputmode=${mode} autocomplete="off" .value=${draft[name]} @input=${this.type} /></div></div>`;
    if (op === 'between') return html`<div class="pair">${input('low', m.least)}${input('high', m.most)}</div>`;
    return html`${input('low', m.value)}${op === 'in' ? html`<p class="hint">${m.several}</p>` : nothing}`;
  }

  private choices(column: Column, { picked }: Draft, op: Operator): TemplateResult {
    const { things, language } = this;
    const listed = things === null ? [] : wordsIn(things, column, picked);
    const one = op === 'ne';
    return html`<fieldset><legend>${words(language).words}</legend>
      ${listed.map(([id, text]) => html`<label class="choice"><input type=${one ? 'radio' : 'checkbox'} name="word" value=${id} .checked=${picked.has(id)} @change=${this.tick} /><span>${text[language]}</span></label>`)}
    </fieldset>`;
  }

  private change(change: Partial<Draft>): void {
    if (this.draft !== null) this.draft = { ...this.draft, ...change };
    this.wrong = '';
  }

  private readonly choose = (event: Event): void => this.change({ op: (event.target as HTMLSelectElement).value as Operator });
  private readonly type = (event: Event): void => {
    const { id, value } = event.target as HTMLInputElement;
    this.change(id === 'high' ? { high: value } : { low: value });
  };
  private readonly tick = (event: Event): void => {
    const { type, value, checked } = event.target as HTMLInputElement;
    const picked = new Set(type === 'radio' ? [] : this.draft?.picked);
    if (checked) picked.add(value);
    else picked.delete(value);
    this.change({ picked });
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { column, draft } = this;
    if (column === null || draft === null) return;
    const read = questionOf(column, draft);
    if (read.ok) this.done(read.question);
    else this.wrong = read.text[this.language];
  };

  private readonly cancel = (): void => this.done(null);
  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.done(null);
  };

  private done(question: AttributeQuestion | null): void {
    this.dispatchEvent(new CustomEvent('done', { detail: question }));
  }
}

define('sign-plan-column-question', SignPlanColumnQuestion);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-column-question': SignPlanColumnQuestion;
  }
}
