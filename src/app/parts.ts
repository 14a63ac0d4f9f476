/** Parts of the page around the view elements. */
import { html, nothing, type TemplateResult } from 'lit';
import { emblem, toolIcon } from '../elements/shared/icons.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import type { Plan } from '../plan/plan.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import { problemLine, type Problem } from '../problem.ts';
import type { Report } from '../report/types.ts';
import type { Lazy } from './lazy.ts';
import type { MapState } from './map/map-module.ts';
import type { Way } from './side/side-page.ts';

/** The first stops of the keyboard, seen while they have the focus. Buttons, since the fragment of the address holds the form. */
export function skips(language: Language, to: { readonly map: (() => void) | null; readonly result: () => void }): TemplateResult {
  const m = messages(language);
  return html`<div class="skips">
    <button type="button" class="button" @click=${to.result}>${m.skipToResult}</button>
    ${to.map === null ? nothing : html`<button type="button" class="button" @click=${to.map}>${m.skipToMap}</button>`}
  </div>`;
}

type Open = (page: Way) => void;

const LANGUAGES = [['zh-CN', 'zh', '中文'], ['en', 'en', 'EN']] as const;

export function header(manifest: Manifest | undefined, language: Language, choose: (lang: (typeof LANGUAGES)[number][0]) => void, open: Open, nav?: TemplateResult): TemplateResult {
  const m = messages(language);
  // A title that ends with its years in brackets: the years in a quieter hand.
  const [, name = manifest?.title[language] ?? m.panel, years] = /^(.*\S)\s*[（(]([^（(]*\d{4}[^（(]*)[）)]$/.exec(manifest?.title[language] ?? '') ?? [];
  return html`<header class="top" part="header">
    <slot name="logo">${emblem}</slot>
    <div class="heading">
      <h1>${name}</h1>
      ${years === undefined ? nothing : html`<span class="years">${years}</span>`}
      ${manifest === undefined ? nothing : html`<button type="button" class="about" @click=${() => open({ kind: 'data' })}>${manifest.status === 'demonstration' ? html`<span class="demo">${m.demonstrationData}</span> ` : nothing}<span class="link">${m.dataNotes}</span></button>`}
    </div>
    ${nav}
    <div class="languages" role="group" aria-label=${m.language}>
      ${LANGUAGES.map(([lang, of, label]) => html`<button type="button" lang=${lang} aria-pressed=${of === language} @click=${() => choose(lang)}>${label}</button>`)}
    </div>
  </header>`;
}

interface Note {
  readonly title?: string;
  readonly text: string;
  /** For whoever runs the site: file, path, value. Folded. */
  readonly problems: readonly Problem[];
  readonly retry?: () => void;
}

export function note({ title, text, problems, retry }: Note, language: Language): TemplateResult {
  const m = messages(language);
  return html`<div class="note">
    ${toolIcon('warn')}
    <div>
      ${title === undefined ? nothing : html`<strong>${title}</strong>`}
      <p>${text}</p>
      ${problems.length === 0
        ? nothing
        : html`<details>
            <summary>${m.forAdministrator}${toolIcon('down')}</summary>
            ${problems.map((problem) => html`<p class="problem">${problemLine(problem, language)}</p>`)}
          </details>`}
    </div>
    ${retry === undefined ? nothing : html`<button type="button" class="button" @click=${retry}>${m.retry}</button>`}
  </div>`;
}

/** What is lost, what still stands, one button: an unreadable package, broken layers, a broken link. */
export function notes(state: { readonly plan: Plan | null; readonly failure: readonly Problem[]; readonly link: readonly Problem[]; readonly otherData: boolean; readonly report: Report | null; readonly missing: readonly Lazy<unknown>[] }, language: Language, retry: () => void): readonly TemplateResult[] {
  const m = messages(language);
  const rows: Note[] = [];
  if (state.link.length > 0) rows.push({ title: m.badLink, text: state.link.map((problem) => problem.text[language]).join(' '), problems: state.link });
  if (state.otherData) rows.push({ title: m.otherData, text: m.otherDataText, problems: [] });
  if (state.failure.length > 0) rows.push({ text: m.unreadable, problems: state.failure, retry });
  // Of a layer that is only drawn the map itself says that it is missing.
  const failed = [...(state.plan?.layers.values() ?? [])].filter((layer) => layer.state === 'failed' && layer.entry.role !== 'base').map(({ entry }) => entry);
  if (failed.length > 0) {
    const undecided = state.report?.findings.filter(({ result, reason }) => result === 'unknown' && reason.some((why) => why.kind === 'layer' && failed.some(({ id }) => id === why.layer))) ?? [];
    rows.push({
      title: m.layerFailed(failed.map(({ title }) => title[language]).join(language === 'zh' ? '；' : '; ')),
      text: `${m.unreadable}${language === 'zh' ? '' : ' '}${m.layerFailedText(undecided.length)}`,
      problems: state.plan?.problems.filter(({ file }) => failed.some((entry) => file?.endsWith(entry.file) === true)) ?? [],
      retry,
    });
  }
  if (state.missing.length > 0) rows.push({ text: m.partMissing, problems: [], retry: () => state.missing.forEach(({ fetch }) => void fetch()) });
  return rows.map((row) => note(row, language));
}

/** Whether a sign of this type has a face whose two ends stand on the ground plan: on a building, or around a site. */
export function hasFace(plan: Plan | null, signType: string | undefined): boolean {
  const group = plan?.rules.signTypes.find(({ id }) => id === signType)?.group;
  return group === 'building' || group === 'enclosure';
}

/** Other ways to state the place, in the form's room for them. */
export function placeTools(language: Language, to: { readonly coordinates: () => void; readonly draw: (() => void) | null }): TemplateResult {
  const m = messages(language);
  return html`<p slot="place" class="place-tools">
    <button type="button" class="button" @click=${to.coordinates}>${m.enterCoordinates}</button>
    ${to.draw === null ? nothing : html`<button type="button" class="button" @click=${to.draw}>${m.drawFace}</button>`}
  </p>`;
}

/** In the map's place while there is none. */
export function mapNote(state: MapState, language: Language, retry: () => void): TemplateResult | typeof nothing {
  const m = messages(language);
  if (state === 'failed')
    return html`<div class="map-note" role="status">
      <p><strong>${m.mapFailed}</strong><br />${m.mapFailedText}</p>
      <button type="button" class="button" @click=${retry}>${m.retry}</button>
    </div>`;
  return state === 'none' || state === 'coming' || state === 'drawing' ? html`<p class="map-note">${m.mapLoading}</p>` : nothing;
}
