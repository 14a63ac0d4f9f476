/** What a clause comes to: whether it applies, whether it binds or advises, and how far the plan's word reaches. */
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../plan/schema/manifest.ts';
import type { Condition } from '../plan/schema/condition.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { box, clause, feature, open, point, sign } from './cases.fixture.ts';
import type { Finding } from './types.ts';

const OPTIONS = { asOf: '2026-06-01' };
const SIZE = { width: 2, height: 2, bearing: 0, accuracy: 1 };
/** The plan's area is 100 m wide: well in it, well out of it, and at its edge. */
const PLACES = { inside: 0, outside: 80, edge: 50 };
const AREA = { 'plan-area': [feature('area', box(-50, -50, 100, 100))] };
const DISPENSATION = { authority: { zh: 'a', en: 'a' }, article: '9' };

const KINDS: Readonly<Record<string, Partial<PublishedClause> & { requires: Condition }>> = {
  fail: { requires: false, dispensation: DISPENSATION },
  consent: { requires: false, outcome: 'consent', consent: 'k' },
  reserved: { requires: false, outcome: 'reserved' },
  unknown: { requires: { fact: 'luminance', op: '<=', value: 5 } },
  'not-covered': { requires: { none: { layer: 'gone', within: 5 } } },
  pass: { requires: true },
};

function found(of: Partial<PublishedClause> & { requires: Condition }, place: keyof typeof PLACES = 'inside', manifest: Partial<Manifest> = {}): Finding | undefined {
  const { requires, ...rest } = of;
  return open({ clauses: [clause('c0', requires, rest)], layers: AREA, manifest }, OPTIONS).checker.check(sign(SIZE, point(PLACES[place], 0)), OPTIONS).findings.find((one) => one.clause === 'c0');
}
/** What each kind of result becomes. */
const become = (more: Partial<PublishedClause>, place: keyof typeof PLACES, manifest: Partial<Manifest> = {}): unknown => Object.values(KINDS).map((kind) => found({ ...kind, ...more }, place, manifest)?.result);
const ADOPTED = { adopts: ['c0'] };

describe('a clause', () => {
  const asItIs = ['fail', 'consent', 'reserved', 'unknown', 'not-covered', 'pass'];
  const advice = ['advice', 'advice', 'reserved', 'advice', 'not-covered', 'pass'];
  test('of the law binds inside the plan and out of it', () => {
    for (const place of ['inside', 'outside', 'edge'] as const) for (const manifest of [{}, ADOPTED]) expect(become({}, place, manifest)).toEqual(asItIs);
  });
  test('that is recommended, or known at second hand, advises wherever it is', () => {
    for (const more of [{ recommended: true }, { confidence: 'S' as const }]) for (const place of ['inside', 'outside', 'edge'] as const) expect(become(more, place)).toEqual(advice);
    expect(become({ recommended: false }, 'inside')).toEqual(asItIs);
  });
  test('that the plan adopts binds in the plan, and advises out of it; at the edge only what is met either way is known', () => {
    for (const more of [{ recommended: true }, { confidence: 'S' as const }]) {
      expect(become(more, 'inside', ADOPTED)).toEqual(asItIs);
      expect(become(more, 'outside', ADOPTED)).toEqual(advice);
      expect(become(more, 'edge', ADOPTED)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'not-covered', 'pass']);
      expect((['inside', 'outside', 'edge'] as const).map((place) => found({ requires: false, ...more }, place, ADOPTED)?.basis)).toEqual(['demonstration', 'published', 'demonstration']);
      expect((['inside', 'outside', 'edge'] as const).map((place) => found({ requires: false, ...more }, place)?.basis)).toEqual(['published', 'published', 'published']);
    }
    expect(found({ requires: { fact: 'luminance', op: '<=', value: 5 }, recommended: true }, 'edge', ADOPTED)?.reasons).toMatchObject([{ kind: 'boundary', layer: 'plan-area' }]);
  });
  test('of the plan itself never merely advises; it is dropped out of the plan, and open at its edge', () => {
    for (const more of [{}, { recommended: true }, { confidence: 'S' as const }]) {
      const own = { ...more, source: 'plan' };
      expect(become(own, 'inside')).toEqual(asItIs);
      expect(become(own, 'outside')).toEqual(asItIs.map(() => undefined));
      expect(become(own, 'edge')).toEqual(asItIs.map(() => 'unknown'));
    }
  });
  test('names the consent that would do, or the authority that may grant relief, where that is what it comes to', () => {
    expect(Object.values(KINDS).map((kind) => found({ ...kind, consent: 'k', dispensation: DISPENSATION })).map((finding) => [finding?.consent, finding?.dispensation?.article])).toEqual([[undefined, '9'], ['k', undefined], ...Array.from({ length: 4 }, () => [undefined, undefined])]);
    expect(found({ requires: false, outcome: 'consent', consent: 'k', recommended: true })).toMatchObject({ result: 'advice', consent: undefined });
  });
});

describe('whether it applies', () => {
  const when = (fact: string): Condition => ({ fact, op: '>=', value: 1 });
  const applied = (rest: Partial<PublishedClause>, requires: Condition = false): unknown => {
    const finding = found({ requires, ...rest });
    return finding && [finding.result, ...finding.reasons.map((reason) => ('name' in reason ? reason.name : reason.kind))];
  };
  test('only where its condition holds, and unless another does', () => {
    expect([true, false].map((applies) => applied({ applies }))).toEqual([['fail'], undefined]);
    expect([true, false].map((unless) => applied({ unless }))).toEqual([undefined, ['fail']]);
    expect(applied({ applies: true, unless: true })).toBeUndefined();
    expect(applied({ applies: false, unless: false })).toBeUndefined();
    expect(applied({ applies: when('width'), unless: when('height') })).toBeUndefined();
  });
  test('where that cannot be told, what is missing is named, with what it requires', () => {
    expect(applied({ applies: when('luminance') })).toEqual(['unknown', 'luminance']);
    expect(applied({ unless: when('luminance') })).toEqual(['unknown', 'luminance']);
    expect(applied({ applies: when('luminance'), unless: when('reach') }, { fact: 'animated', is: false })).toEqual(['unknown', 'luminance', 'reach', 'animated']);
    expect(applied({ applies: when('luminance') }, true)).toEqual(['unknown', 'luminance']);
    // It applies: what is missing is missing of what it requires.
    expect(applied({ applies: when('width'), unless: { not: when('height') } }, when('luminance'))).toEqual(['unknown', 'luminance']);
  });
});

test('over a span of a measure, beside the edge of the plan, it is told which of them leaves it open', () => {
  const over = (place: keyof typeof PLACES): unknown =>
    open({ clauses: [clause('c0', { fact: 'luminance', op: '<=', value: 5 }, { source: 'plan' })], layers: AREA }, OPTIONS).checker.probe(sign(SIZE, point(PLACES[place], 0)), { name: 'luminance', low: 3, high: 9 }, new Set(['c0']), OPTIONS)?.filter(({ clause: id }) => id === 'c0').map(({ result, reasons }) => [result, ...reasons.map((reason) => ('name' in reason ? reason.name : reason.kind))]);
  expect(over('inside')).toEqual([['unknown', 'luminance']]);
  expect(over('edge')).toEqual([['unknown', 'boundary', 'luminance']]);
  expect(over('outside')).toEqual([]);
});
