/** The import report for programs: `signplan-import-report/1`. The same delivery gives the same bytes: nothing in it tells a time. */
import { sumsOf } from './sums.ts';
import { grouped, type ImportReport } from './types.ts';

/** Corners of a finding's shape beyond which the JSON leaves it out: the place stays. */
const MOST_CORNERS = 2000;

export function reportJson({ engine, gdal, readiness, delivered, findings, files, mapping, entries, digest }: ImportReport): string {
  const { id, version, status, title } = delivered.plan;
  const content = {
    schema: 'signplan-import-report/1',
    engine,
    gdal,
    readiness,
    plan: { id, version, status, title },
    package: digest === null ? null : { sha256: digest },
    counts: sumsOf(findings),
    files,
    mapping,
    sources: delivered.sources,
    layers: delivered.layers.map(({ layer, features, before }) => {
      const entry = entries.find((one) => one.id === layer.id);
      return { id: layer.id, role: layer.role, title: layer.title, basis: layer.basis, date: layer.date, source: layer.source, geometry: layer.geometry, count: features.length, before, ...(entry === undefined ? {} : { file: entry.file, bytes: entry.bytes, sha256: entry.sha256 }) };
    }),
    findings: grouped(findings).flatMap((group) => group.findings.map((finding) => (corners(finding.shape) > MOST_CORNERS ? { ...finding, shape: undefined } : finding))),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

function corners(geometry: unknown): number {
  return geometry === undefined ? 0 : (JSON.stringify(geometry).match(/\],\[/g)?.length ?? 0);
}
