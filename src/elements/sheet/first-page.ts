/** The first page: what was asked, where, and what came of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../report/phrases.ts';
import { limitAmount } from '../../report/quantity.ts';
import { verdictGlyph } from '../shared/icons.ts';
import { resultGlyph } from '../shared/result-glyph.ts';
import { segmentSwatch, zoneSwatch } from '../shared/swatches.ts';
import { deciding, remedies, sentence, type Deciding } from './deciding.ts';
import { coordinateRows, elevationFigure, mapFigure } from './drawings.ts';
import { facts, type Fact } from './facts.ts';
import { day, demoTag, page, type Sheet } from './page.ts';
import { words } from './words.ts';

/** How many entries the lists have room for; null before that is known. */
export interface Fitting {
  readonly deciding: number;
  readonly remedies: number;
  /** CSS pixels that nothing needs: the elevation takes them. */
  readonly spare: number;
}

export function firstPage(sheet: Sheet, fitting: Fitting | null, pages: number): TemplateResult {
  const { report, plan, language } = sheet;
  const w = words(language);
  const demonstration = report.notice !== null;
  const map = mapFigure(sheet);
  return page(
    sheet,
    1,
    pages,
    html`<header class="masthead">
        <div>
          <h1>${w.title}</h1>
          <p>${report.plan.title[language]}</p>
        </div>
        <dl class="pairs">
          <div><dt>${w.fingerprint}</dt><dd class="mark" translate="no">${sheet.fingerprint}</dd></div>
          <div><dt>${w.asOf}</dt><dd>${day(report.asOf, language)}</dd></div>
          <div><dt>${w.data}</dt><dd><span translate="no">${report.plan.version}</span> ${plan.manifest.status === 'demonstration' ? html`<span class="demo">${w.demonstration}</span>` : w.published}</dd></div>
        </dl>
      </header>
      <section class="verdict ${report.verdict}">
        ${verdictGlyph(report.verdict)}
        <div>
          <h2>${say(report.verdict, language)}</h2>
          <p>${sentence(report, language)}</p>
        </div>
        <div class="notice">${demonstration ? html`<p><b>${report.notice?.[language]}${w.stop}</b></p>` : nothing}<p>${report.disclaimer[language]}</p></div>
      </section>
      <div class="two">${map.figure} ${factList(sheet)}</div>
      ${map.legend}
      <div class="two drawn">${elevationFigure(sheet, fitting?.spare ?? 0)} ${coordinates(sheet)}</div>
      ${why(sheet, fitting)}`,
  );
}

function factList({ report, plan, place, language }: Sheet): TemplateResult {
  const w = words(language);
  const { main, others } = facts(report, plan, place?.[language] ?? null, language);
  return html`<dl class="pairs facts">
    ${main.map((fact) => html`<div><dt>${fact.label}</dt><dd>${sample(fact)}<span>${fact.value}</span></dd></div>`)}
    ${others.length === 0 ? nothing : html`<div class="others"><dt>${w.other}</dt><dd>${others.join(w.semicolon)}</dd></div>`}
  </dl>`;
}

const sample = ({ sample: of }: Fact): TemplateResult | typeof nothing => (of === undefined ? nothing : of.kind === 'zone' ? zoneSwatch(of.style) : segmentSwatch(of.style));

/** Metres that the position may be off. */
const errorOf = ({ plan, proposal: { properties } }: Sheet): number => (typeof properties.accuracy === 'number' ? properties.accuracy : plan.manifest.defaultAccuracy);

function coordinates(sheet: Sheet): TemplateResult {
  return html`<section class="coordinates">
    <h2>${words(sheet.language).coordinates(limitAmount(errorOf(sheet), 'm'))}</h2>
    <dl class="pairs">${coordinateRows(sheet).map(({ title, text }, i, all) => html`<div><dt>${title === all[i - 1]?.title ? nothing : title[sheet.language].replace('EPSG:', '')}</dt><dd translate="no">${text}</dd></div>`)}</dl>
  </section>`;
}

function why(sheet: Sheet, fitting: Fitting | null): TemplateResult {
  const { report, plan, language } = sheet;
  const w = words(language);
  const all = deciding(report, language);
  const shown = all.slice(0, fitting?.deciding ?? all.length);
  const changes = remedies(report, plan, language).slice(0, fitting?.remedies ?? Infinity);
  return html`<section class="why">
    ${all.length === 0 ? nothing : html`<h2>${w.why[all[0]?.result === 'consent' ? 'conditional' : report.verdict]}</h2><ol>${shown.map((one) => reason(one, language))}</ol>`}
    ${shown.length === all.length ? nothing : html`<p class="note more">${w.more(all.length - shown.length)}</p>`}
    ${changes.length === 0 ? nothing : html`<div class="changes"><h2>${w.remedies}</h2><ul>${changes.map((text) => html`<li>${text}</li>`)}</ul></div>`}
  </section>`;
}

function reason({ result, title, text, citation, demonstration }: Deciding, language: Sheet['language']): TemplateResult {
  return html`<li class=${result}>
    ${resultGlyph(result)}
    <p><b>${title}</b>${text === '' ? nothing : html`${language === 'zh' ? '：' : ': '}${text}`} <span class="citation">${citation} ${demonstration ? demoTag(language) : nothing}</span></p>
  </li>`;
}
