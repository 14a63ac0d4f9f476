import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Problem } from '../../problem.ts';
import { lexicon } from '../../report/lexicon.ts';
import { readRemarks } from '../../report/remarks/read.ts';
import { KIND_WORDS, MAX_REMARKS, type Remark, type StandingRemark } from '../../report/remarks/types.ts';
import { REMARK_KINDS } from '../../report/remarks/types.ts';
import { makeRemark, writeRemarks } from '../../report/remarks/write.ts';
import { define } from '../shared/define.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, field } from '../shared/styles.ts';
import { formView, placeText, type Writing } from './form-view.ts';
import css from './sign-plan-remarks.css?inline';
import { tell, type LoadedRemarks, type RemarkSubject } from './types.ts';
import { words } from './words.ts';

/** Remarks of one file that are shown at first, and with every “more”. */
const PAGE = 50;
const NEW: Writing = { id: null, kind: 'position', note: '', contact: '' };

/**
 * Dispute and remark: a place or feature marked as wrong, with a kind and a note; the remarks of this session as a list and a file; files of others as a list.
 * Keeps nothing: every change is told, and comes back as `remarks` and `loaded`.
 * @fires sign-plan-remarks-change - `{remarks, loaded}` as they are to be
 * @fires sign-plan-remark-select - `{remark, file}` to be shown on the map
 * @fires sign-plan-remarks-save - `{name, type, text}`
 * @fires sign-plan-remark-end - the clicked place is not wanted any more
 */
export class SignPlanRemarks extends LitElement {
  static override properties = {
    plan: { attribute: false }, subject: { attribute: false }, asOf: { attribute: false }, remarks: { attribute: false }, loaded: { attribute: false }, language: {},
    writing: { state: true }, wrong: { state: true }, over: { state: true }, problems: { state: true }, most: { state: true }, gone: { state: true },
  };
  static override styles = [base, field, unsafeCSS(css)];

  declare plan: Plan | null;
  /** What was clicked on the map; a new one begins a new remark. */
  declare subject: RemarkSubject | null;
  /** ISO date that the data are seen as of. */
  declare asOf: string;
  declare remarks: readonly Remark[];
  declare loaded: readonly LoadedRemarks[];
  declare language: Language;
  private declare writing: Writing | null;
  private declare wrong: boolean;
  private declare over: boolean;
  /** What was wrong with the last files. */
  private declare problems: readonly Problem[];
  private declare most: ReadonlyMap<string, number>;
  /** The remark that was removed last, with its place in the list. */
  private declare gone: { readonly remark: Remark; readonly at: number } | null;

  constructor() {
    super();
    this.plan = null;
    this.subject = null;
    this.asOf = '';
    this.remarks = [];
    this.loaded = [];
    this.language = 'zh';
    this.writing = null;
    this.wrong = false;
    this.over = false;
    this.problems = [];
    this.most = new Map();
    this.gone = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('subject')) return;
    // A remark that is being edited stays as it is; one that is being written moves to the new place.
    if (this.subject !== null && this.writing === null) this.writing = NEW;
    if (this.subject === null && this.writing?.id === null) this.writing = null;
  }

  /** Reads files as if they had been chosen here. */
  async read(files: readonly File[]): Promise<void> {
    const { plan } = this;
    if (plan === null) return;
    const problems: Problem[] = [];
    let { loaded } = this;
    for (const file of files) {
      const read = await textOf(file);
      const result = read === null ? null : readRemarks(read, plan, file.name);
      if (result === null) problems.push({ code: 'remarks.unreadable', file: file.name, text: { zh: words('notText', 'zh'), en: words('notText', 'en') } });
      else if (!result.ok) problems.push(...result.problems);
      // A file that is opened again takes the place of itself.
      else loaded = [...loaded.filter(({ name }) => name !== file.name), { name: file.name, ...result.value }];
    }
    this.problems = problems;
    if (loaded !== this.loaded) this.told({ loaded });
    if (problems.length > 0) tell(this, 'sign-plan-remarks-problems', { problems });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, language, writing } = this;
    if (plan === null) return nothing;
    return html`<section>
        ${writing === null ? html`<p class="hint">${words('lead', language)}</p><p class="click">${toolIcon('pin')}${words('clickFirst', language)}</p>` : this.form(plan, writing)}
      </section>
      <section aria-labelledby="mine">
        <h3 id="mine" tabindex="-1">${words('mine', language)} <span class="n">${this.remarks.length}</span></h3>
        ${this.remarks.length === 0 ? html`<p class="hint">${words('none', language)}</p>` : html`<ul class="rows">${this.remarks.map((remark) => this.own(remark))}</ul>`}
        ${this.gone === null ? nothing : html`<p class="gone">${words('removed', language)} <button type="button" class="text-button" @click=${this.undo}>${words('undo', language)}</button></p>`}
        ${this.remarks.length === 0 ? nothing : html`<p class="hint">${words('kept', language)}</p><button type="button" class="button primary" @click=${this.save}>${words('save', language, { n: this.remarks.length })}</button>`}
      </section>
      <section aria-labelledby="others">
        <h3 id="others">${words('others', language)}</h3>
        ${this.loaded.map((file) => this.file(file))}
        ${this.problems.length === 0 ? nothing : html`<ul class="problems" role="alert">${this.problems.slice(0, 5).map((problem) => this.problem(problem))}</ul>`}
        <div class="drop ${this.over ? 'over' : ''}" @dragover=${this.hover} @dragleave=${this.leave} @drop=${this.drop}>
          <label class="button"><span>${words('load', language)}</span><input class="quiet" type="file" multiple accept=".geojson,.json,application/geo+json,application/json" @change=${this.chosen} /></label>
          <p class="hint">${words(this.over ? 'dropping' : 'drop', language)}</p>
        </div>
      </section>`;
  }

  private form(plan: Plan, writing: Writing): TemplateResult {
    const { language } = this;
    const edited = this.remarks.find(({ id }) => id === writing.id);
    const { subject } = this;
    const title = subject?.title ?? null;
    const feature = edited === undefined ? (title === null ? (subject?.ref?.key ?? null) : typeof title === 'string' ? title : title[language]) : this.named(edited, plan);
    return formView({ language, writing, at: edited?.at ?? subject?.at ?? [0, 0], feature, wrong: this.wrong, typed: this.typed, submit: this.submit, cancel: this.cancel });
  }

  /** Layer and name of what a remark is about. */
  private named({ feature }: Remark, plan: Plan): string | null {
    if (feature === undefined) return null;
    return [lexicon(plan).layer(feature.layer, this.language), feature.name ?? '', feature.key].filter((part) => part !== '').join(' · ');
  }

  private own(remark: Remark): TemplateResult {
    const { language } = this;
    return html`<li>${this.body(remark, null)}
      <div class="buttons"><button type="button" class="text-button" @click=${() => this.edit(remark)}>${words('editOne', language)}</button><button type="button" class="text-button" @click=${() => this.takeOut(remark)}>${words('remove', language)}</button></div>
    </li>`;
  }

  private body(remark: Remark, file: string | null): TemplateResult {
    const { language, plan } = this;
    const name = (plan === null ? null : this.named(remark, plan)) ?? placeText(remark.at);
    const kind = KIND_WORDS[remark.kind][language];
    return html`<div class="line"><button type="button" class="head" aria-label=${words('show', language, { name: `${kind} ${name}` })} @click=${() => tell(this, 'sign-plan-remark-select', { remark, file })}>${kind}</button><span class="what">${name}</span></div>
      ${remark.note === '' ? nothing : html`<p class="said">${remark.note}</p>`}`;
  }

  private file({ name, remarks, problems }: LoadedRemarks): TemplateResult {
    const { language } = this;
    const shown = Math.min(remarks.length, this.most.get(name) ?? PAGE);
    const left = Math.min(4 * PAGE, remarks.length - shown);
    return html`<details open>
      <summary><span class="name">${name}</span><span class="n">${words('count', language, { n: remarks.length })}</span>${toolIcon('down')}</summary>
      <ul class="rows">${remarks.slice(0, shown).map((one) => html`<li>${this.body(one.remark, name)}<p class="standing ${one.standing}">${this.standing(one)}${language === 'zh' ? '；' : '; '}${words('asOf', language, { date: one.remark.asOf })}${one.remark.contact === undefined ? nothing : html`${language === 'zh' ? '；' : '; '}${one.remark.contact}`}</p></li>`)}</ul>
      ${left > 0 ? html`<button type="button" class="text-button" @click=${() => this.showMore(name)}>${words('more', language, { n: left })}</button>` : nothing}
      ${problems.length === 0 ? nothing : html`<p class="hint">${words('rowsWrong', language, { n: problems.length })}</p><ul class="problems">${problems.slice(0, 5).map((problem) => this.problem(problem))}</ul>`}
      <button type="button" class="text-button" @click=${() => this.told({ loaded: this.loaded.filter((one) => one.name !== name) })}>${words('close', language)}</button>
    </details>`;
  }

  private standing({ standing, differs, remark: { plan } }: StandingRemark): string {
    const { language } = this;
    const what = differs.map((part) => words(part, language)).join(language === 'zh' ? '、' : ', ');
    return words(standing, language, { what, plan: plan.id, version: plan.version });
  }

  private problem({ file, path, received, text }: Problem): TemplateResult {
    return html`<li>${text[this.language]} ${[file, path, received].filter((part) => part !== undefined && part !== '').map((part) => html`<code>${part}</code> `)}</li>`;
  }

  private told(change: { readonly remarks?: readonly Remark[]; readonly loaded?: readonly LoadedRemarks[] }): void {
    tell(this, 'sign-plan-remarks-change', { remarks: this.remarks, loaded: this.loaded, ...change });
  }

  private readonly typed = ({ target }: Event): void => {
    const { writing } = this;
    if (writing === null || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const { name, value } = target;
    if (name === 'kind') this.writing = { ...writing, kind: REMARK_KINDS.find((kind) => kind === value) ?? writing.kind };
    else if (name === 'note' || name === 'contact') this.writing = { ...writing, [name]: value };
    this.wrong = false;
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { writing, plan, subject, remarks, asOf } = this;
    if (writing === null || plan === null) return;
    this.wrong = writing.kind === 'other' && writing.note.trim() === '';
    if (this.wrong) {
      this.renderRoot.querySelector<HTMLTextAreaElement>('#note')?.focus();
      return;
    }
    const { kind, note, contact } = writing;
    const old = remarks.find(({ id }) => id === writing.id);
    if (old !== undefined) {
      const { feature } = old;
      const changed = makeRemark({ id: old.id, at: old.at, ref: feature === undefined ? null : { layer: feature.layer, key: feature.key }, kind, note, contact, asOf: old.asOf }, plan);
      this.told({ remarks: remarks.map((one) => (one === old ? changed : one)) });
    } else if (subject !== null) this.told({ remarks: [...remarks, makeRemark({ id: this.freeId(), at: subject.at, ref: subject.ref, kind, note, contact, asOf }, plan)] });
    this.end();
  };

  private freeId(): string {
    const taken = new Set(this.remarks.map(({ id }) => id));
    let n = this.remarks.length + 1;
    while (taken.has(`r${n}`)) n += 1;
    return `r${n}`;
  }

  private end(): void {
    this.writing = null;
    this.wrong = false;
    this.gone = null;
    tell(this, 'sign-plan-remark-end', null);
    // The form goes, and with it what had the focus.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#mine')?.focus());
  }

  private readonly cancel = (): void => this.end();

  private edit({ id, kind, note, contact = '' }: Remark): void {
    this.writing = { id, kind, note, contact };
    this.wrong = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLTextAreaElement>('#note')?.focus());
  }

  private takeOut(remark: Remark): void {
    this.gone = { remark, at: this.remarks.indexOf(remark) };
    if (this.writing?.id === remark.id) this.writing = null;
    this.told({ remarks: this.remarks.filter((one) => one !== remark) });
    // The button that was pressed is gone with its row.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLButtonElement>('.gone button')?.focus());
  }

  private readonly undo = (): void => {
    const { gone, remarks } = this;
    if (gone === null) return;
    this.gone = null;
    this.told({ remarks: [...remarks.slice(0, gone.at), gone.remark, ...remarks.slice(gone.at)] });
  };

  private readonly save = (): void => {
    const { plan, remarks, asOf } = this;
    if (plan !== null) tell(this, 'sign-plan-remarks-save', { name: `signplan-remarks-${plan.manifest.id.replace(/[^\w.-]+/g, '-')}-${asOf}.geojson`, type: 'application/geo+json', text: writeRemarks(remarks) });
  };

  private showMore(name: string): void {
    this.most = new Map(this.most).set(name, (this.most.get(name) ?? PAGE) + 4 * PAGE);
  }

  private readonly chosen = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const files = [...(target.files ?? [])];
    target.value = '';
    void this.read(files);
  };
  private readonly hover = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };
  private readonly leave = (): void => void (this.over = false);
  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void this.read([...(event.dataTransfer?.files ?? [])]);
  };
}

/** UTF-8; null for what is too large, gone, a folder or no text. */
async function textOf(file: File): Promise<string | null> {
  if (file.size > MAX_REMARKS) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

define('sign-plan-remarks', SignPlanRemarks);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-remarks': SignPlanRemarks;
  }
}
