/** Existing signs: which are neighbours, which way they look, what counts against a cap, and that a sign is never counted against itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { check, planOf, point, SIGN, zone, type Sketch } from '../../test/support/sketch.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import type { CheckResult } from './types.ts';

describe('counts and neighbours', () => {
  const signs = [point('X1', 30, 0, { bearing: 0, faces: 1, building: 'b' }), point('X2', 60, 0, { bearing: 180, faces: 1, building: 'b' })];
  const zones = [zone('B', 'display', -100, 300)];
  const atMost = (selector: object, n: number): Partial<PublishedClause> => ({ requires: { count: { layer: 'signs', ...selector }, op: '<=', value: n } });
  test('same-facing neighbours within a distance', () => {
    expect(check({ signs, clauses: [atMost({ within: 100, facing: 30 }, 0)] }, 0).verdict).toBe('nonconforming');
    expect(check({ signs, clauses: [atMost({ within: 20, facing: 30 }, 0)] }, 0).verdict).toBe('conforming');
  });
  test('a sign that is replaced, or is the sign itself, is not its own neighbour', () => {
    expect(check({ signs, clauses: [atMost({ within: 100, facing: 30 }, 0)] }, 0, 0, { id: 'X1', faces: 1 }).verdict).toBe('conforming');
  });
  test('a sum has the unit of its column', () => {
    const total = (of: string): Partial<PublishedClause> => ({ requires: { sum: { layer: 'signs' }, of, op: '<=', value: 50 } });
    const found = check({ signs: [point('X', 30, 0, { area: 12, width: 4 }), point('Y', 60, 0, { area: 8, width: 2 })], clauses: [total('area'), total('width')] }, 0).findings;
    expect(found.find((f) => f.clause === 'c0')).toMatchObject({ measure: 'sum', value: [20, 20], unit: 'm²', margin: [30, 30] });
    expect(found.find((f) => f.clause === 'c1')).toMatchObject({ measure: 'sum', value: [6, 6], unit: 'm' });
  });
  test('per zone and per building', () => {
    expect(check({ signs, zones, clauses: [atMost({ same: 'zone' }, 1)] }, 0).verdict).toBe('nonconforming');
    expect(check({ signs, zones, clauses: [atMost({ same: 'building' }, 1)] }, 0, 0, { building: 'b' }).verdict).toBe('nonconforming');
    expect(check({ signs, zones, clauses: [atMost({ same: 'building' }, 1)] }, 0, 0, { building: 'c' }).verdict).toBe('conforming');
    expect(check({ signs, zones, clauses: [atMost({ same: 'building' }, 1)] }, 0).findings[0]).toMatchObject({ result: 'unknown', reasons: [{ kind: 'fact', name: 'building' }] });
  });
  test('a sign in two zones, or at two sites, is counted in each', () => {
    const two = [zone('A', 'display', -100), zone('B', 'display', 0)];
    const pair = (x: number): PlanFeature[] => [point(`a${x}`, x, 10, { signType: 'wall' }), point(`b${x}`, x, 20, { signType: 'wall' })];
    const across = (n: number): string => check({ zones: two, signs: [...pair(-30), ...pair(30)], clauses: [atMost({ same: 'zone' }, n)] }, 0, 0, { width: 20 }).verdict;
    expect(across(2)).toBe('conforming');
    expect(across(1)).toBe('nonconforming');
    const site = (key: string, x: number): PlanFeature => point(key, x, 0, { signType: 'wall', use: 'commercial', radius: 15, capacity: 2 });
    const taken: Partial<PublishedClause> = { requires: { each: { layer: 'sites', within: { attr: 'radius' } }, satisfies: { count: { layer: 'signs', same: 'site' }, op: '<', value: { attr: 'capacity' } } } };
    const atSites = (signs: PlanFeature[]): string => check({ sites: [site('P', -10), site('Q', 10)], signs, clauses: [taken] }, 0).verdict;
    expect(atSites([point('x', -20, 0), point('y', 20, 0)])).toBe('conforming');
    expect(atSites([point('x', -20, 0), point('y', -20, 3), point('z', 20, 0)])).toBe('nonconforming');
  });
});

describe('facing', () => {
  const looks = (turn: number, own: number | undefined, other: number | undefined): string => {
    const signs = [point('X', 30, 0, { bearing: turn, ...(other === undefined ? {} : { faces: other }) })];
    const clauses: Partial<PublishedClause>[] = [{ requires: { none: { layer: 'signs', within: 100, facing: 30 } } }];
    return check({ signs, clauses }, 0, 0, own === undefined ? {} : { faces: own }).findings[0]?.result ?? '';
  };
  test('the fronts of two signs are what both have, however many faces there are', () => {
    for (const own of [1, 2, 3, undefined]) for (const other of [1, 2, 4, undefined]) for (const turn of [0, 30, 330, 350]) expect(looks(turn, own, other)).toBe('fail');
  });
  test('a sign of two faces looks the other way as well', () => {
    expect([looks(180, 1, 1), looks(180, 2, 1), looks(180, 1, 2), looks(155, 2, 2), looks(140, 2, 2)]).toEqual(['pass', 'fail', 'fail', 'fail', 'pass']);
  });
  test('how many faces is not known: the other directions are open', () => {
    expect([looks(180, undefined, 1), looks(180, 1, undefined), looks(90, undefined, 1)]).toEqual(['unknown', 'unknown', 'unknown']);
    const reasons = (own: object, other: object): unknown => check({ signs: [point('X', 30, 0, { bearing: 180, ...other })], clauses: [{ requires: { none: { layer: 'signs', within: 100, facing: 30 } } }] }, 0, 0, { ...own }).findings[0]?.reasons;
    expect(reasons({}, { faces: 1 })).toEqual([{ kind: 'fact', name: 'faces' }]);
    expect(reasons({ faces: 1 }, {})).toEqual([{ kind: 'attribute', layer: 'signs', feature: 'X', name: 'faces' }]);
  });
  test('known between two numbers of faces, as where it is asked what would pass, it is open if they differ', () => {
    const compiled = compile(planOf({ signs: [point('X', 30, 0, { bearing: 180, faces: 1 })], clauses: [{ requires: { none: { layer: 'signs', within: 100, facing: 30 } } }] }));
    const proposal: Proposal = { geometry: { type: 'Point', coordinates: at(0, 0) }, properties: SIGN };
    const between = (low: number, high: number): string | undefined => (compiled.ok ? compiled.value.probe(proposal, { name: 'faces', low, high }, new Set(['c0']), { asOf: '2026-11-24' }) : null)?.find(({ clause }) => clause === 'c0')?.result;
    expect([between(1, 1), between(2, 2), between(1, 2)]).toEqual(['pass', 'fail', 'unknown']);
  });
  test('of three or more faces only one direction is known', () => {
    expect([looks(90, 1, 3), looks(90, 4, 1), looks(90, 2, 2)]).toEqual(['unknown', 'unknown', 'pass']);
    expect(check({ signs: [point('X', 30, 0, { bearing: 90, faces: 3 })], clauses: [{ requires: { none: { layer: 'signs', within: 100, facing: 30 } } }] }, 0, 0, { faces: 1 }).findings[0]?.reasons).toEqual([{ kind: 'faces', layer: 'signs', feature: 'X' }]);
  });
});

describe('what was counted', () => {
  const site: PlanFeature = point('P', 0, 0, { signType: 'wall', use: 'commercial', radius: 15, capacity: 2 });
  const room: Partial<PublishedClause> = { requires: { each: { layer: 'sites', within: { attr: 'radius' } }, satisfies: { count: { layer: 'signs', same: 'site' }, op: '<', value: { attr: 'capacity' } } } };
  const counted = (sketch: Sketch, properties: object = {}): unknown => check(sketch, 0, 0, { ...properties }).findings.find(({ clause }) => clause === 'c0')?.counted;
  test('a taken site says by which signs, and one with room who is there', () => {
    const signs = [point('X1', 3, 0, { name: '甲' }), point('X2', -3, 0), point('X3', 40, 0)];
    expect(counted({ sites: [site], signs, clauses: [room] })).toEqual([{ layer: 'signs', key: 'X1', name: '甲', certain: true }, { layer: 'signs', key: 'X2', certain: true }]);
    expect(counted({ sites: [site], signs: signs.slice(0, 1), clauses: [room] })).toEqual([{ layer: 'signs', key: 'X1', name: '甲', certain: true }]);
    expect(counted({ sites: [site], signs: signs.slice(2), clauses: [room] })).toBeUndefined();
  });
  test('what is renewed or replaced is not among them; what may be there and may not comes last', () => {
    const signs = [point('E', 15.2, 0), point('X1', 3, 0), point('X2', -3, 0)];
    expect(counted({ sites: [site], signs: [point('I', 14.5, 0), ...signs.slice(1)], clauses: [room] })).toEqual([...signs.slice(1).map(({ key }) => ({ layer: 'signs', key, certain: true })), { layer: 'signs', key: 'I', certain: false }]);
    expect(counted({ sites: [site], signs, clauses: [room] }, { replaces: ['X1'] })).toEqual([{ layer: 'signs', key: 'X2', certain: true }, { layer: 'signs', key: 'E', certain: false }]);
  });
  test('of what is renewed only what was counted is taken off', () => {
    const zones = [zone('A', 'display', -100, 200)];
    const signs = [point('own', 10, 0), point('X', 20, 0, { kind: 'a', area: 4 })];
    const result = (clause: Partial<PublishedClause>): string | undefined => check({ zones, signs, clauses: [clause] }, 0, 0, { id: 'own' }).findings.find((finding) => finding.clause === 'c0')?.result;
    // Whether the one renewed is of the kind is not known: it was never among the certain ones.
    expect(result({ requires: { count: { layer: 'signs', same: 'zone', where: { attr: 'kind', in: ['a'] } }, op: '<', value: 1 } })).toBe('fail');
    // Its area is not known, and no part of the sum.
    expect(result({ requires: { sum: { layer: 'signs', same: 'zone' }, of: 'area', op: '<=', value: 4 } })).toBe('pass');
  });
  test('a cap that is kept names nobody, one that is not names no more than twenty, certain ones first', () => {
    const zones = [zone('A', 'display', -100, 200)];
    const many = Array.from({ length: 30 }, (_, i) => point(`X${i}`, -60 + 4 * i, 50));
    const atMost = (n: number): Partial<PublishedClause> => ({ requires: { count: { layer: 'signs', same: 'zone' }, op: '<=', value: n } });
    expect(counted({ zones, signs: many, clauses: [atMost(40)] })).toBeUndefined();
    expect((counted({ zones, signs: [point('edge', 100.3, 0), ...many], clauses: [atMost(4)] }) as { key: string }[]).map(({ key }) => key)).toEqual(many.slice(0, 20).map(({ key }) => key));
  });
});

test('a sign that is renewed or replaced counts for nothing: the findings are those of a plan without it', () => {
  const gone = new Set(['x0', 'x2', 'b1']);
  const signsOf = (plan: Plan): readonly PlanFeature[] => plan.layers.get('signs')?.features ?? [];
  const judge = (plan: Plan, proposal: Proposal): CheckResult => {
    const compiled = compile(plan);
    if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
    return compiled.value.check(proposal, { asOf: '2026-11-24' });
  };
  let met = 0;
  fc.assert(
    fc.property(randomPlan, randomProposal, (plan, proposal) => {
      const { id: _, ...rest } = proposal.properties;
      const properties = { ...rest, signType: proposal.properties.signType };
      const layers = new Map([...plan.layers].map(([id, layer]) => [id, id === 'signs' ? { ...layer, features: layer.features.filter(({ key }) => !gone.has(key)) } : layer]));
      if (signsOf(plan).some(({ key }) => gone.has(key))) met += 1;
      const without = judge({ ...plan, layers }, { ...proposal, properties });
      expect(judge(plan, { ...proposal, properties: { ...properties, id: 'x0', replaces: ['x2', 'b1'] } }).findings).toEqual(without.findings);
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 1000) },
  );
  expect(met).toBeGreaterThan(0);
});
