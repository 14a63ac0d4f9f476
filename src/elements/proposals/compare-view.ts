/** Some of one's own proposals side by side: a table whose first column and head stay while it scrolls within itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import { say } from '../../report/phrases.ts';
import { verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { comparison, type Cell, type Line, type Part, type ProposalRow } from './present.ts';
import { words } from './words.ts';

/** A key such as `YK-01` is read as one: no line ends within it. */
export const unbroken = (text: string): readonly (string | TemplateResult)[] => text.split(/([A-Z]+-\d+)/).map((part, index) => (index % 2 === 0 ? part : html`<span class="key">${part}</span>`));

export interface CompareView {
  readonly rows: readonly ProposalRow[];
  readonly plan: Plan;
  readonly language: Language;
  /** Lines in which they all agree are left out. */
  readonly onlyDiffering: boolean;
  readonly onDiffering: (on: boolean) => void;
  readonly onOpen: (id: string) => void;
}

export function compareView(view: CompareView): TemplateResult {
  const { rows, plan, language, onlyDiffering } = view;
  const m = words(language);
  const notice = rows.flatMap(({ standing }) => (standing.kind === 'report' && standing.report.notice !== null ? [standing.report.notice[language]] : []))[0];
  return html`<section class="comparison">
    <div class="above">
      <label class="check"><input type="checkbox" .checked=${onlyDiffering} @change=${(event: Event) => view.onDiffering(event.target instanceof HTMLInputElement && event.target.checked)} />${m.onlyDiffering}</label>
      ${notice === undefined ? nothing : html`<span class="demo">${notice}</span>`}
    </div>
    <div class="wide" role="region" aria-label=${m.table(rows.length)} tabindex="0">
      <table class="of${rows.length}">
        <caption class="quiet">
          ${m.table(rows.length)}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${rows.map(({ id, name }) => html`<th scope="col"><span>${unbroken(name)}</span><button type="button" class="text-button" aria-label=${m.of(m.open, name)} @click=${() => view.onOpen(id)}>${m.open}</button></th>`)}
          </tr>
        </thead>
        ${comparison(rows, plan, language).map((part, index) => partBody(part, index === 0, view))}
      </table>
    </div>
  </section>`;
}

function partBody({ title, lines }: Part, first: boolean, { rows, language, onlyDiffering }: CompareView): TemplateResult {
  const m = words(language);
  const shown = onlyDiffering && !first ? lines.filter(({ differs }) => differs) : lines;
  const none = lines.length === 0 ? m.nothing : m.same;
  return html`<tbody>
    ${first ? nothing : html`<tr class="part"><th scope="rowgroup" colspan=${rows.length + 1}><span>${title}</span></th></tr>`}
    ${shown.length === 0 ? html`<tr><td colspan=${rows.length + 1} class="nothing"><span>${none}</span></td></tr>` : shown.map((line) => lineRow(line, language))}
  </tbody>`;
}

const lineRow = ({ title, cells, differs }: Line, language: Language): TemplateResult =>
  html`<tr class=${differs ? 'differs' : ''}>
    <th scope="row">${unbroken(title)}${differs ? html` <span class="tag">${words(language).differs}</span>` : nothing}</th>
    ${cells.map((cell) => html`<td class=${cell.blank === true ? 'blank' : ''}>${cellText(cell, language)}</td>`)}
  </tr>`;

function cellText({ text, note, verdict, result, demonstration }: Cell, language: Language): TemplateResult {
  const glyph = verdict !== undefined ? verdictGlyph(verdict) : result !== undefined ? resultGlyph(result) : nothing;
  const said = glyph === nothing ? html`<span class="value">${unbroken(text)}</span>` : html`<span class="said ${verdict ?? result ?? ''}">${glyph}<b>${text}</b></span>`;
  return html`${said}${demonstration === true ? html` <span class="demo">${say('demo', language)}</span>` : nothing}${note === undefined ? nothing : html`<span class="note">${unbroken(note)}</span>`}`;
}
