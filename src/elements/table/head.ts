/** The table's head: every column sorts when it is pressed, and has its filter beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Question, Sort } from '../../survey/questions/types.ts';
import type { Column } from '../../survey/sets/types.ts';
import type { Language } from '../shared/messages.ts';
import { headText } from './columns.ts';
import { downward, funnel, upward } from './glyphs.ts';
import { words } from './words.ts';

export interface Head {
  readonly columns: readonly Column[];
  readonly sort: Sort | null;
  readonly questions: readonly Question[];
  readonly language: Language;
  readonly onSort: (column: Column) => void;
  readonly onFilter: (column: Column, button: HTMLElement) => void;
  /** The one button of the head that Tab leads to: two a column. */
  readonly stop: number;
  readonly onKey: (event: KeyboardEvent) => void;
}

export function head({ columns, sort, questions, language, onSort, onFilter, stop, onKey }: Head): TemplateResult {
  const m = words(language);
  return html`<div role="rowgroup" class="head"><div role="row" class="row" aria-rowindex="1" @keydown=${onKey}>
    ${columns.map((column, at) => {
      const direction = sort?.column === column.id ? sort.direction : null;
      const title = headText(column, language);
      const isAsked = questions.some((question) => question.kind === 'attribute' && question.column === column.id);
      return html`<div role="columnheader" class=${column.kind === 'number' ? 'number' : ''} aria-colindex=${at + 1} aria-sort=${direction === null ? 'none' : direction === 'up' ? 'ascending' : 'descending'}>
        <button type="button" class="sort" data-stop=${2 * at} tabindex=${stop === 2 * at ? 0 : -1} @click=${(): void => onSort(column)}><span>${title}</span>${direction === null ? nothing : direction === 'up' ? upward : downward}</button>
        <button type="button" class="filter ${isAsked ? 'asked' : ''}" data-stop=${2 * at + 1} tabindex=${stop === 2 * at + 1 ? 0 : -1} aria-haspopup="dialog" aria-label=${isAsked ? m.filtered(title) : m.filter(title)} @click=${(event: Event): void => onFilter(column, event.currentTarget as HTMLElement)}>${funnel}</button>
      </div>`;
    })}
  </div></div>`;
}
