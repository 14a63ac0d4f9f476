/** A drawing for each kind of name, on 20 × 20; the word always stands beside it. Planned sites and existing signs are drawn as on the map. */
import { html, type TemplateResult } from 'lit';
import type { NameKind } from '../../plan/schema/gazetteer.ts';

const BUILDINGS = 'M3 16.5V8l4.5-3v11.5M7.5 16.5V3.5H17v13M2 16.5h16M10.5 7h3.5M10.5 10h3.5M10.5 13h3.5';
const VILLAGE = 'M2 16.5h16M4 16.5V9l4-4 4 4v7.5M12 11l2-2 3 3v4.5M7 16.5V12h2v4.5';
const GLYPHS: Readonly<Record<NameKind, string>> = {
  road: 'M6.5 2.5L3 17.5M13.5 2.5L17 17.5M10 3v3M10 8.5v3M10 14v3.5',
  landmark: 'M10 18s5.5-5.3 5.5-10a5.5 5.5 0 0 0-11 0C4.5 12.7 10 18 10 18zM8.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0',
  station: 'M5 3.5h10v10H5zM5 9.5h10M7.5 13.5L5 17.5M12.5 13.5l2.5 4M6 16h8',
  water: 'M2 6.5c2 0 2-1.5 4-1.5s2 1.5 4 1.5 2-1.5 4-1.5 2 1.5 4 1.5M2 11c2 0 2-1.5 4-1.5s2 1.5 4 1.5 2-1.5 4-1.5 2 1.5 4 1.5M2 15.5c2 0 2-1.5 4-1.5s2 1.5 4 1.5 2-1.5 4-1.5 2 1.5 4 1.5',
  park: 'M10 2.5L4.5 9H7l-3 4.5h12L13 9h2.5zM10 13.5v4',
  subdistrict: BUILDINGS,
  town: VILLAGE,
  'township-unit': VILLAGE,
  site: 'M4.5 4.5h11v11h-11z',
  zone: 'M3 5l6-2 8 3-1 9-9 2-4-5zM5.5 13.5l8-9M10 16l6.5-7',
  segment: 'M3.5 14.5l4-5.5 5 1.5 4-6.5M2.5 17.5l5-6.5 5 1.5 5-7.5',
  junction: 'M7.5 2.5v5h-5M12.5 2.5v5h5M7.5 17.5v-5h-5M12.5 17.5v-5h5',
  sign: 'M10 4l6.5 11.5h-13z',
};
const TOOLS = { search: 'M8.5 3.5a5 5 0 1 0 0 10a5 5 0 1 0 0-10M12.2 12.2l4.8 4.8', clear: 'M5.5 5.5l9 9M14.5 5.5l-9 9' } as const;

const drawn = (path: string): TemplateResult => html`<svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round"><path d=${path} /></svg>`;

export const kindGlyph = (kind: NameKind): TemplateResult => drawn(GLYPHS[kind]);
export const searchGlyph = (tool: keyof typeof TOOLS): TemplateResult => drawn(TOOLS[tool]);
