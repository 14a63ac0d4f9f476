import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { FindingResult } from '../../check/types.ts';
import type { Problem, Result } from '../../problem.ts';
import { say } from '../../report/phrases.ts';
import type { VerifiedRows, Verification } from '../../report/verify/types.ts';
import { outcomeWord } from '../../report/verify/wording.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { base } from '../shared/styles.ts';
import { outcomeGlyph } from './glyph.ts';
import { present, presentRows, problemText, type Change, type Listed, type Shown, type ShownFinding, type ShownRow } from './present.ts';
import { readFile, readPasted } from './read-file.ts';
import css from './sign-plan-verification.css?inline';
import { words } from './words.ts';

/**
 * A report, chosen, dropped or pasted, and what became of it: confirmed, differing from what is found now, edited since it was made, or unreadable.
 * Reads the file and says nothing to anyone but its page, which has the plan: that verifies, and sets `verification` or `problems`.
 * @fires sign-plan-verify-file - the text of the file: `{text, name}`
 */
export class SignPlanVerification extends LitElement {
  static override properties = { verification: { attribute: false }, problems: { attribute: false }, language: {}, over: { state: true }, reading: { state: true }, own: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** What `verifyRows` found, or null before that. */
  declare verification: VerifiedRows | null;
  /** Why nothing in the file could be verified. */
  declare problems: readonly Problem[];
  /** `zh` or `en`. */
  declare language: Language;
  /** A file hovers over the place where it may be dropped. */
  private declare over: boolean;
  /** What is being read or verified: the name of the file, empty for pasted text. */
  private declare reading: string | null;
  /** What was wrong with the file before anyone looked into it. */
  private declare own: readonly Problem[];

  constructor() {
    super();
    this.verification = null;
    this.problems = [];
    this.language = 'zh';
    this.over = false;
    this.reading = null;
    this.own = [];
  }

  /** Takes a file as if it had been chosen here. */
  async read(file: File): Promise<void> {
    this.reading = file.name;
    this.take(await readFile(file), file.name);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('verification') || changed.has('problems')) this.reading = null;
  }

  private take(text: Result<string>, name: string): void {
    this.own = text.ok ? [] : text.problems;
    this.reading = text.ok ? name : null;
    if (text.ok) emit(this, 'sign-plan-verify-file', { text: text.value, name });
  }

  protected override render(): TemplateResult {
    const { language, verification, reading } = this;
    const wrong = this.own.length > 0 ? this.own : this.problems;
    const done = reading === null && (wrong.length > 0 || verification !== null);
    return html`
      ${done || reading !== null ? nothing : html`<p class="lead">${words('lead', language)}</p>`}
      ${reading !== null ? this.busy(reading) : wrong.length > 0 ? this.unreadable(wrong) : verification !== null ? this.result(verification) : nothing}
      ${reading === null ? this.chooser(done) : nothing}
      <p class="quiet" role="status">${this.spoken(wrong)}</p>
    `;
  }

  private spoken(wrong: readonly Problem[]): string {
    const { language, verification, reading } = this;
    if (reading !== null) return words('reading', language);
    if (wrong.length > 0) return `${outcomeWord('unreadable', language)} ${wrong[0]?.text[language] ?? ''}`;
    if (verification === null) return '';
    const [only] = verification.rows;
    if (!verification.single || only?.kind !== 'verified') return presentRows(verification, language).summary;
    const { word, sentence } = present(only.verification, language);
    return `${word} ${sentence}`;
  }

  private chooser(again: boolean): TemplateResult {
    const { language } = this;
    const stop = (event: DragEvent): void => event.preventDefault();
    return html`<div
      class="drop ${this.over ? 'over' : ''} ${again ? 'again' : 'first'}"
      @dragenter=${(event: DragEvent) => { stop(event); this.over = true; }}
      @dragover=${stop}
      @dragleave=${(event: DragEvent) => { if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) this.over = false; }}
      @drop=${(event: DragEvent) => { stop(event); this.over = false; this.chosen(event.dataTransfer?.files[0]); }}
    >
      <label class="button ${again ? '' : 'primary'}">
        ${again ? words('again', language) : words('choose', language)}
        <input class="quiet" type="file" accept=".json,.ndjson,.jsonl,.txt,application/json" @change=${(event: Event) => { const input = event.target as HTMLInputElement; this.chosen(input.files?.[0]); input.value = ''; }} />
      </label>
      <p class="hint">${this.over ? words('dropping', language) : words('drop', language)}</p>
      <details>
        <summary>${words('paste', language)}${toolIcon('down')}</summary>
        <form @submit=${(event: SubmitEvent) => { event.preventDefault(); this.take(readPasted(this.renderRoot.querySelector('textarea')?.value ?? ''), ''); }}>
          <textarea rows="6" spellcheck="false" autocomplete="off" aria-label=${words('pasteLabel', language)}></textarea>
          <button class="button">${words('verify', language)}</button>
        </form>
      </details>
      <p class="stays">${words('stays', language)}</p>
    </div>`;
  }

  private chosen(file: File | undefined): void {
    if (file !== undefined) void this.read(file);
  }

  private busy(name: string): TemplateResult {
    return html`<div class="banner">${toolIcon('wait')}<h2 class="word">${words('reading', this.language)}</h2>${name === '' ? nothing : html`<p class="sentence">${name}</p>`}</div>`;
  }

  private unreadable(problems: readonly Problem[]): TemplateResult {
    const { language } = this;
    return html`<div class="banner">
        ${outcomeGlyph('unreadable')}
        <h2 class="word">${outcomeWord('unreadable', language)}</h2>
        <p class="sentence">${problems[0]?.file === undefined || problems[0].file === '' ? '' : `${problems[0].file} · `}${words('unreadableText', language)}</p>
      </div>
      <ul class="problems">${problems.slice(0, 5).map((problem) => html`<li>${problemText(problem, language)}</li>`)}</ul>`;
  }

  private result(verified: VerifiedRows): TemplateResult {
    const [only] = verified.rows;
    if (verified.single && only?.kind === 'verified') return this.one(only.verification);
    const { language } = this;
    const { summary, outcome, rows, confirmed } = presentRows(verified, language);
    return html`<div class="banner">${outcomeGlyph(outcome)}<h2 class="word">${outcomeWord(outcome, language)}</h2><p class="sentence">${summary}</p></div>
      ${rows.items.map((row) => this.row(row))}${this.more(rows)}
      ${confirmed.count === 0
        ? nothing
        : html`<details class="row"><summary>${outcomeGlyph('confirmed')}<span>${words('confirmedRows', language)}</span><span class="n">${confirmed.count}</span>${toolIcon('down')}</summary>
            <ul class="names">${confirmed.items.map((name) => html`<li>${name}</li>`)}</ul>${this.more(confirmed)}</details>`}`;
  }

  private row({ outcome, word, name, verification, says }: ShownRow): TemplateResult {
    return html`<details class="row">
      <summary>${outcomeGlyph(outcome)}<span>${word} · ${name}</span>${toolIcon('down')}</summary>
      ${verification === null ? html`<ul class="problems">${says.map((text) => html`<li>${text}</li>`)}</ul>` : this.one(verification, true)}
    </details>`;
  }

  /** @param within a row that says by itself what became of the report */
  private one(verification: Verification, within = false): TemplateResult {
    const { language } = this;
    const shown = present(verification, language);
    return html`<div class="banner">
        ${within ? nothing : html`${outcomeGlyph(shown.outcome)}<h2 class="word">${shown.word}</h2>`}
        <p class="sentence">${shown.sentence}</p>
        ${shown.notes.map((note) => html`<p class="note">${note}</p>`)}
        ${this.verdicts(shown)}
      </div>
      ${shown.problems.length === 0 ? nothing : html`<ul class="problems">${shown.problems.map((text) => html`<li>${text}</li>`)}</ul>`}
      <dl>${shown.about.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
      ${this.list(words('data', language), shown.data, (change) => this.source(change))}
      ${this.list(words('findings', language), shown.findings, (finding) => this.finding(finding))}
      ${this.list(shown.fieldsTitle, shown.fields, (change) => this.change(change))}`;
  }

  /** What the report says of the sign: here, and here only, verdicts have their colours. */
  private verdicts({ verdicts: [was, now] }: Shown): TemplateResult {
    const { language } = this;
    const verdict = (one: typeof was): TemplateResult => html`<span class="verdict ${one}">${verdictGlyph(one)}${say(one, language)}</span>`;
    return html`<p class="verdicts"><span class="label">${words('verdict', language)}</span>${verdict(was)}${now === null ? nothing : html`<span class="arrow" aria-hidden="true">→</span><span class="quiet">${words('to', language)}</span>${verdict(now)}`}</p>`;
  }

  private list<T>(title: string, listed: Listed<T>, show: (item: T) => TemplateResult): TemplateResult | typeof nothing {
    if (listed.items.length === 0) return nothing;
    return html`<section aria-label=${title}><h3>${title}<span class="n">${listed.items.length + listed.more}</span></h3><ul>${listed.items.map(show)}</ul>${this.more(listed)}</section>`;
  }

  private more({ more }: Listed<unknown>): TemplateResult | typeof nothing {
    return more === 0 ? nothing : html`<p class="more">${words('more', this.language, { n: more })}</p>`;
  }

  private source({ title, what, was, now }: Change): TemplateResult {
    const { language } = this;
    return html`<li class="source"><h4>${title}${what === '' ? nothing : html`<span class="what">${what}</span>`}</h4><p><span class="quiet">${words('report', language)} </span><code>${was}</code> <span class="arrow" aria-hidden="true">→</span> <span class="quiet">${words('now', language)} </span><code>${now}</code></p></li>`;
  }

  private change({ title, what, was, now }: Change): TemplateResult {
    const { language } = this;
    return html`<li class="change"><h4>${title}${what === '' ? nothing : html`<span class="what">${what}</span>`}</h4>${this.pair(html`<code>${was}</code>`, html`<code>${now}</code>`, language)}</li>`;
  }

  private finding({ title, was, now, results, values, texts }: ShownFinding): TemplateResult {
    const [before, after] = results;
    const result = (of: FindingResult | null, word: string): TemplateResult => html`<span class="result ${of ?? ''}">${of === null ? nothing : resultGlyph(of)}${word}</span>`;
    const told = (at: 0 | 1, of: FindingResult | null, word: string): TemplateResult => html`${result(of, word)}${values === null || of === null ? nothing : html` <span class="value">${values[at]}</span>`}${texts[at] === '' || texts[0] === texts[1] ? nothing : html`<span class="text">${texts[at]}</span>`}`;
    return html`<li class="change"><h4>${title}</h4>${this.pair(told(0, before, was), told(1, after, now), this.language)}</li>`;
  }

  private pair(was: TemplateResult, now: TemplateResult, language: Language): TemplateResult {
    return html`<dl class="pair"><div><dt>${words('report', language)}</dt><dd>${was}</dd></div><div><dt>${words('now', language)}</dt><dd>${now}</dd></div></dl>`;
  }
}

define('sign-plan-verification', SignPlanVerification);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-verification': SignPlanVerification;
  }
}
