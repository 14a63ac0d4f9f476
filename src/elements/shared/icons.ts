/** Drawings of the page. Each is stroked or filled in `currentColor`; none carries meaning without the word beside it, so all are hidden from assistive technology. */
import { html, svg, type TemplateResult } from 'lit';
import type { Verdict } from '../../check/types.ts';

/** Solid shapes, told apart by outline: octagon, diamond, half disc, disc, broken ring. On 24 × 24. */
export function verdictGlyph(verdict: Verdict): TemplateResult {
  switch (verdict) {
    case 'nonconforming':
      return mark(24, svg`<path fill="currentColor" d="M7.7 1.5h8.6l6.2 6.2v8.6l-6.2 6.2H7.7l-6.2-6.2V7.7z"/><path class="cut" d="M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6"/>`);
    case 'undetermined':
      return mark(24, svg`<path fill="currentColor" d="M12 .8L23.2 12 12 23.2.8 12z"/><path class="cut" d="M9.3 9.7a2.7 2.7 0 1 1 4 2.3c-.9.5-1.3 1-1.3 2"/><circle class="dot" cx="12" cy="17.1" r="1.35"/>`);
    case 'conditional':
      return mark(24, svg`<circle cx="12" cy="12" r="9.75" fill="none" stroke="currentColor" stroke-width="2.25"/><path fill="currentColor" d="M12 2.5a9.5 9.5 0 0 0 0 19z"/>`);
    case 'conforming':
      return mark(24, svg`<circle cx="12" cy="12" r="10.9" fill="currentColor"/><path class="cut" d="M7 12.5l3.5 3.5L17 9"/>`);
    case 'outside':
      return mark(24, svg`<circle cx="12" cy="12" r="9.75" fill="none" stroke="currentColor" stroke-width="2.25" stroke-dasharray="4.1 3.56"/><path d="M7.5 12h9" stroke="currentColor" stroke-width="2.25"/>`);
  }
}

export const mark = (size: 16 | 24, content: TemplateResult): TemplateResult => html`<svg class="glyph g${size}" viewBox=${`0 0 ${size} ${size}`} aria-hidden="true">${content}</svg>`;

const TOOLS = {
  down: 'M4.5 7.5l5.5 5.5 5.5-5.5',
  pin: 'M10 18s5.5-5.3 5.5-10a5.5 5.5 0 0 0-11 0C4.5 12.7 10 18 10 18zM8.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0',
  warn: 'M10 2.8L18 16.5H2zM10 8v4M10 13.8v1',
  wait: 'M10 3a7 7 0 1 1-7 7',
  locate: 'M10 4.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M10 1.5v4M10 14.5v4M1.5 10h4M14.5 10h4M9 10a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  edit: 'M4 16l.8-3.6L13.5 3.7l2.8 2.8L7.6 15.2zM11.5 5.7l2.8 2.8',
} as const;
export type Tool = keyof typeof TOOLS;

export const toolIcon = (tool: Tool): TemplateResult =>
  html`<svg class="tool ${tool}" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><path d=${TOOLS[tool]} /></svg>`;

/** A signboard on hatched ground: the mark beside the title. */
export const emblem = html`<svg class="emblem" viewBox="0 0 26 26" aria-hidden="true">
  <path class="field" d="M1 1H25V25H1z" /><path class="hatch" d="M1 17L17 1M1 25L25 1M9 25L25 9" /><path class="board" d="M6 10.5H20V17H6zM13 17V22.5" />
</svg>`;
