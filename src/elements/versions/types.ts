/** What the pane of versions is given, and what it tells. */
import type { Plan } from '../../plan/plan.ts';
import type { Problem } from '../../problem.ts';
import type { Age } from '../../survey/diff/age.ts';
import type { PlanDiff, VerdictsDiff } from '../../survey/diff/types.ts';
import type { FeatureRef } from '../../survey/types.ts';

/** A file with its path below what was chosen: `package/zones.fgb`. */
export interface ChosenFile {
  readonly path: string;
  readonly file: Blob;
}

/** Where the second package is: the address of its folder, or files that were chosen or dropped. */
export type Origin = { readonly kind: 'address'; readonly address: string } | { readonly kind: 'files'; readonly files: readonly ChosenFile[] };

/** `first` is the desk's own package, `second` the one that was opened beside it. */
export type Which = 'first' | 'second';

export interface Compared {
  readonly difference: PlanDiff;
  /** Which of the two the difference is from; the other is what it leads to. */
  readonly from: Which;
  readonly age: Age;
}

export type Step = 'read' | 'compare' | 'judge';

export interface VersionsState {
  /** The package that was opened; `name` is its folder, file or address. What could not be read of it is in `plan.problems`. */
  readonly second: { readonly plan: Plan; readonly name: string } | null;
  readonly compared: Compared | null;
  /** Null while no signs are judged by both. */
  readonly verdicts: VerdictsDiff | null;
  /** What is to be said of the inventory as a whole. */
  readonly remarks: readonly Problem[];
  /** What is being done, 0–1; null is nothing. */
  readonly progress: { readonly step: Step; readonly part: number } | null;
  /** Why nothing came of the last question. */
  readonly problems: readonly Problem[];
}

/** The detail of `sign-plan-select` and `sign-plan-highlight` as this pane sends them: `sides` are the plans that have the feature, `side` the one that is meant first. */
export interface VersionFeature extends FeatureRef {
  readonly side: Which;
  readonly sides: readonly Which[];
}

export interface VersionsEvents {
  /** The day that everything is to be seen and judged as of, ISO. */
  'sign-plan-as-of': CustomEvent<{ readonly date: string }>;
  /** A second package to be opened. */
  'sign-plan-version-open': CustomEvent<Origin>;
  /** The second package to be closed, the difference turned round, or what is being done given up. */
  'sign-plan-version': CustomEvent<{ readonly action: 'close' | 'turn' | 'cancel' }>;
  /** The map is to show both packages side by side, or no longer. */
  'sign-plan-swipe': CustomEvent<{ readonly on: boolean }>;
  /** The difference to be saved, whole, whatever is shown of it. */
  'sign-plan-version-save': CustomEvent<{ readonly format: 'json' | 'text' }>;
  /** A sign whose verdict changes, by row of its file. */
  'sign-plan-version-sign': CustomEvent<{ readonly row: number; readonly id: string | null }>;
}

declare global {
  interface HTMLElementEventMap extends VersionsEvents {}
}

export function tell<K extends keyof VersionsEvents>(from: EventTarget, type: K, detail: VersionsEvents[K]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
