import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Plan } from '../../plan/plan.ts';
import { say } from '../../report/phrases.ts';
import { define } from '../shared/define.ts';
import { emit, type MineAction } from '../shared/events.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { compareView, unbroken } from './compare-view.ts';
import { COLUMNS, told, type ProposalRow } from './present.ts';
import comparison from './comparison.css?inline';
import css from './sign-plan-proposals.css?inline';
import { words } from './words.ts';

/** What can be taken back: one by name, at the place where it stood, or all. */
export type RemovedRow = { readonly kind: 'one'; readonly name: string; readonly index: number } | { readonly kind: 'all'; readonly count: number };

/**
 * One's own proposals: a list in which each has its verdict of today, and some of them side by side.
 * @fires sign-plan-mine - open, duplicate, rename, remove, keep, undo, clear, compare
 */
export class SignPlanProposals extends LitElement {
  static override properties = {
    rows: { attribute: false },
    plan: { attribute: false },
    compare: { attribute: false },
    removed: { attribute: false },
    stored: { type: Boolean },
    dropped: { type: Number },
    most: { type: Number },
    keepable: { type: Boolean },
    language: {},
    picked: { state: true },
    renaming: { state: true },
    onlyDiffering: { state: true },
    spoken: { state: true },
  };
  static override styles = [base, unsafeCSS(css), unsafeCSS(comparison)];

  /** Newest first. */
  declare rows: readonly ProposalRow[];
  declare plan: Plan | null;
  /** Ids of those that stand side by side; with fewer than two that are here, the list is shown. */
  declare compare: readonly string[];
  declare removed: RemovedRow | null;
  /** False where the browser stores nothing. */
  declare stored: boolean;
  /** Entries of the stored list that could not be read. */
  declare dropped: number;
  /** How many the list holds at most. */
  declare most: number;
  /** What stands in the form has a verdict and is not in the list yet. */
  declare keepable: boolean;
  declare language: Language;
  private declare picked: readonly string[];
  private declare renaming: string | null;
  private declare onlyDiffering: boolean;
  private declare spoken: string;
  /** What gets the focus once it is there: what had it is gone. */
  private next: string | null = null;

  constructor() {
    super();
    this.rows = [];
    this.plan = null;
    this.compare = [];
    this.removed = null;
    this.stored = true;
    this.dropped = 0;
    this.most = 50;
    this.keepable = false;
    this.language = 'zh';
    this.picked = [];
    this.renaming = null;
    this.onlyDiffering = false;
    this.spoken = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) {
      const there = new Set(this.rows.map(({ id }) => id));
      if (this.picked.some((id) => !there.has(id))) this.picked = this.picked.filter((id) => there.has(id));
      if (this.renaming !== null && !there.has(this.renaming)) this.renaming = null;
    }
    // A table takes the height that there is, a list its own.
    this.toggleAttribute('comparing', this.columns.length > 0);
  }

  /** Those that stand side by side; none where there are fewer than two. */
  private get columns(): readonly ProposalRow[] {
    const columns = this.rows.filter(({ id }) => this.compare.includes(id)).slice(0, COLUMNS.most);
    return this.plan === null || columns.length < COLUMNS.least ? [] : columns;
  }

  protected override updated(): void {
    const found = this.next === null ? null : this.renderRoot.querySelector<HTMLElement>(this.next);
    if (found === null) return;
    this.next = null;
    found.focus();
    if (found instanceof HTMLInputElement) found.select();
  }

  protected override render(): TemplateResult {
    const { plan, columns, language } = this;
    return html`${plan !== null && columns.length > 0
        ? compareView({ rows: columns, plan, language, onlyDiffering: this.onlyDiffering, onDiffering: (on) => (this.onlyDiffering = on), onOpen: (id) => this.act({ action: 'open', id }) })
        : this.list()}
      <p class="quiet" role="status">${this.spoken}</p>`;
  }

  private list(): TemplateResult {
    const { rows, language, removed, stored, dropped, most } = this;
    const m = words(language);
    const note = (text: string): TemplateResult => html`<p class="warning">${toolIcon('warn')}<span>${text}</span></p>`;
    const at = removed?.kind === 'one' ? Math.min(removed.index, rows.length) : -1;
    const entries = rows.flatMap((row, index): ({ readonly key: string; readonly content: TemplateResult })[] => [
      ...(index === at ? [{ key: '', content: this.gone() }] : []),
      { key: row.id, content: this.row(row) },
    ]);
    if (at === rows.length) entries.push({ key: '', content: this.gone() });
    return html`${stored ? nothing : note(m.memory)} ${dropped === 0 ? nothing : note(m.dropped(dropped))} ${rows.length < most ? nothing : note(m.full(most))}
      ${removed?.kind === 'all' ? this.gone() : nothing}
      ${rows.length === 0 ? this.empty() : nothing}
      ${this.keepable && rows.length < most ? html`<div class="keep"><button type="button" class="button ${rows.length === 0 ? 'primary' : ''}" @click=${() => this.act({ action: 'keep' })}>${m.keep}</button></div>` : nothing}
      ${entries.length === 0 ? nothing : html`<ul class="rows">${repeat(entries, ({ key }) => key, ({ content }) => html`<li>${content}</li>`)}</ul>`}
      <footer class="end">
        <p>${rows.length < COLUMNS.least ? nothing : html`${m.pickSome}${language === 'zh' ? '' : ' '}`}${m.local}</p>
        ${rows.length === 0 ? nothing : html`<button type="button" class="text-button" @click=${this.clear}>${m.clear}</button>`}
      </footer>
      ${this.bar()}`;
  }

  private empty(): TemplateResult {
    const m = words(this.language);
    return html`<div class="empty"><h3>${m.empty}</h3><p>${m.emptyText}</p></div>`;
  }

  private row(row: ProposalRow): TemplateResult {
    const { language, picked } = this;
    const { id, name, saved, unread } = row;
    const m = words(language);
    const { word, sentence, verdict, demonstration } = told(row, language);
    const isPicked = picked.includes(id);
    const button = (action: 'open' | 'duplicate' | 'rename' | 'remove', run: () => void): TemplateResult =>
      html`<button type="button" class="button ${action}" data-id=${id} aria-label=${m.of(m[action], name)} @click=${run}>${m[action]}</button>`;
    return html`<article class="row ${verdict ?? 'none'}">
      <label class="pick"><input type="checkbox" aria-label=${m.pick(name)} .checked=${isPicked} ?disabled=${!isPicked && picked.length >= COLUMNS.most} @change=${() => this.pick(id)} /></label>
      ${this.renaming === id ? this.nameForm(row) : html`<h3>${unbroken(name)}</h3>`}
      <p class="verdict">${verdict === undefined ? toolIcon('warn') : verdictGlyph(verdict)}<b>${word}</b>${demonstration ? html`<span class="demo">${say('demo', language)}</span>` : nothing}</p>
      <p class="sentence">${sentence}${unread === 0 ? nothing : html` <span class="unread">${m.unread(unread)}</span>`}</p>
      <p class="saved">${m.saved(saved)}</p>
      <div class="actions">
        ${button('open', () => this.act({ action: 'open', id }))}
        ${button('duplicate', () => this.act({ action: 'duplicate', id }, { say: m.duplicated }))}
        ${button('rename', () => this.rename(id))}
        ${button('remove', () => this.act({ action: 'remove', id }, { say: `${m.removed(name)}${language === 'zh' ? '。' : '.'}`, focus: '.undo' }))}
      </div>
    </article>`;
  }

  private nameForm({ id, name }: ProposalRow): TemplateResult {
    const m = words(this.language);
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const typed = this.renderRoot.querySelector<HTMLInputElement>('.naming input')?.value ?? '';
      this.stopNaming();
      if (typed.trim() !== '' && typed !== name) this.act({ action: 'rename', id, name: typed }, { say: m.renamed(typed.trim()) });
    };
    // Within a dialog Escape would close it with all that is in it.
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.stopNaming();
    };
    return html`<form class="naming" @submit=${submit} @keydown=${escape}>
      <input type="text" aria-label=${m.name} maxlength="60" autocomplete="off" enterkeyhint="done" .value=${name} />
      <button class="button primary">${m.store}</button>
      <button type="button" class="button" @click=${this.stopNaming}>${m.cancel}</button>
    </form>`;
  }

  /** In the place of what was removed. */
  private gone(): TemplateResult {
    const { removed, language } = this;
    const m = words(language);
    return html`<p class="gone">
      <span>${removed === null ? nothing : removed.kind === 'one' ? m.removed(removed.name) : m.cleared(removed.count)}</span>
      <button type="button" class="button undo" @click=${() => this.act({ action: 'undo' }, { say: m.restored, focus: '.rows .open' })}>${m.undo}</button>
    </p>`;
  }

  /** What is picked, and the way to the table: in sight wherever the list is. */
  private bar(): TemplateResult | typeof nothing {
    const { picked, language } = this;
    if (picked.length === 0) return nothing;
    const m = words(language);
    const hint = picked.length < COLUMNS.least ? m.pickMore : picked.length >= COLUMNS.most ? m.pickMost(COLUMNS.most) : '';
    return html`<div class="bar">
      <p role="status"><b>${m.picked(picked.length)}</b> <span>${hint}</span></p>
      <button type="button" class="button" @click=${this.pickNone}>${m.none}</button>
      ${picked.length < COLUMNS.least ? nothing : html`<button type="button" class="button primary" @click=${() => this.act({ action: 'compare', ids: this.rows.filter(({ id }) => picked.includes(id)).map(({ id }) => id) })}>${m.compare}</button>`}
    </div>`;
  }

  private pick(id: string): void {
    this.picked = this.picked.includes(id) ? this.picked.filter((one) => one !== id) : [...this.picked, id];
  }

  private readonly pickNone = (): void => {
    const [first = ''] = this.picked;
    this.picked = [];
    this.next = `.open[data-id="${CSS.escape(first)}"]`;
  };

  private rename(id: string): void {
    this.renaming = id;
    this.next = '.naming input';
  }

  private readonly stopNaming = (): void => {
    this.next = `.rename[data-id="${CSS.escape(this.renaming ?? '')}"]`;
    this.renaming = null;
  };

  private readonly clear = (): void => {
    const m = words(this.language);
    this.act({ action: 'clear' }, { say: `${m.cleared(this.rows.length)}${this.language === 'zh' ? '。' : '.'}`, focus: '.undo' });
  };

  /** @param then what a screen reader is told, and what gets the focus, once the page has done it */
  private act(action: MineAction, then: { readonly say?: string; readonly focus?: string } = {}): void {
    this.spoken = then.say ?? '';
    if (then.focus !== undefined) this.next = then.focus;
    emit(this, 'sign-plan-mine', action);
  }
}

define('sign-plan-proposals', SignPlanProposals);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-proposals': SignPlanProposals;
  }
}
