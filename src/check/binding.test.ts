/** Which cell binds where a sign is surely here and possibly there: precedence, equal answers, segments, planned sites, and the table's own key. */
import { describe, expect, test } from 'vitest';
import { at } from '../../test/support/random-plan.ts';
import { ALLOWED, check, FORBIDDEN, line, planOf, point, SIGN, zone, type Sketch } from '../../test/support/sketch.ts';
import type { Plan, Value } from '../plan/plan.ts';
import type { Matrix } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';
import type { CheckResult, Finding, Reason } from './types.ts';

const matrixFindings = (result: CheckResult): readonly Finding[] => result.findings.filter(({ clause }) => clause === 'matrix');
const results = (result: CheckResult): string[] => matrixFindings(result).map((finding) => finding.result);
const reasons = (result: CheckResult): readonly Reason[] => matrixFindings(result).flatMap((finding) => finding.reasons);
const kinds = (result: CheckResult): string[] => [...new Set(reasons(result).map(({ kind }) => kind))].sort((a, b) => (a < b ? -1 : 1));

const SILENT = { answer: 'silent' as const, article: '7' };
const zones = [zone('A', 'prohibited', -100), zone('B', 'display', 0)];
/** 5 m inside one zone with a face of 4 m, 3.5 m of error: surely there, possibly across the line. */
const NEAR = { width: 4, accuracy: 3 };
const inDisplay = (sketch: Sketch): CheckResult => check({ zones, ...sketch }, 5, 0, NEAR);
const inProhibited = (sketch: Sketch): CheckResult => check({ zones, ...sketch }, -5, 0, NEAR);
const precedence = (...classes: string[]): Pick<Sketch, 'manifest'> => ({ manifest: { precedence: { zones: classes } } });

describe('precedence', () => {
  const higher = precedence('display', 'prohibited');
  test('a lower class that is possible beside a higher one that is sure plays no part', () => {
    expect(results(inDisplay({ ...higher, answers: { 'zone:prohibited': FORBIDDEN } }))).toEqual(['pass']);
  });
  test('a higher class that is possible may take the place of the sure one: unless they answer alike, nothing stands', () => {
    expect(results(inProhibited({ ...higher, answers: { 'zone:prohibited': FORBIDDEN } }))).toEqual(['unknown']);
    expect(results(inProhibited({ ...higher, answers: { 'zone:display': FORBIDDEN } }))).toEqual(['unknown']);
    expect(results(inProhibited({ ...higher, answers: { 'zone:prohibited': FORBIDDEN, 'zone:display': FORBIDDEN } }))).toEqual(['fail']);
    expect(results(inProhibited(higher))).toEqual(['pass']);
  });
  test('two silences are not alike: which one it is would be settled by the place', () => {
    expect(kinds(inProhibited({ ...higher, answers: { 'zone:prohibited': SILENT, 'zone:display': { ...SILENT, article: '8' } } }))).toEqual(['boundary', 'silent']);
    // Without precedence both bind, and the sure one's silence is enough.
    expect(kinds(inProhibited({ answers: { 'zone:prohibited': SILENT, 'zone:display': { ...SILENT, article: '8' } } }))).toEqual(['silent']);
  });
  test('a class that is not listed binds beside the highest: surely, and possibly where it is worse', () => {
    const listed = precedence('display');
    expect(results(check({ zones, ...listed, answers: { 'zone:prohibited': FORBIDDEN } }, 0, 0, { width: 20 }))).toEqual(['fail', 'pass']);
    expect(results(inDisplay({ ...listed, answers: { 'zone:prohibited': FORBIDDEN } }))).toEqual(['unknown', 'pass']);
    expect(results(inDisplay({ ...listed, answers: { 'zone:display': FORBIDDEN } }))).toEqual(['fail']);
    expect(results(inDisplay(listed))).toEqual(['pass']);
  });
  test('and stays where a listed one is possible', () => {
    const listed = precedence('display');
    expect(results(inProhibited({ ...listed, answers: { 'zone:prohibited': FORBIDDEN } }))).toEqual(['fail', 'unknown']);
    expect(results(inProhibited({ ...listed, answers: { 'zone:display': FORBIDDEN } }))).toEqual(['unknown', 'pass']);
    expect(results(inProhibited({ ...listed, answers: { 'zone:prohibited': FORBIDDEN, 'zone:display': FORBIDDEN } }))).toEqual(['fail']);
  });
  test('of three that are sure the highest listed binds, with what is not listed', () => {
    const three = [zone('A', 'strict', -100, 97), zone('B', 'display', -3, 6), zone('C', 'general', 3, 97)];
    const across = (order: string[], answers: Sketch['answers'] = {}): string[] => matrixFindings(check({ zones: three, ...precedence(...order), answers }, 0, 0, { width: 30 })).map(({ scope, result }) => `${scope?.class} ${result}`);
    expect(across([])).toEqual(['strict pass', 'display pass', 'general pass']);
    expect(across(['general', 'strict', 'display'])).toEqual(['general pass']);
    expect(across(['strict', 'general'])).toEqual(['strict pass', 'display pass']);
    expect(across(['strict', 'general'], { 'zone:display': FORBIDDEN })).toEqual(['display fail', 'strict pass']);
  });
});

describe('beside a class that is sure', () => {
  test('a possible one that is open matters where the sure one allows, and not where that is open itself', () => {
    expect(results(inDisplay({ answers: { 'zone:prohibited': SILENT } }))).toEqual(['unknown', 'pass']);
    expect(kinds(inDisplay({ answers: { 'zone:prohibited': SILENT } }))).toEqual(['boundary', 'silent']);
    expect(kinds(inProhibited({ answers: { 'zone:prohibited': SILENT } }))).toEqual(['silent']);
    expect(results(inDisplay({ answers: { 'zone:prohibited': SILENT, 'zone:display': FORBIDDEN } }))).toEqual(['fail']);
    expect(kinds(inDisplay({ answers: { 'zone:prohibited': FORBIDDEN, 'zone:display': SILENT } }))).toEqual(['boundary', 'silent']);
  });
});

describe('without a class that is sure', () => {
  const off = { width: 0.5, accuracy: 10 };
  test('zones of one class have one answer, and what it lacks is all that is lacking', () => {
    const alike = [zone('A', 'strict', -100), zone('B', 'strict', 0)];
    const limited: Matrix['outcomes'][number] = { answer: 'limited', article: 'm', limits: [{ fact: 'luminance', op: '<=', value: 5 }] };
    expect(reasons(check({ zones: alike, answers: { 'zone:strict': limited } }, 2, 0, off))).toEqual([{ kind: 'fact', name: 'luminance' }]);
    expect(results(check({ zones: alike, answers: { 'zone:strict': limited } }, 2, 0, { ...off, luminance: 4 }))).toEqual(['pass']);
    expect(kinds(check({ zones, answers: { 'zone:prohibited': limited, 'zone:display': limited } }, 2, 0, off))).toEqual(['boundary', 'fact']);
  });
  test('both sides are named, and none where there may be none', () => {
    expect(reasons(check({ zones, answers: { 'zone:prohibited': FORBIDDEN } }, 2, 0, off))).toMatchObject([{ kind: 'boundary', sides: ['A', 'B'] }]);
    expect(reasons(check({ zones, answers: { 'zone:display': FORBIDDEN } }, 98, 0, off))).toMatchObject([{ kind: 'boundary', sides: ['B', 'none'] }]);
    expect(results(check({ zones, answers: { 'zone:display': FORBIDDEN, none: FORBIDDEN } }, 98, 0, off))).toEqual(['fail', 'fail']);
  });
  test('a segment that is possible matters where its answer is worse than none', () => {
    const segments = [line('S', 50, { class: 'strict', side: 'left', depth: 20 })];
    const beside = (answers: Sketch['answers']): CheckResult => check({ zones: [zone('B', 'display', -100, 300)], segments, answers: answers ?? {} }, 29, 0, { width: 0.5, accuracy: 3 });
    expect(results(beside({}))).toContain('pass');
    expect(beside({}).verdict).toBe('conforming');
    expect(results(beside({ 'segment:strict': FORBIDDEN }))).toEqual(['unknown', 'pass']);
    expect(reasons(beside({ 'segment:strict': FORBIDDEN }))).toMatchObject([{ kind: 'boundary', layer: 'segments', sides: ['S', 'none'] }]);
    expect(kinds(beside({ 'segment:strict': SILENT }))).toEqual(['boundary', 'silent']);
  });
});

describe('planned sites', () => {
  const display = [zone('B', 'display', -100, 300)];
  const site = (key: string, x: number, more: Record<string, Value> = {}): Sketch['sites'] => [point(key, x, 0, { signType: 'wall', use: 'commercial', radius: 5, maxTop: 6, ...more })];
  /** The centre is 4.8 m from a site of 5 m radius, give or take 1 m. */
  const possible = (sketch: Sketch, properties: Record<string, Value> = {}): CheckResult => check({ zones: display, sites: site('P', 40) ?? [], ...sketch }, 44.8, 0, properties);
  test('one that is possible leaves what stands where it says the same, and nothing where it doesn’t', () => {
    expect(results(possible({}))).toEqual(['pass']);
    expect(results(possible({ answers: { 'zone:display': FORBIDDEN } }))).toEqual(['unknown']);
    expect(reasons(possible({ answers: { 'zone:display': FORBIDDEN } }))).toMatchObject([{ kind: 'boundary', layer: 'sites', sides: ['P', 'none'] }]);
    expect(results(possible({}, { clearance: 5 }))).toEqual(['unknown']);
    expect(results(possible({ answers: { 'zone:display': FORBIDDEN } }, { clearance: 5 }))).toEqual(['fail']);
  });
  test('where the plan is undecided itself, both what it lacks and the place are lacking', () => {
    expect(kinds(possible({ answers: { 'zone:display': SILENT } }))).toEqual(['boundary', 'silent']);
    expect(kinds(check({ zones: display, sites: site('P', 40) ?? [], answers: { 'zone:display': SILENT } }, 60))).toEqual(['silent']);
  });
  test('where the zone is not certain, the site is lacking beside it, though it would allow the sign', () => {
    const open = check({ zones: [zone('A', 'prohibited', -60), zone('B', 'display', 40)], answers: { 'zone:prohibited': FORBIDDEN }, sites: site('P', 38) ?? [] }, 42.5, 0, { width: 0.5, accuracy: 2.5 });
    expect(reasons(open)).toMatchObject([{ kind: 'boundary', layer: 'sites', sides: ['P', 'none'] }, { kind: 'boundary', layer: 'zones', sides: ['A', 'B'] }]);
  });
  test('beside one that is sure a better one makes no difference', () => {
    const two = [...(site('P', 40, { maxTop: 4 }) ?? []), ...(site('Q', 35.2) ?? [])];
    expect(results(check({ zones: display, sites: two }, 40))).toEqual(['fail']);
    expect(results(check({ zones: display, sites: two, answers: { 'zone:display': FORBIDDEN } }, 40, 0, { clearance: 1 }))).toEqual(['pass']);
  });
  test('beside one that is sure another matters where it is worse', () => {
    const two = (more: Record<string, Value>): CheckResult => check({ zones: display, sites: [...(site('P', 40) ?? []), ...(site('Q', 35.2, more) ?? [])], answers: { 'zone:display': FORBIDDEN } }, 40, 0);
    expect(matrixFindings(two({})).map(({ scope, result }) => [scope?.key, result])).toEqual([['P', 'pass']]);
    expect(results(two({ maxTop: 4 }))).toEqual(['unknown', 'pass']);
    expect(reasons(two({ maxTop: 4 }))).toMatchObject([{ kind: 'boundary', sides: ['Q', 'none'] }]);
    // Both sure: both bind.
    expect(results(check({ zones: display, sites: [...(site('P', 40) ?? []), ...(site('Q', 40.5, { maxTop: 4 }) ?? [])] }, 40))).toEqual(['fail', 'pass']);
  });
  test('one with no limits of its own lets the sign stand', () => {
    const bare = [point('P', 40, 0, { signType: 'wall', use: 'commercial', radius: 5 })];
    expect(matrixFindings(check({ zones: display, sites: bare, answers: { 'zone:display': FORBIDDEN } }, 40)).map(({ scope, result, value }) => [scope?.key, result, value])).toEqual([['P', 'pass', 'site']]);
  });
  test('one that does not say for whom is open for that alone', () => {
    const silent = [point('P', 40, 0, { signType: 'wall', radius: 5, maxTop: 6 })];
    expect(reasons(check({ zones: display, sites: silent, answers: { 'zone:display': FORBIDDEN } }, 40))).toEqual([{ kind: 'attribute', layer: 'sites', feature: 'P', name: 'use' }]);
    const open = (uses: string, use: string | undefined): CheckResult => {
      const compiled = compile(planOf({ zones: display, sites: site('P', 40, { use: uses }) ?? [], answers: { 'zone:display': FORBIDDEN } }));
      if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
      const { use: _, ...rest } = SIGN;
      return compiled.value.check({ geometry: { type: 'Point', coordinates: at(40, 0) }, properties: use === undefined ? rest : { ...rest, use } }, { asOf: '2026-11-24' });
    };
    expect(reasons(open('commercial', undefined))).toEqual([{ kind: 'fact', name: 'use' }]);
    expect(results(open('public-service|commercial', 'commercial'))).toEqual(['pass']);
    expect(results(open('public-service', 'commercial'))).toEqual(['fail']);
  });
});

describe('the table', () => {
  const base = planOf({ zones, segments: [line('S', 50, { class: 'strict', side: 'left', depth: 20 })] });
  const { scopes, types, uses, bands } = base.rules.matrix;
  /** A cell by its key: `zone:display|wall|commercial|large`. */
  function planWith(cell: (key: string) => Matrix['outcomes'][number], asked: readonly string[] = types): Plan {
    const keys = scopes.flatMap((scope) => asked.flatMap((type) => uses.flatMap((use) => bands.map((band) => [scope, type, use, band].join('|')))));
    return { ...base, rules: { ...base.rules, matrix: { scopes, types: [...asked], uses, bands, outcomes: keys.map(cell), cells: keys.map((_, i) => i) } } };
  }
  function judged(plan: Plan, x: number, properties: Record<string, Value | undefined>): CheckResult {
    const compiled = compile(plan);
    if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
    const stated = Object.fromEntries(Object.entries({ ...SIGN, ...properties }).filter(([, value]) => value !== undefined));
    return compiled.value.check({ geometry: { type: 'Point', coordinates: at(x, 0) }, properties: { signType: 'wall', ...stated } }, { asOf: '2026-11-24' });
  }

  test('every cell is found by its key', () => {
    const plan = planWith((key) => ({ answer: 'forbidden', article: key }));
    for (const [scope, x] of [['zone:prohibited', -50], ['zone:display', 10], ['none', 300]] as const)
      for (const signType of types) for (const use of uses) for (const [band, width] of [['regular', 1], ['large', 9]] as const) expect(matrixFindings(judged(plan, x, { signType, use, width })).map(({ citation }) => citation.article)).toEqual([`${scope}|${signType}|${use}|${band}`]);
    expect(matrixFindings(judged(plan, 40, {})).map(({ citation }) => citation.article)).toEqual(['zone:display|wall|commercial|regular', 'segment:strict|wall|commercial|regular']);
  });
  test('a use that is not stated: every use, and equal answers are the answer', () => {
    const byUse = (forbidden: string[]): CheckResult => judged(planWith((key) => (forbidden.some((use) => key.includes(use)) ? FORBIDDEN : ALLOWED)), 10, { use: undefined });
    expect(results(byUse([]))).toEqual(['pass']);
    expect(results(byUse([...uses]))).toEqual(['fail']);
    expect(reasons(byUse(['commercial']))).toEqual([{ kind: 'fact', name: 'use' }]);
    // Stated, only its own row.
    expect(results(judged(planWith((key) => (key.includes('own-name') ? FORBIDDEN : ALLOWED)), 10, {}))).toEqual(['pass']);
  });
  test('a size band that is not known: both, likewise', () => {
    const byBand = (forbidden: string[], height?: number): CheckResult => judged(planWith((key) => (forbidden.some((band) => key.includes(band)) ? FORBIDDEN : ALLOWED)), 10, { height, clearance: undefined });
    expect(results(byBand([]))).toEqual(['pass']);
    expect(results(byBand(['regular', 'large']))).toEqual(['fail']);
    // The height would follow from these.
    expect(reasons(byBand(['large']))).toEqual([{ kind: 'fact', name: 'topHeight' }, { kind: 'fact', name: 'clearance' }]);
    expect([results(byBand(['large'], 2)), results(byBand(['large'], 5)), results(byBand(['regular'], 2))]).toEqual([['pass'], ['fail'], ['fail']]);
  });
  test('different answers that cannot be told, each by its own lack, name every one', () => {
    const limits = (fact: string): Matrix['outcomes'][number] => ({ answer: 'limited', article: 'm', limits: [{ fact, op: '<=', value: 5 }] });
    const mixed = judged(planWith((key) => limits(key.includes('commercial') ? 'luminance' : 'reach')), 10, { use: undefined });
    expect(reasons(mixed)).toEqual([{ kind: 'fact', name: 'use' }, { kind: 'fact', name: 'luminance' }, { kind: 'fact', name: 'reach' }]);
    // What is decided already lacks nothing.
    const half = judged(planWith((key) => (key.includes('commercial') ? limits('luminance') : limits('width'))), 10, { use: undefined });
    expect(reasons(half)).toEqual([{ kind: 'fact', name: 'use' }, { kind: 'fact', name: 'luminance' }]);
  });
  test('a type that the table does not have is one on which the plan is silent; so is a limit without a limit', () => {
    const plan = planWith(() => ALLOWED, ['pole', 'roof']);
    expect(reasons(judged(plan, 10, {}))).toEqual([{ kind: 'silent', article: '' }]);
    expect(results(judged(plan, 10, { signType: 'pole' }))).toEqual(['pass']);
    expect(reasons(judged(planWith(() => ({ answer: 'limited', article: '9', limits: [] })), 10, {}))).toEqual([{ kind: 'silent', article: '9' }]);
  });
});
