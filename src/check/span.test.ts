/**
 * What is asked of a span of values. Widths are judged as one only while what the sign touches is the same for all of them; where its place in the plan turns on the width, the engine asks for smaller spans. And one kind
 * of no is not the other: where which of them it is turns on the measure, the span is open for want of it.
 */
import { expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { FORBIDDEN, limited, planOf, SIGN, zone, type Sketch } from '../../test/support/sketch.ts';
import { allowed, forbidden, open, sign, type Cell } from './cases.fixture.ts';
import { compile } from './compile.ts';
import type { Finding } from './types.ts';

const zones = [zone('A', 'prohibited', -100), zone('B', 'display', 0)];
const NONE: ReadonlySet<string> = new Set();

/** 3 m inside one zone, the drawing and the position good to 0.5 m each: whether widths between two are judged as one. */
function asOne(low: number, high: number, bearing: number | undefined, sketch: Sketch = { zones }): boolean {
  const compiled = compile(planOf(sketch));
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  const { width: _, bearing: __, ...rest } = SIGN;
  const properties = bearing === undefined ? rest : { ...rest, bearing };
  return compiled.value.probe({ geometry: { type: 'Point', coordinates: at(3, 0) }, properties }, { name: 'width', low, high }, NONE, { asOf: '2026-11-24' }) !== null;
}

test('across the border: possibly over it from 4 m, certainly from 8 m', () => {
  const spans = [[1, 3.9], [3.9, 4.1], [4.1, 5.8], [6.4, 6.6], [7.9, 8.1], [8.4, 8.6], [1, 12]] as const;
  expect(spans.map(([low, high]) => asOne(low, high, 0))).toEqual([true, false, true, true, false, true, false]);
});

test('along the border no width makes a difference', () => {
  expect(asOne(0.1, 20, 90)).toBe(true);
});

test('facing no way in particular: possibly over it from 4 m, and never certainly', () => {
  const spans = [[1, 3.9], [3.9, 4.1], [4.1, 7.9], [7.9, 8.1], [1, 12]] as const;
  expect(spans.map(([low, high]) => asOne(low, high, undefined))).toEqual([true, false, true, true, false]);
});

test('a single width is judged whatever it touches', () => {
  expect([1, 4, 8].map((width) => asOne(width, width, 0))).toEqual([true, true, true]);
});

test('out of every zone but one the same holds for none', () => {
  const alone: Sketch = { zones: [zone('B', 'display', 0)] };
  expect([[1, 3.9], [4.1, 7.9], [8.1, 12]].map(([low = 0, high = 0]) => asOne(low, high, 0, alone))).toEqual([true, true, true]);
});

const told = (findings: readonly Finding[] | null): unknown => findings?.filter(({ clause }) => clause === 'matrix').map(({ result, reasons }) => [result, ...reasons.flatMap((reason) => (reason.kind === 'fact' ? [reason.name] : []))]);

test('a size on either side of the band’s edge: two cells that forbid are two', () => {
  const over = (low: number, high: number, regular: ReturnType<Cell>, large: ReturnType<Cell>): unknown =>
    told(open({ cell: (_, __, band) => (band === 'large' ? large : regular) }).checker.probe(sign({ height: 1, clearance: 3, bearing: 0 }), { name: 'width', low, high }, NONE, { asOf: '2026-06-01' }));
  const other = { ...forbidden, article: 'other' };
  expect(over(1, 3, forbidden, other)).toEqual([['fail']]);
  expect(over(5, 6, forbidden, other)).toEqual([['fail']]);
  expect(over(3, 5, forbidden, other)).toEqual([['unknown', 'width']]);
  expect(over(3, 5, allowed, forbidden)).toEqual([['unknown', 'width']]);
  // Nothing is forbidden by either.
  expect(over(3, 5, allowed, { ...allowed, article: 'other' })).toEqual([['pass']]);
});

test('where one zone forbids, what a second one adds for some values is open', () => {
  const over = (low: number, high: number): unknown => {
    const compiled = compile(planOf({ zones, answers: { 'zone:display': FORBIDDEN, 'zone:prohibited': limited(4) } }));
    if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
    const { clearance: _, ...rest } = SIGN;
    return told(compiled.value.probe({ geometry: { type: 'Point', coordinates: at(3, 0) }, properties: { ...rest, width: 5 } }, { name: 'topHeight', low, high }, NONE, { asOf: '2026-11-24' }));
  };
  expect(over(2, 3)).toEqual([['fail']]);
  expect(over(3, 5)).toEqual([['fail'], ['unknown', 'topHeight']]);
});
