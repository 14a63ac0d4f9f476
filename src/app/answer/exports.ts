/** A report as files that others read, byte for byte as the command line's `check --format` writes them for the one proposal. Fetched when one is asked for. */
import type { Language } from '../../elements/shared/messages.ts';
import { reportCsv } from '../../report/csv.ts';
import { fingerprint } from '../../report/fingerprint.ts';
import { rowFeature } from '../../report/geojson.ts';
import { reportJson } from '../../report/report.ts';
import type { ReportRow } from '../../report/rows.ts';
import type { Report } from '../../report/types.ts';
import { saveFile } from '../save-file.ts';

export type Format = 'json' | 'geojson' | 'csv';

/** The one row of an input that is one Feature. */
function rowOf(report: Report): ReportRow {
  const id: unknown = report.proposal.properties?.['id'];
  return { row: 1, ...(typeof id === 'string' ? { id } : {}), answer: { ok: true, report } };
}

/** CSV with its byte order mark, its headline and notice in `language`; the others hold both languages. */
export function exported(report: Report, format: Format, language: Language): string {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'geojson':
      return `${JSON.stringify(rowFeature(rowOf(report)), null, 2)}\n`;
    case 'csv':
      return reportCsv([rowOf(report)], language);
  }
}

const TYPES: Readonly<Record<Format, string>> = { json: 'application/json', geojson: 'application/geo+json', csv: 'text/csv;charset=utf-8' };

/** `signplan-wall-2026-11-24-4E1C09B752AD.json`: what it is of, of when, and the mark that the sheet of the same report bears. */
export function fileName(report: Report, format: Format): string {
  const type = String(report.proposal.properties?.['signType'] ?? '').replace(/[^\w-]+/g, '') || 'sign';
  return ['signplan', type, report.asOf, fingerprint(report).replaceAll(' ', '')].join('-') + `.${format}`;
}

/** Hands the browser a file to save. */
export const save = (report: Report, format: Format, language: Language): void => saveFile(fileName(report, format), new Blob([exported(report, format, language)], { type: TYPES[format] }));
