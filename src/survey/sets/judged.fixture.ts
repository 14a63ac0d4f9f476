/** Judged signs written out by hand. */
import type { Problem } from '../../problem.ts';
import type { AuditFinding } from '../types.ts';
import type { JudgedSigns } from './judged.ts';

export interface SignRow {
  readonly id: string;
  readonly name?: string;
  readonly at?: readonly [lon: number, lat: number];
  readonly verdict: number;
  readonly signType?: string;
  readonly use?: string;
  readonly width?: number;
  readonly height?: number;
  readonly topHeight?: number;
  readonly zones?: readonly string[];
  readonly findings?: readonly AuditFinding[];
  readonly problems?: readonly Problem[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function judgedSigns(rows: readonly SignRow[]): JudgedSigns {
  return {
    count: rows.length,
    row: (i) => i + 1,
    id: (i) => rows[i]?.id ?? '',
    name: (i) => rows[i]?.name ?? '',
    lon: Float64Array.from(rows, ({ at }) => at?.[0] ?? NaN),
    lat: Float64Array.from(rows, ({ at }) => at?.[1] ?? NaN),
    verdict: Uint8Array.from(rows, ({ verdict }) => verdict),
    word: (name, i) => rows[i]?.[name] ?? '',
    number: (name, i) => rows[i]?.[name] ?? NaN,
    zones: (i) => rows[i]?.zones ?? [],
    findings: (i) => rows[i]?.findings ?? [],
    problems: (i) => rows[i]?.problems ?? [],
    extraNames: [...new Set(rows.flatMap(({ extra = {} }) => Object.keys(extra)))],
    extra: (i) => rows[i]?.extra ?? {},
  };
}
