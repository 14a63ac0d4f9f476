/** From three-valued results to findings: the fixed shape that reports, map and audit read. */
import type { Citation } from '../plan/schema/base.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import type { CellLine, CellResult } from './matrix.ts';
import type { Note } from './run.ts';
import { margin, MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Finding, FindingResult, Interval, Reason } from './types.ts';

export type Draft = { -readonly [K in keyof Finding]: Finding[K] };

/** Decimals that a reported interval is rounded to, outward: 1 cm, 1 cm², 0.001 of a share. */
const decimals = (unit: string): number => (unit === '' ? 1e3 : 1e2);

function outward(low: number, high: number, unit: string): Interval {
  const f = decimals(unit);
  // A value that is a decimal already must not be pushed a step out by its binary tail.
  const exact = (x: number): number => Math.round(x * 1e6) / 1e6;
  return [Number.isFinite(low) ? Math.floor(exact(low * f)) / f + 0 : null, Number.isFinite(high) ? Math.ceil(exact(high * f)) / f + 0 : null];
}

/** What a noted comparison adds to a finding. */
export function measured(note: Note | null): Partial<Draft> {
  if (!note) return {};
  const feature = note.feature && note.space ? { feature: featureRef(note) } : {};
  if (note.op === 'in') {
    return { measure: note.measure, ...(note.word === undefined ? {} : { value: note.word }), limit: { op: 'in', value: note.words ?? [] }, ...feature };
  }
  const op = note.op === 'none' ? '>' : note.op;
  const gap = margin(op, note.low, note.high, note.limitLow, note.limitHigh);
  return {
    measure: note.measure,
    value: outward(note.low, note.high, note.unit),
    unit: note.unit,
    limit: { op, value: outward(note.limitLow, note.limitHigh, note.unit), ...(note.table === undefined ? {} : { table: note.table }) },
    ...(gap ? { margin: outward(gap[0], gap[1], note.unit) } : {}),
    ...feature,
  };
}

function featureRef(note: Note): { layer: string; key: string; name?: string } {
  const name = note.feature?.properties['name'];
  return { layer: note.space?.id ?? '', key: note.feature?.key ?? '', ...(typeof name === 'string' ? { name } : {}) };
}

const resultOf = (result: Tri): FindingResult => (result === YES ? 'pass' : result === NO ? 'fail' : 'unknown');

/** The plan's matrix as the source of a finding. */
export function matrixBase(manifest: Manifest): { basis: Finding['basis']; tier: 'T2'; confidence: 'V' } {
  return { basis: manifest.status === 'demonstration' ? 'demonstration' : 'published', tier: 'T2', confidence: 'V' };
}

export const matrixCitation = (manifest: Manifest, article: string): Citation => ({ document: manifest.title.zh, documentEn: manifest.title.en, article });

export function cellFindings(cell: CellResult, manifest: Manifest): Draft[] {
  return cell.lines.map((line) => ({
    clause: 'matrix',
    result: resultOf(line.tri),
    ...matrixBase(manifest),
    citation: matrixCitation(manifest, line.article),
    ...(line.note ? measured(line.note) : answer(line)),
    scope: cell.scope,
    reasons: line.tri === MAYBE ? dedupe(line.reasons) : [],
  }));
}

function answer(line: CellLine): Partial<Draft> {
  return { measure: 'answer', value: line.answer, limit: { op: 'in', value: ['allowed', 'limited'] } };
}

export function dedupe(reasons: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify(reason);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** Worst first, and within one result in the catalogue's order: the order in which findings were made. */
export function ordered(findings: readonly Draft[], order: readonly FindingResult[]): Draft[] {
  const place = new Map(order.map((result, i) => [result, i]));
  return findings.map((finding, i) => ({ finding, i })).sort((a, b) => (place.get(a.finding.result) ?? 0) - (place.get(b.finding.result) ?? 0) || a.i - b.i).map(({ finding }) => finding);
}
