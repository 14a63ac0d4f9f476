import { html, svg, type TemplateResult } from 'lit';
import type { RowOutcome } from '../../report/verify/rows.ts';

const SHEET = 'M5.5 2h9L19 6.5V22H5.5z';
const MARKS: Readonly<Record<RowOutcome, string>> = {
  confirmed: 'M8.5 13.2l2.7 2.7 5-5.4',
  moved: 'M8.3 12c1.4-1.6 2.7-1.6 4 0s2.6 1.6 4 0M8.3 16.2c1.4-1.6 2.7-1.6 4 0s2.6 1.6 4 0',
  differs: 'M8.5 11.5h7.5M8.5 15.5h7.5M14 8.5l-3.5 10',
  edited: 'M8.8 10.2l7 7M15.8 10.2l-7 7',
  unreadable: 'M10 10.6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.9-1.1 1.8M12.3 17.2v.6',
  skipped: 'M9 13.5h6.5',
};

/** A sheet with a mark on it. In ink, never in a verdict's colour: a report that says 不符合 may well be confirmed. One that was edited is a filled sheet. */
export const outcomeGlyph = (outcome: RowOutcome): TemplateResult =>
  html`<svg class="sheet ${outcome}" viewBox="0 0 24 24" aria-hidden="true">${svg`<path class="paper" d=${SHEET}/><path class="mark" d=${MARKS[outcome]}/>`}</svg>`;
