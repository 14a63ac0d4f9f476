import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Plan } from '../../plan/plan.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { mappingView, problemText } from './mapping-view.ts';
import { resultView } from './result-view.ts';
import css from './sign-plan-audit.css?inline';
import type { AuditAction, AuditView } from './view.ts';
import { auditWords, whole } from './words.ts';

const KINDS = '.csv,.tsv,.txt,.xlsx,.geojson,.json,.ndjson,.jsonl';

/**
 * The pane in which an inventory is judged: a file, its columns, how far it is, and what came of it.
 * @fires sign-plan-audit-act - a file, another mapping, to begin, to cancel, to save…
 */
export class SignPlanAudit extends LitElement {
  static override properties = { view: { attribute: false }, plan: { attribute: false }, language: {}, over: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  declare view: AuditView | null;
  declare plan: Plan | null;
  declare language: Language;
  private declare over: boolean;

  constructor() {
    super();
    this.view = null;
    this.plan = null;
    this.language = 'zh';
    this.over = false;
  }

  /** Whether something in here had the focus before the last change. */
  private held = false;

  protected override willUpdate(): void {
    this.held = this.focused !== null;
  }

  /** Where what had the focus went with its phase, the focus goes to what came in its place. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view')?.phase;
    const now = this.view?.phase;
    if (before === undefined || before === now || !this.held || this.focused !== null) return;
    this.renderRoot.querySelector<HTMLElement>(now === 'mapping' ? '#file-title' : now === 'done' ? '#result-title' : '.progress button')?.focus();
  }

  private get focused(): Element | null {
    return this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null;
  }

  private readonly act = (action: AuditAction): void => emit(this, 'sign-plan-audit-act', action);

  protected override render(): TemplateResult | typeof nothing {
    const { view, plan, language } = this;
    if (view === null || plan === null) return nothing;
    const w = auditWords(language);
    const busy = view.phase === 'opening' || view.phase === 'judging' || view.saving !== null;
    const errors = view.summary?.errors ?? 0;
    const said = view.phase === 'done' && view.summary !== null ? w.finished(whole(view.summary.rows - errors), whole(errors)) : '';
    return html`<h2 class="title">${w.title}</h2>
      ${this.dropArea(busy)}
      ${busy ? this.progress(view) : nothing}
      ${view.problems.length > 0 && view.phase !== 'mapping' ? html`<div class="problems" role="alert"><h4>${toolIcon('warn')}${w.problems}</h4><ul>${view.problems.map((problem) => html`<li>${problemText(problem, language)}</li>`)}</ul></div>` : nothing}
      ${view.phase === 'mapping' ? mappingView({ view, plan, language, act: this.act, load: () => this.pick('mapping') }) : nothing}
      ${guard([view.phase === 'mapping', view.summary, view.remarks, view.table, view.ofFile, view.asOf, view.saving, plan, language], () => (view.phase === 'mapping' ? nothing : resultView({ view, plan, language, act: this.act })))}
      ${view.phase === 'none' || (view.phase === 'mapping' && view.signs === null) ? html`<p><button type="button" class="text-button" @click=${() => this.act({ action: 'layer' })}>${w.layer}</button></p>` : nothing}
      <p class="quiet" role="status">${said}</p>`;
  }

  private dropArea(busy: boolean): TemplateResult {
    const w = auditWords(this.language);
    return html`<div class="drop ${this.over ? 'over' : ''} ${this.view?.phase === 'mapping' || this.view?.ofFile === true ? 'small' : ''}" @dragenter=${this.drag} @dragover=${this.drag} @dragleave=${() => (this.over = false)} @drop=${this.dropped}>
      <p>${this.over ? w.release : w.drop}</p>
      <button type="button" class="button" ?disabled=${busy} @click=${() => this.pick('file')}>${w.choose}</button>
      <p class="hint">${w.kinds}</p>
      <input type="file" id="file" class="quiet" tabindex="-1" aria-hidden="true" accept=${KINDS} @change=${(event: Event) => this.chosen(event, 'file')} />
      <input type="file" id="mapping" class="quiet" tabindex="-1" aria-hidden="true" accept=".json" @change=${(event: Event) => this.chosen(event, 'mapping-file')} />
    </div>`;
  }

  private progress({ progress, phase, saving }: AuditView): TemplateResult {
    const w = auditWords(this.language);
    const stage = progress?.stage ?? (saving !== null ? 'saving' : phase === 'opening' ? 'reading' : 'judging');
    const rows = stage === 'learning' || stage === 'judging';
    return html`<div class="progress">
      <label for="bar">${w.stages[stage]}</label><span class="n">${rows && progress !== null ? w.of(whole(progress.done), whole(progress.total)) : nothing}</span>
      ${progress === null || progress.total === 0 ? html`<progress id="bar"></progress>` : html`<progress id="bar" max=${progress.total} .value=${progress.done}></progress>`}
      <button type="button" class="button" @click=${() => this.act({ action: 'cancel' })}>${w.cancel}</button>
    </div>`;
  }

  private pick(which: 'file' | 'mapping'): void {
    this.renderRoot.querySelector<HTMLInputElement>(`#${which}`)?.click();
  }

  private chosen(event: Event, action: 'file' | 'mapping-file'): void {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) this.act({ action, file });
    // The same file may be chosen again once it is mended.
    input.value = '';
  }

  private readonly drag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.over = true;
  };

  private readonly dropped = (event: DragEvent): void => {
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    this.act({ action: 'file', file });
  };
}
define('sign-plan-audit', SignPlanAudit);
