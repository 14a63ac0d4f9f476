import { describe, expect, it } from 'vitest';
import type { End, MeasureEnvelope } from '../../check/envelope-types.ts';
import { barOf, passes } from './bar.ts';

const open: End = { value: null, closed: true };
const at = (value: number, closed = true): End => ({ value, closed });
const measure = (ranges: readonly (readonly [End, End])[], stated?: number): MeasureEnvelope => ({ measure: 'width', unit: 'm', step: 0.01, ...(stated === undefined ? {} : { stated }), ranges: ranges.map(([low, high]) => ({ low, high, consents: [] })), pending: [] });

describe('the bar', () => {
  it('draws what passes, and the proposed value where it stands, with room past the largest', () => {
    expect(barOf(measure([[open, at(4)]], 6))).toEqual({ parts: [{ from: 0, to: 53.3, on: false }], marker: 80 });
    expect(barOf(measure([[at(2), open]], 1))).toEqual({ parts: [{ from: 80, to: 100, on: true }], marker: 40 });
    expect(barOf(measure([[open, at(1)], [at(3), at(4)]]))).toEqual({ parts: [{ from: 0, to: 20, on: false }, { from: 60, to: 80, on: false }], marker: null });
  });
  it('is not drawn where there is no end to see', () => {
    expect(barOf(measure([[open, open]], 3))).toBeNull();
    expect(barOf(measure([], 3))).toBeNull();
    expect(barOf(measure([[open, at(0)]]))).toBeNull();
  });
  it('knows whether the proposed value passes, open ends and closed', () => {
    expect(passes(measure([[at(1), at(4)]], 4))).toBe(true);
    expect(passes(measure([[at(1), at(4, false)]], 4))).toBe(false);
    expect(passes(measure([[at(1, false), at(4)]], 1))).toBe(false);
    expect(passes(measure([], 1))).toBe(false);
    expect(passes(measure([[open, open]]))).toBeUndefined();
  });
});
