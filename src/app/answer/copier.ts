/** Copying, and what the page says of it: 已复制 for a moment, or a dialog with the text where the browser refuses. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import { copy } from './clipboard.ts';

/** What leaves the page as text. */
export type Copied = 'json' | 'link';
const MOMENT = 2000;

export const COPYING = {
  zh: { making: '正在生成…', copied: '已复制', saved: '已保存', notMade: '没能生成', byHand: '浏览器不许网页写剪贴板，请选中下文复制。', close: '关闭' },
  en: { making: 'Preparing…', copied: 'Copied', saved: 'Saved', notMade: 'Not made', byHand: 'The browser does not let this page write to the clipboard. Select the text below and copy it.', close: 'Close' },
} as const;

export type Step = 'making' | 'copied' | 'saved' | 'notMade';

/** `What` names the buttons, so that the one that was pressed says how far it is. */
export class Copier<What extends string> implements ReactiveController {
  /** What is being made or has just been, and how far that is. */
  state: { readonly what: What; readonly step: Step } | null = null;
  /** To be copied by hand. */
  private byHand: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode };

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.state = null;
  }

  /** @param text null where it can't be made */
  async copy(what: What, text: string | Promise<string | null>): Promise<void> {
    if (typeof text !== 'string') this.say({ what, step: 'making' });
    const done = copy(text);
    const made = await text;
    if (made === null || (await done)) return this.say({ what, step: made === null ? 'notMade' : 'copied' }, MOMENT);
    this.byHand = made;
    this.say(null);
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLDialogElement>('dialog.by-hand')?.showModal();
    const area = this.host.renderRoot.querySelector('textarea');
    area?.select();
    area?.scrollTo(0, 0);
  }

  /** @param save hands it to the browser; false where it can't be made */
  async save(what: What, save: () => Promise<boolean>): Promise<void> {
    this.say({ what, step: 'making' });
    this.say({ what, step: (await save()) ? 'saved' : 'notMade' }, MOMENT);
  }

  /** The dialog, while there is one. */
  dialog(language: Language): TemplateResult | typeof nothing {
    if (this.byHand === null) return nothing;
    const words = COPYING[language];
    return html`<dialog class="by-hand" aria-labelledby="by-hand" @close=${this.closed}>
      <form method="dialog">
        <p id="by-hand">${words.byHand}</p>
        <textarea readonly rows="10" aria-labelledby="by-hand" .value=${this.byHand}></textarea>
        <button class="button">${words.close}</button>
      </form>
    </dialog>`;
  }

  private say(state: Copier<What>['state'], moment?: number): void {
    clearTimeout(this.timer);
    this.state = state;
    if (moment !== undefined) this.timer = setTimeout(() => this.say(null), moment);
    this.host.requestUpdate();
  }

  private readonly closed = (): void => {
    this.byHand = null;
    this.host.requestUpdate();
  };
}
