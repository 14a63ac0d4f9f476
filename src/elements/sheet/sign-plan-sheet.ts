import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Text } from '../../problem.ts';
import type { Language } from '../../report/phrases.ts';
import type { Report } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { printPage } from '../shared/print.ts';
import { base } from '../shared/styles.ts';
import { tokens } from '../shared/tokens.ts';
import { firstPage } from './first-page.ts';
import { measure, type Fit } from './fit.ts';
import { pageImage } from './image.ts';
import type { Sheet } from './page.ts';
import { PAPER } from './paper.ts';
import { printOnly } from './print-page.ts';
import { restPages } from './rest-pages.ts';
import around from './around.css?inline';
import css from './sign-plan-sheet.css?inline';
import { words } from './words.ts';

/** What the pages are made from: a change of it lays them out anew. */
const CONTENT = ['plan', 'report', 'proposal', 'language', 'link', 'fingerprint', 'place'] as const;
/** Larger than this the paper is not shown, in times of its size. */
const MOST = 1.2;

/** WeChat's browser keeps images and prints nothing: there, the image comes first. */
const PRINTS = !/MicroMessenger/i.test(navigator.userAgent);

interface Pictures {
  readonly state: 'making' | 'made' | 'refused';
  readonly sources: readonly string[];
}

/**
 * The report on paper: pages of A4 in a dialog, to be printed, saved as images, and passed on by link. It opens when it is put into the document and has to be a child of the body.
 * @fires sign-plan-close - the dialog was closed; the element may be taken away
 * @fires sign-plan-copy-link - the link is to be copied; `copied` tells whether it was
 */
export class SignPlanSheet extends LitElement {
  static override properties = {
    plan: { attribute: false },
    report: { attribute: false },
    proposal: { attribute: false },
    language: {},
    link: {},
    fingerprint: {},
    place: { attribute: false },
    copied: { attribute: false },
    fit: { state: true },
    brief: { state: true },
    pictures: { state: true },
    said: { state: true },
  };
  static override styles = [tokens, base, PAPER, unsafeCSS(around), unsafeCSS(css)];

  declare plan: Plan | null;
  /** In full: what would pass, papers and time limits are printed too. */
  declare report: Report | null;
  declare proposal: Proposal | null;
  declare language: Language;
  /** Opens the report again; empty for none. */
  declare link: string;
  /** Of report/fingerprint.ts. */
  declare fingerprint: string;
  /** The place in words, or null. */
  declare place: Text | null;
  /** Whether the link was copied, for who copies it; null before. */
  declare copied: boolean | null;
  private declare fit: Fit | null;
  /** Findings without numbers stand together: two pages are not enough otherwise. */
  private declare brief: boolean;
  private declare pictures: Pictures | null;
  private declare said: string;

  private returnTo: HTMLElement | null = null;
  private takeAway: (() => void) | undefined;
  private watch: ResizeObserver | undefined;

  constructor() {
    super();
    this.plan = this.report = this.proposal = this.place = null;
    this.language = 'zh';
    this.link = this.fingerprint = this.said = '';
    this.copied = null;
    this.fit = null;
    this.brief = false;
    this.pictures = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.returnTo = focused();
    this.takeAway = printOnly('sign-plan-sheet');
    void this.updateComplete.then(() => this.show());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.takeAway?.();
    this.watch?.disconnect();
    // Taken away while it was open: the dialog gives no focus back then.
    if (this.returnTo?.isConnected === true && focused() === null) this.returnTo.focus();
  }

  /** Opens the browser's own printing; false where it has none, or the frame may not. */
  async print(): Promise<boolean> {
    await this.settled();
    const printing = printPage();
    this.said = printing === 'begun' ? '' : words(this.language)[printing === 'none' ? 'noPrint' : 'framed'];
    return printing === 'begun';
  }

  /** Shows the pages as images to be kept; their data URLs, or null where they can't be made. */
  async image(): Promise<readonly string[] | null> {
    this.pictures = { state: 'making', sources: [] };
    await this.settled();
    try {
      const sources: string[] = [];
      for (const page of this.renderRoot.querySelectorAll<HTMLElement>('.page')) {
        // So that the word of it is seen: drawing a page holds up everything else.
        await new Promise((go) => setTimeout(go, 30));
        sources.push(await pageImage(page, PAPER.cssText));
      }
      this.pictures = { state: 'made', sources };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.scroll')?.scrollTo(0, 0);
      return sources;
    } catch {
      this.pictures = { state: 'refused', sources: [] };
      return null;
    }
  }

  /** Until the pages are laid out. */
  private async settled(): Promise<void> {
    this.show();
    do await this.updateComplete;
    while (this.fit === null && this.dialog?.open === true);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!CONTENT.some((name) => changed.has(name))) return;
    this.fit = null;
    this.brief = false;
    this.pictures = null;
  }

  protected override updated(): void {
    const paper = this.renderRoot.querySelector<HTMLElement>('.paper');
    if (paper === null || this.fit !== null || this.dialog?.open !== true) return;
    const fit = measure(paper);
    const longer = fit !== null && (fit.rest.apart || fit.rest.pages.length > 1);
    // Laid out again with fewer rows, and measured again.
    if (longer && !this.brief) this.brief = true;
    else this.fit = fit;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private show(): void {
    const { dialog } = this;
    if (dialog === null || dialog.open || !this.isConnected) return;
    dialog.showModal();
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    const paper = this.renderRoot.querySelector<HTMLElement>('.paper');
    if (scroll === null || paper === null) return;
    const size = (): void => {
      const full = paper.querySelector<HTMLElement>('.page')?.offsetWidth ?? 0;
      if (full > 0) paper.style.setProperty('--scale', String(Math.min(MOST, (scroll.clientWidth - 24) / full)));
    };
    size();
    this.watch = new ResizeObserver(size);
    this.watch.observe(scroll);
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, report, language, link, fingerprint, place, fit, brief } = this;
    if (plan === null || report === null) return nothing;
    const w = words(language);
    // As the report was made from it.
    const { geometry, properties } = report.proposal;
    const proposal: Proposal = this.proposal ?? { geometry, properties: { signType: '', ...properties } };
    const sheet: Sheet = { plan, report, proposal, language, link, fingerprint, place, type: fit?.type ?? 'usual', brief };
    const rest = restPages(sheet, fit?.rest ?? null);
    const pages = [firstPage(sheet, fit?.first ?? null, rest.length + 1), ...rest];
    const pictures = this.pictures?.state ?? null;
    return html`<dialog aria-label=${w.title} lang=${language === 'zh' ? 'zh-CN' : 'en'} @close=${this.closed}>
      <div class="bar">
        ${PRINTS ? this.printButton('primary') : nothing}
        ${pictures === null ? html`<button type="button" class="button ${PRINTS ? '' : 'primary'}" ?autofocus=${!PRINTS} @click=${() => void this.image()}>${w.asImage}</button>` : html`<button type="button" class="button" @click=${() => (this.pictures = null)}>${w.back}</button>`}
        ${PRINTS ? nothing : this.printButton('')}
        ${link === '' ? nothing : html`<button type="button" class="button" @click=${this.copyLink}>${w.copyLink}</button>`}
        <button type="button" class="button last" @click=${() => this.dialog?.close()}>${w.close}</button>
      </div>
      <p class="said" role="status">${this.told()}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${w.pages}>
        ${pictures === 'made' ? html`<div class="pictures">${this.pictures?.sources.map((source, i) => html`<img src=${source} width="1240" height="1754" alt=${w.imageOf(i + 1, report.headline[language])} />`)}</div>` : nothing}
        <div class="paper ${fit === null ? 'measuring' : ''}" ?hidden=${pictures === 'made'}>${pages.map((one) => html`<div class="sheet">${one}</div>`)}</div>
      </div>
    </dialog>`;
  }

  private printButton(kind: string): TemplateResult {
    return html`<button type="button" class="button ${kind}" ?autofocus=${PRINTS} @click=${() => void this.print()}>${words(this.language).print}</button>`;
  }

  /** What happened, for eyes and ears. */
  private told(): string {
    const w = words(this.language);
    if (this.pictures !== null) return { making: w.making, made: w.hold, refused: w.refused }[this.pictures.state];
    if (this.copied !== null) return this.copied ? w.copied : w.notCopied;
    return this.said;
  }

  private readonly copyLink = (): void => {
    this.pictures = null;
    this.copied = null;
    this.dispatchEvent(new CustomEvent('sign-plan-copy-link', { detail: { link: this.link }, bubbles: true, composed: true }));
  };

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent('sign-plan-close', { detail: null, bubbles: true, composed: true }));
  };
}

/** What has the focus, within shadow roots too; null where nothing has it. */
function focused(): HTMLElement | null {
  let at: Element | null = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement && at !== document.body ? at : null;
}

define('sign-plan-sheet', SignPlanSheet);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-sheet': SignPlanSheet;
  }
  interface HTMLElementEventMap {
    /** The sheet was closed. */
    'sign-plan-close': CustomEvent<null>;
    /** The link of the sheet is to be copied. */
    'sign-plan-copy-link': CustomEvent<{ readonly link: string }>;
  }
}
