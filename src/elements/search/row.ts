/** One find: what kind it is, its name with what was typed marked, its number. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Hit, Matched } from '../../plan/search/compile.ts';
import type { Language } from '../shared/messages.ts';
import { kindGlyph } from './glyphs.ts';
import { words } from './words.ts';

export interface Row {
  readonly hit: Hit;
  readonly id: string;
  readonly active: boolean;
  readonly language: Language;
  readonly choose: () => void;
}

export function rowView({ hit, id, active, language, choose }: Row): TemplateResult {
  const { entry, matched } = hit;
  const { kind, name, number, within, at, pinyin } = entry;
  const m = words(language);
  const text = (field: Matched['field'], value: string): readonly (string | TemplateResult)[] => (matched.field === field ? marked(value, matched.ranges) : [value]);
  const chinese = html`<span lang="zh">${text('zh', name.zh)}</span>`;
  const english = language === 'en' ? name.en : undefined;
  return html`<li role="option" id=${id} aria-selected=${active} class=${active ? 'active' : ''} @click=${choose}>
    ${kindGlyph(kind)}
    <span class="name">${english === undefined ? chinese : text('en', english)}</span>
    ${number === undefined ? nothing : html`<span class="number">${text('number', number)}</span>`}
    <span class="about"><span>${m.kinds[kind]}</span>${english === undefined ? nothing : chinese}${within === undefined ? nothing : html`<span lang="zh">${text('within', within)}</span>`}${language === 'en' && english === undefined && pinyin !== '' ? html`<span>${pinyin}</span>` : nothing}${at === undefined ? html`<span class="nowhere">${m.nowhere}</span>` : nothing}</span>
  </li>`;
}

/** Ranges are in order and apart. */
function marked(text: string, ranges: Matched['ranges']): readonly (string | TemplateResult)[] {
  let at = 0;
  const parts = ranges.flatMap(([from, to]): (string | TemplateResult)[] => {
    const before = text.slice(at, from);
    at = to;
    return [before, html`<mark>${text.slice(from, to)}</mark>`];
  });
  return [...parts, text.slice(at)];
}
