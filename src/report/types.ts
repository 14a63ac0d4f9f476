import type { Envelope, Remedy } from '../check/envelope-types.ts';
import type { Counts, Finding, Place, Verdict } from '../check/types.ts';
import type { Text } from '../problem.ts';

/** The 预检报告: everything about one check, as JSON with a fixed key order. */
export interface Report {
  readonly schema: 'signplan-report/1';
  readonly plan: {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    readonly title: Text;
    readonly notice: Text;
    /** The manifest first, which everything else of the package follows from. */
    readonly files: readonly { readonly file: string; readonly sha256: string; readonly verified: 'whole' | 'range' | 'failed' }[];
    readonly includes: readonly { readonly id: string; readonly version: string }[];
    readonly adopts: readonly string[];
  };
  readonly engine: string;
  readonly asOf: string;
  /** Ids of the plan's phases in which that day lies. */
  readonly phases: readonly string[];
  readonly proposal: GeoJSON.Feature<GeoJSON.Point | GeoJSON.LineString>;
  readonly verdict: Verdict;
  readonly headline: Text;
  /** The demonstration notice, or null. */
  readonly notice: Text | null;
  readonly counts: Counts;
  readonly place: Place;
  readonly findings: readonly ReportFinding[];
  /** Only where asked for. */
  readonly notApplying?: readonly { readonly clause: string; readonly title: Text }[];
  /** Only where asked for: what rules of other cities say. None of them binds here, and none is in verdict, counts or findings. */
  readonly comparisons?: readonly ReportFinding[];
  /** What would pass here, and what to change where something fails. Like what follows, only where it was made: a page has its verdict before. */
  readonly envelope?: Envelope;
  readonly remedies?: readonly Remedy[];
  readonly consents: readonly { readonly id: string; readonly title: Text; readonly authority: Text; readonly held: boolean; readonly clauses: readonly string[] }[];
  /** Both only where they were made: a page has its verdict before them. */
  readonly papers?: readonly ReportPaper[];
  readonly procedure?: readonly ReportProcedure[];
  readonly office: { readonly name: Text; readonly note?: Text } | { readonly unknown: Text };
  readonly disclaimer: Text;
}

/** A paper to bring. One of tier T4 is known from other cities only, and its text says so. */
export interface ReportPaper {
  readonly id: string;
  readonly title: Text;
  readonly needed: 'yes' | 'possibly';
  /** Whether it is needed rests on demonstration data. */
  readonly basis: Finding['basis'];
  readonly tier: Finding['tier'];
  readonly confidence: Finding['confidence'];
  readonly citation: Finding['citation'];
  readonly text: Text;
  /** Why it can't be told whether it is needed, and what would settle it. */
  readonly reason?: Text;
}

/** A time limit, duty or note. `working`: working days; left out where the article doesn't say which. */
export interface ReportProcedure extends ReportPaper {
  readonly kind: 'time-limit' | 'duty' | 'note';
  readonly days?: { readonly value: number; readonly working?: boolean | undefined };
}

export interface ProcedureLists {
  readonly papers: readonly ReportPaper[];
  readonly procedure: readonly ReportProcedure[];
}

export interface ReportFinding extends Omit<Finding, 'reasons'> {
  readonly title: Text;
  /** Why it is so, with the numbers; for `unknown` what would settle it. */
  readonly text: Text;
  readonly reason: Finding['reasons'];
}
