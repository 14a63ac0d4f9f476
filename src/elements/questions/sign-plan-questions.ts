import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import { said } from '../../survey/questions/said.ts';
import { isPlace, type AttributeQuestion, type Question } from '../../survey/questions/types.ts';
import type { Column, SetId, ThingSet } from '../../survey/sets/types.ts';
import { define } from '../shared/define.ts';
import type { Language } from '../shared/messages.ts';
import { base, field } from '../shared/styles.ts';
import { ask } from './events.ts';
import formCss from './form.css?inline';
import { placeForm } from './place-form.ts';
import { areasOf, placeDraftOf, placeQuestionOf, type DrawnArea, type PlaceDraft, type PlaceKind } from './place-draft.ts';
import css from './sign-plan-questions.css?inline';
import './sign-plan-column-question.ts';
import { words } from './words.ts';

/** Which of the questions is being changed; −1 is a new one. */
type Editing = { readonly at: number; readonly column: string } | { readonly at: number; readonly draft: PlaceDraft };

/**
 * Everything that is asked of one set: questions as chips, to be changed and removed, and two forms to add others, by attribute and by place.
 * @fires sign-plan-questions - all questions of the set, as they are to be
 * @fires sign-plan-draw-area - an area is to be drawn
 */
export class SignPlanQuestions extends LitElement {
  static override properties = { things: { attribute: false }, questions: { attribute: false }, plan: { attribute: false }, areas: { attribute: false }, language: {}, editing: { state: true }, wrong: { state: true } };
  static override styles = [base, field, unsafeCSS(formCss), unsafeCSS(css)];

  /** The set that is asked. */
  declare things: ThingSet | null;
  declare questions: readonly Question[];
  declare plan: Plan | null;
  /** Areas drawn on the map. */
  declare areas: readonly DrawnArea[];
  declare language: Language;
  private declare editing: Editing | null;
  private declare wrong: string;
  private set: SetId | null = null;

  constructor() {
    super();
    this.things = null;
    this.questions = [];
    this.plan = null;
    this.areas = [];
    this.language = 'zh';
    this.editing = null;
    this.wrong = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('things') && this.things?.id !== this.set) {
      this.set = this.things?.id ?? null;
      this.editing = null;
    }
    // An area that has just been drawn is what is meant.
    const { editing } = this;
    if (changed.has('areas') && editing !== null && 'draft' in editing && !this.areasFor(editing.at).some(({ id }) => id === editing.draft.area)) this.editing = { ...editing, draft: { ...editing.draft, area: this.areas.at(-1)?.id ?? '' } };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { things, plan, questions, editing, language } = this;
    if (things === null || plan === null) return nothing;
    const m = words(language);
    return html`<section>
        <header><h3>${m.asked}</h3>${questions.length === 0 ? nothing : html`<button type="button" class="text-button" @click=${(): void => this.put([])}>${m.clear}</button>`}</header>
        ${questions.length === 0 ? html`<p class="hint">${m.none}</p>` : html`<ul>${questions.map((question, at) => this.row(question, at, things, plan))}</ul>`}
        ${questions.length < 2 ? nothing : html`<p class="hint">${m.joined}</p>`}
      </section>
      <section><h3>${m.byColumn}</h3>${this.byColumn(things, editing)}</section>
      <section><h3>${m.byPlace}</h3>${this.byPlace(things, plan, editing)}</section>`;
  }

  private row(question: Question, at: number, things: ThingSet, plan: Plan): TemplateResult {
    const { language } = this;
    const m = words(language);
    const text = said(question, things, plan)[language];
    const isOpen = this.editing?.at === at;
    return html`<li class=${isOpen ? 'open' : ''}><span>${text}</span>
      ${question.kind === 'search' ? nothing : html`<button type="button" class="text-button" aria-label=${m.edit(text)} @click=${(): void => this.edit(question, at)}>${m.change}</button>`}
      <button type="button" class="remove" aria-label=${m.remove(text)} @click=${(): void => this.put(without(this.questions, at))}>${cross}</button></li>`;
  }

  private byColumn({ columns }: ThingSet, editing: Editing | null): TemplateResult {
    const m = words(this.language);
    const chosen = editing !== null && 'column' in editing ? editing : null;
    const column = columns.find(({ id }) => id === chosen?.column) ?? null;
    const question = chosen === null ? undefined : this.questions[chosen.at];
    return html`<div class="field"><label for="column">${m.column}</label>
        <div class="box"><select id="column" ?disabled=${(chosen?.at ?? -1) >= 0} @change=${this.chooseColumn}><option value="" .selected=${chosen === null}>—</option>${columns.map((one: Column) => html`<option value=${one.id} .selected=${one.id === chosen?.column}>${one.title[this.language]}</option>`)}</select></div></div>
      ${column === null ? nothing : html`<sign-plan-column-question .things=${this.things} .column=${column} .question=${question?.kind === 'attribute' ? question : null} .language=${this.language} @done=${this.columnDone}></sign-plan-column-question>`}`;
  }

  private byPlace(things: ThingSet, plan: Plan, editing: Editing | null): TemplateResult {
    const m = words(this.language);
    if (editing === null || !('draft' in editing)) return html`<button type="button" class="button" @click=${(): void => this.openPlace(plan)}>${m.addPlace}</button>`;
    return placeForm({
      plan,
      set: things.id,
      language: this.language,
      draft: editing.draft,
      areas: this.areasFor(editing.at),
      wrong: this.wrong,
      isNew: editing.at < 0,
      onChange: (change) => this.changePlace({ ...editing.draft, ...change }, editing.at),
      onKind: (kind) => this.changePlace(placeDraftOf(plan, kind, null, this.areasFor(editing.at)), editing.at),
      onDraw: () => ask(this, 'sign-plan-draw-area', null),
      onDone: () => this.placeDone(plan, editing),
      onCancel: this.close,
    });
  }

  private areasFor(at: number): readonly DrawnArea[] {
    const question = this.questions[at];
    return areasOf(question !== undefined && isPlace(question) ? question : null, this.areas);
  }

  private changePlace(draft: PlaceDraft, at: number): void {
    this.editing = { at, draft };
    this.wrong = '';
  }

  private openPlace(plan: Plan): void {
    const kind: PlaceKind = this.areas.length > 0 ? 'drawn' : 'near';
    this.changePlace(placeDraftOf(plan, kind, null, this.areas), -1);
  }

  private edit(question: Question, at: number): void {
    if (this.plan === null) return;
    if (isPlace(question)) this.changePlace(placeDraftOf(this.plan, question.kind, question, this.areasFor(at)), at);
    else if (question.kind === 'attribute') this.editing = { at, column: question.column };
  }

  private readonly chooseColumn = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.editing = value === '' ? null : { at: -1, column: value };
  };

  private readonly columnDone = (event: CustomEvent<AttributeQuestion | null>): void => this.finish(event.detail);
  private placeDone(plan: Plan, { at, draft }: { readonly at: number; readonly draft: PlaceDraft }): void {
    const m = words(this.language);
    const read = placeQuestionOf(plan, draft, this.areasFor(at));
    if (read.ok) this.finish(read.question);
    else this.wrong = read.wrong === 'metres' ? m.badMetres : read.wrong === 'feature' ? m.noFeature : m.noArea;
  }

  private finish(question: Question | null): void {
    const at = this.editing?.at ?? -1;
    this.close();
    if (question !== null) this.put(at < 0 ? [...this.questions, question] : this.questions.map((one, i) => (i === at ? question : one)));
  }

  private readonly close = (): void => {
    this.editing = null;
    this.wrong = '';
  };

  private put(questions: readonly Question[]): void {
    this.close();
    if (this.things !== null) ask(this, 'sign-plan-questions', { set: this.things.id, questions });
  }
}

const without = (all: readonly Question[], at: number): readonly Question[] => all.filter((_, i) => i !== at);
const cross = html`<svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><path d="M5.5 5.5l9 9M14.5 5.5l-9 9" /></svg>`;

define('sign-plan-questions', SignPlanQuestions);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-questions': SignPlanQuestions;
  }
}
