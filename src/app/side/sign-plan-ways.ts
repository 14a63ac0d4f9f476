import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { define } from '../../elements/shared/define.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import { deskHere } from './desk-here.ts';
import css from './sign-plan-ways.css?inline';

const WORDS = { zh: { ways: '页面', check: '申请预检', desk: '规划一览' }, en: { ways: 'Pages', check: 'Check a sign', desk: 'The whole plan' } } as const;

/** In the head of the page: the check, and the planner's desk. */
export class SignPlanWays extends LitElement {
  static override properties = { language: {}, atDesk: { type: Boolean, reflect: true, attribute: 'at-desk' } };
  static override styles = [base, unsafeCSS(css)];

  declare language: Language;
  declare atDesk: boolean;
  go: (toDesk: boolean) => void = () => undefined;

  constructor() {
    super();
    this.language = 'zh';
    this.atDesk = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!deskHere) return nothing;
    const w = WORDS[this.language];
    const way = (toDesk: boolean): TemplateResult => html`<button type="button" aria-current=${toDesk === this.atDesk ? 'page' : nothing} @click=${() => this.go(toDesk)}>${w[toDesk ? 'desk' : 'check']}</button>`;
    return html`<nav aria-label=${w.ways}>${way(false)} ${way(true)}</nav>`;
  }
}

define('sign-plan-ways', SignPlanWays);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-ways': SignPlanWays;
  }
}
