/** Tools of the hand, stroked as the page's other icons are. The word stands beside each. */
import { html, type TemplateResult } from 'lit';

const PATHS = {
  look: 'M10 18s5.5-5.3 5.5-10a5.5 5.5 0 0 0-11 0C4.5 12.7 10 18 10 18zM8.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0',
  length: 'M2.5 13.5l11-11 4 4-11 11zM6 10l1.8 1.8M8.5 7.5l2.5 2.5M11 5l1.8 1.8',
  area: 'M3.5 5.5l12-2 1.5 12-11 1.5zM7 7.5v6M7 10.5h6M13 7v6.5',
  polygon: 'M4.5 6.5l10-2 1.5 10.5-9.5 1zM3 6.5h3v-3H3zM13 6h3V3h-3zM14.5 16.5h3v-3h-3zM5 17.5h3v-3H5z',
  circle: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M10 10h7M9.2 10a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0',
  point: 'M10 3v4M10 13v4M3 10h4M13 10h4M8.2 10a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0',
  select: 'M5 3l11 7.2-5 1-2.6 4.6z',
} as const;
export type DrawIcon = keyof typeof PATHS;

export const drawIcon = (name: DrawIcon): TemplateResult =>
  html`<svg class="tool" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round"><path d=${PATHS[name]} /></svg>`;
