/** A map sheet: title, map, legend, title block; a second page where the legend is longer than its place. */
import { html, nothing, type TemplateResult } from 'lit';
import { type LegendItem, northArrow, scaleBar } from '../../map/svg/margin.ts';
import { gridFigure } from '../../map/svg/plan-grid.ts';
import type { PlanMap } from '../../map/svg/plan-map.ts';
import { unreadLayers } from '../../map/legend.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../../report/phrases.ts';
import { LONGEST, qrCode } from '../sheet/qr.ts';
import { watermark } from '../sheet/watermark.ts';
import { type Layout, legendPage } from './layout.ts';
import { words } from './words.ts';

export interface MapSheet {
  readonly plan: Plan;
  readonly language: Language;
  readonly layout: Layout;
  readonly map: PlanMap;
  readonly entries: readonly LegendItem[];
  /** How many of them the first page has room for; null before that is known. */
  readonly room: number | null;
  /** The same where a line says that there are more. */
  readonly roomWithMore: number;
  readonly scale: number;
  readonly title: string;
  readonly note: string;
  /** ISO dates. */
  readonly asOf: string;
  readonly drawnOn: string;
  /** Opens the same map; empty for none. */
  readonly link: string;
  /** Something is left out by a question. */
  readonly filtered: boolean;
}

export const scaleText = (scale: number): string => `1 : ${gridFigure(scale)}`;
/** Roles of what a plan itself decides. */
const OWN: ReadonlySet<string> = new Set(['zones', 'segments', 'sites']);
/** Above this the difference between the two norths is said, degrees. */
const SAID = 0.1;

export function pages(sheet: MapSheet): readonly TemplateResult[] {
  const { layout, entries, language, room: known, roomWithMore } = sheet;
  const first = known === null || entries.length <= known ? entries.length : roomWithMore;
  const room = legendPage(layout, language);
  const rest = entries.slice(first);
  const further = Array.from({ length: Math.ceil(rest.length / room) }, (_, index) => rest.slice(index * room, (index + 1) * room));
  const count = 1 + further.length;
  return [page(sheet, 1, count, firstPage(sheet, first)), ...further.map((part, index) => page(sheet, index + 2, count, html`<section class="more-legend"><h2>${words(language).continued}</h2>${legendList(part)}</section>`))];
}

function page({ plan, language, title, layout }: MapSheet, number: number, count: number, content: TemplateResult): TemplateResult {
  const w = words(language);
  const demonstration = plan.manifest.status === 'demonstration';
  return html`<article class="page map-sheet" lang=${language === 'zh' ? 'zh-CN' : 'en'} aria-label=${w.of(number, count)}>
    <header><div><h1>${title}</h1><p>${plan.manifest.title[language]}</p></div>${demonstration ? html`<span class="demo">${w.demonstration}</span>` : nothing}</header>
    ${content}
    <footer><span>${plan.manifest.baseNotice[language]}${language === 'zh' ? '。' : '. '}${demonstration ? plan.manifest.notice[language] : nothing}</span>${count > 1 ? html`<span>${w.of(number, count)}</span>` : nothing}</footer>
    ${demonstration ? watermark(language, layout) : nothing}
  </article>`;
}

const legendList = (entries: readonly LegendItem[]): TemplateResult => html`<ul class="map-legend">${entries.map(({ title, picture }) => html`<li>${picture}<span>${title}</span></li>`)}</ul>`;

function firstPage(sheet: MapSheet, shown: number): TemplateResult {
  const { language, layout, map, entries, scale } = sheet;
  const w = words(language);
  const rest = entries.length - shown;
  return html`<div class="body ${layout.side.height < layout.side.width ? 'standing' : 'lying'} ${map.coloured ? 'coloured' : ''}">
    <figure>${map.map}</figure>
    <div class="side">
      <section class="legend-part"><h2>${w.legend}</h2>${legendList(entries.slice(0, shown))}${rest > 0 ? html`<p class="small">${w.more(rest)}</p>` : nothing}</section>
      <section class="block">
        <p class="scale-line"><b>${scaleText(scale)}</b>${scaleBar({ scale, language })}${northArrow(language)}</p>
        ${titleBlock(sheet)}
      </section>
      ${closing(sheet)}
    </div>
  </div>`;
}

function titleBlock({ plan, language, map, title, note, asOf, drawnOn, filtered }: MapSheet): TemplateResult {
  const w = words(language);
  const { manifest, digest } = plan;
  const used = manifest.layers.filter(({ id }) => map.present.has(id));
  const sources = [...new Set(used.map(({ source }) => source[language]))];
  const accuracies = used.map(({ accuracy }) => accuracy);
  // Of what the plan itself draws; the data notes have the rest.
  const ground = [...new Set(used.flatMap(({ role, groundError }) => (groundError === undefined || !OWN.has(role) ? [] : [groundError[language]])))];
  const [least, most] = [Math.min(...accuracies), Math.max(...accuracies)];
  const { convergence, grid } = map;
  const north = Math.abs(convergence) > SAID ? w.convergence(Math.abs(convergence).toFixed(2), convergence < 0 ? 'east' : 'west') : '';
  const step = grid >= 1000 ? `${grid / 1000}\u00a0km` : `${grid}\u00a0m`;
  const rows: readonly (readonly [string, string])[] = [
    [w.plan, manifest.title[language]],
    [w.name, title],
    [w.crs, w.system(manifest.crs.epsg, manifest.crs.centralMeridian)],
    [w.grid, w.gridStep(step)],
    [w.north, `${w.gridNorth}${north}`],
    [w.data, `${manifest.id} ${manifest.version}${digest === undefined ? '' : `${language === 'zh' ? '，' : ', '}${w.digest} ${digest.slice(0, 12)}`}`],
    ...(asOf === '' ? [] : ([[w.asOf, asOf]] as const)),
    ...(drawnOn === '' ? [] : ([[w.drawnOn, drawnOn]] as const)),
    ...(used.length === 0 ? [] : ([[w.source, sources.join(w.semicolon)], [w.accuracy, [w.accurate(least === most ? String(most) : `${least}–${most}`), ...ground].join(w.semicolon)]] as const)),
    [w.review, manifest.mapReviewNumber ?? w.toFill],
  ];
  const unread = unreadLayers(plan);
  const said = [
    ...(note === '' ? [] : [note]),
    ...(filtered ? [w.filtered] : []),
    ...(map.left > 0 ? [w.leftOut(map.left)] : []),
    ...(unread.length > 0 ? [w.unread(unread.map((one) => one[language]).join(w.and))] : []),
  ];
  return html`<dl class="pairs">${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>
    ${said.map((line) => html`<p>${line}</p>`)}`;
}

function closing({ plan: { manifest }, language, link }: MapSheet): TemplateResult {
  const w = words(language);
  return html`<div class="end"><p class="small">${manifest.disclaimer[language]}</p>${link === '' || link.length > LONGEST ? nothing : html`<div class="code">${qrCode(link, w.qr)}<p class="small">${w.scan}</p></div>`}</div>`;
}
