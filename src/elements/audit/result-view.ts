/** What came of an audit: how many of each verdict, the clauses that were met most often, the rows in error, and files to be saved. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import { clauseParts } from '../../report/audit/roster/table.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import { errorsOf } from '../../survey/roster/held.ts';
import { VERDICTS, type AuditSummary } from '../../survey/summary.ts';
import { TELLING } from '../../survey/types.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import { messages, type Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { problemText } from './mapping-view.ts';
import type { AuditAction, AuditView, SavedFormat } from './view.ts';
import { auditWords, whole } from './words.ts';

export interface ResultGiven {
  readonly view: AuditView;
  readonly plan: Plan;
  readonly language: Language;
  readonly act: (action: AuditAction) => void;
}

/** Clauses that are listed. */
const MOST_CLAUSES = 8;
/** Rows in error that are listed; the download has them all. */
const MOST_ERRORS = 200;

export function resultView(given: ResultGiven): TemplateResult | typeof nothing {
  const { view, language, act } = given;
  const { summary } = view;
  if (summary === null) return nothing;
  const w = auditWords(language);
  return html`<section class="result" aria-labelledby="result-title">
    <h3 id="result-title" class="head" tabindex="-1"><span>${view.ofFile ? (view.table?.file ?? w.verdicts) : w.ofLayer}</span><span class="n">${w.signs(whole(summary.rows - summary.errors))}</span></h3>
    <p class="hint">${w.asOf(view.asOf)}</p>
    ${given.plan.manifest.status === 'demonstration' ? html`<p class="hint"><span class="demo">${messages(language).demonstrationData}</span> ${say('demonstration', language)}</p>` : nothing}
    ${bar(summary)}
    <ul class="verdicts">${VERDICTS.toReversed().map((verdict) => html`<li class=${summary.verdicts[verdict] === 0 ? 'zero' : ''}><span class=${verdict}>${verdictGlyph(verdict)}</span><span>${say(verdict, language)}</span><b>${whole(summary.verdicts[verdict])}</b></li>`)}</ul>
    ${clausesView(given, summary)}
    ${errorsView(given, summary)}
    ${remarksView(given)}
    <section aria-labelledby="save-title">
      <h4 id="save-title">${w.save}</h4>
      <p class="hint">${w.saveHint}</p>
      <div class="acts">${(['csv', 'xlsx', 'geojson', 'ndjson'] as const).map((format) => saveButton(format, w.formats[format], given))}</div>
    </section>
    ${view.ofFile
      ? html`<div class="acts">${view.table === null ? nothing : html`<button type="button" class="text-button" @click=${() => act({ action: 'remap' })}>${w.remap}</button>`}<button type="button" class="text-button" @click=${() => act({ action: 'layer' })}>${w.layer}</button></div>`
      : nothing}
  </section>`;
}

const saveButton = (format: SavedFormat, label: string, { view, act }: ResultGiven): TemplateResult =>
  html`<button type="button" class="button" ?disabled=${view.saving !== null} @click=${() => act({ action: 'save', format })}>${label}</button>`;

/** Each verdict by its share of the signs; the words and numbers stand below. */
function bar({ verdicts, rows, errors }: AuditSummary): TemplateResult {
  const all = Math.max(1, rows - errors);
  let x = 0;
  const parts = VERDICTS.toReversed().flatMap((verdict) => {
    const width = (verdicts[verdict] / all) * 1000;
    if (width === 0) return [];
    const part = svg`<rect class=${verdict} x=${x} y="0" width=${Math.max(width - 3, Math.min(width, 2))} height="14" />`;
    x += width;
    return [part];
  });
  return html`<svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function clausesView({ plan, language }: ResultGiven, { clauses }: AuditSummary): TemplateResult {
  const w = auditWords(language);
  const words = lexicon(plan);
  const clauseName = (clause: string): TemplateResult => {
    const { title, cited } = clauseParts(clause, words, language);
    return html`${title}${cited === undefined ? nothing : html`<span class="cited">${cited}</span>`}`;
  };
  const met = clauses.toSorted((a, b) => b.fail - a.fail || b.unknown - a.unknown || b.consent - a.consent).slice(0, MOST_CLAUSES);
  return html`<table class="clauses">
    <caption>${w.clauses}</caption>
    <thead><tr><th scope="col">${w.clause}</th>${TELLING.map((telling) => html`<th scope="col" class="number ${telling}" title=${say(telling, language)}>${resultGlyph(telling)}<span class="quiet">${say(telling, language)}</span></th>`)}</tr></thead>
    <tbody>${met.length === 0
      ? html`<tr><td colspan="4">${w.noClauses}</td></tr>`
      : met.map((one) => html`<tr><th scope="row">${clauseName(one.clause)}</th>${TELLING.map((telling) => html`<td class="number ${one[telling] === 0 ? 'zero' : ''}">${whole(one[telling])}</td>`)}</tr>`)}</tbody>
  </table>`;
}

function errorsView(given: ResultGiven, { errors }: AuditSummary): TemplateResult | typeof nothing {
  const { view, language, act } = given;
  const { signs } = view;
  if (errors === 0 || signs === null) return nothing;
  const w = auditWords(language);
  const listed = errorsOf(signs).slice(0, MOST_ERRORS);
  return html`<details class="errors" open>
    <summary>${toolIcon('warn')}<span>${w.errors(whole(errors))}</span>${toolIcon('down')}</summary>
    <p class="hint">${w.errorsHint}</p>
    <ul tabindex="0" role="list" aria-label=${w.errors(whole(errors))}>${listed.map((index) => html`<li>
      <button type="button" class="text-button" @click=${() => act({ action: 'sign', index })}>${w.errorRow(signs.row(index))}${signs.id(index) === '' ? nothing : html` ${signs.id(index)}`}</button>
      ${signs.problems(index).map((problem) => html`<span class="problem"><span class="where">${whereOf(problem.path)}</span>${problemText(problem, language)}</span>`)}
    </li>`)}</ul>
    ${errors > listed.length ? html`<p class="hint">${w.more(whole(errors - listed.length))}</p>` : nothing}
    ${saveButton('errors', w.saveErrors, given)}
  </details>`;
}

/** The column of a problem, by the title that the file has. */
const whereOf = (path = ''): string => {
  const columns = /, columns? (.*)$/s.exec(path)?.[1];
  return columns === undefined ? '' : `${columns} `;
};

function remarksView({ view, language }: ResultGiven): TemplateResult | typeof nothing {
  const w = auditWords(language);
  const unknown = view.unknown.flatMap(({ title, blank, compass, word }) => [
    ...(blank > 0 ? [w.blank(title, whole(blank))] : []), ...(compass > 0 ? [w.compass(title, whole(compass))] : []), ...(word > 0 ? [w.putAside(title, whole(word))] : []),
  ]);
  const said = [...view.remarks.map((remark) => `${rowsOf(remark.path, language)}${problemText(remark, language)}`), ...unknown];
  if (said.length === 0) return nothing;
  return html`<section aria-labelledby="remarks-title"><h4 id="remarks-title">${w.remarks}</h4><ul class="remarks">${said.slice(0, MOST_ERRORS).map((text) => html`<li>${text}</li>`)}</ul></section>`;
}

/** `row 3, 5` as the page says it. */
const rowsOf = (path: string | undefined, language: Language): string => {
  const rows = /^row (.+)$/.exec(path ?? '')?.[1];
  return rows === undefined ? '' : language === 'zh' ? `第 ${rows} 行：` : `Row ${rows}: `;
};
