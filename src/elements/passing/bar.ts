/** The values of one measure as a bar: which parts pass, and where the proposed value stands. Pure. */
import type { MeasureEnvelope } from '../../check/envelope-types.ts';

export interface Bar {
  /** Parts that pass, in shares of the bar's length, 0–100; `on`: it goes on past the end. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly on: boolean }[];
  /** Where the proposed value stands; null where none is. */
  readonly marker: number | null;
}

/** Room beyond the largest value, so that the end of a range is seen as one. */
const ROOM = 1.25;

/** Null where a bar would say no more than the words: no value, or no end, to be drawn. */
export function barOf({ ranges, stated }: MeasureEnvelope): Bar | null {
  const ends = ranges.flatMap(({ low, high }) => [low.value, high.value]).filter((value) => value !== null);
  if (ends.length === 0) return null;
  const full = Math.max(...ends, stated ?? 0) * ROOM;
  if (!(full > 0)) return null;
  const share = (value: number): number => Math.round((value / full) * 1000) / 10;
  return {
    parts: ranges.map(({ low, high }) => ({ from: share(low.value ?? 0), to: high.value === null ? 100 : share(high.value), on: high.value === null })),
    marker: stated === undefined ? null : share(stated),
  };
}

/** Whether the proposed value is one of those that pass; undefined where none is stated. */
export function passes({ ranges, stated }: MeasureEnvelope): boolean | undefined {
  if (stated === undefined) return undefined;
  return ranges.some(({ low, high }) => (low.value === null || stated > low.value || (low.closed && stated === low.value)) && (high.value === null || stated < high.value || (high.closed && stated === high.value)));
}
