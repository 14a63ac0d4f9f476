/** What an import report tells of. */
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import type { Delivered } from '../deliver.ts';
import type { ImportFinding, Readiness } from '../finding.ts';

export interface GivenDigest {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ImportReport {
  /** `signplan 0.1.0`. */
  readonly engine: string;
  /** What read the sources that GDAL reads; null where there is none. */
  readonly gdal: string | null;
  readonly readiness: Readiness;
  readonly delivered: Delivered;
  readonly findings: readonly ImportFinding[];
  readonly files: readonly GivenDigest[];
  readonly mapping: { readonly file: string; readonly text: string; readonly sha256: string };
  /** Layers as the new package lists them; empty where there is none. */
  readonly entries: readonly LayerEntry[];
  /** SHA-256 of the new package's manifest. */
  readonly digest: string | null;
}

/** The gravest first; within one severity by code, then as they were found. */
export function grouped(findings: readonly ImportFinding[]): { readonly code: string; readonly severity: ImportFinding['severity']; readonly findings: readonly ImportFinding[] }[] {
  const groups = new Map<string, ImportFinding[]>();
  for (const finding of findings) {
    const id = `${RANK[finding.severity]} ${finding.code}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [finding]);
    else group.push(finding);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => (list[0] === undefined ? [] : [{ code: list[0].code, severity: list[0].severity, findings: list }]));
}

const RANK = { error: 0, remark: 1, note: 2 } as const;
