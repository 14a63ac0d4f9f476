/** Of what date and data the findings are, and where an application goes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../elements/shared/messages.ts';
import type { Report } from '../report/types.ts';

const WORDS = {
  zh: { asOf: (date: string) => `按 ${date} 有效的规定判定`, data: (version: string) => `数据 ${version}`, office: '受理：', today: '改按今天判定' },
  en: { asOf: (date: string) => `Rules as of ${date}`, data: (version: string) => `data ${version}`, office: 'Apply to: ', today: 'Judge as of today' },
} as const;

/** @param release where a link has fixed the day: gives it up */
export function closing({ asOf, office, disclaimer, plan }: Report, language: Language, release: (() => void) | null): TemplateResult {
  const words = WORDS[language];
  return html`<div class="closing">
    <p>${words.asOf(asOf)} · <span>${words.data(plan.version)}</span>${release === null ? nothing : html` <button type="button" class="text-button" @click=${release}>${words.today}</button>`}</p>
    <p>${'name' in office ? `${words.office}${office.name[language]}${office.note === undefined ? '' : ` ${office.note[language]}`}` : office.unknown[language]}</p>
    <p>${disclaimer[language]}</p>
  </div>`;
}
