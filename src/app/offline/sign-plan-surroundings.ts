import { css, html, LitElement, type TemplateResult } from 'lit';
import { define } from '../../elements/shared/define.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import { onStanding, standing } from './standing.ts';
import { WORDS, type Line } from './words.ts';

/** What is off or kept where this page stands, a quiet line each; nothing where all is as usual. */
export class SignPlanSurroundings extends LitElement {
  static override properties = { language: {} };
  static override styles = [
    base,
    css`
      div:not(:empty) {
        padding: 0 var(--sign-plan-gutter-end) 16px calc(var(--sign-plan-gutter) + 40px);
      }
      p {
        color: var(--sign-plan-ink-3);
        font-size: 12px;
        line-height: 18px;
      }
    `,
  ];

  declare language: Language;
  private stop: (() => void) | undefined;

  constructor() {
    super();
    this.language = 'zh';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onStanding(() => this.requestUpdate());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override render(): TemplateResult {
    const lines = standing().map((line): [Line, TemplateResult] => [line, html`<p>${WORDS[line][this.language]}</p>`]);
    // Only what comes up later is announced, politely: it is never in the way of a verdict.
    return html`<div>${lines.filter(([line]) => line === 'insecure').map(([, text]) => text)}</div>
      <div role="status">${lines.filter(([line]) => line !== 'insecure').map(([, text]) => text)}</div>`;
  }
}

define('sign-plan-surroundings', SignPlanSurroundings);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-surroundings': SignPlanSurroundings;
  }
}
