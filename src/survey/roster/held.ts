/** All signs of an audit as their pieces come, read by place. What has not come waits for its verdict. */
import type { Problem } from '../../problem.ts';
import { IN_ERROR, NOT_JUDGED, type JudgedSigns } from '../sets/judged.ts';
import { VERDICTS } from '../summary.ts';
import type { AuditFinding } from '../types.ts';
import type { Counts } from '../../check/types.ts';
import { COUNTS, findingsAt, FLAG, NOT_TEXT, PIECE, SIZES, textAt, wordAt, wordsAt, type JudgedPiece } from './piece.ts';

export class HeldSigns implements JudgedSigns {
  readonly count: number;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly verdict: Uint8Array;
  /** Titles of the columns that are carried along. */
  readonly extraNames: readonly string[];
  private readonly pieces: (JudgedPiece | undefined)[] = [];

  constructor(count: number, extra: readonly string[]) {
    this.count = count;
    this.extraNames = extra;
    this.lon = new Float64Array(count).fill(NaN);
    this.lat = new Float64Array(count).fill(NaN);
    this.verdict = new Uint8Array(count).fill(NOT_JUDGED);
  }

  add(piece: JudgedPiece): void {
    this.pieces[piece.from / PIECE] = piece;
    this.lon.set(piece.lon, piece.from);
    this.lat.set(piece.lat, piece.from);
    this.verdict.set(piece.verdict, piece.from);
  }

  row = (i: number): number => this.at(i, (piece, k) => piece.rows[k] ?? 0) ?? 0;
  id = (i: number): string => this.at(i, (piece, k) => textAt(piece.id, k)) ?? '';
  name = (i: number): string => this.at(i, (piece, k) => textAt(piece.name, k)) ?? '';
  word = (name: 'signType' | 'use', i: number): string => this.at(i, (piece, k) => wordAt(piece.words[name], k)) ?? '';
  number = (name: 'width' | 'height' | 'topHeight', i: number): number => this.at(i, (piece, k) => piece.sizes[k * SIZES.length + SIZES.indexOf(name)]) ?? NaN;
  zones = (i: number): readonly string[] => this.at(i, (piece, k) => wordsAt(piece.zones, k)) ?? [];
  findings = (i: number): readonly AuditFinding[] => this.at(i, (piece, k) => findingsAt(piece, k)) ?? [];
  problems = (i: number): readonly Problem[] => this.at(i, (piece, k) => piece.problems[k]) ?? [];

  extra = (i: number): Readonly<Record<string, unknown>> => {
    const out = Object.create(null) as Record<string, unknown>;
    for (const [k, title] of this.extraNames.entries()) {
      const value = this.at(i, (piece, at) => (piece.extra[k] === undefined ? '' : textAt(piece.extra[k], at))) ?? '';
      if (value !== '') out[title] = value.startsWith(NOT_TEXT) ? (JSON.parse(value.slice(1)) as unknown) : value;
    }
    return out;
  };

  /** Of a judged sign; undefined for a row in error and one that waits. */
  counts(i: number): Counts | undefined {
    if ((this.verdict[i] ?? IN_ERROR) >= VERDICTS.length) return undefined;
    return this.at(i, (piece, k) => Object.fromEntries(COUNTS.map((name, n) => [name, piece.counts[k * COUNTS.length + n] ?? 0])) as unknown as Counts);
  }

  flags(i: number): { readonly boundary: boolean; readonly demonstration: boolean } {
    const flags = this.at(i, (piece, k) => piece.flags[k]) ?? 0;
    return { boundary: (flags & FLAG.boundary) > 0, demonstration: (flags & FLAG.demonstration) > 0 };
  }

  private at<T>(i: number, read: (piece: JudgedPiece, k: number) => T): T | undefined {
    const piece = this.pieces[Math.floor(i / PIECE)];
    return piece === undefined ? undefined : read(piece, i % PIECE);
  }
}

/** Indices of the rows in error. */
export function errorsOf({ verdict }: Pick<JudgedSigns, 'verdict'>): number[] {
  const out: number[] = [];
  for (const [i, one] of verdict.entries()) if (one === IN_ERROR) out.push(i);
  return out;
}
