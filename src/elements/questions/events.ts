/** What the desk's table and the panel of questions ask for; all bubble and cross shadow roots. A row that is chosen is a `sign-plan-select`, as on the map. */
import type { ExportFormat } from '../../report/sets/export.ts';
import type { Question, Sort } from '../../survey/questions/types.ts';
import type { SetId } from '../../survey/sets/types.ts';

export interface AskEvents {
  /** The questions of a set, all of them, as they are to be from now on. */
  'sign-plan-questions': CustomEvent<{ readonly set: SetId; readonly questions: readonly Question[] }>;
  /** Null is the order of the plan or the file. */
  'sign-plan-sort': CustomEvent<{ readonly set: SetId; readonly sort: Sort | null }>;
  'sign-plan-tab': CustomEvent<{ readonly set: SetId }>;
  /** What is shown, as a file. */
  'sign-plan-export': CustomEvent<{ readonly set: SetId; readonly format: ExportFormat }>;
  /** The panel of all questions is asked for. */
  'sign-plan-ask-more': CustomEvent<null>;
  /** An area is to be drawn on the map, for a question. */
  'sign-plan-draw-area': CustomEvent<null>;
}

declare global {
  interface HTMLElementEventMap extends AskEvents {}
}

export function ask<K extends keyof AskEvents>(from: EventTarget, type: K, detail: AskEvents[K]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
