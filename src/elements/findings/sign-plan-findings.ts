import { html, LitElement, nothing, svg, type TemplateResult, unsafeCSS } from 'lit';
import type { FindingResult } from '../../check/types.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { citationText } from '../../report/citation.ts';
import { say } from '../../report/phrases.ts';
import { listed } from '../../report/reasons.ts';
import type { Report, ReportFinding } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { emit, select, type FeatureRef } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { base } from '../shared/styles.ts';
import { sourceLink } from '../shared/source-link.ts';
import { present } from './present.ts';
import css from './sign-plan-findings.css?inline';
import { waiting, type Waiting } from './waiting.ts';
import { words } from './words.ts';

/** Worst first, in full. */
const OPEN: readonly FindingResult[] = ['fail', 'unknown', 'consent', 'advice'];
/** A line with a count each. */
const FOLDED: readonly FindingResult[] = ['reserved', 'not-covered', 'pass'];

/** Findings of the plan's table, term and layers, which have no page of a clause. */
const OF_NO_CLAUSE: ReadonlySet<string> = new Set(['matrix', 'plan.term', 'package.layer']);

/** No heading lists more facts than this. */
const MOST = 4;

/**
 * The findings of a report, worst first, each with its numbers and its citation.
 * @fires sign-plan-highlight - the feature of the finding under pointer or focus, or null
 * @fires sign-plan-select - a finding's feature, to be shown on the map
 * @fires sign-plan-ask - an unanswered question, to be shown in the form
 * @fires sign-plan-clause - a clause, to be read on its page
 * @slot - between what decides and what is folded: what would pass
 */
export class SignPlanFindings extends LitElement {
  static override properties = { report: { attribute: false }, language: {}, readonly: { type: Boolean } };
  static override styles = [base, unsafeCSS(css)];

  /** The report that is shown; null before there is one. */
  declare report: Report | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** Nobody can answer a question here. */
  declare readonly: boolean;

  constructor() {
    super();
    this.report = null;
    this.language = 'zh';
    this.readonly = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.report === null) return nothing;
    const m = words(this.language);
    const of = (result: FindingResult): readonly ReportFinding[] => this.report?.findings.filter((finding) => finding.result === result) ?? [];
    return html`
      ${OPEN.map((result) => {
        const findings = of(result);
        return findings.length === 0 ? nothing : html`<section aria-labelledby=${result}><h2 class="quiet" id=${result}>${m.counted(m.group[result], findings.length)}</h2><ol>${waiting(findings).map((one) => this.waiting(result, one))}</ol></section>`;
      })}
      <slot></slot>
      ${FOLDED.map((result) => {
        const findings = of(result);
        return findings.length === 0
          ? nothing
          : html`<details class=${result}>
              <summary>${resultGlyph(result)}<h2>${m.group[result]}</h2><span class="n">${findings.length}</span>${toolIcon('down')}</summary>
              <ol>${findings.map((finding) => this.finding(finding))}</ol>
            </details>`;
      })}
    `;
  }

  /** One finding, or those that lack a fact in common under what they lack, each by its name. */
  private waiting(result: FindingResult, { findings, facts, enough }: Waiting): TemplateResult {
    const [first] = findings;
    if (findings.length === 1 && first !== undefined) return this.finding(first);
    const m = words(this.language);
    const names = listed(facts.map((name) => PROPERTY.get(name)?.label[this.language] ?? name), MOST, this.language);
    const titles = findings.map(({ title }) => title[this.language]).join(this.language === 'zh' ? '；' : '; ');
    return html`<li>
      <details class="waiting ${result}">
        <summary>
          ${resultGlyph(result)}<span><span class="quiet">${say(result, this.language)} </span><span class="lack">${enough ? m.settles(names) : m.lacking(names)}</span><span class="titles">${titles}</span></span><span class="n">${findings.length}</span>${toolIcon('down')}
        </summary>
        <ol>${findings.map((finding) => this.finding(finding))}</ol>
      </details>
    </li>`;
  }

  private finding(finding: ReportFinding): TemplateResult {
    const { margin, values, gauge, text, tag, ownRule } = present(finding, this.language, this.report?.headline[this.language]);
    const { result, citation } = finding;
    const ref = refOf(finding);
    const point = (on: boolean) => () => {
      if (ref !== null) emit(this, 'sign-plan-highlight', on ? ref : null);
    };
    const cited = citationText(citation, this.language);
    return html`<li class="finding ${result}" @pointerenter=${point(true)} @pointerleave=${point(false)} @focusin=${point(true)} @focusout=${point(false)}>
      ${resultGlyph(result)}
      <h3 class="title"><span class="quiet">${say(result, this.language)} </span>${finding.title[this.language]}</h3>
      <span class="margin">${margin}</span>
      ${values.length === 0 ? nothing : html`<p class="values">${values.map(([label, value]) => html`<span><span class="label">${label}</span>${value}</span>`)}</p>`}
      ${gauge === null ? nothing : this.gauge(gauge)}
      ${text === '' ? nothing : html`<p class="text">${text}</p>`}
      ${this.actions(finding, ref)}
      <p class="citation">
        ${sourceLink(citation.url, cited)}
        ${ownRule ? html`<span class="demo">${tag}</span>` : html`<span class="tag">${tag}</span>${finding.basis === 'demonstration' ? html`<span class="demo">${say('demo', this.language)}</span>` : nothing}`}
        ${OF_NO_CLAUSE.has(finding.clause) ? nothing : html`<button type="button" class="text-button" aria-label="${words(this.language).clause}${this.language === 'zh' ? '：' : ': '}${finding.title[this.language]}" @click=${() => emit(this, 'sign-plan-clause', { clause: finding.clause })}>${words(this.language).clause}</button>`}
      </p>
    </li>`;
  }

  /** Where to look and what to answer: the feature measured, the facts that are missing. */
  private actions({ feature, reason, result, scope }: ReportFinding, ref: FeatureRef | null): TemplateResult | typeof nothing {
    const m = words(this.language);
    const asked = result !== 'unknown' || this.readonly ? [] : [...new Set(reason.flatMap((why) => (why.kind === 'fact' && PROPERTY.has(why.name) ? [why.name] : [])))];
    if (ref === null && asked.length === 0) return nothing;
    return html`<p class="actions">
      ${ref === null ? nothing : html`<button type="button" class="text-button" @click=${() => select(this, ref)}>${m.showOnMap(this.nameOf(feature, scope, ref))}</button>`}
      ${asked.map((name) => html`<button type="button" class="text-button" @click=${() => emit(this, 'sign-plan-ask', { name })}>${m.answer(PROPERTY.get(name)?.label[this.language] ?? name)}</button>`)}
    </p>`;
  }

  private nameOf(feature: ReportFinding['feature'], scope: ReportFinding['scope'], { key }: FeatureRef): string {
    if (feature !== undefined) return feature.name ?? key;
    const place = this.report?.place;
    const members = scope?.kind === 'segment' ? place?.segments : scope?.kind === 'site' ? place?.sites : place?.zones;
    const name = members?.find((member) => member.key === key)?.name ?? '';
    return name === '' ? key : `${name} ${key}`;
  }

  /** The bar up to the limit, the part beyond it in the finding's colour, the limit as a tick. */
  private gauge({ value, limit, beyond }: { value: number; limit: number; beyond: boolean }): TemplateResult {
    const [from, to] = beyond ? [limit, value] : [value, limit];
    return html`<svg class="gauge" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path class="track" d="M0 3H100V9H0z" /><path class="part" d="M0 3H${from}V9H0z" />
      ${svg`<path class=${beyond ? 'beyond' : 'lacking'} d="M${from} 3H${to}V9H${from}z"/><path class="limit" d="M${limit} 0V12"/>`}
    </svg>`;
  }
}

/** What was measured against; for a cell of the matrix the zone, segment or site whose cell it is. Those layers are named by their role. */
function refOf({ feature, scope }: ReportFinding): FeatureRef | null {
  if (feature !== undefined) return { layer: feature.layer, key: feature.key };
  return scope?.key === undefined ? null : { layer: `${scope.kind}s`, key: scope.key };
}

define('sign-plan-findings', SignPlanFindings);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-findings': SignPlanFindings;
  }
}
