import { html, LitElement, nothing, svg, unsafeCSS, type TemplateResult } from 'lit';
import { RESULTS, type FindingResult } from '../../check/types.ts';
import { define } from '../../elements/shared/define.ts';
import { emit } from '../../elements/shared/events.ts';
import { messages, type Language } from '../../elements/shared/messages.ts';
import { base } from '../../elements/shared/styles.ts';
import type { Report } from '../../report/types.ts';
import { Copier, COPYING, type Copied } from './copier.ts';
import type { Format } from './exports.ts';
import css from './sign-plan-foot.css?inline';

const WORDS = {
  zh: { sheet: '预检报告', link: '链接', copyLink: '复制链接', more: '更多', keep: '存入清单', data: '报告数据', copy: '复制', save: '保存', copyAs: (name: string) => `复制 ${name}`, saveAs: (name: string) => `保存 ${name}` },
  en: { sheet: 'Report', link: 'Link', copyLink: 'Copy link', more: 'More', keep: 'Keep', data: 'Report data', copy: 'Copy', save: 'Save', copyAs: (name: string) => `Copy ${name}`, saveAs: (name: string) => `Save ${name}` },
} as const;

const FORMATS: readonly (readonly [Format, string])[] = [['json', 'JSON'], ['geojson', 'GeoJSON'], ['csv', 'CSV']];

/** WeChat's browser drops a download without a word: there, what can only be saved is not offered. */
const SAVES = !/MicroMessenger/i.test(navigator.userAgent);

/** Counted even where they are none: what was left to judgement, and what was not checked. */
const ALWAYS: ReadonlySet<FindingResult> = new Set<FindingResult>(['reserved', 'not-covered']);

const icon = (content: TemplateResult): TemplateResult => html`<svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round">${content}</svg>`;
const printer = icon(svg`<path d="M5.5 7.5v-5h9v5M5.5 14.5h-3v-7h15v7h-3M5.5 11.5h9v6h-9z"/>`);
const chain = icon(svg`<path d="M8.3 11.7a3.2 3.2 0 0 0 4.5 0l3-3a3.2 3.2 0 0 0-4.5-4.5l-1.2 1.2M11.7 8.3a3.2 3.2 0 0 0-4.5 0l-3 3a3.2 3.2 0 0 0 4.5 4.5l1.2-1.2"/>`);
const dots = icon(svg`<g fill="currentColor" stroke="none"><circle cx="4" cy="10" r="1.6"/><circle cx="10" cy="10" r="1.6"/><circle cx="16" cy="10" r="1.6"/></g>`);

/**
 * How much was checked, and what can be taken along: the sheet, the address, the data.
 * @fires sign-plan-sheet - the sheet to be printed is asked for
 * @fires sign-plan-mine - what stands in the form is to be kept
 */
export class SignPlanFoot extends LitElement {
  static override properties = { report: { attribute: false }, language: {}, docked: { type: Boolean }, linked: { type: Boolean } };
  static override styles = [base, unsafeCSS(css)];

  declare report: Report | null;
  declare language: Language;
  /** The button for the sheet is in sight elsewhere. */
  declare docked: boolean;
  /** There is an address that opens the report. */
  declare linked: boolean;
  /** The text of what is to be copied; null where it can't be made. */
  text: (what: Copied) => string | Promise<string | null> = () => '';
  private readonly copier = new Copier<'link' | `${'copy' | 'save'}-${Format}`>(this);

  constructor() {
    super();
    this.report = null;
    this.language = 'zh';
    this.docked = false;
    this.linked = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.beside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.beside);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.report === null) return nothing;
    const { language, copier } = this;
    const { counts } = this.report;
    const m = messages(language);
    const words = WORDS[language];
    const of = (result: FindingResult): number => (result === 'not-covered' ? counts.notCovered : counts[result]);
    const said = copier.state === null ? '' : COPYING[language][copier.state.step];
    return html`<footer class="foot">
        <p class="counts">
          <span>${m.checked} <b>${counts.checked}</b></span>
          ${RESULTS.filter((result) => result !== 'pass' && (of(result) > 0 || ALWAYS.has(result))).map((result) => html`<span>${m.counts[result]} <b>${of(result)}</b></span>`)}
        </p>
        <div class="buttons">
          ${this.menu()}
          ${this.linked ? html`<button type="button" class="button link" aria-label=${copier.state?.what === 'link' ? said : words.copyLink} @click=${() => void copier.copy('link', this.text('link'))}>${chain}<span>${copier.state?.what === 'link' ? said : words.link}</span></button>` : nothing}
          <button type="button" class="button primary" ?hidden=${this.docked && !this.focused} @click=${() => emit(this, 'sign-plan-sheet', null)}>${printer}<span>${words.sheet}</span></button>
        </div>
        <p class="quiet" role="status">${said}</p>
      </footer>
      ${copier.dialog(language)}`;
  }

  /** What has the focus is not taken away. */
  private get focused(): boolean {
    return this.renderRoot.querySelector('.primary')?.matches(':focus') === true;
  }

  private menu(): TemplateResult {
    const { language, copier } = this;
    const words = WORDS[language];
    const button = (act: 'copy' | 'save', format: Format, name: string): TemplateResult => {
      const said = copier.state?.what === `${act}-${format}` ? COPYING[language][copier.state.step] : null;
      return html`<button type="button" class="button" aria-label=${said ?? words[`${act}As`](name)} @click=${() => this.take(act, format)}>${said ?? words[act]}</button>`;
    };
    return html`<details class="menu" @keydown=${this.escape} @focusout=${this.left}>
      <summary class="button">${dots}<span>${words.more}</span></summary>
      <div class="sheet">
        <button type="button" class="button keep" @click=${this.keep}>${words.keep}</button>
        <h3>${words.data}</h3>
        <ul>
          ${FORMATS.map(([format, name]) => html`<li><span>${name}</span>${button('copy', format, name)}${SAVES ? button('save', format, name) : nothing}</li>`)}
        </ul>
      </div>
    </details>`;
  }

  /** All of them are made from the report that leaves the page as JSON: they can't say different things. */
  private take(act: 'copy' | 'save', format: Format): void {
    const { language, copier } = this;
    const json = this.text('json');
    const what = `${act}-${format}` as const;
    if (act === 'copy') return void copier.copy(what, format === 'json' ? json : made(json).then((report) => report?.exports.exported(report.report, format, language) ?? null));
    void copier.save(what, async () => {
      const report = await made(json);
      report?.exports.save(report.report, format, language);
      return report !== null;
    });
  }

  private readonly keep = (): void => {
    this.close();
    emit(this, 'sign-plan-mine', { action: 'keep' });
  };

  private close(): void {
    const menu = this.renderRoot.querySelector('details');
    if (menu?.open !== true) return;
    // What had the focus goes with the menu.
    const inside = menu.contains(menu.getRootNode() instanceof ShadowRoot ? (menu.getRootNode() as ShadowRoot).activeElement : null);
    menu.open = false;
    if (inside) menu.querySelector('summary')?.focus();
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly beside = (event: PointerEvent): void => {
    const menu = this.renderRoot.querySelector('details');
    if (menu !== null && !event.composedPath().includes(menu)) menu.open = false;
  };

  /** The keyboard has gone on. */
  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    const menu = this.renderRoot.querySelector('details');
    if (menu !== null && relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  };
}

/** Null where it can't be made, or what makes files of it can't be fetched. */
async function made(json: string | Promise<string | null>): Promise<{ readonly report: Report; readonly exports: typeof import('./exports.ts') } | null> {
  const text = await json;
  if (text === null) return null;
  try {
    return { report: JSON.parse(text) as Report, exports: await import('./exports.ts') };
  } catch (error) {
    console.error('sign-plan: the report could not be exported.', error);
    return null;
  }
}

define('sign-plan-foot', SignPlanFoot);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-foot': SignPlanFoot;
  }
}
