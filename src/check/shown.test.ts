/** What a finding shows beside its result: the comparison that decided it, the feature that it was made with, and numbers that are never better than the truth. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certain, stated } from '../../test/support/certain.ts';
import { PlainJudge } from '../../test/support/plain-judge.ts';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { check, line, point, SIGN, type Sketch } from '../../test/support/sketch.ts';
import type { Plan, Value } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Condition, Operator } from '../plan/schema/condition.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import { compare, margin, NO, YES } from './tri.ts';
import type { CheckResult, Finding } from './types.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const AS_OF = '2026-11-24';

function checked(plan: Plan, proposal: Proposal): CheckResult {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return compiled.value.check(proposal, { asOf: AS_OF });
}

const ends = ([low, high]: readonly [number | null, number | null]): [number, number] => [low ?? -Infinity, high ?? Infinity];

/** `none` without a distance: what is found shows how far off it is, which is no limit of its own. */
function boundless(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { none } = node as { none?: { within?: unknown } };
  return (none !== undefined && none.within === undefined) || Object.values(node).some(boundless);
}

interface Shown {
  readonly op: Operator;
  readonly value: [number, number];
  readonly limit: [number, number];
}
function shown({ value, limit }: Finding): Shown | null {
  if (!Array.isArray(value) || limit === undefined || limit.op === 'in') return null;
  return { op: limit.op as Operator, value: ends(value as [number | null, number | null]), limit: ends(limit.value as [number | null, number | null]) };
}

describe('a comparison that is shown', () => {
  test(`never speaks against the result, and its margin is that of its numbers (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    let seen = 0;
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (plan, proposals) => {
        for (const proposal of proposals) {
          for (const finding of checked(plan, proposal).findings) {
            const comparison = shown(finding);
            if (comparison === null || boundless(plan.rules.clauses.find(({ id }) => id === finding.clause)?.requires)) continue;
            seen += 1;
            const { op, value, limit } = comparison;
            const says = compare(op, ...value, ...limit);
            if (finding.result === 'pass') expect(says, JSON.stringify(finding)).not.toBe(NO);
            if (['fail', 'consent', 'reserved'].includes(finding.result)) expect(says, JSON.stringify(finding)).not.toBe(YES);
            // Rounded outward by a step of each number at most.
            const step = finding.measure === 'distance' ? 0.01 : 0.001;
            const [worst, best] = margin(op, ...value, ...limit) ?? [0, 0];
            const told = ends(finding.margin ?? [worst, best]);
            if (Number.isFinite(worst)) expect(Math.abs(told[0] - worst), JSON.stringify(finding)).toBeLessThan(2.5 * step);
            if (Number.isFinite(best)) expect(Math.abs(told[1] - best), JSON.stringify(finding)).toBeLessThan(2.5 * step);
            if (Number.isFinite(worst) !== Number.isFinite(told[0]) || Number.isFinite(best) !== Number.isFinite(told[1])) throw new Error(JSON.stringify(finding));
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(seen).toBeGreaterThan(RUNS);
  });

  test(`of features the nearest that is meant (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    const where = fc.constantFrom<Condition | undefined>(undefined, { attr: 'kind', in: ['a'] }, { attr: 'size', op: '>', value: 3 }, { fact: 'use', in: ['commercial'] });
    const grow = fc.constantFrom<number | string | undefined>(undefined, 3, 'half');
    const layer = fc.constantFrom<string | string[]>('areas', 'lines', 'signs', ['lines', 'signs'], ['areas', 'gone']);
    let seen = 0;
    fc.assert(
      fc.property(randomPlan, randomProposal, where, grow, layer, fc.constantFrom(0, 2, 8, 30), fc.constantFrom<'each' | 'none'>('each', 'none'), (random, proposal, condition, by, of, metres, kind) => {
        const selector = { layer: of, ...(condition === undefined ? {} : { where: condition }), ...(by === undefined ? {} : { grow: by }) };
        const requires: Condition = kind === 'each' ? { each: selector, satisfies: { distance: '>=', value: metres } } : { none: { ...selector, within: metres } };
        const world = certain(random);
        const [sample] = world.rules.clauses;
        if (!sample) return;
        const { applies: _, unless: __, ...rest } = sample;
        const plan: Plan = { ...world, rules: { ...world.rules, clauses: [{ ...rest, id: 'c0', source: 'law', confidence: 'V', outcome: 'fail', requires }] } };
        const sign = stated(proposal);
        const finding = checked(plan, sign).findings.find(({ clause }) => clause === 'c0');
        const nearest = new PlainJudge(plan, AS_OF).of(sign).nearest(selector);
        if (nearest === undefined) return;
        expect(finding?.feature === undefined, JSON.stringify({ requires, finding, nearest })).toBe(nearest === Infinity);
        if (nearest === Infinity || !finding) return;
        seen += 1;
        const [low, high] = shown(finding)?.value ?? [NaN, NaN];
        // Inside an area it is told to be inside; how deep is another matter.
        if (nearest > 0.01) expect(low <= nearest + 0.001 && high >= nearest - 0.001 && high - low < 0.021, JSON.stringify({ requires, finding, nearest })).toBe(true);
        else expect(low, JSON.stringify({ requires, finding, nearest })).toBeLessThanOrEqual(0.01);
      }),
      { numRuns: RUNS },
    );
    expect(seen).toBeGreaterThan(RUNS / 5);
  });
});

const clause = (requires: Condition, more: Partial<PublishedClause> = {}): Sketch => ({ clauses: [{ requires, ...more }] });
const finding = (sketch: Sketch, properties: Record<string, Value> = {}, x = 0): Finding | undefined => check(sketch, x, 0, properties).findings.find((one) => one.clause === 'c0');

describe('of several comparisons', () => {
  const part = (fact: string, op: Operator, value: number): Condition => ({ fact, op, value });
  // SIGN is 2 m wide, 2 m high, 3 m above ground: its top at 5 m.
  const wide = part('width', '<=', 3);
  const high = part('height', '<=', 20);
  const low = part('clearance', '>=', 1);
  test('all met: the one nearest to its limit, for its size', () => {
    expect(finding(clause({ all: [high, wide, low] }))).toMatchObject({ result: 'pass', measure: 'width', margin: [1, 1] });
    expect(finding(clause({ all: [wide, high] }))).toMatchObject({ measure: 'width' });
    expect(finding(clause({ all: [part('width', '<=', 2.5), part('height', '<=', 2.4)] }))).toMatchObject({ measure: 'height', margin: [0.4, 0.4] });
    expect(finding(clause({ all: [part('height', '<=', 2.4), part('width', '<=', 2.5)] }))).toMatchObject({ measure: 'height' });
    // Against a limit of nought any margin is much.
    expect(finding(clause({ all: [part('clearance', '>', 0), part('height', '<=', 2.001)] }))).toMatchObject({ measure: 'height' });
  });
  test('equally near: the first', () => {
    expect(finding(clause({ all: [part('width', '<=', 4), part('height', '<=', 4)] }))).toMatchObject({ measure: 'width' });
  });
  test('one not met: that one, wherever it stands', () => {
    for (const all of [[wide, part('height', '<=', 1), high], [part('height', '<=', 1), wide, high], [wide, high, part('height', '<=', 1)]]) expect(finding(clause({ all }))).toMatchObject({ result: 'fail', measure: 'height', margin: [-1, -1] });
  });
  test('one undecided: that one rather than what is met', () => {
    for (const all of [[wide, part('luminance', '<=', 5)], [part('luminance', '<=', 5), wide]]) expect(finding(clause({ all }))).toMatchObject({ result: 'unknown', measure: 'luminance' });
  });
  test('any met: that one; none met: the one farthest beyond', () => {
    const narrow = part('width', '<=', 1);
    for (const any of [[narrow, high], [high, narrow]]) expect(finding(clause({ any }))).toMatchObject({ result: 'pass', measure: 'height' });
    expect(finding(clause({ any: [narrow, part('luminance', '<=', 5)] }))).toMatchObject({ result: 'unknown', measure: 'luminance' });
    for (const any of [[narrow, part('height', '<=', 0.5)], [part('height', '<=', 0.5), narrow]]) expect(finding(clause({ any }))).toMatchObject({ result: 'fail', measure: 'height', margin: [-1.5, -1.5] });
  });
  test('what is denied shows nothing', () => {
    expect(finding(clause({ not: part('width', '>', 3) }))).toMatchObject({ result: 'pass', measure: undefined, value: undefined });
    expect(finding(clause({ all: [{ not: part('width', '>', 2.01) }, high] }))).toMatchObject({ measure: 'height' });
  });
  test('a word shows itself and those that would do; a word that is not known none', () => {
    expect(finding(clause({ fact: 'use', in: ['own-name', 'public-service'] }))).toMatchObject({ result: 'fail', measure: 'use', value: 'commercial', limit: { op: 'in', value: ['own-name', 'public-service'] } });
    const { use: _, ...unused } = SIGN;
    const open = check(clause({ fact: 'use', in: ['own-name'] }), 0, 0, { ...unused, use: undefined as unknown as Value }).findings.find((one) => one.clause === 'c0');
    expect(open).toMatchObject({ result: 'unknown', measure: 'use', value: undefined });
  });
  test('a flag shows yes or no, and what it should be', () => {
    expect(finding(clause({ fact: 'animated', is: false }), { animated: true })).toMatchObject({ result: 'fail', value: 'true', limit: { op: 'in', value: ['false'] } });
    expect(finding(clause({ fact: 'animated', is: true }), { animated: true })).toMatchObject({ result: 'pass', value: 'true', limit: { op: 'in', value: ['true'] } });
    expect(finding(clause({ fact: 'animated', is: true }), { animated: false })).toMatchObject({ result: 'fail', value: 'false' });
    expect(finding(clause({ fact: 'animated', is: false }))).toMatchObject({ result: 'unknown', value: undefined });
  });
});

describe('numbers', () => {
  test('what is stated is told as it is, to a thousandth; what is not known has no end', () => {
    expect(finding(clause({ fact: 'width', op: '<=', value: 0.29 }), { width: 0.29 })).toMatchObject({ value: [0.29, 0.29], limit: { value: [0.29, 0.29] }, margin: [0, 0] });
    expect(finding(clause({ fact: 'width', op: '<=', value: 1 / 3 }), { width: 0.1 })).toMatchObject({ limit: { value: [0.333, 0.334] }, margin: [0.233, 0.234] });
    expect(finding(clause({ fact: 'width', op: '<=', value: { unpublished: { zh: 'n', en: 'n' } } }))).toMatchObject({ result: 'unknown', value: [2, 2], limit: { value: [null, null] }, margin: [null, null] });
  });
  test('distances are told to a hundredth, outward', () => {
    const { value, margin: gap } = finding({ lines: [line('R', 20)], ...clause({ each: { layer: 'lines' }, satisfies: { distance: '>=', value: 5 } }) }, { width: 0.01 }) ?? {};
    const [from = 0, to = 0] = Array.isArray(value) ? (value as number[]) : [];
    // 20 m, but for half the sign's width and a metre of errors either way.
    expect(to - from).toBeCloseTo(2, 1);
    expect([from, to].every((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-9)).toBe(true);
    expect(gap).toEqual([Math.round((from - 5) * 100) / 100, Math.round((to - 5) * 100) / 100]);
  });
  test('a limit from a table says from which, and a feature its name where it has one', () => {
    const near = (properties: Record<string, Value>): Finding | undefined => finding({ signs: [point('X', 30, 0, properties)], ...clause({ each: { layer: 'signs' }, satisfies: { distance: '>=', value: 40 } }) });
    expect(near({ name: '甲' })?.feature).toEqual({ layer: 'signs', key: 'X', name: '甲' });
    expect(near({})?.feature).toEqual({ layer: 'signs', key: 'X' });
  });
});
