/** Questions asked of small plans whose answers are seen with the eye; distances and containment by rectangles, where they are known exactly. */
import fc from 'fast-check';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import type { Plan } from '../../plan/plan.ts';
import { shapeFrom, type Shape } from '../../geo/shape.ts';
import { judgedSigns } from '../sets/judged.fixture.ts';
import { setsOf } from '../sets/sets-of.ts';
import type { SetId, ThingSet } from '../sets/types.ts';
import { answer, shownOf } from './answer.ts';
import { inside, near } from './apart.ts';
import { fitting } from './fitting.ts';
import { said } from './said.ts';
import { sortBy } from './sort.ts';
import { textToQuestions } from './text.ts';
import type { Question } from './types.ts';

let plan: Plan;
let sets: Record<SetId, ThingSet>;
beforeAll(async () => {
  plan = await loadTiny();
  sets = setsOf(plan, judgedSigns([
    { id: 'A', name: 'ＡＢＣ 大厦', verdict: 0, at: [115.98, 29.68], signType: 'wall', use: 'own-name', width: 2, height: 1, zones: ['JZ-1'], findings: [{ clause: 'matrix', result: 'fail' }] },
    { id: 'B', name: '甘棠广场', verdict: 4, at: [116.02, 29.68], signType: 'pole', width: 12, zones: ['YB-1'] },
    { id: 'C', verdict: 1, at: [116.02, 29.7395], signType: 'wall', width: 3, height: 2 },
    { id: '', verdict: 255 },
  ]));
});

const keys = async (set: SetId, ...questions: Question[]): Promise<[string[], number]> => {
  const found = await answer(sets[set], questions, { plan, zones: sets.zones, zonesShown: null });
  return [[...(found?.order ?? [])].map((i) => sets[set].ref(i).key), found?.unknown ?? -1];
};
const column = (id: string, op: Extract<Question, { kind: 'attribute' }>['op'], ...values: (string | number)[]): Question => ({ kind: 'attribute', column: id, op, values });

describe('attributes', () => {
  test('without a question all are shown, in their order', async () => {
    expect(await keys('signs')).toEqual([['A', 'B', 'C', '#4'], 0]);
  });
  test('numbers: ends are included, and what is not known is counted, never shown', async () => {
    expect(await keys('signs', column('width', 'ge', 3))).toEqual([['B', 'C'], 1]);
    expect(await keys('signs', column('width', 'between', 2, 3))).toEqual([['A', 'C'], 1]);
    expect(await keys('signs', column('width', 'ne', 3))).toEqual([['A', 'B'], 1]);
    expect(await keys('signs', column('height', 'le', 1))).toEqual([['A'], 2]);
    expect(await keys('signs', column('height', 'unknown'))).toEqual([['B', '#4'], 0]);
  });
  test('texts regardless of case and full width, words by id or as they are shown', async () => {
    expect(await keys('signs', column('name', 'has', 'abc'))).toEqual([['A'], 2]);
    expect(await keys('signs', column('name', 'eq', 'abc 大厦'))).toEqual([['A'], 2]);
    expect(await keys('signs', column('signType', 'in', 'wall', 'roof'))).toEqual([['A', 'C'], 1]);
    expect(await keys('signs', column('signType', 'has', '立柱'))).toEqual([['B'], 1]);
    expect(await keys('signs', column('verdict', 'in', 'error', 'nonconforming'))).toEqual([['A', '#4'], 0]);
  });
  test('several hold together; what one denies is not unknown', async () => {
    expect(await keys('signs', column('width', 'ge', 3), column('height', 'ge', 1))).toEqual([['C'], 2]);
    expect(await keys('signs', column('signType', 'in', 'wall'), column('height', 'ge', 1))).toEqual([['A', 'C'], 1]);
  });
  test('a search looks into every column as it is shown', async () => {
    expect(await keys('signs', { kind: 'search', text: '棠' })).toEqual([['B'], 0]);
    expect(await keys('signs', { kind: 'search', text: '不符合' })).toEqual([['A'], 0]);
    expect(await keys('signs', { kind: 'search', text: 'jz-1' })).toEqual([['A'], 0]);
  });
  test('a column that is not there is not known of anything', async () => {
    expect(await keys('zones', column('rent', 'ge', 1))).toEqual([[], 2]);
  });
});

describe('places', () => {
  test('in a zone: signs by their middle, zones that touch it or lie in it; a row in error is nowhere', async () => {
    const inZone = (how: 'touches' | 'within'): Question => ({ kind: 'in', layer: 'zones', key: 'JZ-1', how });
    expect(await keys('signs', inZone('touches'))).toEqual([['A'], 1]);
    expect(await keys('zones', inZone('touches'))).toEqual([['JZ-1', 'YB-1'], 0]);
    expect(await keys('zones', inZone('within'))).toEqual([['JZ-1'], 0]);
  });
  test('within metres of a layer or of one feature', async () => {
    const of = (metres: number, key: string | null = null): Question => ({ kind: 'near', layer: 'highways', key, metres });
    // 0.0005° of latitude are 55.4 m, and the road is straight where the parallel bends.
    expect(await keys('signs', of(55))).toEqual([[], 1]);
    expect(await keys('signs', of(58))).toEqual([['C'], 1]);
    expect(await keys('signs', of(58, 'G-1'))).toEqual([['C'], 1]);
    expect(await keys('signs', of(58, 'G-9'))).toEqual([[], 4]);
  });
  test('of its own layer a thing is near to the others, not to itself', async () => {
    const own = (layer: string): Question => ({ kind: 'near', layer, key: null, metres: 10 });
    expect(await keys('zones', own('zones'))).toEqual([['JZ-1', 'YB-1'], 0]);
    expect(await keys('sites', own('sites'))).toEqual([[], 0]);
  });
  test('in a drawn area, and in the zones shown', async () => {
    const ring: Position[] = [[116.01, 29.65], [116.05, 29.65], [116.05, 29.69], [116.01, 29.69], [116.01, 29.65]];
    expect(await keys('signs', { kind: 'drawn', how: 'touches', rings: [ring] })).toEqual([['B'], 1]);
    expect(await keys('zones', { kind: 'drawn', how: 'within', rings: [ring] })).toEqual([[], 0]);
    const found = await answer(sets.signs, [{ kind: 'zones', how: 'touches' }], { plan, zones: sets.zones, zonesShown: Uint32Array.of(1) });
    expect([...(found?.order ?? [])]).toEqual([1]);
  });
  test('of a layer that was not read nothing is known', async () => {
    const broken = await loadTiny(() => undefined, ['highways.fgb']);
    const found = await answer(setsOf(broken, null).zones, [{ kind: 'near', layer: 'highways', key: null, metres: 1e6 }], { plan: broken, zones: sets.zones, zonesShown: null });
    expect(found).toMatchObject({ unknown: 2 });
    expect(found?.order).toHaveLength(0);
  });
});

/** Rectangles of whole metres. */
const rectangle = fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).map(([x, y, w, h]) => [x, y, x + w, y + h] as const);
type Rectangle = readonly [number, number, number, number];
const areaOf = ([w, s, e, n]: Rectangle): Shape => shapeFrom('area', [Float64Array.from([w, s, e, s, e, n, w, n, w, s], (metres) => metres * 1e4)]);
const lineOf = ([w, s, e, n]: Rectangle): Shape => shapeFrom('line', [Float64Array.from([w, s, e, n], (metres) => metres * 1e4)]);
const gapOf = (a: Rectangle, b: Rectangle): number => Math.hypot(Math.max(0, b[0] - a[2], a[0] - b[2]), Math.max(0, b[1] - a[3], a[1] - b[3]));
const contains = (a: Rectangle, b: Rectangle): boolean => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];

describe('shapes', () => {
  test('rectangles are as far apart as their sides are, and in each other as their numbers are', () => {
    fc.assert(
      fc.property(rectangle, rectangle, fc.nat(40), (a, b, metres) => {
        const gap = gapOf(a, b);
        fc.pre(gap === metres || Math.abs(gap - metres) > 0.01);
        expect(near(areaOf(a), areaOf(b), metres * 1e4)).toBe(gap <= metres);
        expect(inside(areaOf(a), areaOf(b))).toBe(contains(b, a));
        expect(inside(lineOf(a), areaOf(b))).toBe(contains(b, a));
      }),
    );
  });
  test('what lies around a hole is not inside, what lies in the hole is outside', () => {
    const ring = shapeFrom('area', [...areaOf([0, 0, 100, 100]).parts, ...areaOf([40, 40, 60, 60]).parts]);
    expect(inside(areaOf([10, 10, 90, 90]), ring)).toBe(false);
    expect(inside(areaOf([10, 10, 30, 90]), ring)).toBe(true);
    expect(near(areaOf([45, 45, 55, 55]), ring, 0)).toBe(false);
    expect(near(areaOf([45, 45, 55, 55]), ring, 5e4)).toBe(true);
    expect(near(ring, areaOf([45, 45, 55, 55]), 4e4)).toBe(false);
  });
});

describe('order', () => {
  test('numbers by value, names as a dictionary has them, words as listed; unknown last either way', async () => {
    const all = Uint32Array.of(0, 1, 2, 3);
    const by = async (id: string, direction: 'up' | 'down'): Promise<string[]> => [...((await sortBy(sets.signs, all, { column: id, direction })) ?? [])].map((i) => sets.signs.ref(i).key);
    expect(await by('width', 'up')).toEqual(['A', 'C', 'B', '#4']);
    expect(await by('width', 'down')).toEqual(['B', 'C', 'A', '#4']);
    expect(await by('verdict', 'up')).toEqual(['#4', 'A', 'C', 'B']);
    expect(await by('rent', 'up')).toEqual(['A', 'B', 'C', '#4']);
  });
  test('as a plain sort has it, at any length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: NaN }), { maxLength: 300 }), async (widths) => {
        const { signs } = setsOf(plan, judgedSigns(widths.map((width, i) => ({ id: `S-${i}`, verdict: 4, width }))));
        const found = await shownOf(signs, { questions: [], sort: { column: 'width', direction: 'down' } }, { plan, zones: sets.zones, zonesShown: null });
        const known = (i: number): number => (Number.isNaN(widths[i] ?? NaN) ? -1 : (widths[i] ?? -1));
        expect([...(found?.order ?? [])]).toEqual(widths.map((_, i) => i).sort((a, b) => known(b) - known(a) || a - b));
      }),
    );
  });
  test('called off, nothing comes back', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await answer(sets.signs, [column('width', 'ge', 1)], { plan, zones: sets.zones, zonesShown: null }, stop.signal)).toBeNull();
  });
});

describe('words', () => {
  test('a chip says it plainly', () => {
    const zh = (set: SetId, question: Question): string => said(question, sets[set], plan).zh;
    expect(zh('zones', column('area', 'ge', 0.5))).toBe('面积 ≥ 0.5 km²');
    expect(zh('zones', column('class', 'in', 'prohibited', 'general'))).toBe('分类：禁止、一般');
    expect(zh('signs', { kind: 'near', layer: 'highways', key: null, metres: 100 })).toBe('距图层 highways ≤ 100 m');
    expect(zh('signs', { kind: 'in', layer: 'zones', key: 'JZ-1', how: 'touches' })).toBe('在“甘棠湖”内');
    expect(zh('signs', { kind: 'drawn', how: 'touches', rings: [] })).toBe('在画出的范围内');
  });
  test('what does not fit the plan is left out and named', () => {
    const { asked, problems } = fitting(textToQuestions('zones:area,ge,0.5~area,ge,big~rent,ge,1~class,ge,a~@in,zones,ZZ,touches~@near,moon,,1~@sort,rent,up'), sets, plan);
    expect(asked.zones).toEqual({ questions: [column('area', 'ge', 0.5)], sort: null });
    expect(problems.map(({ received }) => received)).toEqual(['"big"', '"rent"', '"class ge"', '"zones/ZZ"', '"moon"', '"rent"']);
  });
});
