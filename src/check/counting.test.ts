/** Counts where the sign's own zone is not certain: what holds in every zone it may be in holds; what holds in some stays open, and says why. */
import { expect, test } from 'vitest';
import { check, point, zone, type Sketch } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Limit } from '../plan/schema/condition.ts';
import type { Finding } from './types.ts';

const zones = [zone('A', 'display', -100), zone('B', 'display', 0)];
const signs = (x: number, count: number, properties: Record<string, Value> = {}): PlanFeature[] => Array.from({ length: count }, (_, i) => point(`s${x}.${i}`, x, 3 * i, { signType: 'wall', ...properties }));
/** A face of 2 m across the line, `x` metres from the border, known to 0.5 m + 0.5 m. */
const counted = (sketch: Sketch, x: number, value: Limit = 1, properties: Record<string, Value> = {}): Finding | undefined =>
  check({ zones, ...sketch, clauses: [{ requires: { count: { layer: 'signs', same: 'zone' }, op: '<=', value } }] }, x, 0, { bearing: 90, ...properties }).findings.find(({ clause }) => clause === 'c0');
const told = (finding: Finding | undefined): unknown => finding && [finding.result, ...new Set(finding.reasons.map(({ kind }) => kind))];

test('inside one zone its signs alone count', () => {
  const sketch = { signs: [...signs(-50, 2), ...signs(50, 1)] };
  expect(told(counted(sketch, -20))).toEqual(['fail']);
  expect(told(counted(sketch, 20))).toEqual(['pass']);
});

test('near the border it may be in either', () => {
  // 1.5 m inside, with a drawing good to 0.5 m and a position to 2 m.
  const near = { accuracy: 2 };
  expect(told(counted({ signs: [...signs(-50, 1), ...signs(50, 1)] }, 1.5, 1, near))).toEqual(['pass']);
  // Too many in the zone that it may be in: possibly too many.
  expect(told(counted({ signs: [...signs(-50, 2), ...signs(50, 1)] }, 1.5, 1, near))).toEqual(['unknown', 'accuracy']);
  // Too many in each: whichever it is in there are, unless it is in none.
  expect(told(counted({ signs: [...signs(-50, 2), ...signs(50, 2)] }, 1.5, 1, near))).toEqual(['unknown', 'accuracy']);
});

test('a limit that is not known is told, and only then', () => {
  const sketch = { signs: signs(50, 2) };
  expect(told(counted(sketch, 20, { fact: 'luminance' }))).toEqual(['unknown', 'fact']);
  expect(told(counted(sketch, 20, { fact: 'luminance' }, { luminance: 1 }))).toEqual(['fail']);
  expect(told(counted(sketch, 20, { fact: 'luminance' }, { luminance: 2 }))).toEqual(['pass']);
});

test('what counts is named where it is too much, the twentieth last', () => {
  const names = (count: number): number => counted({ signs: signs(50, count) }, 20)?.counted?.length ?? 0;
  expect([1, 2, 20, 21, 25].map(names)).toEqual([0, 2, 20, 20, 20]);
});
