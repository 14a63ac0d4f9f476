/** Of what date and data the findings are, and where an application goes. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../elements/shared/messages.ts';
import type { Report } from '../report/types.ts';

const WORDS = {
  zh: { asOf: (date: string) => `按 ${date} 有效的规定判定`, office: '受理：' },
  en: { asOf: (date: string) => `Rules as of ${date}`, office: 'Apply to: ' },
} as const;

export function closing({ asOf, office, disclaimer, plan }: Report, language: Language): TemplateResult {
  const words = WORDS[language];
  return html`<div class="closing">
    <p>${words.asOf(asOf)} · <span translate="no">${plan.id} ${plan.version}</span></p>
    <p>${'name' in office ? `${words.office}${office.name[language]}${office.note === undefined ? '' : ` ${office.note[language]}`}` : office.unknown[language]}</p>
    <p>${disclaimer[language]}</p>
  </div>`;
}
