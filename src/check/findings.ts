/** From three-valued results to findings: the fixed shape that reports, map and audit read. */
import type { Citation } from '../plan/schema/base.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import type { CellLine, CellResult } from './matrix.ts';
import type { Note } from './run.ts';
import { margin, MAYBE, NO, YES, type Tri } from './tri.ts';
import { RESULTS, type Counts, type Finding, type FindingResult, type Interval, type Reason } from './types.ts';

export type Draft = { -readonly [K in keyof Finding]: Finding[K] };

/** A finding without a comparison: every field in the order of `Finding`. */
export function draftOf(clause: string, result: FindingResult, base: Pick<Finding, 'basis' | 'tier' | 'confidence'>, citation: Citation, reasons: readonly Reason[]): Draft {
  const none = undefined;
  const { basis, tier, confidence } = base;
  return { clause, result, basis, tier, confidence, citation, measure: none, value: none, unit: none, limit: none, margin: none, feature: none, counted: none, scope: none, reasons, consent: none, dispensation: none };
}

/** A value that is a decimal already must not be pushed a step out by its binary tail. */
const exact = (x: number): number => Math.round(x * 1e6) / 1e6;

/** Reported outward: distances to 1 cm, what is stated to 0.001 of its unit. */
function outward(low: number, high: number, f: number): Interval {
  if (low === high) {
    const steps = exact(low * f);
    if (steps === Math.floor(steps)) {
      const value = steps / f + 0;
      return Number.isFinite(value) ? [value, value] : [null, null];
    }
  }
  return [Number.isFinite(low) ? Math.floor(exact(low * f)) / f + 0 : null, Number.isFinite(high) ? Math.ceil(exact(high * f)) / f + 0 : null];
}

/** A column of a layer has the unit of the property of its name; `area` is no property, since a proposal's follows from its sides. */
function columnUnit(column: string): string {
  const property = PROPERTY.get(column);
  return property?.kind === 'number' ? property.unit : column.toLowerCase().endsWith('area') ? 'm²' : '';
}

/** Adds to a finding what a noted comparison shows. */
export function measured(draft: Draft, note: Note | null): void {
  if (!note) return;
  draft.measure = note.measure;
  if (note.op === 'in') {
    if (note.word !== undefined) draft.value = note.word;
    draft.limit = { op: 'in', value: note.words ?? [] };
  } else {
    const f = note.measure === 'distance' ? 1e2 : 1e3;
    draft.value = outward(note.low, note.high, f);
    draft.unit = note.unit;
    // Numbers over a layer's features are a count or the sum of a column; a single feature has none to tell.
    if (note.space && !note.feature && note.measure !== 'count') {
      draft.measure = 'sum';
      draft.unit = columnUnit(note.measure);
    }
    const value = outward(note.limitLow, note.limitHigh, f);
    draft.limit = note.table === undefined ? { op: note.op, value } : { op: note.op, value, table: note.table };
    const gap = margin(note.op, note.low, note.high, note.limitLow, note.limitHigh);
    if (gap) draft.margin = outward(gap[0], gap[1], f);
  }
  if (note.counted) draft.counted = note.counted;
  if (note.feature && note.space) {
    const { name } = note.feature.properties;
    draft.feature = typeof name === 'string' ? { layer: note.space.id, key: note.feature.key, name } : { layer: note.space.id, key: note.feature.key };
  }
}

const resultOf = (result: Tri): FindingResult => (result === YES ? 'pass' : result === NO ? 'fail' : 'unknown');

/** Shared by all findings that are decided. */
export const NONE: readonly Reason[] = [];

/** The plan's matrix as the source of a finding. */
export function matrixBase(manifest: Manifest): { basis: Finding['basis']; tier: 'T2'; confidence: 'V' } {
  return { basis: manifest.status === 'demonstration' ? 'demonstration' : 'published', tier: 'T2', confidence: 'V' };
}

/** A demonstration's table is its own: the plan whose name the package bears is no source of it. */
export const matrixCitation = ({ status, title }: Manifest, article: string): Citation =>
  status === 'demonstration' ? { document: '示范管控表', documentEn: 'Demonstration table', article } : { document: title.zh, documentEn: title.en, article };

export function cellFindings(cell: CellResult, manifest: Manifest): Draft[] {
  return cell.lines.map((line) => {
    const draft = draftOf('matrix', resultOf(line.tri), matrixBase(manifest), matrixCitation(manifest, line.article), line.tri === MAYBE ? dedupe(line.reasons) : NONE);
    if (line.note) measured(draft, line.note);
    else answer(draft, line);
    draft.scope = cell.scope;
    return draft;
  });
}

function answer(draft: Draft, line: CellLine): void {
  draft.measure = 'answer';
  draft.value = line.answer;
  draft.limit = { op: 'in', value: ['allowed', 'limited'] };
}

export function dedupe(reasons: readonly Reason[]): Reason[] {
  if (reasons.length < 2) return [...reasons];
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify(reason);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

const RANK = new Map(RESULTS.map((result, i) => [result, i]));

/** Findings by result, worst first, and within one result in the catalogue's order: the order in which they were made. */
export class Sheaf {
  private readonly byRank: Draft[][] = RESULTS.map(() => []);

  add(finding: Draft): void {
    this.byRank[RANK.get(finding.result) ?? 0]?.push(finding);
  }

  get findings(): Draft[] {
    const out: Draft[] = [];
    for (const list of this.byRank) for (const finding of list) out.push(finding);
    return out;
  }

  get counts(): Counts {
    const [fail = 0, unknown = 0, consent = 0, advice = 0, reserved = 0, notCovered = 0, pass = 0] = this.byRank.map((list) => list.length);
    // Advice of which something is missing was looked at, not decided.
    const open = (this.byRank[RANK.get('advice') ?? 0] ?? []).filter(({ reasons }) => reasons.length > 0).length;
    return { checked: fail + consent + advice - open + pass, fail, unknown, consent, advice, reserved, notCovered, pass };
  }
}
