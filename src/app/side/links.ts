/** Pages beside the check, at the end of the panel. */
import { html, nothing, type TemplateResult } from 'lit';
import { messages, type Language } from '../../elements/shared/messages.ts';
import { sourceLink } from '../../elements/shared/source-link.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import { deskHere } from './desk-here.ts';
import type { Way } from './side-page.ts';

const WORDS = { zh: { mine: '我的广告', desk: '规划一览', help: '使用说明' }, en: { mine: 'My signs', desk: 'The whole plan', help: 'Help' } } as const;

/** Undefined where it is no address. */
function absolute(address: string): string | undefined {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return undefined;
  }
}

/** @param kept how many proposals are in the list on this device; null: nothing is checked, only what tells of the data is linked @param help address of pages that explain it */
export function links(manifest: Manifest | undefined, language: Language, open: (way: Way) => void, kept: number | null, help: string | null): TemplateResult | typeof nothing {
  if (manifest === undefined) return nothing;
  const m = messages(language);
  const w = WORDS[language];
  const link = (way: Way, label: string): TemplateResult => html`<button type="button" class="text-button" @click=${() => open(way)}>${label}</button>`;
  const data = html`${link({ kind: 'data' }, m.dataNotes)} ${link({ kind: 'clause', id: null }, m.clauses)}`;
  return html`<nav class="links" aria-label=${m.more}>${kept === null ? data : html`${link({ kind: 'mine' }, `${w.mine}${kept === 0 ? '' : ` ${kept}`}`)} ${data} ${link({ kind: 'verify' }, m.verify)} ${deskHere ? link({ kind: 'desk' }, w.desk) : nothing}`} ${help === null ? nothing : sourceLink(absolute(help), w.help)}</nav>
    <sign-plan-surroundings .language=${language}></sign-plan-surroundings>`;
}
