import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { define } from '../shared/define.ts';
import { toolIcon, verdictGlyph, type Tool } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import css from './sign-plan-verdict.css?inline';
import { headline, type Standing } from './standing.ts';

const ICONS: Readonly<Record<Exclude<Standing['kind'], 'report'>, Tool>> = { loading: 'wait', failed: 'warn', 'no-place': 'pin', 'no-type': 'edit', invalid: 'warn' };
/** Typing changes the verdict with every key; a listener hears it once it rests. */
const REST = 700;

/**
 * The verdict: one word, one sentence. Announced politely once it has stopped changing.
 * @slot - what stands at the end of the compact bar
 */
export class SignPlanVerdict extends LitElement {
  static override properties = { standing: { attribute: false }, language: {}, compact: { type: Boolean, reflect: true }, spoken: { state: true } };
  static override styles = [base, unsafeCSS(css)];

  declare standing: Standing;
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
    const { word, sentence, verdict } = headline(this.standing, this.language);
    const notice = this.standing.kind === 'report' ? this.standing.report.notice : null;
    const icon = this.standing.kind === 'report' ? nothing : toolIcon(ICONS[this.standing.kind]);
    if (this.compact)
      return html`<div class="bar ${verdict ?? 'none'}">
        ${verdict === undefined ? icon : verdictGlyph(verdict)}
        <p class="line"><strong class="word">${word}</strong><span class="sentence">${sentence}</span></p>
        <slot></slot>
      </div>`;
    return html`<div class="banner ${verdict ?? 'none'}">
        ${verdict === undefined ? icon : verdictGlyph(verdict)}
        <div class="head"><h2 class="word">${word}</h2>${notice === null ? nothing : html`<span class="demo">${notice[this.language]}</span>`}</div>
        <p class="sentence">${sentence}</p>
      </div>
      <p class="quiet" role="status">${this.spoken}</p>`;
  }
}

define('sign-plan-verdict', SignPlanVerdict);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-verdict': SignPlanVerdict;
  }
}
