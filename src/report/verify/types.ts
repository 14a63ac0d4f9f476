/** What becomes of a report that is made again from the data at hand. */
import type { Verdict } from '../../check/types.ts';
import type { Problem, Text } from '../../problem.ts';
import type { ReportFinding } from '../types.ts';

/** Bytes of a file of reports that a page takes; the largest of one report is some hundred KB. */
export const MAX_REPORTS = 50 * 1024 * 1024;

/**
 * `confirmed`: made again, it is the same in everything that it says; `edited`: from the same data by the same engine it is not, so it was changed since it was made;
 * `differs`: the data are others, or the engine is another and finds otherwise.
 */
export type Outcome = 'confirmed' | 'edited' | 'differs';

/** A part of the plan's own description that is not as the report says. */
export interface PlanChange {
  readonly field: 'id' | 'version' | 'status' | 'title' | 'notice' | 'includes' | 'adopts';
  readonly was: string;
  readonly now: string;
}

/** `title`: of the layer that the file holds. `missing`: in the report only; `new`: in the package only; `unread`: the file is the same and cannot be read now. Checksums are SHA-256. */
export interface FileChange {
  readonly file: string;
  readonly title?: Text;
  readonly change: 'changed' | 'missing' | 'new' | 'unread';
  readonly was: string | null;
  readonly now: string | null;
}

/** What a finding says, as far as one compares it. */
export type Said = Pick<ReportFinding, 'result' | 'measure' | 'value' | 'unit' | 'limit' | 'feature' | 'scope' | 'text'>;

export interface FindingChange {
  readonly change: 'changed' | 'appeared' | 'gone';
  readonly clause: string;
  readonly title: Text;
  readonly was: Said | null;
  readonly now: Said | null;
}

/** A value of the report's JSON that is not what it would be; as JSON text, cut to a readable length; null where it is not there at all. */
export interface FieldChange {
  readonly path: string;
  readonly was: string | null;
  readonly now: string | null;
}

export interface Verification {
  readonly schema: 'signplan-verification/1';
  readonly outcome: Outcome;
  /** The report that was handed over. */
  readonly report: {
    readonly id?: string;
    readonly name?: string;
    readonly signType: string;
    readonly plan: { readonly id: string; readonly version: string; readonly title: Text };
    readonly engine: string;
    readonly asOf: string;
  };
  /** What it was made again from, and by. */
  readonly against: { readonly plan: { readonly id: string; readonly version: string }; readonly engine: string };
  /** Everything that it says of the sign is what is found now, whatever else is other. */
  readonly holds: boolean;
  readonly verdict: { readonly was: Verdict; readonly now: Verdict | null };
  readonly headline: { readonly was: Text; readonly now: Text | null };
  readonly plan: readonly PlanChange[];
  readonly files: readonly FileChange[];
  readonly findings: readonly FindingChange[];
  /** What else differs; where the report was edited, all that does. */
  readonly fields: readonly FieldChange[];
  /** Layers that the report was made without: it was made again without them. */
  readonly without: readonly { readonly id: string; readonly title: Text }[];
  /** What is found with those layers, where they can be read now. */
  readonly whole: { readonly verdict: Verdict; readonly headline: Text } | null;
  /** Why the proposal cannot be judged by the plan at hand. */
  readonly problems: readonly Problem[];
}

/** One of the reports in a file. `skipped`: a row that was in error when the reports were made, and so says nothing that could be verified. */
export type VerifiedRow = { readonly row: number; readonly id?: string } & (
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly kind: 'skipped' }
);

export interface VerifiedRows {
  /** One report, or a list of them. */
  readonly single: boolean;
  readonly rows: readonly VerifiedRow[];
}
