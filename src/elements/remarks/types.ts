/** What the pane of remarks is given, and what it tells. */
import type { Problem, Text } from '../../problem.ts';
import type { ReadRemarks, Remark } from '../../report/remarks/types.ts';
import type { FeatureRef } from '../../survey/types.ts';

/** What was clicked: a place, and the feature that is meant there. */
export interface RemarkSubject {
  readonly at: readonly [lon: number, lat: number];
  readonly ref: FeatureRef | null;
  /** What the feature is called. */
  readonly title: Text | string | null;
}

/** A file of remarks of others, as it was read. */
export interface LoadedRemarks extends ReadRemarks {
  readonly name: string;
}

export interface RemarksEvents {
  /** The remarks of this session and those that were loaded, as they are to be: whoever hears it keeps them and gives them back. */
  'sign-plan-remarks-change': CustomEvent<{ readonly remarks: readonly Remark[]; readonly loaded: readonly LoadedRemarks[] }>;
  /** A remark to be shown on the map, with its feature; `file` is that of others, null for one’s own. */
  'sign-plan-remark-select': CustomEvent<{ readonly remark: Remark; readonly file: string | null }>;
  /** A file to be saved. */
  'sign-plan-remarks-save': CustomEvent<{ readonly name: string; readonly type: string; readonly text: string }>;
  /** Files that were no remarks, or rows in them. */
  'sign-plan-remarks-problems': CustomEvent<{ readonly problems: readonly Problem[] }>;
  /** The place that the next remark is of is not wanted any more. */
  'sign-plan-remark-end': CustomEvent<null>;
}

declare global {
  interface HTMLElementEventMap extends RemarksEvents {}
}

export function tell<K extends keyof RemarksEvents>(from: EventTarget, type: K, detail: RemarksEvents[K]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
