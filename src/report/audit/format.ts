/** How the signs of an audit follow one another in a file, and what stands around them. Each is written by itself, so that none need be held. */
import { PROPERTIES } from '../../plan/vocabulary.ts';
import type { Plan } from '../../plan/plan.ts';
import { problemLine } from '../../problem.ts';
import type { AuditSummary } from '../../survey/summary.ts';
import { TELLING, type AuditEntry, type AuditSign, type Telling } from '../../survey/types.ts';
import { csvCell } from '../csv.ts';
import { say, type Language } from '../phrases.ts';

export const AUDIT_FORMATS = ['text', 'json', 'ndjson', 'csv', 'geojson'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** What a writer needs besides the entries; plain data, for it goes to every thread. */
export interface AuditSheet {
  readonly format: AuditFormat;
  readonly language: Language;
  /** Id and version. */
  readonly plan: string;
  /** Columns of the inventory that the vocabulary does not have. */
  readonly extra: readonly string[];
}

/** Columns of the table; those of the inventory follow. */
export const AUDIT_COLUMNS = [
  'row', 'id', 'name', 'signType', 'use', 'lon', 'lat', 'verdict',
  'checked', 'fail', 'unknown', 'consent', 'advice', 'reserved', 'notCovered', 'pass',
  'failing', 'undecided', 'needingConsent', 'zones', 'asOf', 'plan', 'notice', 'error',
] as const;

/** The entry as it stands in JSON. */
export function entryValue(entry: AuditEntry): object {
  const { row } = entry;
  if (entry.kind === 'error') return { row, ...(entry.id === undefined ? {} : { id: entry.id }), error: entry.problems };
  const { verdict, counts, findings, asOf } = entry;
  return { id: entry.id ?? null, row, asOf, verdict, counts, findings };
}

/** Writes one entry; nothing in text, which tells the sum alone. */
export function entryWriter(sheet: AuditSheet): (entry: AuditEntry) => string {
  switch (sheet.format) {
    case 'json':
    case 'ndjson':
      return (entry) => JSON.stringify(entryValue(entry));
    case 'csv':
      return (entry) => tableRow(entry, sheet);
    case 'geojson':
      return (entry) => JSON.stringify(featureOf(entry, sheet));
    default:
      return () => '';
  }
}

const clausesOf = ({ findings }: AuditSign, telling: Telling): string => [...new Set(findings.filter(({ result }) => result === telling).map(({ clause }) => clause))].join(';');
const text = (value: unknown): string | number | undefined => (value === undefined || value === null || typeof value === 'number' ? (value ?? undefined) : typeof value === 'string' ? value : JSON.stringify(value));
const noticeOf = ({ demonstration }: AuditSign, language: Language): string | undefined => (demonstration ? say('demonstration', language) : undefined);

function tableRow(entry: AuditEntry, { language, plan, extra }: AuditSheet): string {
  const cells = ((): (string | number | undefined)[] => {
    if (entry.kind === 'error') return [entry.row, entry.id, ...AUDIT_COLUMNS.slice(2, -1).map(() => undefined), entry.problems.map((problem) => problemLine(problem, language)).join(' | '), ...extra.map(() => undefined)];
    const { proposal, counts, zones } = entry;
    const { geometry, properties } = proposal;
    // A baseline is listed where it begins.
    const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
    return [
      entry.row, entry.id, text(properties['name']), properties.signType, text(properties['use']), lon, lat, entry.verdict,
      counts.checked, counts.fail, counts.unknown, counts.consent, counts.advice, counts.reserved, counts.notCovered, counts.pass,
      ...TELLING.map((telling) => clausesOf(entry, telling)), zones.join(';'), entry.asOf, plan, noticeOf(entry, language), undefined,
      ...extra.map((name) => text(proposal.extra?.[name])),
    ];
  })();
  return cells.map(csvCell).join(',');
}

/** The sign as a Feature with its verdict; a row in error is one without a place. A column of the inventory that is called as one of ours gives way by a mark. */
function featureOf(entry: AuditEntry, { language, plan }: AuditSheet): object {
  if (entry.kind === 'error') return { type: 'Feature', geometry: null, properties: entryValue(entry) };
  const { proposal, verdict, counts, zones, asOf, row } = entry;
  const stated = Object.fromEntries(PROPERTIES.flatMap(({ name }) => (proposal.properties[name] === undefined ? [] : [[name, proposal.properties[name]]])));
  const ours = { row, verdict, ...counts, failing: clausesOf(entry, 'fail'), undecided: clausesOf(entry, 'unknown'), needingConsent: clausesOf(entry, 'consent'), zones: zones.join(';'), asOf, plan, notice: noticeOf(entry, language) ?? null };
  const extra = Object.fromEntries(Object.entries(proposal.extra ?? {}).map(([name, value]) => [Object.hasOwn(ours, name) ? `${name}_` : name, value]));
  return { type: 'Feature', geometry: proposal.geometry, properties: { ...stated, ...extra, ...ours } };
}

/** What stands between two entries. */
export function betweenOf(format: AuditFormat): string {
  return { text: '', json: ',\n', ndjson: '\n', csv: '\r\n', geojson: ',\n' }[format];
}

/** What stands before, between and after the entries. */
export interface AuditFrame {
  readonly head: string;
  readonly between: string;
  tail(summary: AuditSummary): string;
}

export function auditFrame(sheet: AuditSheet, { manifest }: Plan, asOf: string): AuditFrame {
  const { format, extra } = sheet;
  const between = betweenOf(format);
  switch (format) {
    case 'json': {
      const { id, version, status, title } = manifest;
      const head = { schema: 'signplan-audit/1', plan: { id, version, status, title }, asOf, notice: status === 'demonstration' ? { zh: say('demonstration', 'zh'), en: say('demonstration', 'en') } : null };
      return { head: `${JSON.stringify(head).slice(0, -1)},"signs":[\n`, between, tail: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n` };
    }
    case 'ndjson':
      return { head: '', between, tail: () => '\n' };
    case 'csv':
      return { head: `\ufeff${[...AUDIT_COLUMNS, ...extra.map((name) => ((AUDIT_COLUMNS as readonly string[]).includes(name) ? `${name}_` : name))].map(csvCell).join(',')}\r\n`, between, tail: () => '\r\n' };
    case 'geojson':
      return { head: '{"type":"FeatureCollection","features":[\n', between, tail: () => '\n]}\n' };
    default:
      return { head: '', between, tail: () => '' };
  }
}
