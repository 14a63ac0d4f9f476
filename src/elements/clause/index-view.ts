/** All clauses to choose from, by document, with what to find them by. */
import { html, nothing, type TemplateResult } from 'lit';
import { heading, type Heading } from '../../report/clause-page/headings.ts';
import type { ClauseIndex, IndexRow, ProcedureRow } from '../../report/clause-page/types.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { sourceLink } from '../shared/source-link.ts';
import { filterIndex, tiersOf } from './filter.ts';
import { citedView } from './page-view.ts';

export interface IndexView {
  readonly index: ClauseIndex;
  /** Clause → examples that come out as they say, as far as they have been run. */
  readonly passing: ReadonlyMap<string, number>;
  readonly text: string;
  readonly tier: string;
  readonly filter: (text: string, tier: string) => void;
  readonly open: (clause: string | null) => void;
}

export function indexView({ index, passing, text, tier, filter, open }: IndexView): TemplateResult {
  const { language, counts } = index;
  const h = (key: Heading, values?: Readonly<Record<string, string | number>>): string => heading(key, language, values);
  const documents = filterIndex(index, text, tier);
  const n = documents.reduce((sum, { rows }) => sum + rows.length, 0);
  const typed = (event: Event): void => filter((event.target as HTMLInputElement).value, tier);
  const chosen = (event: Event): void => filter(text, (event.target as HTMLSelectElement).value);
  return html`<article class="index">
    <header><h2>${h('index')}</h2><p>${index.title}</p>${index.notice === null ? nothing : html`<p class="notice">${index.notice}</p>`}</header>
    <form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label><span>${h('search')}</span><input type="search" .value=${text} placeholder=${h('search.hint')} autocomplete="off" spellcheck="false" @input=${typed} /></label>
      <label><span>${h('tier')}</span><select @change=${chosen}>
        <option value="" ?selected=${tier === ''}>${h('tier.all')}</option>
        ${tiersOf(index).map((item) => html`<option value=${item.code} ?selected=${tier === item.code}>${item.code} ${item.text}</option>`)}
      </select></label>
    </form>
    <p class="count" role="status">${h('shown', { n, all: counts.clauses })}</p>
    ${documents.length === 0 ? html`<p>${h('nothing.found')}</p>` : nothing}
    ${documents.map(
      ({ title, url, rows }) => html`<section>
        <h3>${sourceLink(url, title)}</h3>
        <ul class="plain">${rows.map((row) => rowView(row, passing.get(row.id), language, open))}</ul>
      </section>`,
    )}
    ${text === '' && tier === '' ? index.procedure.map(({ title, rows }) => html`<details><summary><span>${title}</span><span class="n">${rows.length}</span>${toolIcon('down')}</summary><ul class="plain">${rows.map((row) => procedureView(row, language))}</ul></details>`) : nothing}
  </article>`;
}

function rowView({ id, title, article, tier, confidence, force, examples }: IndexRow, passing: number | undefined, language: Language, open: IndexView['open']): TemplateResult {
  const own = examples === null ? null : passing === undefined ? heading('count.own', language, { count: examples.count }) : `${heading('examples', language)} ${heading('passing', language, { count: examples.count, passing })}`;
  const differs = examples !== null && passing !== undefined && passing < examples.count;
  return html`<li>
    <button type="button" class="text-button" @click=${() => open(id)}>${id} ${title}</button>
    <p class="small">${article === '' ? nothing : html`<span>${article}</span>`}<span class="tag">${tier.code} ${tier.text}</span><span>${force.text}</span><span>${confidence.text}</span>${own === null ? nothing : html`<span class=${differs ? 'differs' : ''}>${own}</span>`}</p>
  </li>`;
}

function procedureView({ id, title, text, when, days, tier, citation }: ProcedureRow, language: Language): TemplateResult {
  return html`<li>
    <h4>${id} ${title} ${days === null ? nothing : html`<span class="tag">${days}</span>`} <span class="tag">${tier.code} ${tier.text}</span></h4>
    <p>${text}</p>
    <p class="small"><span>${heading('procedure.when', language)} ${when}</span><span>${citedView(citation, language)}</span></p>
  </li>`;
}
