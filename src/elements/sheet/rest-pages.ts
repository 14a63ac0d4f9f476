/** The pages after the first: all findings in one table, then what to bring, and what the report rests on. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { FindingResult } from '../../check/types.ts';
import { citedArticle } from '../../report/citation.ts';
import { lexicon } from '../../report/lexicon.ts';
import { fill } from '../../report/phrases.ts';
import { PROCEDURE_PHRASES } from '../../report/procedure-text.ts';
import type { Report } from '../../report/types.ts';
import { bound } from '../shared/numbers.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { page, type Sheet } from './page.ts';
import type { Paginated } from './paginate.ts';
import { LONGEST, qrCode } from './qr.ts';
import { rows, together, type Row } from './rows.ts';
import { shortCitation } from './short-citation.ts';
import { words } from './words.ts';

/** @param cut null before the heights are known: all on one page */
export function restPages(sheet: Sheet, cut: Paginated | null): readonly TemplateResult[] {
  const each = rows(sheet.report.findings, sheet.language);
  const all = sheet.brief ? together(each) : each;
  const { pages, apart } = cut ?? { pages: [[0, all.length] as const], apart: false };
  const total = 1 + pages.length + (apart ? 1 : 0);
  const tables = pages.map(([from, to], i) => {
    const last = i === pages.length - 1;
    return page(sheet, i + 2, total, html`${running(sheet)} ${findings(sheet, all.slice(from, to), i > 0)} ${last && !apart ? closing(sheet) : nothing}`);
  });
  return apart ? [...tables, page(sheet, total, total, html`${running(sheet)} ${closing(sheet)}`)] : tables;
}

/** What belongs together is seen on each page. */
function running({ report, fingerprint, language }: Sheet): TemplateResult {
  const w = words(language);
  return html`<header class="running"><span>${w.title} · ${report.plan.title[language]}</span><span>${w.fingerprint} <b translate="no">${fingerprint}</b></span></header>`;
}

function findings({ language }: Sheet, shown: readonly Row[], continued: boolean): TemplateResult {
  const w = words(language);
  return html`<section class="findings">
    <h2>${w.findings}${continued ? w.continued : nothing}</h2>
    <table>
      <thead><tr><th scope="col">${w.result}</th><th scope="col">${w.item}</th><th scope="col" class="number">${w.proposed}</th><th scope="col" class="number">${w.limit}</th><th scope="col" class="number">${w.margin}</th><th scope="col">${w.grounds}</th></tr></thead>
      <tbody>${shown.map((one) => tableRow(one, language))}</tbody>
    </table>
  </section>`;
}

function tableRow({ result, title, numbers, text, citation, demonstration, among }: Row, language: Sheet['language']): TemplateResult {
  const w = words(language);
  const head = html`<th scope="row">${resultGlyph(result)}<span>${w.results[result]}</span></th>`;
  if (among !== undefined) return html`<tr class=${result}>${head}<td colspan="5">${among.map((one, i) => html`${i > 0 ? w.semicolon : nothing}${one.title}${one.numbers === null ? nothing : ` ${one.numbers.join(' ')}`} <span class="told">${w.within(`${one.citation}${one.demonstration ? `${w.comma}${w.demo}` : ''}`)}</span>`)}</td></tr>`;
  const item = html`${title}${text === '' ? nothing : html`${w.colon}<span class="told">${text}</span>`}${demonstration ? html`\u00a0<span class="demo">${w.demo}</span>` : nothing}`;
  return html`<tr class=${result}>
    ${head}
    ${numbers === null ? html`<td colspan="4">${item}</td>` : html`<td>${item}</td>${numbers.map((number) => html`<td class="number">${number}</td>`)}`}
    <td class="citation">${citation}</td>
  </tr>`;
}

function closing(sheet: Sheet): TemplateResult {
  return html`<div class="closing">
    <p class="note">${countsLine(sheet)}${words(sheet.language).shortened}${sheet.report.findings.some(({ basis }) => basis === 'demonstration') ? words(sheet.language).marked : nothing}</p>
    <div class="lists">
      <div>${consents(sheet)} ${office(sheet)}</div>
      ${papers(sheet)} ${again(sheet)}
    </div>
    ${limits(sheet)} ${source(sheet)}
  </div>`;
}

function countsLine({ report: { counts, findings: all }, language }: Sheet): string {
  const w = words(language);
  const isOpen = ({ result, reason }: Report['findings'][number]): boolean => result === 'advice' && reason.length > 0;
  const part = (results: readonly FindingResult[], more: readonly string[] = []): string =>
    results
      .map((result) => [w.results[result], all.filter((finding) => finding.result === result && !isOpen(finding)).length] as const)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${count}`)
      .concat(more)
      .join(w.comma);
  const open = all.filter(isOpen).length;
  const besides = part(['unknown', 'reserved', 'not-covered'], open === 0 ? [] : [`${w.openAdvice} ${open}`]);
  return w.counts(counts.checked, part(['fail', 'consent', 'advice', 'pass'])) + (besides === '' ? '' : w.besides(besides));
}

const box = (ticked: boolean): TemplateResult => html`<svg class="box" viewBox="0 0 10 10" aria-hidden="true"><path d="M.5 .5H9.5V9.5H.5z" />${ticked ? svg`<path d="M2 5.2L4.2 7.5L8 2.6" />` : nothing}</svg>`;

/** Consents of clauses that are not decided yet, by title. */
function possibleConsents({ plan, report, language }: Sheet): string[] {
  const words = lexicon(plan);
  const open = report.findings.flatMap(({ clause, result }) => (result === 'unknown' ? (words.clause(clause)?.consent ?? []) : []));
  return [...new Set(open)].filter((id) => !report.consents.some((consent) => consent.id === id)).map((id) => words.consent(id)?.title[language] ?? id);
}

function consents(sheet: Sheet): TemplateResult {
  const { report, language } = sheet;
  const w = words(language);
  const possible = possibleConsents(sheet);
  return html`<section>
    <h2>${w.consents}</h2>
    ${report.consents.length === 0 ? (possible.length === 0 ? html`<p class="note">${w.noConsents}</p>` : nothing) : html`<ul class="checks">${report.consents.map(({ title, authority, held }) => html`<li>${box(held)}<p>${title[language]}${held ? w.held : ''} <span class="note">${authority[language]}</span></p></li>`)}</ul>`}
    ${possible.length === 0 ? nothing : html`<p class="note">${w.possiblyConsents(possible.join(w.semicolon))}</p>`}
  </section>`;
}

/** Those known from other cities only are told apart: none of them is a rule here. */
function papers({ report: { papers: all = [] }, language }: Sheet): TemplateResult {
  const w = words(language);
  return html`<section>
    <h2>${w.papers}</h2>
    <ul class="checks columns">${all.map(({ title, needed, tier }) => html`<li>${box(false)}<p>${title[language]}${tier === 'T4' ? '\u2060*' : ''}${needed === 'possibly' ? html` <span class="note">${w.perhaps}</span>` : nothing}</p></li>`)}</ul>
    ${all.some(({ tier }) => tier === 'T4') ? html`<p class="note">${w.elsewhere}</p>` : nothing}
  </section>`;
}

function office({ report: { office: to }, language }: Sheet): TemplateResult {
  const w = words(language);
  return html`<section><h2>${w.office}</h2><p class="note">${'name' in to ? `${to.name[language]} ${to.note?.[language] ?? ''}` : to.unknown[language]}</p></section>`;
}

/** How long the authority may take, and by which article. A document that the entry before it cites is not named twice. */
function limits({ report: { procedure = [] }, language }: Sheet): TemplateResult | typeof nothing {
  const w = words(language);
  const timed = procedure.filter(({ kind, days }) => kind === 'time-limit' && days !== undefined);
  if (timed.length === 0) return nothing;
  const entries = timed.map(({ title, days, citation }, i) => {
    const number = days === undefined ? '' : bound(fill(PROCEDURE_PHRASES[days.working === true ? 'working' : 'days'][language === 'zh' ? 0 : 1], { n: days.value }));
    const cited = citation.document === timed[i - 1]?.citation.document ? citedArticle(citation, language) : shortCitation(citation, language);
    return html`${title[language]} <b>${number}</b>${language === 'zh' ? '（' : ' ('}${cited}${language === 'zh' ? '）' : ')'}${i < timed.length - 1 ? w.semicolon : w.stop}`;
  });
  return html`<p class="run"><b>${w.limits}</b> ${entries}</p>`;
}

const WEB = /^https?:/;
/** Characters of a link on one line. */
const LINE = 100;

/** The code that opens the report again; nothing where there is no link, or none that a code can hold. */
function again({ link, language }: Sheet): TemplateResult | typeof nothing {
  if (link === '' || link.length > LONGEST) return nothing;
  return html`<div class="again">${qrCode(link, words(language).qr)}<p class="note">${words(language).scan}</p></div>`;
}

/** Its beginning, as much as stands on one line: the code and the link itself hold all of it. */
const shortLink = (link: string): string => (link.length <= LINE ? link : `${link.slice(0, LINE)}…`);

/** Chromium prints a link to the page itself as one within the document, which leads nowhere on paper; with an empty query it is another address of the same page. */
const outward = (link: string): string => (link.includes('?') ? link : link.replace('#', '?#'));

/** What it was made from, by version and digest, and the link. */
function source({ report, link, language }: Sheet): TemplateResult {
  const w = words(language);
  const { files, includes } = report.plan;
  const [manifest] = files;
  const failed = files.filter(({ verified }) => verified === 'failed').length;
  const parts: readonly (readonly [string, string])[] = [
    [w.plan, `${report.plan.id} ${report.plan.version}`],
    [w.data, manifest === undefined ? '' : `${manifest.file} sha-256 ${manifest.sha256.slice(0, 16)}…${w.comma}${w.layersRead(files.length - failed, failed)}`],
    [w.rules, includes.map(({ id, version }) => `${id} ${version}`).join(w.and)],
    [w.engine, report.engine],
  ];
  return html`<section class="source">
    <p>${parts.map(([name, value], i) => html`<b>${name}</b> ${value}${i < parts.length - 1 ? w.semicolon : w.stop}`)}</p>
    ${link === '' ? nothing : html`<p class="link"><b>${w.link}</b> ${WEB.test(link) ? html`<a href=${outward(link)} translate="no">${shortLink(link)}</a>` : html`<span translate="no">${shortLink(link)}</span>`}</p>`}
  </section>`;
}
