import { svg, type TemplateResult } from 'lit';
import type { FindingResult } from '../../check/types.ts';
import { mark } from './icons.ts';

/** The shapes of the verdicts at 16 × 16, and four quieter ones. */
export function resultGlyph(result: FindingResult): TemplateResult {
  switch (result) {
    case 'fail':
      return mark(16, svg`<path fill="currentColor" d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z"/><path class="cut" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"/>`);
    case 'unknown':
      return mark(16, svg`<path fill="currentColor" d="M8 .3L15.7 8 8 15.7.3 8z"/><path class="cut" d="M6.3 6.6a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3"/><circle class="dot" cx="8" cy="11.4" r=".95"/>`);
    case 'consent':
      return mark(16, svg`${ring()}<path fill="currentColor" d="M8 2a6 6 0 0 0 0 12z"/>`);
    case 'advice':
      return mark(16, svg`${ring()}<path d="M8 7.3v4" stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="4.9" r=".95" fill="currentColor"/>`);
    case 'reserved':
      return mark(16, svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><circle cx="8" cy="4.6" r="2.6"/><path d="M2.5 14.3c.3-3.4 2.3-5 5.5-5s5.2 1.6 5.5 5z"/></g>`);
    case 'not-covered':
      return mark(16, svg`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.8 2.109"/>`);
    case 'pass':
      return mark(16, svg`<path d="M3 8.6l3.3 3.3L13 4.6" fill="none" stroke="currentColor" stroke-width="1.75"/>`);
  }
}
const ring = (): TemplateResult => svg`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
