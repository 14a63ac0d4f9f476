/** The differences in groups, and the signs whose verdict changes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FindingResult, Verdict } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { resultWord, type ChangeState, type ShownChange, type ShownClass, type ShownGroup, type ShownRow } from '../../report/diff/describe.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import type { VerdictChange, VerdictsDiff } from '../../survey/diff/types.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { segmentSwatch, zoneSwatch } from '../shared/swatches.ts';
import { words } from './words.ts';

export interface ListGiven {
  readonly language: Language;
  readonly plans: { readonly from: Plan; readonly to: Plan };
  /** Which state is shown; null is all. */
  readonly state: ChangeState | null;
  /** Rows of a group that are shown. */
  readonly most: (group: string) => number;
  readonly more: (group: string) => void;
  readonly choose: (row: ShownRow) => void;
  readonly point: (row: ShownRow | null) => void;
  readonly chooseSign: (sign: VerdictChange) => void;
}

export const PAGE = 50;
const MARKS: Readonly<Record<ChangeState, string>> = { added: '+', removed: '−', changed: '~' };

const mark = (state: ChangeState, language: Language): TemplateResult => html`<span class="mark ${state}"><span aria-hidden="true">${MARKS[state]}</span><span class="quiet">${words(state, language)}</span></span>`;

export function groupView(group: ShownGroup, given: ListGiven, open: boolean): TemplateResult {
  const { language, state } = given;
  const count = group.count(state);
  const shown = Math.min(count, given.most(group.id));
  const left = Math.min(PAGE * 4, count - shown);
  const counts = (['added', 'removed', 'changed'] as const).filter((one) => group.counts[one] > 0 && (state === null || state === one));
  return html`<details ?open=${open}>
    <summary><span class="title">${group.title}</span><span class="counts">${counts.map((one) => html`<span class="count">${mark(one, language)}${group.counts[one]}</span>`)}</span>${toolIcon('down')}</summary>
    ${group.notes.map((note) => html`<p class="note">${note}</p>`)}
    <ul class="rows">${Array.from({ length: shown }, (_, i) => rowView(group.row(state, i), given))}</ul>
    ${left > 0 ? html`<button type="button" class="text-button more" @click=${() => given.more(group.id)}>${words('more', language, { n: left })}</button>` : nothing}
  </details>`;
}

function rowView(row: ShownRow, given: ListGiven): TemplateResult {
  const { language } = given;
  const title = html`<span class="name">${row.title}</span>${row.id === '' ? nothing : html` <span class="id">${row.id}</span>`}`;
  const head = row.ref === undefined ? html`<span class="head">${title}</span>` : html`<button type="button" class="head" aria-label=${words('show', language, { name: `${row.title} ${row.id}`.trim() })} @click=${() => given.choose(row)} @focus=${() => given.point(row)} @blur=${() => given.point(null)}>${title}</button>`;
  return html`<li @pointerenter=${() => given.point(row)} @pointerleave=${() => given.point(null)}>
    ${mark(row.state, language)}
    <div class="what">
      <div class="line">${head}${row.class === undefined ? nothing : classes(row.class, given)}</div>
      ${row.facts.length === 0 ? nothing : html`<p class="facts">${row.facts.join(language === 'zh' ? '，' : ', ')}</p>`}
      ${row.changes.map((change) => changeView(change, language))}
    </div>
  </li>`;
}

/** Samples of the marks of both classes: words stand beside them in the changes. */
function classes({ of, from, to }: ShownClass, { plans }: ListGiven): TemplateResult {
  const sample = (id: string | null, plan: Plan): TemplateResult | typeof nothing => {
    const style = plan.manifest[of === 'zone' ? 'zoneClasses' : 'segmentClasses'].find((one) => one.id === id)?.style;
    return style === undefined ? nothing : of === 'zone' ? zoneSwatch(style) : segmentSwatch(style);
  };
  const both = from !== null && to !== null && from !== to;
  return html`<span class="samples">${to === null || both ? sample(from, plans.from) : nothing}${both ? html`<span class="arrow" aria-hidden="true">→</span>` : nothing}${to === null ? nothing : sample(to, plans.to)}</span>`;
}

function changeView({ label, code, from, to }: ShownChange, language: Language): TemplateResult {
  const long = from.length + to.length > 36;
  const name = label === '' ? nothing : html`<span class="label">${code ? html`<code>${label}</code>` : label}</span>`;
  if (!long) return html`<p class="change">${name}<span class="was">${from}</span> <span class="arrow" aria-hidden="true">→</span><span class="quiet"> ${words('becomes', language)} </span> <span>${to}</span></p>`;
  return html`<div class="change">${name}<dl><div><dt>${words('was', language)}</dt><dd class="was">${from}</dd></div><div><dt>${words('now', language)}</dt><dd>${to}</dd></div></dl></div>`;
}

export function signsView(verdicts: VerdictsDiff | null, given: ListGiven): TemplateResult {
  const { language } = given;
  if (verdicts === null) return html`<p class="hint">${words('noAudit', language)}</p>`;
  const { rows, errors, transitions, changed, otherFindings } = verdicts;
  const shown = Math.min(changed.length, given.most('signs'));
  const left = Math.min(PAGE * 4, changed.length - shown);
  return html`<p class="sum">${words('signsSum', language, { rows, changed: changed.length, other: otherFindings })}${errors.from + errors.to === 0 ? nothing : html` ${words('signsErrors', language, errors)}`}</p>
    ${changed.length === 0 ? html`<p class="hint">${words('noSigns', language)}</p>` : nothing}
    <ul class="transitions">${transitions.map(({ from, to, signs }) => html`<li>${fromTo(from, to, language)}<span class="n">${signs}</span></li>`)}</ul>
    <ul class="rows signs">${changed.slice(0, shown).map((sign) => signView(sign, given))}</ul>
    ${left > 0 ? html`<button type="button" class="text-button more" @click=${() => given.more('signs')}>${words('more', language, { n: left })}</button>` : nothing}`;
}

function verdictView(verdict: Verdict | null, language: Language): TemplateResult {
  return verdict === null ? html`<span class="verdict">${words('error', language)}</span>` : html`<span class="verdict ${verdict}">${verdictGlyph(verdict)}${say(verdict, language)}</span>`;
}

const fromTo = (from: Verdict | null, to: Verdict | null, language: Language): TemplateResult => html`<span class="verdicts">${verdictView(from, language)}<span class="arrow" aria-hidden="true">→</span><span class="quiet"> ${words('becomes', language)} </span>${verdictView(to, language)}</span>`;

/** Clauses that a sign names; the rest is a count. */
const MOST_FINDINGS = 3;

function signView(sign: VerdictChange, given: ListGiven): TemplateResult {
  const { language } = given;
  const { row, id, from, to, findings } = sign;
  const name = id === null ? words('row', language, { n: row }) : id;
  return html`<li><div class="what">
    <div class="line"><button type="button" class="head" aria-label=${words('show', language, { name })} @click=${() => given.chooseSign(sign)}><span class="name">${name}</span>${id === null ? nothing : html` <span class="id">${words('row', language, { n: row })}</span>`}</button></div>
    ${fromTo(from, to, language)}
    ${findings.slice(0, MOST_FINDINGS).map(({ clause, from, to, feature }) => html`<p class="finding"><span>${clauseTitle(clause, given)}</span>${feature === undefined ? nothing : html` <span class="id">${featureName(feature, given)}</span>`}<span class="results">${result(from, language)}<span class="arrow" aria-hidden="true">→</span><span class="quiet"> ${words('becomes', language)} </span>${result(to, language)}</span></p>`)}
  </div></li>`;
}

const result = (of: FindingResult | null, language: Language): TemplateResult => html`<span class="result ${of ?? ''}">${of === null ? nothing : resultGlyph(of)}${resultWord(of, language)}</span>`;

function clauseTitle(id: string, { plans, language }: ListGiven): string {
  if (id === 'matrix') return words('matrix', language);
  return (lexicon(plans.to).clause(id) ?? lexicon(plans.from).clause(id))?.title[language] ?? id;
}

function featureName({ layer, key }: { readonly layer: string; readonly key: string }, { plans }: ListGiven): string {
  return lexicon(plans.to).feature(layer, key) ?? lexicon(plans.from).feature(layer, key) ?? key;
}
