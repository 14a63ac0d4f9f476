/** In the place of the planner's desk, which the single file does not hold: one message, with the way to it. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import { note } from '../parts.ts';
import type { Route } from '../route.ts';

const WORDS = {
  zh: { title: '本页没有规划一览', text: '单文件脚本 sign-plan.single.js 只含预检。网站管理员如需规划一览，请改用模块脚本：<script type="module" src="…/sign-plan.js">，其服务器须返回 Access-Control-Allow-Origin。' },
  en: { title: 'The whole plan is not on this page', text: 'The single script sign-plan.single.js holds the check only. For the planner’s desk the web master loads the module instead: <script type="module" src="…/sign-plan.js">, whose server must send Access-Control-Allow-Origin.' },
} as const;

export class DeskPage {
  /** Null while the check is shown. */
  link: object | null = null;
  private readonly element: ReactiveControllerHost;

  constructor(element: ReactiveControllerHost, { route }: { readonly route: Pick<Route, 'search'> }) {
    this.element = element;
    // A link to the desk, opened where there is none.
    if (route.search.includes('sign-plan-desk')) this.link = {};
  }

  readonly show = (): void => this.set({});
  readonly leave = (): void => this.set(null);

  render({ language, header }: { readonly language: Language; readonly header: TemplateResult }): TemplateResult {
    return html`<div class="app">${header}<div class="notes">${note({ ...WORDS[language], problems: [] }, language)}</div></div>`;
  }

  private set(link: DeskPage['link']): void {
    this.link = link;
    this.element.requestUpdate();
  }
}
