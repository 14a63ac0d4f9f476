/** The language of the page: the one that is asked for, from the moment it can be spoken. No word is shown in another one first. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { learn, speaks, type Language } from '../elements/shared/messages.ts';
import { recall, remember } from './storage.ts';

export class Voice implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private learning: Language | null = null;
  private spoken: Language | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.host.hasAttribute('lang')) this.host.lang = recall() ?? 'zh-CN';
  }

  hostUpdate(): void {
    const { wanted } = this;
    if (speaks(wanted)) this.spoken = wanted;
    else if (this.learning !== wanted) void this.learn(wanted);
  }

  /** Null until the first one is there. */
  get language(): Language | null {
    return this.spoken;
  }

  choose(lang: string): void {
    this.host.lang = lang;
    remember(lang);
  }

  private get wanted(): Language {
    return this.host.lang.startsWith('en') ? 'en' : 'zh';
  }

  private async learn(language: Language): Promise<void> {
    this.learning = language;
    try {
      await learn(language);
    } catch {
      // The language that is always here says what can be said.
      if (this.wanted === language) this.host.lang = 'zh-CN';
    }
    this.learning = null;
    this.host.requestUpdate();
  }
}
