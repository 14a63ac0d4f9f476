/** The proposal as a Feature again, with its verdict: for a map or a GIS. */
import type { Feature } from 'geojson';
import { errorRow, type ReportRow } from './rows.ts';
import type { Report } from './types.ts';

/** Findings that anyone has to act on; the rest is in the counts. */
const TELLING: ReadonlySet<string> = new Set(['fail', 'unknown', 'consent']);

export function reportFeature(report: Report): Feature {
  const { proposal, verdict, headline, counts, asOf, plan, engine, notice, comparisons } = report;
  const findings = report.findings.filter((finding) => TELLING.has(finding.result)).map(({ clause, result, feature }) => ({ clause, result, ...(feature === undefined ? {} : { feature: `${feature.layer}/${feature.key}` }) }));
  return {
    type: 'Feature',
    geometry: proposal.geometry,
    properties: { ...proposal.properties, verdict, headline: headline.zh, headlineEn: headline.en, ...counts, findings, asOf, plan: `${plan.id} ${plan.version}`, engine, notice: notice?.zh ?? null, ...(comparisons === undefined ? {} : { comparisons: comparisons.map(({ clause, result }) => ({ clause, result })) }) },
  };
}

/** A row in error is a Feature without a place. */
export const rowFeature = (row: ReportRow): Feature => (row.answer.ok ? reportFeature(row.answer.report) : { type: 'Feature', geometry: null as never, properties: errorRow(row, row.answer.problems) });
