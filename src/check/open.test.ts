/** What is not known of a feature, of the use or of the size stays open, and says why; what is known decides. */
import { describe, expect, test } from 'vitest';
import { check, line, type Sketch } from '../../test/support/sketch.ts';
import type { Value } from '../plan/plan.ts';
import type { Condition } from '../plan/schema/condition.ts';
import { allowed, forbidden, open, sign, silent, type Cell } from './cases.fixture.ts';
import type { Finding } from './types.ts';

const told = (finding: Finding | undefined): unknown => finding && [finding.result, ...finding.reasons.map((reason) => ('name' in reason ? `${reason.kind} ${reason.name}` : reason.kind))];
/** No line 4 m away for which the condition holds. */
function near(where: Condition, attributes: Record<string, Value>, properties: Record<string, Value> = {}): unknown {
  const sketch: Sketch = { lines: [line('l', 4, attributes)], clauses: [{ requires: { none: { layer: 'lines', where, within: 30 } } }] };
  return told(check(sketch, 0, 0, properties).findings.find(({ clause }) => clause === 'c0'));
}

describe('an attribute', () => {
  test('that is a number is compared; that is none, or not there, leaves it open', () => {
    const where: Condition = { attr: 'size', op: '>=', value: 3 };
    expect([2, 3, 4].map((size) => near(where, { size }))).toEqual([['pass'], ['fail'], ['fail']]);
    expect(near(where, {})).toEqual(['unknown', 'attribute size']);
    expect(near(where, { size: 'three' })).toEqual(['unknown', 'attribute size']);
    expect(near({ not: where }, {})).toEqual(['unknown', 'attribute size']);
  });
  test('compared with what is not stated is open for want of that alone', () => {
    const where: Condition = { attr: 'size', op: '>=', value: { fact: 'luminance' } };
    expect(near(where, { size: 3 })).toEqual(['unknown', 'fact luminance']);
    expect(near(where, { size: 3 }, { luminance: 2 })).toEqual(['fail']);
    expect(near(where, { size: 3 }, { luminance: 4 })).toEqual(['pass']);
  });
  test('that is a word is one of those listed, or not', () => {
    const where: Condition = { attr: 'kind', in: ['a', 'b'] };
    expect(['a', 'c'].map((kind) => near(where, { kind }))).toEqual([['fail'], ['pass']]);
    expect(near(where, {})).toEqual(['unknown', 'attribute kind']);
    expect(near({ not: where }, {})).toEqual(['unknown', 'attribute kind']);
  });
  test('matches what is stated of the sign, where both are known', () => {
    const where: Condition = { attr: 'building', matches: 'building' };
    expect(['A', 'B'].map((building) => near(where, { building }, { building: 'A' }))).toEqual([['fail'], ['pass']]);
    expect(near(where, {}, { building: 'A' })).toEqual(['unknown', 'attribute building']);
    expect(near(where, { building: 'A' })).toEqual(['unknown', 'fact building']);
    expect(near({ not: where }, { building: 'A' })).toEqual(['unknown', 'fact building']);
    expect(near({ not: where }, {}, { building: 'A' })).toEqual(['unknown', 'attribute building']);
  });
});

describe('a cell of the table', () => {
  const byBand = (regular: ReturnType<Cell>, large: ReturnType<Cell>): Cell => (_, __, band) => (band === 'large' ? large : regular);
  const matrix = (cell: Cell, properties: Record<string, Value>): unknown[] =>
    open({ cell }).checker.check({ geometry: sign().geometry, properties: { signType: 'wall', ...properties } }, { asOf: '2026-06-01' }).findings.filter(({ clause }) => clause === 'matrix').map(told);
  const [SMALL, LARGE] = [{ width: 2, height: 2 }, { width: 6, height: 2 }];
  // Height is what is stated, or what the top and the clearance leave.
  const SIZE = ['fact width', 'fact topHeight', 'fact clearance'];

  test('is that of the size, though the use is not stated', () => {
    expect([SMALL, LARGE].map((stated) => matrix(byBand(allowed, forbidden), stated))).toEqual([[['pass']], [['fail']]]);
    expect([SMALL, LARGE].map((stated) => matrix(byBand(forbidden, allowed), stated))).toEqual([[['fail']], [['pass']]]);
  });
  test('where the size is open too, is open unless all answer alike; and says which is wanted', () => {
    const [one, other] = [byBand(allowed, forbidden), byBand(silent, { ...silent, article: 'other' })];
    expect(matrix(one, { use: 'commercial' })).toEqual([['unknown', ...SIZE]]);
    expect(matrix(one, {})).toEqual([['unknown', 'fact use', ...SIZE]]);
    expect(matrix(other, { use: 'commercial' })).toMatchObject([['unknown', ...SIZE, 'silent', 'silent']]);
    expect(matrix(one, { ...LARGE, use: 'commercial' })).toEqual([['fail']]);
    for (const [same, result] of [[allowed, 'pass'], [forbidden, 'fail']] as const) expect(matrix(byBand(same, { ...same, article: 'other' }), {})).toEqual([[result]]);
  });
});
