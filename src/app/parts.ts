/** Parts of the page around the view elements. */
import { html, nothing, type TemplateResult } from 'lit';
import { RESULTS, type FindingResult } from '../check/types.ts';
import { emblem, toolIcon } from '../elements/shared/icons.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import type { Plan } from '../plan/plan.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import { problemLine, type Problem } from '../problem.ts';
import type { Report } from '../report/types.ts';

const LANGUAGES = [['zh-CN', 'zh', '中文'], ['en', 'en', 'EN']] as const;

export function header(manifest: Manifest | undefined, language: Language, choose: (lang: (typeof LANGUAGES)[number][0]) => void): TemplateResult {
  const m = messages(language);
  // A title that ends with its years in brackets: the years in a quieter hand.
  const [, name = manifest?.title[language] ?? m.panel, years] = /^(.*\S)\s*[（(]([^（(]*\d{4}[^（(]*)[）)]$/.exec(manifest?.title[language] ?? '') ?? [];
  return html`<header class="top">
    ${emblem}
    <div class="heading">
      <h1>${name}</h1>
      ${years === undefined ? nothing : html`<span class="years">${years}</span>`}
      ${manifest?.status === 'demonstration' ? html`<span class="demo">${m.demonstrationData}</span>` : nothing}
    </div>
    <div class="languages" role="group" aria-label=${m.language}>
      ${LANGUAGES.map(([lang, of, label]) => html`<button type="button" lang=${lang} aria-pressed=${of === language} @click=${() => choose(lang)}>${label}</button>`)}
    </div>
  </header>`;
}

interface Note {
  readonly title?: string;
  readonly text?: string;
  readonly problems: readonly Problem[];
  readonly retry?: () => void;
}

function note({ title, text, problems, retry }: Note, language: Language): TemplateResult {
  return html`<div class="note">
    ${toolIcon('warn')}
    <div>
      ${title === undefined ? nothing : html`<strong>${title}</strong>`} ${text === undefined ? nothing : html`<p>${text}</p>`} ${problems.map((problem) => html`<p class="problem">${problemLine(problem, language)}</p>`)}
    </div>
    ${retry === undefined ? nothing : html`<button type="button" class="button" @click=${retry}>${messages(language).retry}</button>`}
  </div>`;
}

/** What is lost, what still stands, one button: an unreadable package, a broken layer, a broken link. */
export function notes(state: { readonly plan: Plan | null; readonly failure: readonly Problem[]; readonly link: readonly Problem[]; readonly report: Report | null }, language: Language, retry: () => void): readonly TemplateResult[] {
  const m = messages(language);
  const undecided = (layer: string): number => state.report?.findings.filter(({ result, reason }) => result === 'unknown' && reason.some((why) => why.kind === 'layer' && why.layer === layer)).length ?? 0;
  const rows: Note[] = [];
  if (state.link.length > 0) rows.push({ title: m.badLink, problems: state.link });
  if (state.failure.length > 0) rows.push({ problems: state.failure, retry });
  for (const { entry, state: read } of state.plan?.layers.values() ?? []) {
    if (read !== 'failed') continue;
    const problems = state.plan?.problems.filter(({ file }) => file?.endsWith(entry.file) === true) ?? [];
    rows.push({ title: m.layerFailed(entry.title[language]), text: m.layerFailedText(undecided(entry.id)), problems, retry });
  }
  return rows.map((row) => note(row, language));
}

/** Of what date and data the findings are, and where an application goes. */
export function closing({ asOf, office, disclaimer, plan }: Report, language: Language): TemplateResult {
  const m = messages(language);
  return html`<div class="closing">
    <p>${m.asOf(asOf)} · <span translate="no">${plan.id} ${plan.version}</span></p>
    <p>${'name' in office ? `${m.office}${office.name[language]}${office.note === undefined ? '' : ` ${office.note[language]}`}` : office.unknown[language]}</p>
    <p>${disclaimer[language]}</p>
  </div>`;
}

/** Counted even where they are none: what was left to judgement, and what was not checked. */
const ALWAYS: ReadonlySet<FindingResult> = new Set<FindingResult>(['reserved', 'not-covered']);

export function footer({ counts }: Report, language: Language, copied: 'json' | 'link' | null, copy: (what: 'json' | 'link') => void): TemplateResult {
  const m = messages(language);
  const of = (result: FindingResult): number => (result === 'not-covered' ? counts.notCovered : counts[result]);
  return html`<footer class="foot">
    <p class="counts">
      <span>${m.checked} <b>${counts.checked}</b></span>
      ${RESULTS.filter((result) => result !== 'pass' && (of(result) > 0 || ALWAYS.has(result))).map((result) => html`<span>${m.counts[result]} <b>${of(result)}</b></span>`)}
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => copy('json')}>${copied === 'json' ? m.copied : m.copyJson}</button>
      <button type="button" class="button" @click=${() => copy('link')}>${copied === 'link' ? m.copied : m.copyLink}</button>
    </div>
    <p class="quiet" role="status">${copied === null ? '' : m.copied}</p>
  </footer>`;
}

/** Text to be copied by hand. */
export function copyDialog(text: string, language: Language, closed: () => void): TemplateResult {
  const m = messages(language);
  return html`<dialog aria-labelledby="by-hand" @close=${closed}>
    <form method="dialog">
      <p id="by-hand">${m.copyByHand}</p>
      <textarea readonly rows="10" aria-labelledby="by-hand" .value=${text}></textarea>
      <button class="button">${m.close}</button>
    </form>
  </dialog>`;
}
