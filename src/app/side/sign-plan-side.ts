import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../elements/shared/define.ts';
import type { MineAction, SignPlanEvents } from '../../elements/shared/events.ts';
import { toolIcon } from '../../elements/shared/icons.ts';
import { messages, type Language } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import type { SignPlanVerification } from '../../elements/verification/sign-plan-verification.ts';
import { loadComparators } from '../../plan/load-document.ts';
import { loadExamples } from '../../plan/load-examples.ts';
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import type { Examples } from '../../plan/schema/examples.ts';
import type { Problem } from '../../problem.ts';
import type { VerifiedRows } from '../../report/verify/types.ts';
import { Lazy } from '../lazy.ts';
import type { Opened } from '../package.ts';
import type { Mine } from '../proposals/mine.ts';
import type { List } from '../proposals/store.ts';
import type { SidePage } from './side-page.ts';
import css from './sign-plan-side.css?inline';
import { verifyFile } from './verifying.ts';

const WORDS = {
  zh: { back: '返回', close: '关闭', clause: '条款说明', missing: '这一页没有读到。', retry: '重试', reading: '正在读取…', mine: '我的广告', compare: '并排比较', kept: (name: string) => `已存入清单：${name}`, there: (name: string) => `清单里已有：${name}`, full: (most: number) => `清单已满 ${most} 项，没有存入。`, see: '看清单' },
  en: { back: 'Back', close: 'Close', clause: 'About the clause', missing: 'This page could not be read.', retry: 'Retry', reading: 'Reading…', mine: 'My signs', compare: 'Side by side', kept: (name: string) => `Kept: ${name}`, there: (name: string) => `Already in the list: ${name}`, full: (most: number) => `The list is full at ${most}; it was not kept.`, see: 'See the list' },
} as const;

/** What has become of a proposal that was to be kept. */
export type Said = { readonly kind: 'kept' | 'there'; readonly name: string } | { readonly kind: 'full'; readonly most: number };
/** Milliseconds that it is shown; the list is reached without it as well. */
const MOMENT = 8000;

/**
 * One page beside the check, in a modal dialog: it holds the focus while it is open and gives it back.
 * Esc, the button, a click beside it and the browser's back close it.
 */
export class SignPlanSide extends LitElement {
  static override properties = { page: { attribute: false }, opened: { attribute: false }, language: {}, deep: { type: Boolean }, comparators: { attribute: false }, refused: { attribute: false }, list: { attribute: false }, said: { attribute: false }, examples: { state: true }, verification: { state: true }, problems: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** Null while none is shown. */
  declare page: SidePage | null;
  declare opened: Opened | null;
  declare language: Language;
  /** It was opened from another one, to which there is a way back. */
  declare deep: boolean;
  /** Rules of other cities, where they are listed. */
  declare comparators: ComparatorRules | null;
  /** Why they can't be. */
  declare refused: readonly Problem[];
  /** One's own proposals, as they are now. */
  declare list: List | null;
  declare said: Said | null;
  private declare examples: Examples | null;
  private declare verification: VerifiedRows | null;
  private declare problems: readonly Problem[];
  close: () => void = () => undefined;
  open: (page: SidePage) => void = () => undefined;
  back: () => void = () => undefined;
  compare: (on: boolean) => void = () => undefined;
  act: (action: MineAction) => void = () => undefined;
  mine: Mine | null = null;

  private readonly code: Readonly<Record<SidePage['kind'], Lazy<unknown>>> = {
    data: new Lazy(this, () => import('../../elements/data-notes/sign-plan-data-notes.ts')),
    clause: new Lazy(this, () => import('../../elements/clause/sign-plan-clause.ts')),
    verify: new Lazy(this, () => import('../../elements/verification/sign-plan-verification.ts')),
    mine: new Lazy(this, () => import('../../elements/proposals/sign-plan-proposals.ts')),
  };
  /** The package whose examples have been asked for. */
  private asked: Opened['source'] | null = null;
  private verifying: AbortController | null = null;
  private hush: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.page = null;
    this.opened = null;
    this.language = 'zh';
    this.deep = false;
    this.comparators = null;
    this.refused = [];
    this.list = null;
    this.said = null;
    this.examples = null;
    this.verification = null;
    this.problems = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.verifying?.abort();
    clearTimeout(this.hush);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { page, opened } = this;
    if (page !== null) void this.code[page.kind].fetch();
    if (page?.kind === 'clause' && opened !== null && opened.source !== this.asked) void this.readExamples(opened);
    if (changed.has('page') && page?.kind !== 'verify') this.forget();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('said') && this.said !== null) this.rest();
    const dialog = this.renderRoot.querySelector('dialog');
    if (!changed.has('page') || dialog === null) return;
    const { page } = this;
    if (page === null) return dialog.close();
    if (!dialog.open) dialog.showModal();
    const body = this.renderRoot.querySelector<HTMLElement>('.body');
    body?.scrollTo(0, 0);
    body?.focus({ preventScroll: true });
    if (page.kind === 'verify' && page.file !== undefined) void this.readFile(page.file);
  }

  protected override render(): TemplateResult {
    const { page, language } = this;
    const words = WORDS[language];
    return html`<dialog aria-labelledby="title" @close=${this.closed} @click=${this.beside}>
      <header>
        ${this.deep ? html`<button type="button" class="button back" aria-label=${words.back} title=${words.back} @click=${this.back}>${toolIcon('down')}</button>` : nothing}
        <h2 id="title">${page === null ? '' : this.heading(page)}</h2>
        <button type="button" class="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${words.close}</button>
      </header>
      <div class="body" role="region" aria-labelledby="title" tabindex="0">${page === null ? nothing : this.content(page)}</div>
    </dialog>
    <div class="said ${this.said === null ? '' : 'shown'}" role="status" @pointerenter=${this.stay} @focusin=${this.stay} @pointerleave=${this.rest} @focusout=${this.rest}>${this.saying()}</div>`;
  }

  private saying(): TemplateResult | typeof nothing {
    const { said, language } = this;
    if (said === null) return nothing;
    const words = WORDS[language];
    return html`<p>${said.kind === 'full' ? words.full(said.most) : words[said.kind](said.name)}</p>
      <button type="button" class="button" @click=${() => this.open({ kind: 'mine' })}>${words.see}</button>`;
  }

  /** It goes after a while, but not from under a pointer or the focus. */
  private readonly rest = (): void => {
    clearTimeout(this.hush);
    this.hush = setTimeout(() => (this.said = null), MOMENT);
  };

  private readonly stay = (): void => clearTimeout(this.hush);

  private heading(page: SidePage): string {
    const m = messages(this.language);
    if (page.kind === 'mine') return WORDS[this.language][page.compare === undefined ? 'mine' : 'compare'];
    if (page.kind === 'clause' && page.id !== null) return WORDS[this.language].clause;
    return m[page.kind === 'data' ? 'dataNotes' : page.kind === 'clause' ? 'clauses' : 'verify'];
  }

  private content(page: SidePage): TemplateResult | typeof nothing {
    const { language, opened } = this;
    const words = WORDS[language];
    const { state, fetch } = this.code[page.kind];
    if (state === 'failed') return html`<p class="quietly missing">${words.missing}<button type="button" class="button" @click=${() => void fetch()}>${words.retry}</button></p>`;
    if (state !== 'here' || opened === null) return html`<p class="quietly">${words.reading}</p>`;
    const { plan } = opened;
    switch (page.kind) {
      case 'data':
        return html`<sign-plan-data-notes .plan=${plan} .language=${language} .comparators=${this.comparators !== null} @sign-plan-compare=${({ detail: { on } }: SignPlanEvents['sign-plan-compare']) => this.compare(on)}></sign-plan-data-notes>
          ${this.refused.map((problem) => html`<p class="quietly" role="alert">${problem.text[language]}</p>`)}`;
      case 'clause':
        return html`<sign-plan-clause .plan=${plan} .examples=${this.examples} .clause=${page.id} .language=${language} @sign-plan-clause=${this.onClause}></sign-plan-clause>`;
      case 'mine':
        return this.mine?.view(page.compare ?? [], language, this.onMine) ?? nothing;
      case 'verify':
        return html`<sign-plan-verification .verification=${this.verification} .problems=${this.problems} .language=${language} @sign-plan-verify-file=${(event: SignPlanEvents['sign-plan-verify-file']) => void this.verify(event)}></sign-plan-verification>`;
    }
  }

  private readonly onClause = (event: SignPlanEvents['sign-plan-clause']): void => {
    // The page would open what is open already.
    event.stopPropagation();
    this.open({ kind: 'clause', id: event.detail.clause });
  };

  private readonly onMine = (event: SignPlanEvents['sign-plan-mine']): void => {
    event.stopPropagation();
    this.act(event.detail);
  };

  /** Without its examples a clause is explained all the same. */
  private async readExamples({ source, plan }: Opened): Promise<void> {
    this.asked = source;
    const read = await loadExamples(source, plan.manifest);
    if (this.asked === source) this.examples = read.ok ? read.value : null;
  }

  private async readFile(file: File): Promise<void> {
    if ((await this.code.verify.fetch()) === null) return;
    await this.updateComplete;
    await this.renderRoot.querySelector<SignPlanVerification>('sign-plan-verification')?.read(file);
  }

  private async verify({ detail }: SignPlanEvents['sign-plan-verify-file']): Promise<void> {
    this.forget();
    const { opened } = this;
    if (opened === null) return;
    const run = new AbortController();
    this.verifying = run;
    try {
      // A report may say what rules of other cities say, whether they are listed now or not.
      const comparators = opened.plan.manifest.documents?.comparators === undefined ? null : await loadComparators(opened.source, opened.plan.manifest, run.signal);
      const verified = await verifyFile(opened, comparators?.ok === true ? comparators.value : null, detail, run.signal);
      if (run.signal.aborted) return;
      if (verified.ok) this.verification = verified.value;
      else this.problems = verified.problems;
    } catch (error) {
      if (run.signal.aborted) return;
      this.problems = [{ code: 'report.broken', file: detail.name, received: String(error).slice(0, 60), text: { zh: '核验中断，请重试。', en: 'The verification broke off; try again.' } }];
    }
  }

  private forget(): void {
    this.verifying?.abort();
    this.verification = null;
    this.problems = [];
  }

  private readonly closed = (): void => {
    if (this.page !== null) this.close();
  };

  private readonly beside = (event: MouseEvent): void => {
    const dialog = event.target;
    if (!(dialog instanceof HTMLDialogElement)) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) dialog.close();
  };
}

define('sign-plan-side', SignPlanSide);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-side': SignPlanSide;
  }
}
