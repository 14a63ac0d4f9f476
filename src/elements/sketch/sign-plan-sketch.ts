import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { elevation } from '../../report/elevation/elevation.ts';
import type { Report } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { base } from '../shared/styles.ts';
import { elevationSvg } from './elevation-svg.ts';
import { sketchCss } from './sketch-css.ts';
import css from './sign-plan-sketch.css?inline';

/** Before the element has been measured, and the least it is drawn for: narrower, it is scaled. Pixels. */
const FIRST = 336;
const LEAST = 280;
/** Widths are taken in steps, so that a scroll bar or a drag redraws little. */
const STEP = 8;

/** The sign in front and side elevation, to scale, with its limits and what would pass. The sentence below says all that is drawn; compact, it is there for screen readers only. */
export class SignPlanSketch extends LitElement {
  static override properties = { plan: { attribute: false }, proposal: { attribute: false }, report: { attribute: false }, language: {}, compact: { type: Boolean, reflect: true }, inline: { state: true } };
  static override styles = [base, sketchCss, unsafeCSS(css)];

  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** What is drawn; left null, what the report is about. */
  declare proposal: Proposal | null;
  /** Quick or in full; null before the first. */
  declare report: Report | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** The drawing alone. */
  declare compact: boolean;
  /** Width at hand. */
  private declare inline: number;
  private watch: ResizeObserver | null = null;

  constructor() {
    super();
    this.plan = null;
    this.proposal = null;
    this.report = null;
    this.language = 'zh';
    this.compact = false;
    this.inline = FIRST;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (typeof ResizeObserver === 'undefined') return;
    this.watch = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) this.inline = Math.max(LEAST, Math.floor(width / STEP) * STEP);
    });
    this.watch.observe(this);
  }

  override disconnectedCallback(): void {
    this.watch?.disconnect();
    this.watch = null;
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, report, language } = this;
    const asked = this.proposal ?? report?.proposal ?? null;
    if (plan === null || asked === null) return nothing;
    const model = elevation(plan, asked, report, language);
    return html`${elevationSvg(model, { width: this.inline, language })}${this.compact ? nothing : html`<p class="text" aria-hidden="true">${bound(model.text[language])}</p>`}`;
  }
}

define('sign-plan-sketch', SignPlanSketch);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-sketch': SignPlanSketch;
  }
}
