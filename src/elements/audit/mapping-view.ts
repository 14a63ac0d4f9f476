/** The columns of a file and what each is; its sheet, its coordinate system, and the words that stand for one of few. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { problemLine } from '../../problem.ts';
import { mappingProblems } from '../../survey/roster/mapping.ts';
import type { ColumnMapping, RosterMapping, RosterWord } from '../../survey/roster/types.ts';
import { UNITS, unitsFor } from '../../survey/roster/units.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { systemOptions, targetGroups, wordOptions, type Group, type Option } from './options.ts';
import type { AuditAction, AuditView } from './view.ts';
import { auditWords, whole } from './words.ts';

export interface MappingGiven {
  readonly view: AuditView;
  readonly plan: Plan;
  readonly language: Language;
  readonly act: (action: AuditAction) => void;
  /** Opens the dialog for a saved mapping. */
  readonly load: () => void;
}

const options = (list: readonly Option[], chosen: string): TemplateResult[] => list.map(({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`);
const valueOf = (event: Event): string => (event.currentTarget as HTMLSelectElement).value;

export function mappingView(given: MappingGiven): TemplateResult | typeof nothing {
  const { view, plan, language, act } = given;
  const { table, guess, mapping } = view;
  if (table === null || guess === null || mapping === null) return nothing;
  const w = auditWords(language);
  // What is in the way is said before it is tried.
  const problems = view.problems.length > 0 ? view.problems : mappingProblems(mapping, table, table.file);
  const rows = table.form === 'csv' || table.form === 'workbook';
  const groups = targetGroups(mapping, rows, language);
  const about = [w.rows(whole(table.count)), table.encoding, table.separator === undefined ? undefined : w.separators[table.separator]].filter((part) => part !== undefined).join(language === 'zh' ? '，' : ', ');
  const set = (change: Partial<RosterMapping>): void => act({ action: 'map', mapping: { ...mapping, ...change } });
  return html`<section class="mapping" aria-labelledby="file-title">
    <h3 id="file-title" class="file" tabindex="-1">${table.file}</h3>
    <p class="hint">${about}${table.header > 1 ? html`<br />${w.header(table.header)}` : nothing}</p>
    ${(table.sheets?.length ?? 0) > 1
      ? html`<label class="line"><span>${w.sheet}</span><select .value=${live(table.sheet ?? '')} @change=${(event: Event) => act({ action: 'sheet', sheet: valueOf(event) })}>${options((table.sheets ?? []).map((name) => ({ value: name, label: name })), table.sheet ?? '')}</select></label>`
      : nothing}
    <label class="line"><span>${w.system}</span><select aria-describedby="system-why" .value=${live(mapping.system ?? '')} @change=${(event: Event) => set({ system: (valueOf(event) || null) as RosterMapping['system'] })}>
      ${mapping.system === null ? html`<option value="" selected>${w.noSystem}</option>` : nothing}${options(systemOptions(plan, mapping, language), mapping.system ?? '')}</select></label>
    <p class="hint" id="system-why">${guess.place[language]}</p>
    <table class="columns">
      <caption>${w.columns}</caption>
      <thead><tr><th scope="col">${w.column}</th><th scope="col">${w.target}</th></tr></thead>
      <tbody>${mapping.columns.map((column, at) => columnRow(column, at, given, groups, (to) => set({ columns: mapping.columns.map((one, k) => (k === at ? to : one)) })))}</tbody>
    </table>
    ${wordsView(given, set)}
    ${problems.length === 0 ? nothing : html`<div class="problems" role=${view.problems.length > 0 ? 'alert' : 'group'} aria-label=${w.problems}><h4>${toolIcon('warn')}${w.problems}</h4><ul>${problems.map((problem) => html`<li>${problemText(problem, language)}</li>`)}</ul></div>`}
    <div class="acts">
      <button type="button" class="button primary" @click=${() => act({ action: 'start' })}>${w.start}</button>
      <button type="button" class="button" @click=${() => act({ action: 'save-mapping' })}>${w.saveMapping}</button>
      <button type="button" class="button" @click=${given.load}>${w.loadMapping}</button>
    </div>
  </section>`;
}

/** Without its code and its file, which is the one at hand. */
export const problemText = ({ code, text, received }: AuditView['problems'][number], language: Language): string => problemLine({ code, text, ...(received === undefined ? {} : { received }) }, language).replace(/ \[[\w.-]+\]$/, '');

function columnRow(column: ColumnMapping, at: number, { view, language }: MappingGiven, groups: readonly Group[], change: (to: ColumnMapping) => void): TemplateResult {
  const w = auditWords(language);
  const { table, guess } = view;
  const { title, target, unit } = column;
  const samples = (table?.samples[at] ?? []).map(String);
  const property = PROPERTY.get(target);
  const units = property?.kind === 'number' ? unitsFor(property.unit) : [];
  const asGuessed = guess?.mapping.columns[at]?.target === target;
  const note = asGuessed ? guess?.notes[at]?.[language] : undefined;
  const doubt = asGuessed && guess !== null && target !== 'extra' ? w.confidence[guess.confidence[at] ?? 'sure'] : '';
  const per = unit === undefined ? 1 : (UNITS[unit]?.per ?? 1);
  const factor = per === 1 || property?.kind !== 'number' ? undefined : w.factor(per, property.unit);
  const set = (to: string): void => change({ title, target: to });
  return html`<tr class=${target === 'extra' || target === 'none' ? 'aside' : ''}>
    <th scope="row"><span class="name" id="column-${at}">${title}</span><span class="samples">${samples.length === 0 ? w.empty : samples.join(language === 'zh' ? '、' : ', ')}</span></th>
    <td><div class="to">
      <select aria-labelledby="column-${at}" aria-describedby="note-${at}" .value=${live(target)} @change=${(event: Event) => set(valueOf(event))}>
        ${groups.map(({ label, options: list }) => html`<optgroup label=${label}>${options(list, target)}</optgroup>`)}
      </select>
      ${units.length > 1
        ? html`<select class="unit" aria-label="${w.unit} ${title}" .value=${live(unit ?? units[0] ?? '')} @change=${(event: Event) => change(valueOf(event) === units[0] ? { title, target } : { title, target, unit: valueOf(event) })}>${options(units.map((name) => ({ value: name, label: name })), unit ?? units[0] ?? '')}</select>`
        : property?.kind === 'number' && property.unit !== '' ? html`<span class="unit">${property.unit}</span>` : nothing}
      <span class="note" id="note-${at}">${doubt === '' ? nothing : html`<span class="tag">${doubt}</span> `}${note ?? nothing}${factor ?? nothing}</span>
    </div></td>
  </tr>`;
}

function wordsView({ view, plan, language }: MappingGiven, set: (change: Partial<RosterMapping>) => void): TemplateResult | typeof nothing {
  const { words, mapping } = view;
  if (words.length === 0 || mapping === null) return nothing;
  const w = auditWords(language);
  // A word that the user has settled stays where it was put.
  const settled = (one: RosterWord): boolean => Object.keys(mapping.words[one.property] ?? {}).includes(one.word);
  const open = words.filter((one) => one.to === undefined || settled(one));
  const known = words.filter((one) => !open.includes(one));
  const choose = ({ property, word }: RosterWord, to: string): void => {
    const own = { ...mapping.words[property] };
    if (to === '') delete own[word];
    else own[word] = to === ' ' ? null : to;
    set({ words: { ...mapping.words, [property]: own } });
  };
  const row = (one: RosterWord): TemplateResult => {
    const chosen = one.to === null ? ' ' : (one.to ?? '');
    return html`<li><label><span class="word">${w.wordTo(one.word)}</span><span class="samples">${PROPERTY.get(one.property)?.label[language]} · ${w.times(whole(one.count))}</span>
      <select .value=${live(chosen)} @change=${(event: Event) => choose(one, valueOf(event))}>
        <option value="" ?selected=${chosen === ''}>${w.unset}</option>${options(wordOptions(plan, one.property, language), chosen)}${one.property === 'signType' ? nothing : html`<option value=" " ?selected=${chosen === ' '}>${w.unknown}</option>`}
      </select></label></li>`;
  };
  const unsaid = open.filter(({ to }) => to === undefined).length;
  return html`<section class="words" aria-labelledby="words-title">
    <h4 id="words-title">${w.wordsTitle}</h4>
    ${unsaid === 0 ? nothing : html`<p class="hint warn">${toolIcon('warn')}<span>${w.wordsHint(unsaid)}</span></p>`}
    ${open.length === 0 ? nothing : html`<ul>${open.map(row)}</ul>`}
    ${known.length === 0 ? nothing : html`<details><summary>${w.wordsKnown(known.length)}${toolIcon('down')}</summary><ul>${known.map(row)}</ul></details>`}
  </section>`;
}
