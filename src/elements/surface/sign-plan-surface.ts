import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { say } from '../../report/phrases.ts';
import { amount } from '../../report/quantity.ts';
import type { SurfaceTotals } from '../../survey/suitability/totals.ts';
import { CELL_STATES, type CellPointed, type CellState, type SurfaceGrid, type SurfaceProgress } from '../../survey/suitability/types.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base } from '../shared/styles.ts';
import { area, attached, causeFeature, cited, clauseTitle, counted, lackText, share, signLine, stateWord } from './present.ts';
import css from './sign-plan-surface.css?inline';
import { surfaceWords } from './words.ts';

/** Rows of a list; the rest is a number. */
const MOST = 6;
const FILES = ['geojson', 'png', 'pgw', 'prj', 'aux'] as const;

/**
 * 适建性: the sign whose ground is coloured, how far that has come, the areas by verdict, what would settle the undecided, the clauses that decide, the cell pointed at.
 * @fires sign-plan-edit-sign - the sign is to be changed
 * @fires sign-plan-surface-check - all findings at the place pointed at: `{at}`
 * @fires sign-plan-surface-save - `{what}`
 */
export class SignPlanSurface extends LitElement {
  static override properties = { plan: { attribute: false }, language: {}, proposal: { attribute: false }, progress: {}, grid: { attribute: false }, totals: { attribute: false }, pointed: { attribute: false } };
  static override styles = [base, unsafeCSS(css)];

  declare plan: Plan | null;
  declare language: Language;
  declare proposal: Proposal | null;
  declare progress: SurfaceProgress;
  declare grid: SurfaceGrid | null;
  declare totals: SurfaceTotals | null;
  declare pointed: CellPointed | null;

  constructor() {
    super();
    this.plan = null;
    this.language = 'zh';
    this.proposal = null;
    this.progress = 'none';
    this.grid = null;
    this.totals = null;
    this.pointed = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, proposal, language, grid, totals } = this;
    if (plan === null) return nothing;
    const words = surfaceWords(language);
    return html`
      <div class="head"><h3>${words.title}</h3>${plan.manifest.status === 'demonstration' ? html`<span class="demo">${say('demo', language)}</span>` : nothing}</div>
      ${proposal === null
        ? nothing
        : html`<div class="line sign"><span>${signLine(proposal, plan, language)}</span><button class="button" type="button" @click=${() => emit(this, 'sign-plan-edit-sign', null)}>${toolIcon('edit')}${words.edit}</button></div>`}
      ${this.course(plan)}
      ${this.cell(plan)}
      ${grid === null || totals === null ? nothing : html`${this.areas(grid, totals)}${this.lacks(plan, grid, totals)}${this.clauses(plan, grid, totals)}`}
      ${totals === null || this.progress !== 'done' ? nothing : this.files()}
    `;
  }

  private course(plan: Plan): TemplateResult {
    const { language, progress, grid, totals, proposal } = this;
    const words = surfaceWords(language);
    if (progress === 'failed') return html`<p role="status">${words.failed}</p>`;
    if (grid === null) return html`<p class="hint" role="status">${words.none}</p>`;
    const all = (totals?.judged ?? 0) + (totals?.open ?? 0);
    const { columns, rows, size } = grid;
    return html`
      ${progress === 'running' ? html`<progress max="1" .value=${all === 0 ? 0 : (totals?.judged ?? 0) / all} aria-label=${words.running('')}></progress>` : nothing}
      <p class="line"><span role="status">${progress === 'running' ? words.running(share(totals?.judged ?? 0, Math.max(1, all))) : words.done}</span><span class="n">${words.grid(counted(columns), counted(rows), `${size} m`, counted(columns * rows))}</span></p>
      <p class="hint">${words.holds(amount(plan.manifest.defaultAccuracy, 'm'))}</p>
      ${proposal !== null && attached(proposal.properties.signType, plan) ? html`<p class="hint">${words.attached}</p>` : nothing}
      ${plan.manifest.status === 'demonstration' || totals?.demonstration === true ? html`<p class="hint"><strong>${words.demonstration}</strong></p>` : nothing}
    `;
  }

  private areas(grid: SurfaceGrid, totals: SurfaceTotals): TemplateResult {
    const { language } = this;
    const words = surfaceWords(language);
    const shown = CELL_STATES.filter((state) => totals.states[state] > 0);
    return html`<h4 id="areas">${words.areas}</h4>
      <table aria-labelledby="areas">
        <thead><tr><th scope="col"></th><th scope="col" class="n">${words.km2}</th><th scope="col" class="n">${words.share}</th></tr></thead>
        <tbody>
          ${shown.map((state) => html`<tr><th scope="row">${this.state(state)}${state === 'crossed' ? html`<span class="cite">${words.crossedWhy}</span>` : nothing}</th><td class="n">${area(totals.states[state], grid)}</td><td class="n">${share(totals.states[state], totals.judged)}</td></tr>`)}
        </tbody>
      </table>`;
  }

  private state(state: CellState): TemplateResult {
    return html`<span class="state ${state}"><span class="swatch"></span>${verdictGlyph(state === 'crossed' ? 'undetermined' : state)}<span>${stateWord(state, this.language)}</span></span>`;
  }

  private lacks(plan: Plan, grid: SurfaceGrid, { lacks }: SurfaceTotals): TemplateResult | typeof nothing {
    const { language } = this;
    const words = surfaceWords(language);
    if (lacks.length === 0) return nothing;
    return html`<h4 id="lacks">${words.lacks}</h4>
      <table aria-labelledby="lacks">
        <thead class="quiet"><tr><th scope="col">${words.missing}</th><th scope="col">${words.km2}</th></tr></thead>
        <tbody>
          ${lacks.slice(0, MOST).map(({ lack, cells, alone }) => html`<tr><th scope="row">${lackText(lack, plan, language)}${alone > 0 ? html`<span class="cite">${words.alone(`${area(alone, grid)} km²`)}</span>` : nothing}</th><td class="n">${area(cells, grid)} km²</td></tr>`)}
        </tbody>
      </table>
      <p class="hint">${lacks.length > MOST ? `${words.more(lacks.length - MOST)}${language === 'zh' ? '。' : '. '}` : nothing}${words.lacksNote}</p>`;
  }

  private clauses(plan: Plan, grid: SurfaceGrid, { clauses }: SurfaceTotals): TemplateResult | typeof nothing {
    const { language, proposal } = this;
    const words = surfaceWords(language);
    if (clauses.length === 0 || proposal === null) return nothing;
    return html`<h4 id="clauses">${words.clauses}</h4>
      <table aria-labelledby="clauses">
        <thead class="quiet"><tr><th scope="col">${words.clauses}</th><th scope="col">${words.km2}</th></tr></thead>
        <tbody>
          ${clauses.slice(0, MOST).map(({ state, cells, ...one }) => html`<tr><th scope="row">${clauseTitle(one.clause, plan, language)}<span class="cite">${stateWord(state, language)} · ${cited(one, proposal, plan, language)}</span></th><td class="n">${area(cells, grid)} km²</td></tr>`)}
        </tbody>
      </table>
      ${clauses.length > MOST ? html`<p class="hint">${words.more(clauses.length - MOST)}</p>` : nothing}`;
  }

  private cell(plan: Plan): TemplateResult {
    const { language, pointed, proposal } = this;
    const words = surfaceWords(language);
    if (pointed === null || proposal === null) return html`<section class="pointed"><h4>${words.pointed}</h4><p class="hint">${words.pointedNone}</p></section>`;
    const { state, cause, at } = pointed;
    const feature = causeFeature(cause, plan, language);
    return html`<section class="pointed">
      <h4>${words.pointed}</h4>
      ${this.state(state)}
      ${cause.clause === undefined || cause.citation === undefined ? html`<p>${words.nothing}</p>` : html`<p>${clauseTitle(cause.clause, plan, language)}<span class="cite">${cited({ clause: cause.clause, citation: cause.citation, scope: cause.scope }, proposal, plan, language)}</span></p>`}
      <dl>
        ${feature === undefined ? nothing : html`<div><dt>${words.feature}</dt><dd>${feature}</dd></div>`}
        ${cause.lacks.length === 0 ? nothing : html`<div><dt>${words.missing}</dt><dd>${cause.lacks.map((lack) => lackText(lack, plan, language)).join(language === 'zh' ? '、' : ', ')}</dd></div>`}
      </dl>
      <button class="button" type="button" @click=${() => emit(this, 'sign-plan-surface-check', { at })}>${words.check}</button>
    </section>`;
  }

  private files(): TemplateResult {
    const words = surfaceWords(this.language);
    return html`<h4>${words.save}</h4>
      <div class="buttons">${FILES.map((what) => html`<button class="button" type="button" @click=${() => emit(this, 'sign-plan-surface-save', { what })}>${words.files[what]}</button>`)}</div>
      <p class="hint">${words.saveNote}</p>`;
  }
}

define('sign-plan-surface', SignPlanSurface);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-surface': SignPlanSurface;
  }
}
