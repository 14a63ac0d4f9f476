/** What the page and the worker that compares two packages say to each other. */
import type { ChosenFile } from '../../../io/file-source.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Problem } from '../../../problem.ts';
import type { Age } from '../../../survey/diff/age.ts';
import type { PlanDiff, VerdictsDiff } from '../../../survey/diff/types.ts';
import type { AuditOptions } from '../../../survey/types.ts';

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

export type ToVersions =
  /** First of all: the desk's own package. */
  | { readonly kind: 'given'; readonly plan: Plan }
  | { readonly kind: 'open'; readonly number: number; readonly origin: Origin }
  /** The same difference the other way round. */
  | { readonly kind: 'turn'; readonly number: number }
  /** Signs as the desk's own package reads them, in pieces; `first` forgets what was sent before. */
  | { readonly kind: 'rows'; readonly rows: readonly ProposalRow[]; readonly first: boolean }
  | { readonly kind: 'judge'; readonly number: number; readonly options: AuditOptions }
  | { readonly kind: 'stop'; readonly number: number };

export type FromVersions =
  /** `part`: 0–1. */
  | { readonly kind: 'progress'; readonly number: number; readonly step: Step; readonly part: number }
  | { readonly kind: 'opened'; readonly number: number; readonly second: Plan; readonly name: string; readonly compared: Compared }
  | { readonly kind: 'turned'; readonly number: number; readonly compared: Compared }
  | { readonly kind: 'judged'; readonly number: number; readonly verdicts: VerdictsDiff; readonly remarks: readonly Problem[] }
  /** Nothing comes of it; no problems where it was given up. */
  | { readonly kind: 'failed'; readonly number: number; readonly problems: readonly Problem[] };
