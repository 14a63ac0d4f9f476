import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { citationText } from '../../report/citation.ts';
import { COMPARISON, comparisonGroups } from '../../report/comparisons.ts';
import { say } from '../../report/phrases.ts';
import type { Report, ReportFinding } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { sourceLink } from '../shared/source-link.ts';
import css from './sign-plan-comparisons.css?inline';

/** 外地参考: what other cities' rules say of the sign, where a report was asked for them. Apart from the findings, without glyphs and colours of verdicts. */
export class SignPlanComparisons extends LitElement {
  static override properties = { report: { attribute: false }, language: {} };
  static override styles = [base, unsafeCSS(css)];

  declare report: Pick<Report, 'comparisons'> | null;
  declare language: Language;

  constructor() {
    super();
    this.report = null;
    this.language = 'zh';
  }

  protected override render(): TemplateResult | typeof nothing {
    const comparisons = this.report?.comparisons;
    if (comparisons === undefined) return nothing;
    const { language } = this;
    return html`<section aria-labelledby="title">
      <h2 id="title">${COMPARISON.title[language]}</h2>
      ${comparisonGroups(comparisons).map(
        ({ group, title, findings }) => html`<details ?open=${group === 'differs'}>
          <summary><span>${title[language]}</span><span class="n">${findings.length}</span>${toolIcon('down')}</summary>
          <ol>${findings.map((finding) => this.comparison(finding))}</ol>
        </details>`,
      )}
    </section>`;
  }

  private comparison({ title, text, citation, confidence, basis }: ReportFinding): TemplateResult {
    const { language } = this;
    const cited = citationText(citation, language);
    return html`<li>
      <h3>${title[language]}</h3>
      <p class="text">${text[language]}</p>
      <p class="citation">
        ${sourceLink(citation.url, cited)}
        <span class="tag">${COMPARISON.label[language]}</span>${confidence === 'S' ? html`<span class="tag">${say('S', language)}</span>` : nothing}${basis === 'demonstration' ? html`<span class="demo">${say('demo', language)}</span>` : nothing}
      </p>
    </li>`;
  }
}

define('sign-plan-comparisons', SignPlanComparisons);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-comparisons': SignPlanComparisons;
  }
}
