/** One thing that an import has to say of a delivery. */
import type { Geometry } from 'geojson';
import type { Text } from '../problem.ts';

/** An error keeps the plan from being written; a remark is to be looked at; a note tells what was done. */
export type Severity = 'error' | 'remark' | 'note';

export interface ImportFinding {
  /** `import.` and the trap's name. */
  readonly code: `import.${string}`;
  readonly severity: Severity;
  /** Of the delivery. */
  readonly file?: string;
  /** Id of the layer in the plan; before it is known, the layer's name in its file. */
  readonly layer?: string;
  /** Key of the feature; before it has one, its `at`. */
  readonly feature?: string;
  /** Field of the file, or column of the plan. */
  readonly field?: string;
  /** What is wrong and what to do, or what was done; one or two sentences. */
  readonly text: Text;
  /** As it was received, cut by `shown`. */
  readonly received?: string;
  /** Where, [lon, lat]; absent where the place is not known. */
  readonly at?: readonly [lon: number, lat: number];
  /** What is to be drawn of it, in lon, lat: the overlap, the gap, the sliver, the crossing. */
  readonly shape?: Geometry;
  /** Square metres of `shape`, where it is an area. */
  readonly area?: number;
  /** Square metres by which a repair has changed the feature's area; negative where it has become smaller. */
  readonly change?: number;
}

export type Readiness = 'ready' | 'ready-with-remarks' | 'not-ready';

export function readinessOf(findings: readonly ImportFinding[]): Readiness {
  if (findings.some(({ severity }) => severity === 'error')) return 'not-ready';
  return findings.some(({ severity }) => severity === 'remark') ? 'ready-with-remarks' : 'ready';
}
