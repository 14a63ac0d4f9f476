import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Examples } from '../../plan/schema/examples.ts';
import { clauseIndex, passingOf } from '../../report/clause-page/clause-index.ts';
import { heading } from '../../report/clause-page/headings.ts';
import { clausePage } from '../../report/clause-page/page.ts';
import type { ClauseIndex, ClausePage } from '../../report/clause-page/types.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { indexView } from './index-view.ts';
import { pageView } from './page-view.ts';
import css from './sign-plan-clause.css?inline';

/**
 * One clause explained, or all clauses to choose from. Given either `page`, or `plan` with `examples` and the id in `clause` (null: all of them).
 * @fires sign-plan-clause - another clause chosen, or null for all of them; whoever shows this element changes `clause`
 */
export class SignPlanClause extends LitElement {
  static override properties = { page: { attribute: false }, plan: { attribute: false }, examples: { attribute: false }, clause: {}, language: {}, text: { state: true }, tier: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** A page that was made already. */
  declare page: ClausePage | null;
  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** Null while they have not been read. */
  declare examples: Examples | null;
  /** Id of the clause; null for the list of all. */
  declare clause: string | null;
  /** `zh` or `en`. */
  declare language: Language;
  declare protected text: string;
  declare protected tier: string;
  private index: ClauseIndex | null = null;
  private made: ClausePage | undefined;
  /** Clause → how many of its examples come out as they say, as far as they have been run. */
  private passing = new Map<string, number>();
  private run: AbortController | null = null;

  constructor() {
    super();
    this.page = null;
    this.plan = null;
    this.examples = null;
    this.clause = null;
    this.language = 'zh';
    this.text = '';
    this.tier = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was left undone when it was taken away.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.run?.abort();
    this.run = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { plan, examples, language, clause } = this;
    if (changed.has('plan') || changed.has('examples')) this.passing = new Map();
    if (!(['plan', 'examples', 'language', 'clause', 'page'] as const).some((name) => changed.has(name))) return;
    const options = examples === null ? { language } : { language, examples };
    this.made = this.page ?? (plan === null || clause === null ? undefined : clausePage(plan, clause, options));
    this.index = plan === null || clause !== null || this.page !== null ? null : clauseIndex(plan, { ...options, run: false });
  }

  protected override updated(): void {
    // The list stands at once; what its examples come to follows, clause by clause.
    if (this.index === null || this.plan === null || this.examples === null || this.run !== null) return;
    void this.runExamples(this.plan, this.examples);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, made, index } = this;
    const open = (clause: string | null): void => emit(this, 'sign-plan-clause', { clause });
    if (made !== undefined) return pageView(made, open);
    if (index !== null) return indexView({ index, passing: this.passing, text: this.text, tier: this.tier, filter: this.filter, open });
    return this.plan === null ? nothing : html`<p class="quietly">${heading('missing', language)}</p>`;
  }

  private readonly filter = (text: string, tier: string): void => {
    this.text = text;
    this.tier = tier;
  };

  private async runExamples(plan: Plan, examples: Examples): Promise<void> {
    const run = new AbortController();
    this.run = run;
    for (const { id } of plan.rules.clauses) {
      if (this.passing.has(id)) continue;
      // Between two clauses the page gets its turn.
      await new Promise((resolve) => setTimeout(resolve));
      if (run.signal.aborted || this.plan !== plan || this.examples !== examples || this.index === null) break;
      this.passing.set(id, passingOf(plan, id, examples));
      this.requestUpdate();
    }
    if (this.run === run) this.run = null;
    if (!run.signal.aborted && this.plan !== plan) this.requestUpdate();
  }
}

define('sign-plan-clause', SignPlanClause);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-clause': SignPlanClause;
  }
}
