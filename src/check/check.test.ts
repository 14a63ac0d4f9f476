/** What is promised of a verdict, each on a plan small enough to see through. */
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { box, check, FORBIDDEN, limited, line, planOf, point, SIGN, t, zone, type Sketch } from '../../test/support/sketch.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Limit } from '../plan/schema/condition.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import type { CheckResult, Finding, Reason } from './types.ts';

const matrixFindings = (result: CheckResult): readonly Finding[] => result.findings.filter((finding) => finding.clause === 'matrix');

describe('the matrix', () => {
  const zones = [zone('A', 'prohibited', -100), zone('B', 'display', 0)];
  test('a sign in a prohibited zone does not conform, and the finding names the zone and its class', () => {
    const result = check({ zones, answers: { 'zone:prohibited': FORBIDDEN } }, -50);
    expect(result.verdict).toBe('nonconforming');
    expect(matrixFindings(result)[0]).toMatchObject({ result: 'fail', scope: { kind: 'zone', class: 'prohibited', key: 'A' }, basis: 'demonstration' });
  });
  test('a limit shows value, limit and margin', () => {
    const [finding] = matrixFindings(check({ zones, answers: { 'zone:display': limited(4.4) } }, 50));
    expect(finding).toMatchObject({ result: 'fail', measure: 'topHeight', value: [5, 5], limit: { op: '<=', value: [4.4, 4.4] }, margin: [-0.6, -0.6], unit: 'm' });
  });
  test('outside every zone the cell of `none` binds', () => {
    const result = check({ zones, answers: { none: FORBIDDEN } }, 200);
    expect(matrixFindings(result)[0]).toMatchObject({ result: 'fail', scope: { kind: 'none' } });
  });
  test('a silent plan is unknown, with the article', () => {
    const result = check({ zones, answers: { 'zone:display': { answer: 'silent', article: '7' } } }, 50);
    expect(result.verdict).toBe('undetermined');
    expect(matrixFindings(result)[0]?.reasons).toEqual([{ kind: 'silent', article: '7' }]);
  });
  test('all certain classes bind: half in a prohibited zone is in it', () => {
    const result = check({ zones, answers: { 'zone:prohibited': FORBIDDEN } }, 0, 0, { width: 10 });
    expect(matrixFindings(result).map((finding) => finding.result)).toEqual(['fail', 'pass']);
  });
  test('precedence: only the highest class touched binds', () => {
    const manifest = { precedence: { zones: ['display', 'prohibited'] } };
    expect(check({ zones, manifest, answers: { 'zone:prohibited': FORBIDDEN } }, 0, 0, { width: 10 }).verdict).toBe('conforming');
  });
  test('a size band that is not known is evaluated on both sides', () => {
    const plan: Sketch = { zones, answers: { 'zone:display': limited(9) } };
    expect(check(plan, 50).verdict).toBe('conforming');
  });
});

describe('the boundary band', () => {
  const zones = [zone('A', 'prohibited', -100), zone('B', 'display', 0)];
  test('a point too close to a line is unknown, and the reason names both sides and the metres', () => {
    const result = check({ zones, answers: { 'zone:prohibited': FORBIDDEN } }, 2, 0, { width: 0.5, accuracy: 10 });
    expect(result.verdict).toBe('undetermined');
    const reason = matrixFindings(result)[0]?.reasons[0];
    expect(reason).toMatchObject({ kind: 'boundary', layer: 'zones', sides: ['A', 'B'], tolerance: 10.5 });
    // From the nearer end of the face, half a metre wide.
    expect(reason?.kind === 'boundary' ? reason.distance : 0).toBeCloseTo(1.75, 1);
    expect(reason).not.toHaveProperty('reach');
  });
  test('a line within reach only because the width is missing is open for the width, not for the position', () => {
    const { width: _, ...unsized } = SIGN;
    const compiled = compile(planOf({ zones, answers: { 'zone:prohibited': FORBIDDEN } }));
    const reasons = (x: number, accuracy: number): readonly Reason[] => {
      if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
      return matrixFindings(compiled.value.check({ geometry: { type: 'Point', coordinates: at(x, 0) }, properties: { ...unsized, accuracy } }, { asOf: '2026-11-24' }))[0]?.reasons ?? [];
    };
    const [line, ...rest] = reasons(40, 0);
    expect(line).toMatchObject({ kind: 'boundary', sides: ['A', 'B'], tolerance: 0.5, reach: 250 });
    expect(line?.kind === 'boundary' ? line.distance : 0).toBeCloseTo(40, 0);
    expect(rest).toEqual([{ kind: 'fact', name: 'width' }]);
    // Closer than the error of the location, both are wanting.
    expect(reasons(2, 10)[0]).toMatchObject({ kind: 'boundary', tolerance: 10.5, reach: 250 });
  });
  test('equal results on both sides are the result', () => {
    const plan: Sketch = { zones, answers: { 'zone:prohibited': FORBIDDEN, 'zone:display': FORBIDDEN } };
    expect(check(plan, 2, 0, { width: 0.5, accuracy: 10 }).verdict).toBe('nonconforming');
  });
  test('`none` plays no part between two zones that share the edge, and does at an outer edge', () => {
    const answers = { none: FORBIDDEN };
    expect(check({ zones, answers }, 2, 0, { width: 0.5, accuracy: 10 }).verdict).toBe('conforming');
    expect(check({ zones, answers }, 98, 0, { width: 0.5, accuracy: 10 }).verdict).toBe('undetermined');
  });
  test('beside a certain class only a worse possible one matters', () => {
    const near = { width: 4, accuracy: 3 };
    expect(check({ zones, answers: { 'zone:prohibited': FORBIDDEN } }, 5, 0, near).verdict).toBe('undetermined');
    expect(check({ zones, answers: { 'zone:display': FORBIDDEN } }, 5, 0, near).verdict).toBe('nonconforming');
  });
});

describe('segments and sites', () => {
  const zones = [zone('B', 'display', -100, 300)];
  const segments = [line('S', 50, { class: 'strict', side: 'left', depth: 20 })];
  test('the segment binds beside the zone, on its side and to its depth', () => {
    const plan: Sketch = { zones, segments, answers: { 'segment:strict': FORBIDDEN } };
    expect(check(plan, 40).verdict).toBe('nonconforming');
    expect(check(plan, 60).verdict).toBe('conforming');
    expect(check(plan, 20).verdict).toBe('conforming');
  });
  test('a matching site replaces the cells of zone and segment by its own limits', () => {
    const sites = [point('P', 40, 0, { signType: 'wall', use: 'commercial', radius: 5, maxTop: 6 })];
    const plan: Sketch = { zones, segments, sites, answers: { 'segment:strict': FORBIDDEN, 'zone:display': FORBIDDEN } };
    expect(check(plan, 40).verdict).toBe('conforming');
    expect(matrixFindings(check(plan, 40, 0, { clearance: 5 }))).toMatchObject([{ result: 'fail', measure: 'topHeight', scope: { kind: 'site', key: 'P' }, margin: [-1, -1] }]);
  });
  test('a site that does not say for which type or use lifts no ban, nor do limits that it leaves empty let pass', () => {
    const at40 = (properties: Record<string, Value>, others: PlanFeature[] = []): CheckResult => check({ zones, sites: [point('P', 40, 0, { radius: 5, ...properties }), ...others], answers: { 'zone:display': FORBIDDEN } }, 40);
    expect(at40({})).toMatchObject({ verdict: 'undetermined', findings: [{ result: 'unknown' }] });
    expect(at40({ use: 'commercial' }).findings[0]?.reasons).toContainEqual({ kind: 'attribute', layer: 'sites', feature: 'P', name: 'signType' });
    expect(at40({ signType: 'wall', use: 'commercial' }).verdict).toBe('conforming');
    expect(at40({ signType: 'pole|wall', use: 'public-service|commercial' }).verdict).toBe('conforming');
    // Another site has a limit of height: then this one has one too, and nobody says which.
    expect(at40({ signType: 'wall', use: 'commercial' }, [point('Q', 90, 90, { signType: 'wall', use: 'commercial', radius: 5, maxTop: 6 })]).findings[0]?.reasons).toContainEqual({ kind: 'attribute', layer: 'sites', feature: 'P', name: 'maxTop' });
  });
  test('parts of one zone that overlap are one area', () => {
    const parts = [box(-60, -50, 100, 100), box(-20, -50, 100, 100)];
    const both: PlanFeature = { key: 'A', geometry: { type: 'MultiPolygon', coordinates: parts.map(({ coordinates }) => coordinates) }, properties: { key: 'A', name: 'A', class: 'prohibited' } };
    for (const x of [-40, 10, 60]) expect(check({ zones: [both], answers: { 'zone:prohibited': FORBIDDEN } }, x).verdict, String(x)).toBe('nonconforming');
  });
  test('a band is as certain at a bend as along a leg', () => {
    const bend = { type: 'LineString' as const, coordinates: [at(-300, 0), at(0, 0), at(300, 1), at(300, 20), at(0, 40)] };
    for (const side of ['both', 'right'])
      for (const x of [-100, 0]) expect(check({ segments: [{ key: 'H', geometry: bend, properties: { key: 'H', class: 'strict', side, depth: 30 } }], answers: { 'segment:strict': FORBIDDEN } }, x, -15).verdict, `${side} ${x}`).toBe('nonconforming');
  });
  test('a site for another type leaves them to bind, and one without the layer makes a ban unknown', () => {
    const sites = [point('P', 40, 0, { signType: 'pole', use: 'commercial', radius: 5 })];
    expect(check({ zones, sites, answers: { 'zone:display': FORBIDDEN } }, 40).verdict).toBe('nonconforming');
    expect(check({ zones, failed: ['sites'], answers: { 'zone:display': FORBIDDEN } }, 40).verdict).toBe('undetermined');
  });
});

describe('clauses', () => {
  const rail = { requires: { each: { layer: 'lines', grow: 'half' }, satisfies: { distance: '>=' as const, value: 10 } } };
  test('distances are measured from the geometry grown by its stated half width', () => {
    const lines = [line('R', 50, { halfMin: 4, halfMax: 4 })];
    const [finding] = check({ lines, clauses: [rail] }, 40).findings.filter((f) => f.clause === 'c0');
    expect(finding).toMatchObject({ result: 'fail', measure: 'distance', feature: { layer: 'lines', key: 'R' }, limit: { op: '>=', value: [10, 10] } });
    expect(check({ lines, clauses: [rail] }, 20).findings.find((f) => f.clause === 'c0')).toMatchObject({ result: 'pass' });
    expect(check({ lines: [line('R', 50)], clauses: [rail] }, 20).findings.find((f) => f.clause === 'c0')?.reasons).toContainEqual({ kind: 'attribute', layer: 'lines', feature: 'R', name: 'half' });
  });
  test('a half width known between two values makes an interval; one that is not known leaves it open and is named', () => {
    const toppling: Partial<PublishedClause> = { requires: { none: { layer: 'lines', within: { fact: 'topHeight' }, grow: 'half' } } };
    const found = (properties: Record<string, Value>, x: number): Finding | undefined => check({ lines: [line('R', 50, properties)], clauses: [toppling] }, x, 0, { bearing: 90, accuracy: 0 }).findings.find((f) => f.clause === 'c0');
    // The sign is 5 m high; its foot is 14 m from the line, which may be 4 to 10 m wide to its side.
    const open = found({ halfMin: 4, halfMax: 10 }, 36);
    expect(open).toMatchObject({ result: 'unknown', measure: 'distance', limit: { op: '>', value: [5, 5] }, reasons: [{ kind: 'attribute', layer: 'lines', feature: 'R', name: 'half' }] });
    const [low, high] = Array.isArray(open?.value) ? (open.value as readonly number[]) : [];
    expect([low, high]).toEqual([expect.closeTo(14 - 10 - 0.5, 1), expect.closeTo(14 - 4 + 0.5, 1)]);
    expect([found({ halfMin: 4, halfMax: 8 }, 36)?.result, found({ halfMin: 10, halfMax: 10 }, 36)?.result]).toEqual(['pass', 'fail']);
    expect(found({}, 36)?.reasons).toEqual([{ kind: 'attribute', layer: 'lines', feature: 'R', name: 'half' }]);
  });
  test('the nearest need not be the one that binds', () => {
    const lines = [line('near', 45, { limit: 3 }), line('far', 60, { limit: 50 })];
    const requires = { each: { layer: 'lines' }, satisfies: { distance: '>=' as const, value: { attr: 'limit' } } };
    expect(check({ lines, clauses: [{ requires }] }, 40).findings.find((f) => f.clause === 'c0')).toMatchObject({ result: 'fail', feature: { key: 'far' } });
  });
  test('a pass far from everything still has its number', () => {
    const lines = [line('R', 500, { halfMin: 4, halfMax: 4 })];
    const finding = check({ lines, clauses: [rail] }, 0).findings.find((f) => f.clause === 'c0');
    expect(finding?.feature?.key).toBe('R');
    expect((finding?.margin?.[0] ?? 0) / 486).toBeCloseTo(1, 1);
  });
  test('only absent layers: not covered; anything else missing too: unknown', () => {
    const requires = { none: { layer: 'gone', within: 0 } };
    expect(check({ clauses: [{ requires }] }, 0)).toMatchObject({ verdict: 'conforming', counts: { notCovered: 1, unknown: 0 } });
    const both = { all: [requires, { fact: 'luminance', op: '<=' as const, value: 5 }] };
    expect(check({ clauses: [{ requires: both }] }, 0).findings.find((f) => f.clause === 'c0')?.result).toBe('unknown');
  });
  test('one absent layer hides no other gap: in a definition, or in what a clause requires where it may not apply', () => {
    const result = (sketch: Sketch, accuracy: number): unknown => check(sketch, 0, 0, { accuracy }).findings.find((f) => f.clause === 'c0')?.result;
    const defined: Sketch = { lines: [line('R', 8)], clauses: [{ requires: { all: [{ none: { layer: 'gone', within: 0 } }, { fact: 'nearLine', is: false }] } }] };
    expect(result(defined, 0.1)).toBe('not-covered');
    expect(result(defined, 5)).toBe('unknown');
    expect(result({ clauses: [{ applies: { none: { layer: 'gone', within: 5 } }, requires: { fact: 'luminance', op: '<=', value: 5 } }] }, 0)).toBe('unknown');
  });
  test('a distance that is open says what leaves it open: the size that is missing, or the position', () => {
    const lines = [line('R', 40)];
    const reasons = (x: number, stated: Record<string, Value | undefined>): readonly Reason[] | undefined => {
      const properties = Object.fromEntries(Object.entries({ ...SIGN, ...stated }).filter(([, value]) => value !== undefined)) as Proposal['properties'];
      const compiled = compile(planOf({ lines, clauses: [{ requires: { none: { layer: 'lines', within: 10 } } }] }));
      return compiled.ok ? compiled.value.check({ geometry: { type: 'Point', coordinates: at(x, 0) }, properties }, { asOf: '2026-11-24' }).findings.find((f) => f.clause === 'c0')?.reasons : undefined;
    };
    expect(reasons(0, { width: undefined })).toEqual([{ kind: 'fact', name: 'width' }]);
    expect(reasons(0, { width: 80, bearing: undefined })).toEqual([{ kind: 'fact', name: 'bearing' }]);
    expect(reasons(28.8, {})).toEqual([{ kind: 'accuracy', layer: 'lines', feature: 'R', tolerance: 1 }]);
    expect(reasons(29.5, { width: undefined, accuracy: 5 })).toEqual([{ kind: 'fact', name: 'width' }, { kind: 'accuracy', layer: 'lines', feature: 'R', tolerance: 5.5 }]);
  });
  test('a limit is searched for as far as it reaches, however it is made', () => {
    const limits: Limit[] = [{ max: [35, 10] }, { min: [35, 40] }, { minus: [5, -30] }, { minus: [5, { attr: 'off' }] }, { times: [{ minus: [0, 5] }, { minus: [0, 7] }] }, { plus: [35, { times: [0, { unpublished: t('n') }] }] }];
    for (const value of limits)
      expect(check({ lines: [line('R', 20, { off: -30 })], clauses: [{ requires: { each: { layer: 'lines' }, satisfies: { distance: '>=', value } } }] }, 0).verdict, JSON.stringify(value)).toBe('nonconforming');
  });
  test('an absent layer does not matter where another layer decides', () => {
    const lines = [line('R', 0.5)];
    expect(check({ lines, clauses: [{ requires: { none: { layer: ['gone', 'lines'], within: 5 } } }] }, 0).verdict).toBe('nonconforming');
  });
  test('a secondary source advises; adopted by the plan it binds, with the demonstration as its basis', () => {
    const clause: Partial<PublishedClause> = { confidence: 'S', requires: { fact: 'height', op: '<=', value: 1 } };
    expect(check({ clauses: [clause] }, 0).findings.find((f) => f.clause === 'c0')).toMatchObject({ result: 'advice', basis: 'published' });
    expect(check({ clauses: [clause], manifest: { adopts: ['c0'] } }, 0).findings.find((f) => f.clause === 'c0')).toMatchObject({ result: 'fail', basis: 'demonstration' });
  });
  test('a definition of the demonstration plan makes a finding of national law rest on the demonstration', () => {
    const clause: Partial<PublishedClause> = { requires: { fact: 'large', is: false }, outcome: 'consent', consent: 'k' };
    expect(check({ clauses: [clause] }, 0, 0, { width: 5 }).findings.find((f) => f.clause === 'c0')).toMatchObject({ result: 'consent', basis: 'demonstration', consent: 'k' });
  });
  test('held consents never change a result', () => {
    const clause: Partial<PublishedClause> = { requires: false, outcome: 'consent', consent: 'k' };
    const compiled = compile(planOf({ clauses: [clause] }));
    if (!compiled.ok) throw new Error();
    const proposal: Proposal = { geometry: { type: 'Point', coordinates: at(0, 0) }, properties: { ...SIGN, consents: ['k'] } };
    expect(compiled.value.check(proposal, { asOf: '2026-11-24' }).verdict).toBe('conditional');
  });
  test('a sum of decimals is the decimal that a person writes', () => {
    const clause: Partial<PublishedClause> = { requires: { fact: 'faceArea', op: '<=', value: 0.3 } };
    expect(check({ clauses: [clause] }, 0, 0, { width: 0.1, height: 3 }).verdict).toBe('conforming');
  });
  test('a clause outside its validity is not there', () => {
    const clause: Partial<PublishedClause> = { requires: false, valid: { from: '2027-01-01' } };
    expect(check({ clauses: [clause] }, 0).verdict).toBe('conforming');
    expect(check({ clauses: [clause] }, 0, 0, {}, '2027-01-01').verdict).toBe('nonconforming');
  });
});

describe('the plan’s reach', () => {
  const area = [{ key: 'a', geometry: box(-50, -50, 100, 100), properties: { key: 'a' } }];
  const plan: Sketch = { area, answers: { none: FORBIDDEN }, clauses: [{ source: 'plan', requires: false }] };
  test('inside, its findings hold; certainly outside they are dropped; on the line they are unknown', () => {
    expect(check(plan, 0).verdict).toBe('nonconforming');
    expect(check(plan, 80)).toMatchObject({ verdict: 'outside', place: { area: 'outside' }, findings: [] });
    const onLine = check(plan, 51, 0, { accuracy: 10, width: 0.5 });
    expect(onLine.verdict).toBe('undetermined');
    expect(onLine.findings.map((finding) => finding.result)).toEqual(['unknown', 'unknown']);
  });
  test('national findings stand outside as well', () => {
    expect(check({ ...plan, clauses: [{ requires: false }] }, 80).verdict).toBe('nonconforming');
  });
  test('a date outside the plan’s term makes its findings one unknown, and national findings stand', () => {
    const result = check({ ...plan, clauses: [{ requires: false, outcome: 'consent', consent: 'k' }] }, 0, 0, { end: '2036-05-01' });
    expect(result.findings.map((finding) => [finding.clause, finding.result])).toEqual([['plan.term', 'unknown'], ['c0', 'consent']]);
    expect(result.findings[0]?.reasons).toEqual([{ kind: 'term', name: 'end', date: '2036-05-01' }]);
  });
  test('a layer that could not be read is named, and nothing better than undetermined comes of it', () => {
    const result = check({ failed: ['lines'] }, 0);
    expect(result.verdict).toBe('undetermined');
    expect(result.findings[0]).toMatchObject({ clause: 'package.layer', reasons: [{ kind: 'layer', layer: 'lines' }] });
  });
});

test('what is left out is unknown, not zero', () => {
  const clause: Partial<PublishedClause> = { requires: { fact: 'luminance', op: '<=', value: 300 } };
  const result = check({ clauses: [clause] }, 0);
  expect(result.findings[0]).toMatchObject({ result: 'unknown', reasons: [{ kind: 'fact', name: 'luminance' }] });
  expect(result.verdict).toBe('undetermined');
});
