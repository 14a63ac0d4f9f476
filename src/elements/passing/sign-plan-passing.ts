import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Envelope, MeasureEnvelope, Remedy, TypeAnswer } from '../../check/envelope-types.ts';
import type { Plan } from '../../plan/plan.ts';
import { lexicon } from '../../report/lexicon.ts';
import { tell } from '../../report/passing-phrases.ts';
import { afterText, couplingText, freeText, isFree, measureName, rangeNotes, rangesText, remedyText, whateverText, withoutRemedyText } from '../../report/passing-text.ts';
import { say } from '../../report/phrases.ts';
import { amount } from '../../report/quantity.ts';
import type { Report } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { emit, type Try } from '../shared/events.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { typePicture } from '../shared/pictures.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { base } from '../shared/styles.ts';
import { barOf, passes, type Bar } from './bar.ts';
import css from './sign-plan-passing.css?inline';
import { SIGNS, typeAnswer } from './type-answer.ts';

/** Remedies that are shown at once. */
const FIRST = 4;
const ANSWERS = ['allowed', 'limited', 'forbidden', 'cannot-say'] as const satisfies readonly TypeAnswer['answer'][];

/** What there is to show: `stale` while a newer report is being made. */
export interface Passing {
  readonly report: Report;
  readonly envelope: Envelope;
  readonly remedies: readonly Remedy[];
}

/**
 * What would pass: changes that mend what fails, the values of each measure that pass here, and every type of sign at this place.
 * @fires sign-plan-try - a change to be put into the form, or null to take the last one back
 */
export class SignPlanPassing extends LitElement {
  static override properties = { plan: { attribute: false }, passing: { attribute: false }, state: {}, tried: { type: Boolean }, language: {}, readonly: { type: Boolean } };
  static override styles = [base, unsafeCSS(css)];

  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** The last that was worked out; null before the first. */
  declare passing: Passing | null;
  /** `computing`: what is shown belongs to an earlier entry, or nothing is there yet. */
  declare state: 'computing' | 'ready' | 'failed';
  /** The form holds a change that was tried. */
  declare tried: boolean;
  /** `zh` or `en`. */
  declare language: Language;
  /** Changes are told, and can't be tried. */
  declare readonly: boolean;

  constructor() {
    super();
    this.plan = null;
    this.passing = null;
    this.state = 'computing';
    this.tried = false;
    this.language = 'zh';
    this.readonly = false;
  }

  /** The button that was pressed is gone: the keyboard goes on from the one that takes it back. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.get('tried') === false && this.tried) this.renderRoot.querySelector<HTMLElement>('.undo')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, passing, language, state } = this;
    if (plan === null) return nothing;
    const computing = state === 'computing';
    return html`<section aria-labelledby="title" aria-busy=${computing} class=${computing && passing !== null ? 'stale' : ''}>
      <h2 id="title">${tell('title', language)}${passing !== null && passing.report.notice !== null ? html`<span class="demo">${say('demo', language)}</span>` : nothing}</h2>
      ${this.tried ? html`<p class="tried">${tell('tried', language)}<button type="button" class="text-button undo" @click=${() => emit(this, 'sign-plan-try', null)}>${tell('undo', language)}</button></p>` : nothing}
      ${state === 'failed' ? html`<p class="quietly">${tell('failed', language)}</p>` : passing === null ? html`<p class="quietly waiting" role="status">${tell('computing', language)}</p>` : this.content(plan, passing)}
    </section>`;
  }

  private content(plan: Plan, { report, envelope, remedies }: Passing): TemplateResult {
    const { language } = this;
    const words = lexicon(plan);
    const without = withoutRemedyText(report, remedies, words, language);
    const whatever = remedies.some(({ kind }) => kind === 'measures') ? '' : whateverText(envelope, words, language);
    const measures = envelope.measures.filter((measure) => !isFree(measure));
    const free = freeText(envelope.measures, words, language);
    return html`
      ${without === undefined ? this.remedies(remedies, report, plan) : html`<p class="quietly">${bound(without)}</p>`}
      ${whatever === '' || report.counts.fail === 0 ? nothing : html`<p class="quietly">${whatever}</p>`}
      ${measures.length + envelope.couplings.length === 0 && free === undefined
        ? nothing
        : html`<details class="ranges">
            <summary><span>${tell(envelope.whatever.some(({ result }) => result === 'fail') || (measures.length > 0 && measures.every(({ fails }) => fails === true)) ? 'ranges.else' : 'ranges', language)}</span><span class="n">${measures.length}</span>${toolIcon('down')}</summary>
            <ul>${measures.map((measure) => this.measure(measure, plan))}</ul>
            ${envelope.couplings.map((coupling) => html`<p class="note">${bound(couplingText(coupling, words, language))}</p>`)}
            ${free === undefined ? nothing : html`<p class="note">${free}${language === 'zh' ? '。' : '.'}</p>`}
          </details>`}
      ${envelope.types.length === 0 ? nothing : this.types(envelope.types, report, plan)}
    `;
  }

  private remedies(remedies: readonly Remedy[], report: Report, plan: Plan): TemplateResult {
    const list = (some: readonly Remedy[]): TemplateResult => html`<ol class="remedies">${some.map((remedy) => this.remedy(remedy, report, plan))}</ol>`;
    // One more takes no more room than the line that would announce it.
    const shown = remedies.length === FIRST + 1 ? FIRST + 1 : FIRST;
    const rest = remedies.slice(shown);
    return html`${list(remedies.slice(0, shown))}
    ${rest.length === 0
      ? nothing
      : html`<details>
          <summary><span>${tell('more', this.language, { n: rest.length })}</span><span class="n"></span>${toolIcon('down')}</summary>
          ${list(rest)}
        </details>`}`;
  }

  private remedy(remedy: Remedy, { proposal }: Report, plan: Plan): TemplateResult {
    const { language } = this;
    const sentence = bound(remedyText(remedy, proposal.geometry, lexicon(plan), language));
    return html`<li class="remedy ${remedy.verdict}">
      <p>${sentence}</p>
      <p class="after">${verdictGlyph(remedy.verdict)}${afterText(remedy, language)}</p>
      ${this.readonly ? nothing : html`<button type="button" class="button" ?disabled=${this.state !== 'ready'} aria-label="${tell('try', language)}${language === 'zh' ? '：' : ': '}${sentence}" @click=${() => this.try(changeOf(remedy))}>${tell('try', language)}</button>`}
    </li>`;
  }

  private measure(measure: MeasureEnvelope, plan: Plan): TemplateResult {
    const { language } = this;
    const words = lexicon(plan);
    const inside = passes(measure);
    const bar = barOf(measure);
    const notes = rangeNotes(measure, words, language);
    return html`<li class="measure ${inside === false ? 'fail' : 'pass'}">
      <p class="line"><strong>${measureName(measure.measure, words, language)}</strong> <span>${bound(rangesText(measure, language))}</span></p>
      ${measure.stated === undefined ? nothing : html`<p class="now">${resultGlyph(inside === true ? 'pass' : 'fail')}${bound(tell('now', language, { value: amount(measure.stated, measure.unit) }))}</p>`}
      ${bar === null ? nothing : drawn(bar)}
      ${notes.map((note) => html`<p class="note">${bound(note)}</p>`)}
    </li>`;
  }

  private types(types: readonly TypeAnswer[], { proposal }: Report, plan: Plan): TemplateResult {
    const { language } = this;
    const words = lexicon(plan);
    const counts = ANSWERS.flatMap((answer) => {
      const n = types.filter((type) => type.answer === answer).length;
      return n === 0 ? [] : [html`<span class="count ${SIGNS[answer]}">${resultGlyph(SIGNS[answer])}<span class="quiet">${tell(answer, language)}</span>${n}</span>`];
    });
    const current = proposal.properties?.['signType'];
    return html`<details class="types">
      <summary><span>${tell('types', language)}</span><span class="n">${counts}</span>${toolIcon('down')}</summary>
      <ul>
        ${types.map(({ signType, answer }) => {
          const name = words.word(signType, 'signType', language).replace(/(?:广告| signs?)$/, '');
          return html`<li>
            <button type="button" class="type" aria-current=${signType === current ? 'true' : nothing} ?disabled=${this.readonly || this.state !== 'ready'} @click=${() => signType !== current && this.try({ signType })}>
              ${typePicture(signType)}<span class="name">${name}</span>${typeAnswer(answer, language)}
            </button>
          </li>`;
        })}
      </ul>
    </details>`;
  }

  private try(change: Try): void {
    emit(this, 'sign-plan-try', change);
  }
}

/** A remedy as a change of the form. */
function changeOf(remedy: Remedy): Try {
  if (remedy.kind === 'measures') return { changes: Object.fromEntries(remedy.changes.map(({ measure, to }) => [measure, to])) };
  return remedy.kind === 'type' ? { signType: remedy.signType } : { at: remedy.at };
}

/** What passes is filled and edged, what doesn't is empty; the proposed value is a mark across, longer than the bar. The words beside say the same. */
function drawn({ parts, marker }: Bar): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
    <path class="track" d="M0 4H100V10H0z" />
    ${parts.map(({ from, to, on }) => svg`<path class="part" d="M${from} 4H${Math.max(to, from + 0.6)}V10H${from}z"/>${on ? nothing : svg`<path class="end" d="M${to} 3V11"/>`}${from > 0 ? svg`<path class="end" d="M${from} 3V11"/>` : nothing}`)}
    ${marker === null ? nothing : svg`<path class="marker" d="M${marker} 0V14"/>`}
  </svg>`;
}

define('sign-plan-passing', SignPlanPassing);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-passing': SignPlanPassing;
  }
}
