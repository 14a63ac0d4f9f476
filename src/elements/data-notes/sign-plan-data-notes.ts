import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { noticeText } from '../../map/notice.ts';
import type { Plan } from '../../plan/plan.ts';
import { say } from '../../report/phrases.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { dataNotes, type GapNote, type LayerNote, type Line } from './present.ts';
import css from './sign-plan-data-notes.css?inline';
import { note } from './texts.ts';

/**
 * 数据说明: what the data are, where each layer comes from, what is missing and how it would be added.
 * @fires sign-plan-compare - rules of other cities to be listed, or no longer: `{on}`
 */
export class SignPlanDataNotes extends LitElement {
  static override properties = { plan: { attribute: false }, language: {}, comparators: { type: Boolean } };
  static override styles = [base, unsafeCSS(css)];

  declare plan: Plan | null;
  declare language: Language;
  /** Rules of other cities are being listed. */
  declare comparators: boolean;

  constructor() {
    super();
    this.plan = null;
    this.language = 'zh';
    this.comparators = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.plan === null) return nothing;
    const { language } = this;
    const notes = dataNotes(this.plan, language);
    const { layers, absent, unavailable, documents, files, why } = notes;
    return html`
      <section>
        <h3>${note('what', language)}</h3>
        <p class="notice">${notes.notice}</p>
        ${lines(notes.standing)}
        ${why.length === 0 ? nothing : html`<h4>${note('why', language)}</h4>${why.map((text) => html`<p>${text}</p>`)}`}
      </section>
      <section><h3>${note('crs', language)}</h3>${lines(notes.crs)}</section>
      <section>
        <h3>${note('layers', language, { n: layers.length })}</h3>
        ${layers.map((one) => this.layer(one))}
      </section>
      ${this.gaps(note('absent', language, { n: absent.length }), note('absent.text', language), absent)}
      ${this.gaps(note('unavailable', language, { n: unavailable.length }), '', unavailable)}
      <section>
        <h3>${note('documents', language, { n: documents.length })}</h3>
        <ul class="documents">
          ${documents.map(({ id, version, title, own, counts }) => html`<li><span class="name">${title}</span> ${own ? html`<span class="tag">${note('own', language)}</span>` : nothing}<span class="about"><code>${id} ${version}</code><span>${counts}</span></span></li>`)}
        </ul>
        ${lines(files)}
      </section>
      ${this.elsewhere(notes.comparators)}
    `;
  }

  private layer({ id, title, count, demonstration, unread, lines: all }: LayerNote): TemplateResult {
    return html`<details>
      <summary>
        <span class="name">${title}</span>${demonstration ? html`<span class="demo">${say('demo', this.language)}</span>` : nothing}${unread ? html`<strong class="unread">${note('unread', this.language)}</strong>` : nothing}
        <span class="n"><span class="quiet">${note('features', this.language)} </span>${count}</span>${toolIcon('down')}
      </summary>
      ${name(id)}${lines(all)}
    </details>`;
  }

  private gaps(title: string, text: string, gaps: readonly GapNote[]): TemplateResult | typeof nothing {
    if (gaps.length === 0) return nothing;
    return html`<section>
      <h3>${title}</h3>
      ${text === '' ? nothing : html`<p>${text}</p>`}
      ${gaps.map((gap) => html`<details><summary><span class="name">${gap.title}</span>${toolIcon('down')}</summary>${gap.id === undefined ? nothing : name(gap.id)}${lines(gap.lines)}</details>`)}
    </section>`;
  }

  private elsewhere(comparators: ReturnType<typeof dataNotes>['comparators']): TemplateResult {
    const { language } = this;
    const change = ({ currentTarget }: Event): void => emit(this, 'sign-plan-compare', { on: currentTarget instanceof HTMLInputElement && currentTarget.checked });
    return html`<section>
      <h3>${note('elsewhere', language)}</h3>
      ${comparators === null
        ? html`<p>${note('elsewhere.none', language)}</p>`
        : html`<p>${note('elsewhere.text', language)}</p>
            <label class="choice"><input type="checkbox" .checked=${this.comparators} @change=${change} />${note('compare', language)}</label>
            <ul class="documents">${comparators.listed.map((name) => html`<li><code>${name}</code></li>`)}</ul>
            ${lines(comparators.lines)}`}
    </section>`;
  }
}

const name = (id: string): TemplateResult => html`<p class="id"><code>${id}</code></p>`;
const lines = (all: readonly Line[]): TemplateResult =>
  html`<dl>${all.map(({ label, value, digest }) => html`<div><dt>${label}</dt><dd>${digest === true ? html`<code class="digest" title=${value}>${value}</code>` : noticeText(value)}</dd></div>`)}</dl>`;

define('sign-plan-data-notes', SignPlanDataNotes);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-data-notes': SignPlanDataNotes;
  }
}
