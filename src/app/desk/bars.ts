/** What is pressed at the desk: the tabs of the side, the tools over the map, the day and the second version. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import { PANES, type DeskState, type Pane } from './store.ts';
import { deskWords } from './words.ts';

const ICONS = {
  identify: 'M10 17.5s5.2-5 5.2-9.4a5.2 5.2 0 0 0-10.4 0c0 4.4 5.2 9.4 5.2 9.4zM8.2 8.1a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0',
  length: 'M3 13.5L13.5 3L17 6.500L6.500 17zM6 10.500l1.600 1.600M8.600 7.900l2.200 2.200M11.300 5.200l1.600 1.600',
  polygon: 'M4 6.500L11 3.500L16.500 9L13.500 16L5.500 14zM4 6.500h.01M11 3.500h.01M16.500 9h.01M13.500 16h.01M5.500 14h.01',
  filter: 'M3 4.500H17L11.500 11V16L8.500 14.500V11z',
} as const;
export type BarTool = keyof typeof ICONS;

/** The tool that is in hand: asking, measuring, drawing, or the filter's pane. */
const inHand = ({ tool, pane }: DeskState): BarTool => (tool === 'length' ? 'length' : tool === 'polygon' ? 'polygon' : pane === 'questions' ? 'filter' : 'identify');

const button = (label: string, pressed: boolean | null, path: string, press: () => void): TemplateResult =>
  html`<button type="button" aria-pressed=${pressed ?? nothing} aria-label=${label} title=${label} @click=${press}><svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round"><path d=${path} /></svg></button>`;

const WHOLE = 'M3.500 8V3.500H8M12 3.500H16.500V8M16.500 12V16.500H12M8 16.500H3.500V12M7 7H13V13H7z';

/** @param whole brings all of the plan into view */
export function toolBar(state: DeskState, language: Language, take: (tool: BarTool) => void, whole: () => void): TemplateResult {
  const w = deskWords(language);
  const hand = inHand(state);
  return html`<div class="tools" role="toolbar" aria-label=${w.tools}>${(Object.keys(ICONS) as BarTool[]).map((tool) => button(w.tool[tool], tool === hand, ICONS[tool], () => take(tool)))}${button(w.whole, null, WHOLE, whole)}</div>`;
}

export const PARTS = { tree: 'M3.5 4.500H16.500V15.500H3.500zM8 4.500V15.500', table: 'M3.500 4.500H16.500V15.500H3.500zM3.500 11H16.500', side: 'M3.500 4.500H16.500V15.500H3.500zM12 4.500V15.500' } as const;
export type PartOfDesk = keyof typeof PARTS;

/** The columns and the table folded away, so that the map has their room. */
export function foldBar(folded: ReadonlySet<PartOfDesk>, language: Language, turn: (part: PartOfDesk) => void): TemplateResult {
  const w = deskWords(language);
  return html`<div class="tools folds" role="toolbar" aria-label=${w.folds}>${(Object.keys(PARTS) as PartOfDesk[]).map((part) => button(w.columns[part], !folded.has(part), PARTS[part], () => turn(part)))}</div>`;
}

/** Tabs by the pattern of the ARIA practices: arrows move, the chosen one alone is a stop of the keyboard. */
export function paneTabs(pane: Pane, language: Language, choose: (pane: Pane) => void): TemplateResult {
  const w = deskWords(language);
  const onKey = (event: KeyboardEvent): void => {
    const at = PANES.indexOf(pane);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: PANES.length - 1 }[event.key];
    const next = to === undefined ? undefined : PANES.at(to % PANES.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${w.side} @keydown=${onKey}>
    ${PANES.map((one) => html`<button type="button" role="tab" id="tab-${one}" aria-controls="pane" aria-selected=${one === pane} tabindex=${one === pane ? 0 : -1} @click=${() => choose(one)}>${w.panes[one]}</button>`)}
  </div>`;
}

/** At the head, as on a drawing's title, or where that has no room above the side: the day that is seen, and what it is held against. */
export function dayBar(where: 'head' | 'row', asOf: string, second: string | null, language: Language, open: () => void, leave: () => void): TemplateResult {
  const w = deskWords(language);
  return html`<div class="day ${where}">
    ${where === 'row' ? html`<button type="button" class="button leave" @click=${leave}>${w.check}</button>` : nothing}
    <button type="button" class="button" @click=${open}><span>${w.asOf}</span>${asOf}</button>
    <button type="button" class="button" @click=${open}><span>${w.compare}</span>${second ?? w.none}</button>
  </div>`;
}
