/** In the desk's place while there is no package: how far it has come, or why it does not come. */
import { html, type TemplateResult } from 'lit';
import { messages } from '../../elements/shared/messages.ts';
import { problemLine } from '../../problem.ts';
import type { DeskGiven } from './desk-page.ts';

export function waiting({ failure, language, percent }: Pick<DeskGiven, 'failure' | 'language' | 'percent'>, retry: () => void): TemplateResult {
  const m = messages(language);
  return html`<div class="desk waiting"><slot></slot>
    <div class="wait" role="status">
      ${failure.length === 0
        ? html`<p>${m.loading}</p><progress max="100" .value=${percent ?? 0} aria-label=${m.loading}></progress>`
        : html`<p><strong>${m.unreadable}</strong></p>${failure.map((problem) => html`<p class="problem">${problemLine(problem, language)}</p>`)}<button type="button" class="button" @click=${retry}>${m.retry}</button>`}
    </div>
  </div>`;
}
