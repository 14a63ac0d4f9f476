/** What differs between two plans, `from` the first `to` the second; turned round it is the difference of the second to the first. */
import type { FindingResult, Place, Verdict } from '../../check/types.ts';
import type { Matrix } from '../../plan/schema/rules.ts';
import type { Text } from '../../problem.ts';
import type { FeatureRef } from '../types.ts';

/** A value at a JSON path; null where there is none. */
export interface Change {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface PlanName {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly title: Text;
}

export interface FeatureChange {
  readonly key: string;
  readonly name?: string;
  /** The class first, the others by name. */
  readonly attributes: readonly Change[];
  readonly shape?: ShapeChange;
}
export interface ShapeChange {
  /** Metres: how far the corner of one that is farthest from the other's outline is from it; for points how far apart they are. */
  readonly shift: number;
  /** m² of ground that one covers and the other does not; for areas only. */
  readonly area?: number;
}
export interface FeatureName {
  readonly key: string;
  readonly name?: string;
  readonly class?: string;
}
export interface LayerDiff {
  readonly layer: string;
  readonly title: Text;
  readonly state: 'added' | 'removed' | 'changed';
  /** Which of the two could not be read; then its features are not compared. */
  readonly unread?: readonly ('from' | 'to')[];
  /** What the plan says of the layer: accuracy, source, columns. */
  readonly entry: readonly Change[];
  readonly added: readonly FeatureName[];
  readonly removed: readonly FeatureName[];
  readonly changed: readonly FeatureChange[];
}

export const CLAUSE_PARTS = ['limits', 'applies', 'outcome', 'text', 'validity', 'citation', 'tier', 'source', 'other'] as const;
export type ClausePart = (typeof CLAUSE_PARTS)[number];

/** A clause, table, definition, consent, sign type or document. */
export interface ItemDiff {
  readonly id: string;
  readonly title?: Text;
  readonly state: 'added' | 'removed' | 'changed';
  readonly changes: readonly Change[];
}
export interface ClauseDiff extends ItemDiff {
  readonly parts: readonly ClausePart[];
}

export type Cell = Matrix['outcomes'][number];
/** Cells that changed from one answer to another, put together: every scope with every type, use and size band named here. */
export interface MatrixDiff {
  readonly what: readonly ('answer' | 'limits' | 'article')[];
  readonly scopes: readonly string[];
  readonly types: readonly string[];
  readonly uses: readonly string[];
  readonly bands: readonly string[];
  readonly cells: number;
  /** Null where one of the matrices has no such combination. */
  readonly from: Cell | null;
  readonly to: Cell | null;
}

export interface PlanDiff {
  readonly from: PlanName;
  readonly to: PlanName;
  readonly manifest: readonly Change[];
  readonly layers: readonly LayerDiff[];
  readonly clauses: readonly ClauseDiff[];
  readonly definitions: readonly ItemDiff[];
  readonly tables: readonly ItemDiff[];
  readonly consents: readonly ItemDiff[];
  readonly signTypes: readonly ItemDiff[];
  readonly procedure: readonly ItemDiff[];
  readonly sources: readonly ItemDiff[];
  readonly matrix: readonly MatrixDiff[];
}

export interface FindingChange {
  readonly clause: string;
  /** Worst result of the clause; null where it gave none. */
  readonly from: FindingResult | null;
  readonly to: FindingResult | null;
  /** What the worse of the two was measured against. */
  readonly feature?: FeatureRef;
}
export interface VerdictChange {
  readonly row: number;
  readonly id: string | null;
  /** Null where the row is in error in that plan. */
  readonly from: Verdict | null;
  readonly to: Verdict | null;
  readonly findings: readonly FindingChange[];
  /** Where the sign stands as to the plan's area, if that differs. */
  readonly area?: { readonly from: Place['area']; readonly to: Place['area'] };
}
export interface VerdictsDiff {
  readonly rows: number;
  /** Rows in error in either. */
  readonly errors: { readonly from: number; readonly to: number };
  readonly transitions: readonly { readonly from: Verdict | null; readonly to: Verdict | null; readonly signs: number }[];
  readonly changed: readonly VerdictChange[];
  /** Signs of the same verdict with other findings behind it. */
  readonly otherFindings: number;
}
