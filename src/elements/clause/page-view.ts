/** The page of one clause. */
import { html, nothing, type TemplateResult } from 'lit';
import { heading, type Heading } from '../../report/clause-page/headings.ts';
import type { Cited, ClausePage, ExamplePage, Section, Statement, TableView } from '../../report/clause-page/types.ts';
import { say } from '../../report/phrases.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { sourceLink } from '../shared/source-link.ts';

type Shown = TemplateResult | typeof nothing;

export function pageView(page: ClausePage, open: (clause: string | null) => void): TemplateResult {
  const { language, standing, outcome } = page;
  const h = (key: Heading): string => heading(key, language);
  return html`<article>
    <nav><button type="button" class="text-button back" @click=${() => open(null)}>${toolIcon('down')}${h('back')}</button></nav>
    <header>
      <p class="id">${page.id} <span class="tag">${standing.tier.text}</span> ${standing.demonstration.length === 0 ? nothing : html`<span class="demo">${say('demo', language)}</span>`}</p>
      <h2>${page.title}</h2>
    </header>
    <dl>
      ${pair(h('source'), citedView(page.citation, language))} ${pair(h('tier'), `${standing.tier.code} ${standing.tier.text}`)} ${pair(h('confidence'), standing.confidence.text)}
      ${pair(h('force'), standing.force.text)} ${page.validity === null ? nothing : pair(h('validity'), page.validity)} ${pair(h('set'), standing.source)}
      ${standing.demonstration.length === 0 ? nothing : pair(h('demonstration'), html`<ul>${standing.demonstration.map((item) => html`<li>${item}</li>`)}</ul>`)}
    </dl>
    ${section(h('applies'), sectionView(page.applies))} ${page.unless === null ? nothing : section(h('unless'), sectionView(page.unless))} ${section(h('requires'), sectionView(page.requires))}
    ${section(h('outcome'), html`<p class="outcome ${outcome.result}">${resultGlyph(outcome.result)}<span>${outcome.text}</span></p>${page.dispensation === null ? nothing : html`<p>${page.dispensation}</p>`}`)}
    ${section(h('messages'), html`<dl>${pair(h('met'), bound(page.messages.met))} ${pair(h('broken'), bound(page.messages.broken))}</dl>`)}
    ${page.tables.length === 0 ? nothing : section(h('tables'), html`${page.tables.map((table) => html`<h4>${table.title}</h4><p class="small">${citedView(table.citation, language)}</p>${tableView(table, table.title)}`)}`)}
    ${page.definitions.length === 0 ? nothing : section(h('definitions'), html`${page.definitions.map(({ title, says, source }) => html`<h4>${title} <span class="tag">${source}</span></h4>${statements([says])}`)}`)}
    ${page.layers.length === 0 ? nothing : section(h('layers'), html`${page.layers.map(({ title, lines }) => html`<h4>${title}</h4><ul class="small">${lines.map((line) => html`<li>${line}</li>`)}</ul>`)}`)}
    ${section(h('examples'), examplesView(page))}
    ${page.related.length === 0
      ? nothing
      : section(h('related'), html`<ul class="plain">${page.related.map(({ id, title }) => html`<li><button type="button" class="text-button" @click=${() => open(id)}>${id} ${title}</button></li>`)}</ul>`)}
  </article>`;
}

const pair = (label: string, value: unknown): TemplateResult => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const section = (title: string, content: Shown): TemplateResult => html`<section><h3>${title}</h3>${content}</section>`;

export function citedView({ text, url, read }: Cited, language: Language): TemplateResult {
  return html`${sourceLink(url, text)} <span class="read">${heading('read', language, { date: read })}</span>`;
}

const sectionView = ({ lead, items }: Section): TemplateResult => html`${lead === '' ? nothing : html`<p>${lead}</p>`}${items.length === 0 ? nothing : statements(items)}`;

function statements(items: readonly Statement[]): TemplateResult {
  return html`<ul class="says">${items.map(({ text, parts, table }) => html`<li>${bound(text)}${table === undefined ? nothing : tableView(table, text)}${parts.length === 0 ? nothing : statements(parts)}</li>`)}</ul>`;
}

function tableView({ head, rows, notes }: TableView, label: string): TemplateResult {
  return html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
      <table>
        <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => (i < head.length - 1 ? html`<th scope="row">${cell}</th>` : html`<td>${bound(cell)}</td>`))}</tr>`)}</tbody>
      </table>
    </div>
    ${notes.map((note) => html`<p class="small">${note}</p>`)}`;
}

function examplesView({ examples, examplesNote, language }: ClausePage): TemplateResult {
  if (examples === null) return html`<p>${heading('example.none', language)}</p>`;
  return html`${examplesNote === null ? nothing : html`<p class="small">${examplesNote}</p>`}
    <ol class="examples">${examples.map((example) => html`<li>${exampleView(example, language)}</li>`)}</ol>`;
}

function exampleView({ title, inputs, around, expected, actual, passing, said }: ExamplePage, language: Language): TemplateResult {
  const h = (key: Heading): string => heading(key, language);
  const glyph = expected.code === 'not-applicable' ? nothing : resultGlyph(expected.code);
  return html`<h4 class=${expected.code}>${glyph}<span>${title}</span></h4>
    <dl>
      ${pair(h('example.inputs'), html`<ul class="inputs">${inputs.map(([name, value]) => html`<li><span class="label">${name}</span> ${bound(value)}</li>`)}</ul>`)}
      ${around.length === 0 ? nothing : pair(h('example.around'), html`<ul>${around.map((line) => html`<li>${bound(line)}</li>`)}</ul>`)}
      ${pair(h('example.expected'), expected.text)}
      ${pair(h('example.actual'), html`${actual?.text ?? '—'} <span class=${passing ? 'tag' : 'tag differs'}>${h(passing ? 'example.same' : 'example.other')}</span>`)}
      ${said === '' ? nothing : pair(h('example.said'), bound(said))}
    </dl>`;
}
