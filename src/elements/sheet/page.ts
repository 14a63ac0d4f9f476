/** One sheet of paper, and what the sheet's parts are made from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { say, type Language } from '../../report/phrases.ts';
import type { Text } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import { watermark } from './watermark.ts';
import { words } from './words.ts';

/** Of the table: 9.5, 9, 8.5 points. */
export const TYPES = ['usual', 'dense', 'denser'] as const;
export type Type = (typeof TYPES)[number];

export interface Sheet {
  readonly plan: Plan;
  readonly report: Report;
  readonly proposal: Proposal;
  readonly language: Language;
  /** Opens the report again. */
  readonly link: string;
  readonly fingerprint: string;
  /** In words: beside which road, on whose ground. */
  readonly place: Text | null;
  /** The type of the pages after the first: smaller where that saves a page. */
  readonly type: Type;
  /** Findings without numbers stand together: where that saves a page. */
  readonly brief: boolean;
}

export const demoTag = (language: Language): TemplateResult => html`<span class="demo">${say('demo', language)}</span>`;

/** An ISO date as a document writes it. */
export function day(iso: string, language: Language): string {
  const [year, month, date] = iso.split('-').map(Number);
  return language === 'zh' ? `${year} 年 ${month} 月 ${date} 日` : iso;
}

/** @param number from 1 */
export function page({ report, plan, language, type }: Sheet, number: number, pages: number, content: TemplateResult): TemplateResult {
  const w = words(language);
  return html`<article class="page ${number > 1 ? type : 'usual'}" lang=${language === 'zh' ? 'zh-CN' : 'en'} aria-label=${w.of(number, pages)}>
    <div class="content">${content}</div>
    <footer><span>${plan.manifest.baseNotice[language]}</span><span>${w.of(number, pages)}</span></footer>
    ${report.notice === null ? nothing : watermark(language)}
  </article>`;
}
