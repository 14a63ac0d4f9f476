/** Copying, and what the page says of it: 已复制 for a moment, or a dialog with the text where the browser refuses. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { messages, type Language } from '../elements/shared/messages.ts';
import { copy } from './clipboard.ts';

export type Copied = 'json' | 'link';
const MOMENT = 2000;

export class Copier implements ReactiveController {
  /** What has just been copied. */
  done: Copied | null = null;
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
    this.done = null;
  }

  async copy(what: Copied, text: string): Promise<void> {
    if (await copy(text)) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.say(null), MOMENT);
      return this.say(what);
    }
    this.byHand = text;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector('dialog')?.showModal();
    const area = this.host.renderRoot.querySelector('textarea');
    area?.select();
    area?.scrollTo(0, 0);
  }

  /** The dialog, while there is one. */
  dialog(language: Language): TemplateResult | typeof nothing {
    if (this.byHand === null) return nothing;
    const m = messages(language);
    return html`<dialog aria-labelledby="by-hand" @close=${this.closed}>
      <form method="dialog">
        <p id="by-hand">${m.copyByHand}</p>
        <textarea readonly rows="10" aria-labelledby="by-hand" .value=${this.byHand}></textarea>
        <button class="button">${m.close}</button>
      </form>
    </dialog>`;
  }

  private say(what: Copied | null): void {
    this.done = what;
    this.host.requestUpdate();
  }

  private readonly closed = (): void => {
    this.byHand = null;
    this.host.requestUpdate();
  };
}
