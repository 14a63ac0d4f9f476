/** What a limit comes to: exactly where all it rests on is known, else the span of all that it may be; and how far a search has to look for it. */
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { check, line, planOf, point, SIGN, type Sketch } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Condition, Limit } from '../plan/schema/condition.ts';
import type { Table } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import type { Finding } from './types.ts';

const text = (s: string): { zh: string; en: string } => ({ zh: s, en: s });
const TABLES: Table[] = [{ id: 'T', title: text('T'), citation: { document: 'd', article: '2' }, tier: 'T1', confidence: 'V', read: '2026-01-01', unit: 'm', rows: { 'a|commercial': 4, 'a|own-name': 2, 'b|commercial': 11 } }];

/** The finding of one clause; a property that is stated as undefined is not stated. */
function finding(requires: Condition, properties: Record<string, Value | undefined> = {}, sketch: Sketch = {}): Finding | undefined {
  const bare = planOf({ ...sketch, clauses: [{ requires }] });
  const compiled = compile({ ...bare, rules: { ...bare.rules, tables: TABLES } });
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  const stated = Object.fromEntries(Object.entries({ ...SIGN, ...properties }).filter(([, value]) => value !== undefined));
  return compiled.value.check({ geometry: { type: 'Point', coordinates: at(0, 0) }, properties: { signType: 'wall', ...stated } }, { asOf: '2026-11-24' }).findings.find(({ clause }) => clause === 'c0');
}
/** The limit itself, as a finding shows it. */
const limitOf = (value: Limit, properties: Record<string, Value | undefined> = {}): unknown => finding({ fact: 'width', op: '<=', value }, properties)?.limit?.value;
const reasonsOf = (value: Limit, properties: Record<string, Value | undefined> = {}): unknown => finding({ fact: 'width', op: '<=', value }, properties)?.reasons.map((reason) => ('name' in reason ? `${reason.kind} ${reason.name}` : reason.kind));

describe('a table looked up by a word', () => {
  const cases = { commercial: 1, 'public-service': 4, 'own-name': 2 };
  const [a, b, c] = ['commercial', 'public-service', 'own-name'].map((use) => ({ use }));
  test('known: its row, else the rest, else no limit', () => {
    expect([a, b, c].map((use) => limitOf({ by: { fact: 'use' }, cases }, use))).toEqual([[1, 1], [4, 4], [2, 2]]);
    expect([a, b].map((use) => limitOf({ by: { fact: 'use' }, cases: { commercial: 1 }, else: 7 }, use))).toEqual([[1, 1], [7, 7]]);
    expect([a, b].map((use) => limitOf({ by: { fact: 'use' }, cases: { commercial: 3 } }, use))).toEqual([[3, 3], [null, null]]);
    expect([a, b].map((use) => reasonsOf({ by: { fact: 'use' }, cases: { commercial: 3 } }, use))).toEqual([[], ['unpublished']]);
  });
  test('not known: what all rows span, with the rest; without it, unless every word has its row, it may be anything', () => {
    const use = { use: undefined };
    expect(limitOf({ by: { fact: 'use' }, cases }, use)).toEqual([1, 4]);
    expect(limitOf({ by: { fact: 'use' }, cases: { commercial: 3, 'own-name': 2 }, else: 7 }, use)).toEqual([2, 7]);
    expect(limitOf({ by: { fact: 'use' }, cases: { commercial: 3, 'own-name': 2 } }, use)).toEqual([null, null]);
    expect(reasonsOf({ by: { fact: 'use' }, cases }, use)).toEqual(['fact use']);
    expect(reasonsOf({ by: { fact: 'use' }, cases: { commercial: 1, 'public-service': { fact: 'luminance' }, 'own-name': 2 } }, use)).toEqual(['fact use', 'fact luminance']);
  });
  test('by two words: only the rows that still fit', () => {
    const two: Limit = { by: [{ fact: 'use' }, { fact: 'signType' }], cases: { 'commercial|wall': 1, 'commercial|pole': 9, 'own-name|wall': 3, 'public-service|wall': 2 }, else: 5 };
    expect([a, b, c].map((use) => limitOf(two, use))).toEqual([[1, 1], [2, 2], [3, 3]]);
    expect(limitOf(two, { signType: 'pole' })).toEqual([9, 9]);
    expect(limitOf(two, { signType: 'roof' })).toEqual([5, 5]);
    // The use is open: no row of another type fits.
    expect(limitOf(two, { use: undefined })).toEqual([1, 5]);
    const { else: _, ...holed } = two as Extract<Limit, { cases: unknown }>;
    expect(limitOf(holed, { use: undefined })).toEqual([null, null]);
    expect(limitOf(holed, { signType: 'roof' })).toEqual([null, null]);
    expect(reasonsOf(holed, { signType: 'roof' })).toEqual(['unpublished']);
  });
  test('by three words', () => {
    const three: Limit = { by: [{ fact: 'use' }, { fact: 'signType' }, { fact: 'display' }], cases: { 'commercial|wall|led': 1, 'commercial|wall|static': 3, 'own-name|wall|led': 8 }, else: 5 };
    expect(limitOf(three, { display: 'led' })).toEqual([1, 1]);
    expect(limitOf(three, { display: 'neon' })).toEqual([5, 5]);
    expect(limitOf(three, {})).toEqual([1, 5]);
    expect(limitOf(three, { use: 'own-name' })).toEqual([5, 8]);
  });
});

describe('steps on a number', () => {
  const by = (fact: string): Limit => ({ by: { fact }, steps: [[2, 1], [5, 3], [null, 8]] });
  test('a step holds up to its end, its end included', () => {
    expect([0.1, 2, 2.001, 5, 5.001, 90].map((height) => limitOf(by('height'), { height }))).toEqual([[1, 1], [1, 1], [3, 3], [3, 3], [8, 8], [8, 8]]);
  });
  test('a span takes every step that it falls into, and no other', () => {
    // Clearance and a kerb of nought to 0.2 m.
    expect([1.8, 1.9, 2, 4.8, 4.81, 5].map((clearance) => limitOf(by('carriagewayClearance'), { clearance }))).toEqual([[1, 1], [1, 3], [1, 3], [3, 3], [3, 8], [3, 8]]);
    expect(limitOf(by('luminance'))).toEqual([1, 8]);
    expect(reasonsOf({ by: { fact: 'luminance' }, steps: [[2, 1], [null, 3]] })).toEqual(['fact luminance']);
    expect(reasonsOf({ by: { fact: 'height' }, steps: [[2, { fact: 'luminance' }], [null, 3]] })).toEqual(['fact luminance']);
  });
  test('beyond a last step that has an end there is no limit', () => {
    const ended: Limit = { by: { fact: 'height' }, steps: [[2, 1], [5, 3]] };
    expect([5, 5.001].map((height) => limitOf(ended, { height }))).toEqual([[3, 3], [null, null]]);
  });
});

describe('what is made of limits', () => {
  // Between 3 and 3.2, and between −0.2 and 0.
  const above: Limit = { fact: 'carriagewayClearance' };
  const below: Limit = { minus: [3, above] };
  test.each<[string, Limit, unknown]>([
    ['plus', { plus: [above, 1, above] }, [7, 7.4]],
    ['minus', { minus: [10, above] }, [6.8, 7]],
    ['minus, both open', { minus: [above, { minus: [above, 1] }] }, [0.8, 1.2]],
    ['times', { times: [2, above] }, [6, 6.4]],
    ['times what is less than nought', { times: [-2, above] }, [-6.4, -6]],
    ['times, signs apart', { times: [below, above] }, [-0.64, 0]],
    ['times, both less', { times: [below, below] }, [0, 0.04]],
    ['min', { min: [above, 3.1, 7] }, [3, 3.1]],
    ['max', { max: [above, 3.1, 1] }, [3.1, 3.2]],
    ['nought times what is not published', { times: [0, { unpublished: text('n') }] }, [0, 0]],
    ['half of what is not published', { times: [0.5, { unpublished: text('n') }] }, [null, null]],
    ['less than what is not published', { min: [4, { unpublished: text('n') }] }, [null, 4]],
    ['more than what is not published', { max: [4, { unpublished: text('n') }] }, [4, null]],
    ['one thing not published less another', { minus: [{ unpublished: text('n') }, { unpublished: text('m') }] }, [null, null]],
    ['decimals', { plus: [0.1, 0.2] }, [0.3, 0.3]],
  ])('%s', (_, value, expected) => {
    expect(limitOf(value)).toEqual(expected);
  });
  test('the table that a part was looked up in is named', () => {
    const requires: Condition = { each: { layer: 'signs' }, satisfies: { distance: '>=', value: { max: [1, { table: 'T', by: [{ attr: 'kind' }, { fact: 'use' }] }] } } };
    expect(finding(requires, {}, { signs: [point('X', 9, 0, { kind: 'b' })] })?.limit).toMatchObject({ value: [11, 11], table: 'T' });
  });
});

describe('how far a search looks', () => {
  const lines = (x: number, properties: Record<string, Value>, ...others: PlanFeature[]): Sketch => ({ lines: [line('R', x, properties), ...others] });
  const each = (value: Limit): Condition => ({ each: { layer: 'lines' }, satisfies: { distance: '>=', value } });
  test.each<[string, Limit, Record<string, Value>]>([
    ['a table by an attribute', { by: { attr: 'kind' }, cases: { a: 1, b: 30 } }, { kind: 'b' }],
    ['one by an attribute and a fact', { by: [{ attr: 'kind' }, { fact: 'use' }], cases: { 'a|commercial': 1, 'b|commercial': 30 } }, { kind: 'b' }],
    ['the rest of a table', { by: { attr: 'kind' }, cases: { a: 1 }, else: 30 }, { kind: 'b' }],
    ['a table by a fact', { by: { fact: 'use' }, cases: { 'own-name': 1, commercial: 30 } }, {}],
    ['steps by an attribute', { by: { attr: 'size' }, steps: [[3, 1], [null, 30]] }, { size: 9 }],
    ['an attribute', { attr: 'size' }, { size: 30 }],
    ['a fact', { fact: 'height' }, {}],
    ['half of a fact', { times: [0.5, { plus: [{ fact: 'height' }, 30] }] }, {}],
  ])('as far as the limit may reach: %s', (_, value, properties) => {
    expect(finding(each(value), { height: 30 }, lines(20, properties))).toMatchObject({ result: 'fail', feature: { key: 'R' } });
    // The others’ limits are no bound of it, nor of what says nothing.
    const others = [line('S', 300, { kind: 'a', size: 1 }), line('U', 400)];
    expect(finding(each(value), { height: 30 }, lines(20, properties, ...others))).toMatchObject({ result: 'fail' });
  });
  test('what has no limit, wherever it is, leaves it open', () => {
    const value: Limit = { by: { attr: 'kind' }, cases: { a: 1 } };
    expect(finding(each(value), {}, lines(700, { kind: 'b' }))).toMatchObject({ result: 'unknown', reasons: [{ kind: 'unpublished' }] });
    expect(finding(each(value), {}, lines(700, {}))).toMatchObject({ result: 'unknown', reasons: [{ kind: 'attribute', name: 'kind' }] });
    expect(finding(each(value), {}, lines(700, { kind: 'a' }))).toMatchObject({ result: 'pass' });
    expect(finding(each({ attr: 'size' }), {}, lines(700, {}, line('S', 20, { size: 2 })))).toMatchObject({ result: 'unknown', reasons: [{ kind: 'attribute', feature: 'R', name: 'size' }] });
    expect(finding(each({ by: { attr: 'size' }, steps: [[3, 1]] }), {}, lines(700, { size: 4 }))).toMatchObject({ result: 'unknown' });
  });
  test('beside a distance another condition: as far as either lets off', () => {
    const both = (kind: 'all' | 'any', a: Condition, b: Condition): Condition => ({ each: { layer: 'lines' }, satisfies: kind === 'all' ? { all: [a, b] } : { any: [a, b] } });
    const [near, far]: Condition[] = [{ distance: '>=', value: 5 }, { distance: '>=', value: 30 }];
    if (!near || !far) throw new Error();
    for (const [a, b] of [[near, far], [far, near]] as const) {
      expect(finding(both('all', a, b), {}, lines(20, {}))).toMatchObject({ result: 'fail', limit: { value: [30, 30] } });
      expect(finding(both('any', a, b), {}, lines(20, {}))?.result).toBe('pass');
      expect(finding(both('any', a, b), {}, lines(4, {}))?.result).toBe('fail');
    }
    // A word that never gets better with distance.
    expect(finding(both('all', near, { attr: 'kind', in: ['a'] }), {}, lines(900, { kind: 'b' }))?.result).toBe('fail');
    expect(finding(both('any', near, { attr: 'kind', in: ['a'] }), {}, lines(900, { kind: 'b' }))?.result).toBe('pass');
    expect(finding({ each: { layer: 'lines' }, satisfies: { distance: '<=', value: 30 } }, {}, lines(900, {}))?.result).toBe('fail');
    expect(finding({ each: { layer: 'lines' }, satisfies: { distance: '>', value: 30 } }, {}, lines(20, {}))?.result).toBe('fail');
    expect(finding({ each: { layer: 'lines' }, satisfies: false }, {}, lines(900, {}))?.result).toBe('fail');
    expect(finding({ each: { layer: 'lines' }, satisfies: true }, {}, lines(9, {}))?.result).toBe('pass');
  });
  test('a layer that is not dated is as good as one that is', () => {
    expect(check({ ...lines(20, { until: '2026-11-23' }), clauses: [{ requires: each(30) }] }, 0).findings.find(({ clause }) => clause === 'c0')?.result).toBe('pass');
    expect(check({ ...lines(20, { until: '2026-11-24' }), clauses: [{ requires: each(30) }] }, 0).findings.find(({ clause }) => clause === 'c0')?.result).toBe('fail');
  });
});
