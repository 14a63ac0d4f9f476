/** Reports as a table, a row a sign. Comma, CRLF, and a byte order mark so that spreadsheets read the Chinese. */
import type { FindingResult } from '../check/types.ts';
import { problemLine } from '../problem.ts';
import type { Language } from './phrases.ts';
import type { ReportRow } from './rows.ts';
import type { Report } from './types.ts';

export const CSV_COLUMNS = [
  'row', 'id', 'name', 'signType', 'use', 'lon', 'lat', 'verdict', 'headline',
  'checked', 'fail', 'unknown', 'consent', 'advice', 'reserved', 'notCovered', 'pass',
  'failing', 'undecided', 'consents', 'zones', 'comparisons', 'asOf', 'plan', 'notice', 'error',
] as const;

/** Text that a spreadsheet would take for a formula gets a quote in front, wide signs too, which East Asian ones read alike; what holds a separator is quoted. */
export function csvCell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value === undefined ? '' : /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const clauses = (report: Report, result: FindingResult): string => [...new Set(report.findings.filter((finding) => finding.result === result).map((finding) => finding.clause))].join(';');
/** Clauses of other cities that are not met, where they were asked for. */
const differing = ({ comparisons = [] }: Report): string => comparisons.filter(({ result, reason }) => result === 'advice' && reason.length === 0).map(({ clause }) => clause).join(';');
const text = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value));

function cells(row: ReportRow, language: Language): (string | number | undefined)[] {
  if (!row.answer.ok) return [row.row, row.id, ...CSV_COLUMNS.slice(2, -1).map(() => undefined), row.answer.problems.map((problem) => problemLine(problem, language)).join(' | ')];
  const { report } = row.answer;
  const { geometry, properties } = report.proposal;
  const { counts } = report;
  // A baseline is listed where it begins.
  const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
  return [
    row.row, row.id, text(properties?.['name']), text(properties?.['signType']), text(properties?.['use']), lon, lat, report.verdict, report.headline[language],
    counts.checked, counts.fail, counts.unknown, counts.consent, counts.advice, counts.reserved, counts.notCovered, counts.pass,
    clauses(report, 'fail'), clauses(report, 'unknown'), report.consents.map((consent) => consent.id).join(';'),
    report.place.zones.filter((zone) => zone.certain).map((zone) => zone.key).join(';'), differing(report), report.asOf, `${report.plan.id} ${report.plan.version}`, report.notice?.[language], undefined,
  ];
}

const extraOf = (row: ReportRow): Readonly<Record<string, unknown>> => (row.answer.ok ? ((row.answer.report.proposal as { extra?: Record<string, unknown> }).extra ?? {}) : {});

/** The first line, with the byte order mark. `extra` names an inventory's other columns. */
export const csvHeader = (extra: readonly string[] = []): string => `\ufeff${[...CSV_COLUMNS, ...extra].map(csvCell).join(',')}\r\n`;
export const csvLine = (row: ReportRow, language: Language, extra: readonly string[] = []): string => `${[...cells(row, language), ...extra.map((name) => text(extraOf(row)[name]))].map(csvCell).join(',')}\r\n`;

/** The whole table; `extra` columns follow by name, in the order in which they first occur. */
export function reportCsv(rows: readonly ReportRow[], language: Language): string {
  const extra = [...new Set(rows.flatMap((row) => Object.keys(extraOf(row))))];
  return csvHeader(extra) + rows.map((row) => csvLine(row, language, extra)).join('');
}
