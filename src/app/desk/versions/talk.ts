/** What the page and the worker that compares two packages say to each other. */
import type { Compared, Origin, Step, Which } from '../../../elements/versions/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Problem } from '../../../problem.ts';
import type { VerdictsDiff } from '../../../survey/diff/types.ts';
import type { AuditOptions } from '../../../survey/types.ts';
import type { PlanGiven } from '../../worker/plan-given.ts';

export type { Compared, Origin, Step, Which };

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

/** As it goes to a worker. */
export type ToWorker = Exclude<ToVersions, { readonly kind: 'given' }> | { readonly kind: 'given'; readonly plan: PlanGiven };

export type FromVersions =
  /** `part`: 0–1. */
  | { readonly kind: 'progress'; readonly number: number; readonly step: Step; readonly part: number }
  | { readonly kind: 'opened'; readonly number: number; readonly second: Plan; readonly name: string; readonly compared: Compared }
  | { readonly kind: 'turned'; readonly number: number; readonly compared: Compared }
  | { readonly kind: 'judged'; readonly number: number; readonly verdicts: VerdictsDiff; readonly remarks: readonly Problem[] }
  /** Nothing comes of it; no problems where it was given up. */
  | { readonly kind: 'failed'; readonly number: number; readonly problems: readonly Problem[] };
