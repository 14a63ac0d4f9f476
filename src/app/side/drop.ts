/** A file dropped anywhere on the page is a report to be verified. */
import { html, LitElement, nothing, unsafeCSS, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { define } from '../../elements/shared/define.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import css from './drop.css?inline';

const WORDS: Readonly<Record<Language, string>> = { zh: '松开即核验这份报告', en: 'Drop the report to verify it' };

/** What is shown while a file hovers over the page. */
export class SignPlanDrop extends LitElement {
  static override properties = { language: {} };
  static override styles = [base, unsafeCSS(css)];
  declare language: Language;

  constructor() {
    super();
    this.language = 'zh';
  }

  protected override render(): TemplateResult {
    return html`<p>${WORDS[this.language]}</p>`;
  }
}
define('sign-plan-drop', SignPlanDrop);

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

export class FileDrop implements ReactiveController {
  private over = false;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly take: (file: File) => void;

  constructor(host: ReactiveControllerHost & HTMLElement, take: (file: File) => void) {
    this.host = host;
    this.take = take;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [type, listen] of this.listeners) this.host.addEventListener(type, listen);
  }

  hostDisconnected(): void {
    for (const [type, listen] of this.listeners) this.host.removeEventListener(type, listen);
  }

  render(language: Language): TemplateResult | typeof nothing {
    return this.over ? html`<sign-plan-drop .language=${language}></sign-plan-drop>` : nothing;
  }

  /** Whoever has its own place for files has said so by preventing the default. */
  private readonly onOver = (event: DragEvent): void => {
    if (!carriesFile(event)) return;
    const taken = event.defaultPrevented;
    event.preventDefault();
    this.hover(!taken);
  };

  private readonly onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null || !this.host.contains(event.relatedTarget as Node)) this.hover(false);
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.hover(false);
    const file = event.dataTransfer?.files[0];
    if (event.defaultPrevented || file === undefined) return;
    event.preventDefault();
    this.take(file);
  };

  private readonly listeners = [['dragenter', this.onOver], ['dragover', this.onOver], ['dragleave', this.onLeave], ['drop', this.onDrop]] as const;

  private hover(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.host.requestUpdate();
  }
}
