import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Counts } from '../../check/types.ts';
import { say } from '../../report/phrases.ts';
import { define } from '../shared/define.ts';
import { toolIcon, verdictGlyph, type Tool } from '../shared/icons.ts';
import { messages, type Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import css from './sign-plan-verdict.css?inline';
import { headline, type Standing } from './standing.ts';

const ICONS: Readonly<Record<Exclude<Standing['kind'], 'report'>, Tool>> = { loading: 'wait', failed: 'warn', 'no-place': 'pin', 'no-type': 'edit', invalid: 'warn' };
/** Typing changes the verdict with every key; a listener hears it once it rests. */
const REST = 700;

/**
 * The verdict: one word, one sentence, and how much was checked. Announced politely once it has stopped changing.
 * @slot - what stands at the end of the compact bar
 */
export class SignPlanVerdict extends LitElement {
  static override properties = { standing: { attribute: false }, language: {}, compact: { type: Boolean, reflect: true }, spoken: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  /** What there is to say: a report, or why there is none yet. */
  declare standing: Standing;
  /** `zh` or `en`. */
  declare language: Language;
  /** A bar of two lines that announces nothing, beside a full banner that does. */
  declare compact: boolean;
  private declare spoken: string;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.standing = { kind: 'loading' };
    this.language = 'zh';
    this.compact = false;
    this.spoken = '';
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.compact || !(changed.has('standing') || changed.has('language'))) return;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      const { word, sentence } = headline(this.standing, this.language);
      this.spoken = `${word}${this.language === 'zh' ? '：' : ': '}${sentence}`;
    }, REST);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
  }

  protected override render(): TemplateResult {
    const { standing, language } = this;
    const { word, sentence, brief = sentence, verdict } = headline(standing, language);
    const report = standing.kind === 'report' ? standing.report : null;
    const glyph = verdict === undefined ? (standing.kind === 'report' ? nothing : toolIcon(ICONS[standing.kind])) : verdictGlyph(verdict);
    const demonstration = report !== null && report.notice !== null;
    if (this.compact)
      return html`<div class="bar ${verdict ?? 'none'}">
        ${glyph}
        <p class="line"><strong class="word">${word}</strong>${demonstration ? html` <span class="demo">${say('demo', language)}</span>` : nothing}<span class="sentence">${brief}</span></p>
        <slot></slot>
      </div>`;
    return html`<div class="banner ${verdict ?? 'none'}">
        ${glyph}
        <div class="head"><h2 class="word">${word}</h2>${demonstration ? html`<span class="demo">${report.notice?.[language]}</span>` : nothing}</div>
        <p class="sentence">${sentence}</p>
        ${report === null ? nothing : this.counts(report.counts)}
      </div>
      <p class="quiet" role="status">${this.spoken}</p>`;
  }

  /** How much was looked at, and what no data and no machine can say. */
  private counts({ checked, reserved, notCovered }: Counts): TemplateResult {
    const m = messages(this.language);
    const rows = [[m.checked, checked], [m.counts.reserved, reserved], [m.counts['not-covered'], notCovered]] as const;
    return html`<p class="counts">${rows.map(([label, count]) => html`<span>${label} <b>${count}</b></span> `)}</p>`;
  }
}

define('sign-plan-verdict', SignPlanVerdict);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-verdict': SignPlanVerdict;
  }
}
