import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { RESULTS, type FindingResult } from '../check/types.ts';
import { define } from '../elements/shared/define.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import { base } from '../elements/shared/styles.ts';
import type { Report } from '../report/types.ts';
import { Copier, COPYING, type Copied } from './copier.ts';
import css from './sign-plan-foot.css?inline';

/** Counted even where they are none: what was left to judgement, and what was not checked. */
const ALWAYS: ReadonlySet<FindingResult> = new Set<FindingResult>(['reserved', 'not-covered']);

/** How much was checked, and what can be taken along: the report and its address. */
export class SignPlanFoot extends LitElement {
  static override properties = { report: { attribute: false }, language: {} };
  static override styles = [base, unsafeCSS(css)];

  declare report: Report | null;
  declare language: Language;
  /** The text of what is to be copied; null where it can't be made. */
  text: (what: Copied) => string | Promise<string | null> = () => '';
  private readonly copier = new Copier(this);

  constructor() {
    super();
    this.report = null;
    this.language = 'zh';
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.report === null) return nothing;
    const { language, copier } = this;
    const { counts } = this.report;
    const m = messages(language);
    const words = COPYING[language];
    const of = (result: FindingResult): number => (result === 'not-covered' ? counts.notCovered : counts[result]);
    return html`<footer class="foot">
        <p class="counts">
          <span>${m.checked} <b>${counts.checked}</b></span>
          ${RESULTS.filter((result) => result !== 'pass' && (of(result) > 0 || ALWAYS.has(result))).map((result) => html`<span>${m.counts[result]} <b>${of(result)}</b></span>`)}
        </p>
        <div class="buttons">
          ${(['json', 'link'] as const).map((what) => html`<button type="button" class="button" @click=${() => void copier.copy(what, this.text(what))}>${copier.state?.what === what ? words[copier.state.step] : words[what]}</button>`)}
        </div>
        <p class="quiet" role="status">${copier.state === null ? '' : words[copier.state.step]}</p>
      </footer>
      ${copier.dialog(language)}`;
  }
}

define('sign-plan-foot', SignPlanFoot);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-foot': SignPlanFoot;
  }
}
