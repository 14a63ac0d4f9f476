import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import { grouped, type MatrixCell } from '../../report/matrix-words.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import { define } from '../shared/define.ts';
import { emit, select, type FeatureRef } from '../shared/events.ts';
import { verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { base, swatches } from '../shared/styles.ts';
import { segmentSwatch, siteSwatch, zoneSwatch } from '../shared/swatches.ts';
import { thingOf, type JudgedThing, type Thing } from './present.ts';
import css from './sign-plan-identify.css?inline';
import { words } from './words.ts';

const ANSWERS = { allowed: 'pass', limited: 'consent', forbidden: 'fail', silent: 'unknown' } as const;
/** Findings of a sign that are listed at once. */
const MOST = 6;

/**
 * Everything that lies where the map was clicked, of all layers, zones first: attributes, and what the plan allows there.
 * @fires sign-plan-select - one of them, to be brought into view
 * @fires sign-plan-clause - a clause behind a sign's verdict
 * @fires sign-plan-remark - one of them to be marked as wrong: `{ref}`
 */
export class SignPlanIdentify extends LitElement {
  static override properties = { plan: { attribute: false }, refs: { attribute: false }, signs: { attribute: false }, place: {}, size: { attribute: false }, remarks: { type: Boolean }, language: {} };
  static override styles = [base, swatches, unsafeCSS(css)];

  declare plan: Plan | null;
  /** Null before anything was clicked. */
  declare refs: readonly FeatureRef[] | null;
  declare signs: readonly JudgedThing[];
  /** The position that was clicked, as it is written. */
  declare place: string;
  /** Area or length of a feature, with its unit. */
  declare size: ((ref: FeatureRef) => string | null) | null;
  /** Whether something can be marked as wrong here. */
  declare remarks: boolean;
  declare language: Language;

  constructor() {
    super();
    this.plan = null;
    this.refs = null;
    this.signs = [];
    this.place = '';
    this.size = null;
    this.remarks = true;
    this.language = 'zh';
  }

  protected override render(): TemplateResult {
    const { plan, language } = this;
    const w = words(language);
    const things = plan === null || this.refs === null ? [] : this.refs.flatMap((ref) => thingOf(plan, ref, language) ?? []);
    const empty = this.refs === null ? w.none : things.length + this.signs.length === 0 ? w.nothing : null;
    return html`<section aria-labelledby="title">
      <h2 id="title">${w.title}${this.refs === null || this.place === '' ? nothing : html`<span class="place">${this.place}</span>`}</h2>
      <div role="status">
        ${empty === null ? nothing : html`<p class="empty">${empty}</p>`}
        ${this.signs.map((sign, index) => this.sign(sign, index === 0))} ${things.map((thing, index) => this.thing(thing, index === 0 && this.signs.length === 0))}
      </div>
    </section>`;
  }

  private thing(thing: Thing, open: boolean): TemplateResult {
    const { ref, name, kind, swatch, attributes, matrix } = thing;
    const size = this.size?.(ref) ?? null;
    const picture = swatch === null ? html`<span class="swatch"></span>` : swatch.of === 'site' ? siteSwatch : swatch.of === 'zone' ? zoneSwatch(swatch.style) : segmentSwatch(swatch.style);
    return html`<details ?open=${open}>
      <summary>${picture}<span class="name">${name}</span><span class="kind">${kind}</span></summary>
      <div class="body">
        <p class="sub">${[ref.key, kind, size].filter((part) => part !== null && part !== name).join('　')}</p>
        ${attributes.length === 0 ? nothing : html`<dl>${attributes.map(({ title, value }) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}</dl>`}
        ${matrix === null ? nothing : this.matrix(matrix)} ${this.actions(ref)}
      </div>
    </details>`;
  }

  private matrix({ columns, rows }: NonNullable<Thing['matrix']>): TemplateResult {
    const { language, plan } = this;
    const w = words(language);
    // A column is narrow: what several uses and sizes have alike stands together, one line under the other.
    return html`<table class="matrix">
      <caption class="quiet">${w.matrix}</caption>
      <thead><tr><th scope="col">${w.type}</th><th scope="col">${w.control}</th></tr></thead>
      <tbody>
        ${rows.map(({ titles, cells }) => html`<tr>
          <th scope="row">${titles.map((title) => title[language]).join(language === 'zh' ? '、' : ', ')}</th>
          <td>${grouped(cells.map((cell, at) => ({ cell, title: columns[at]?.title[language] ?? '' })), ({ cell }) => JSON.stringify(cell)).map((same) => this.answer(same, same.length === cells.length))}</td>
        </tr>`)}
      </tbody>
    </table>
    ${plan?.manifest.status === 'demonstration' ? html`<p><span class="demo">${w.demo}</span></p>` : nothing}`;
  }

  /** Uses and sizes with the same answer; `every`: there are no others. */
  private answer(same: readonly { readonly cell: MatrixCell; readonly title: string }[], every: boolean): TemplateResult | typeof nothing {
    const { language } = this;
    const zh = language === 'zh';
    const [first] = same;
    if (first === undefined) return nothing;
    const { answer, limits } = first.cell;
    const result = ANSWERS[answer];
    return html`<div class="of ${result}">
      <span class="answer">${resultGlyph(result)}${say(answer, language)}</span>${every ? nothing : html`<span class="uses">${same.map(({ title }) => title).join(zh ? '；' : '; ')}</span>`}
      ${limits.length === 0 ? nothing : html`<span class="limit">${limits.map((limit) => limit[language].replace(/[。.]$/, '')).join(zh ? '，' : ', ')}</span>`}
    </div>`;
  }

  private sign({ id, name, verdict, row, findings }: JudgedThing, open: boolean): TemplateResult {
    const { language, plan } = this;
    const w = words(language);
    return html`<details ?open=${open}>
      <summary class=${verdict ?? ''}>${verdict === null ? html`<span class="swatch"></span>` : verdictGlyph(verdict)}<span class="name">${name === '' ? id : name}</span><span class="kind">${verdict === null ? '' : say(verdict, language)}</span></summary>
      <div class="body">
        <p class="sub">${[name === '' ? null : id, w.row(row)].filter((part) => part !== null && part !== '').join('　')}</p>
        ${findings.length === 0
          ? html`<p class="sub">${w.clear}</p>`
          : html`<ul class="findings">${findings.slice(0, MOST).map(({ clause, result }) => html`<li class=${result}>${resultGlyph(result)}<button type="button" class="text-button" @click=${() => emit(this, 'sign-plan-clause', { clause })}>${plan === null ? clause : (lexicon(plan).clause(clause)?.title[language] ?? w.matrix)}</button></li>`)}</ul>
              ${findings.length > MOST ? html`<p class="sub">${w.more(findings.length - MOST)}</p>` : nothing}`}
      </div>
    </details>`;
  }

  private actions(ref: FeatureRef): TemplateResult {
    const w = words(this.language);
    return html`<p class="actions">
      <button type="button" class="text-button" @click=${() => select(this, ref)}>${w.show}</button>
      ${this.remarks ? html`<button type="button" class="text-button" @click=${() => emit(this, 'sign-plan-remark', { ref })}>${w.wrong}</button>` : nothing}
    </p>`;
  }
}

define('sign-plan-identify', SignPlanIdentify);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-identify': SignPlanIdentify;
  }
}
