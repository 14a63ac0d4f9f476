/** Marks of the table's controls; each has a name beside it. */
import { svg, html, type TemplateResult } from 'lit';

const drawn = (path: TemplateResult, name: string): TemplateResult => html`<svg class="mark ${name}" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round">${path}</svg>`;

export const funnel = drawn(svg`<path d="M2 3h12L9.5 8.5V13l-3-1.5v-3z" />`, 'funnel');
export const cross = drawn(svg`<path d="M4 4l8 8M12 4l-8 8" />`, 'cross');
export const lens = drawn(svg`<path d="M11 7a4 4 0 1 1-8 0a4 4 0 0 1 8 0M10 10l4 4" />`, 'lens');
export const upward = drawn(svg`<path d="M4 10l4-4 4 4" />`, 'order');
export const downward = drawn(svg`<path d="M4 6l4 4 4-4" />`, 'order');
