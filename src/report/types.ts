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
    readonly files: readonly { readonly file: string; readonly sha256: string; readonly verified: 'whole' | 'range' | 'failed' }[];
    readonly includes: readonly { readonly id: string; readonly version: string }[];
    readonly adopts: readonly string[];
  };
  readonly engine: string;
  readonly asOf: string;
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
  readonly consents: readonly { readonly id: string; readonly title: Text; readonly authority: Text; readonly held: boolean; readonly clauses: readonly string[] }[];
  readonly office: { readonly name: Text; readonly note?: Text } | { readonly unknown: Text };
  readonly disclaimer: Text;
}

export interface ReportFinding extends Omit<Finding, 'reasons'> {
  readonly title: Text;
  /** Why it is so, with the numbers; for `unknown` what would settle it. */
  readonly text: Text;
  readonly reason: Finding['reasons'];
}
