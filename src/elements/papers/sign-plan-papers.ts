import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { citationText } from '../../report/citation.ts';
import { fill, say } from '../../report/phrases.ts';
import { PROCEDURE_PHRASES } from '../../report/procedure-text.ts';
import type { Report, ReportPaper, ReportProcedure } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { sourceTag } from '../shared/source-tag.ts';
import { base } from '../shared/styles.ts';
import { sourceLink } from '../shared/source-link.ts';
import css from './sign-plan-papers.css?inline';

const WORDS = {
  zh: { procedure: '时限与义务', consents: '须取得的同意', held: '勾选只作清单，不改变判定。', ready: '勾选只在本页有效，供自己核对。' },
  en: { procedure: 'Time limits and duties', consents: 'Consents to obtain', held: 'A checklist only: it changes no result.', ready: 'For your own count: kept on this page only.' },
} as const;

const tell = (phrase: keyof typeof PROCEDURE_PHRASES, language: Language): string => PROCEDURE_PHRASES[phrase][language === 'zh' ? 0 : 1];

/**
 * What an application takes: consents and papers as checklists, time limits, duties. What is known from other cities only is marked as such.
 * @fires sign-plan-consent - a consent ticked as held, or not
 */
export class SignPlanPapers extends LitElement {
  static override properties = { report: { attribute: false }, language: {}, readonly: { type: Boolean }, ready: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** A report in full. */
  declare report: Report | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** Which consents are held is not the visitor's to say. */
  declare readonly: boolean;
  /** Papers ticked as ready, by id: nobody's but the visitor's, and in no report. */
  private declare ready: ReadonlySet<string>;

  constructor() {
    super();
    this.report = null;
    this.language = 'zh';
    this.readonly = false;
    this.ready = new Set();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (report === null) return nothing;
    const { papers = [], procedure = [] } = report;
    return html`${this.consents(report.consents)} ${this.papers(papers)} ${this.procedure(procedure)}`;
  }

  private group(title: string, count: string, content: TemplateResult): TemplateResult {
    return html`<details>
      <summary><span>${title}</span><span class="n">${count}</span>${toolIcon('down')}</summary>
      ${content}
    </details>`;
  }

  private consents(consents: Report['consents']): TemplateResult | typeof nothing {
    if (consents.length === 0) return nothing;
    const { language } = this;
    const tick = (consent: string) => (event: Event) => emit(this, 'sign-plan-consent', { consent, held: event.target instanceof HTMLInputElement && event.target.checked });
    return this.group(
      WORDS[language].consents,
      `${consents.filter(({ held }) => held).length} / ${consents.length}`,
      html`<ul>
          ${consents.map(
            ({ id, title, authority, held }) => html`<li><label><input type="checkbox" .checked=${held} ?disabled=${this.readonly} @change=${tick(id)} /><span><strong>${title[language]}</strong><small>${authority[language]}</small></span></label></li>`,
          )}
        </ul>
        <p class="hint">${WORDS[language].held}</p>`,
    );
  }

  private papers(papers: readonly ReportPaper[]): TemplateResult | typeof nothing {
    if (papers.length === 0) return nothing;
    const { language } = this;
    const tick = (id: string) => (event: Event) => {
      const on = event.target instanceof HTMLInputElement && event.target.checked;
      this.ready = new Set(on ? [...this.ready, id] : [...this.ready].filter((other) => other !== id));
    };
    return this.group(
      tell('paper', language),
      `${papers.filter(({ id }) => this.ready.has(id)).length} / ${papers.length}`,
      html`<ul>${papers.map((paper) => html`<li><label><input type="checkbox" .checked=${this.ready.has(paper.id)} @change=${tick(paper.id)} /><span>${this.head(paper)}</span></label>${this.body(paper)}</li>`)}</ul>
        <p class="hint">${WORDS[language].ready}</p>`,
    );
  }

  /** Time limits, duties and notes, each under its head. */
  private procedure(items: readonly ReportProcedure[]): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const { language } = this;
    const kinds = (['time-limit', 'duty', 'note'] as const).map((kind) => ({ kind, those: items.filter((item) => item.kind === kind) })).filter(({ those }) => those.length > 0);
    return this.group(
      WORDS[language].procedure,
      String(items.length),
      html`${kinds.map(({ kind, those }) => html`<h3>${tell(kind, language)}</h3><ul>${those.map((item) => html`<li><p>${this.head(item)}</p>${this.body(item)}</li>`)}</ul>`)}`,
    );
  }

  private head({ title, needed, days }: ReportPaper & Pick<ReportProcedure, 'days'>): TemplateResult {
    const { language } = this;
    return html`<strong>${title[language]}</strong>${days === undefined ? nothing : html` <span class="days">${bound(fill(tell(days.working === true ? 'working' : 'days', language), { n: days.value }))}</span>`}${needed === 'possibly' ? html` <span class="possibly">${tell('possibly', language)}</span>` : nothing}`;
  }

  private body(item: ReportPaper): TemplateResult {
    const { language } = this;
    const { text, reason, citation, basis, tier } = item;
    const cited = citationText(citation, language);
    return html`<p class="text">${bound(text[language])}${reason === undefined ? nothing : html`${language === 'zh' ? '' : ' '}<span>${bound(reason[language])}</span>`}</p>
      <p class="citation">${sourceLink(citation.url, cited)} <span class="tag ${tier}">${sourceTag(item, language)}</span>${basis === 'demonstration' ? html` <span class="demo">${say('demo', language)}</span>` : nothing}</p>`;
  }
}

define('sign-plan-papers', SignPlanPapers);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-papers': SignPlanPapers;
  }
}
