/** What stands above the table: its tabs, the search, the questions as chips, columns and export. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import { EXPORT_FORMATS, MOST_IN_WORKBOOK, type ExportFormat } from '../../report/sets/export.ts';
import { said } from '../../survey/questions/said.ts';
import type { Question } from '../../survey/questions/types.ts';
import { SETS, type Column, type SetId, type ThingSet } from '../../survey/sets/types.ts';
import type { Language } from '../shared/messages.ts';
import { cross, funnel, lens } from './glyphs.ts';
import { words } from './words.ts';

export interface Bar {
  readonly sets: Readonly<Record<SetId, ThingSet>>;
  readonly tab: SetId;
  /** How many are shown, where that is not all. */
  readonly counts: Readonly<Partial<Record<SetId, number>>>;
  readonly questions: readonly Question[];
  readonly plan: Plan;
  readonly language: Language;
  readonly onTab: (set: SetId, focus: boolean) => void;
  readonly onSearch: (text: string) => void;
  readonly onRemove: (at: number) => void;
  readonly onClear: () => void;
  readonly onMore: () => void;
  readonly onMenu: (id: 'columns' | 'export', button: HTMLElement) => void;
}

export function bar(view: Bar): TemplateResult {
  const { sets, tab, questions, language, onMenu, onMore } = view;
  const m = words(language);
  const searched = questions.find((question) => question.kind === 'search')?.text ?? '';
  const menu = (id: 'columns' | 'export', text: string): TemplateResult => html`<button type="button" class="button" aria-haspopup="dialog" @click=${(event: Event): void => onMenu(id, event.currentTarget as HTMLElement)}>${text}</button>`;
  return html`<div class="bar">
    <div class="tabs" role="tablist" aria-label=${m.tabs} @keydown=${(event: KeyboardEvent): void => turn(event, view)}>${SETS.map((set) => tabButton(set, view))}</div>
    <div class="chips">${chips(view)}</div>
    <label class="search"><span class="quiet">${m.searchIn(sets[tab].title[language])}</span>${lens}<input type="search" autocomplete="off" placeholder=${m.search} .value=${searched} @input=${(event: Event): void => view.onSearch((event.target as HTMLInputElement).value)} /></label>
    <div class="menus"><button type="button" class="button" @click=${onMore}>${funnel}${m.all}</button>${menu('columns', m.columns)}${menu('export', m.export)}</div>
  </div>`;
}

function tabButton(set: SetId, { sets, tab, counts, language, onTab }: Bar): TemplateResult {
  const { title, count } = sets[set];
  const shown = counts[set] ?? count;
  const isChosen = set === tab;
  return html`<button type="button" role="tab" id="tab-${set}" aria-controls="panel" aria-selected=${isChosen} tabindex=${isChosen ? 0 : -1} @click=${(): void => onTab(set, false)}>${title[language]} <span class="count">${shown === count ? count : `${shown} / ${count}`}</span></button>`;
}

/** Arrows turn the tabs, as in any list of tabs. */
function turn(event: KeyboardEvent, { tab, onTab }: Bar): void {
  const at = SETS.indexOf(tab);
  const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? SETS.length - 1 : at;
  const set = SETS[(to + SETS.length) % SETS.length];
  if (set === undefined || set === tab) return;
  event.preventDefault();
  onTab(set, true);
}

/** What is searched for stands in its field. */
function chips({ questions, sets, tab, plan, language, onRemove, onClear }: Bar): TemplateResult | typeof nothing {
  const m = words(language);
  const listed = questions.flatMap((question, at) => (question.kind === 'search' ? [] : [{ at, text: said(question, sets[tab], plan)[language] }]));
  if (listed.length === 0) return nothing;
  return html`<ul aria-label=${m.filters}>${listed.map(({ at, text }) => html`<li>${funnel}<span title=${text}>${text}</span><button type="button" aria-label=${m.remove(text)} @click=${(): void => onRemove(at)}>${cross}</button></li>`)}</ul>
    ${listed.length < 2 ? nothing : html`<button type="button" class="text-button" @click=${onClear}>${m.clear}</button>`}`;
}

/** Which columns are seen. */
export function columnMenu({ columns }: ThingSet, seen: ReadonlySet<string>, language: Language, onTurn: (id: string, on: boolean) => void): TemplateResult {
  return html`<fieldset><legend>${words(language).columns}</legend>${columns.map(({ id, title }: Column) => html`<label class="choice"><input type="checkbox" .checked=${seen.has(id)} @change=${(event: Event): void => onTurn(id, (event.target as HTMLInputElement).checked)} /><span>${title[language]}</span></label>`)}</fieldset>`;
}

export function exportMenu(count: number, language: Language, onExport: (format: ExportFormat) => void): TemplateResult {
  const m = words(language);
  const tooMany = count > MOST_IN_WORKBOOK;
  return html`<p class="hint">${m.exported(count)}</p>${EXPORT_FORMATS.map((format) => html`<button type="button" class="button" ?disabled=${tooMany && format === 'xlsx'} @click=${(): void => onExport(format)}>${m[format]}</button>`)}
    ${tooMany ? html`<p class="hint">${m.tooMany(MOST_IN_WORKBOOK)}</p>` : nothing}`;
}
