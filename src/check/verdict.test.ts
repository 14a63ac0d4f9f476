import { expect, test } from 'vitest';
import { MAYBE, NO, YES } from './tri.ts';
import type { Counts } from './types.ts';
import { verdictOf } from './verdict.ts';

const none: Counts = { checked: 0, fail: 0, unknown: 0, consent: 0, advice: 0, reserved: 0, notCovered: 0, pass: 0 };

test('any fail, else any unknown, else certainly outside, else any consent, else nothing', () => {
  for (const one of [1, 3]) {
    expect(verdictOf({ ...none, fail: one, unknown: one, consent: one }, NO)).toBe('nonconforming');
    expect(verdictOf({ ...none, unknown: one, consent: one }, NO)).toBe('undetermined');
    expect(verdictOf({ ...none, consent: one }, NO)).toBe('outside');
    expect(verdictOf(none, NO)).toBe('outside');
    for (const area of [YES, MAYBE] as const) {
      expect(verdictOf({ ...none, consent: one }, area)).toBe('conditional');
      expect(verdictOf({ ...none, advice: one, reserved: one, notCovered: one, pass: one }, area)).toBe('conforming');
    }
  }
});
