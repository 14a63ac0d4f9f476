import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../problem.ts';
import { IN_ERROR, NOT_JUDGED } from '../sets/judged.ts';
import { judgedSigns } from '../sets/judged.fixture.ts';
import type { Cell, Shown, ThingSet } from '../sets/types.ts';
import { TELLING } from '../types.ts';
import { clauseSteps } from './by-clause.ts';
import { figureSteps } from './by-column.ts';
import { atOnce, inSlices, SLICE } from './slices.ts';

const text = (word: string): Text => ({ zh: word, en: word });
const words = new Map(['prohibited', 'strict', 'general', 'display'].map((word) => [word, text(word)]));
type Thing = readonly [klass: Cell, area: Cell];
const zones = (things: readonly Thing[]): ThingSet => ({
  id: 'zones', title: text('zones'), count: things.length,
  columns: [
    { id: 'class', title: text('class'), kind: 'word', words, cell: (index) => things[index]?.[0] ?? null },
    { id: 'area', title: text('area'), kind: 'number', unit: 'km²', digits: 2, cell: (index) => things[index]?.[1] ?? null },
  ],
  ref: (index) => ({ layer: 'zones', key: String(index) }),
  geometry: () => null,
});
const shown = (set: Shown['set'], order: readonly number[], of: number): Shown => ({ set, order: Uint32Array.from(order), of });
const klass = fc.constantFrom<string | null>('prohibited', 'strict', 'general', 'display', null, '', 'unheard-of');
const area: fc.Arbitrary<number | null> = fc.option(fc.double({ min: 0, max: 500, noNaN: true }));
const thing = fc.tuple(klass, area);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('figures by a column', () => {
  it('lose nothing: numbers and measures of the rows are those of all that is shown, in any order', () => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 60 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (things, chance) => {
        const order = things.map((_, index) => index).filter(() => (chance.next().value ?? 0) < 0.7);
        const figure = atOnce(figureSteps('zones', zones(things), shown('zones', order, things.length)));
        const again = atOnce(figureSteps('zones', zones(things), shown('zones', [...order].reverse(), things.length)));
        expect(again).toEqual(figure);
        if (figure === null) throw new Error('no figure');
        expect(figure.total.count).toBe(order.length);
        expect(figure.of).toBe(things.length);
        expect(sum(figure.rows.map(({ count }) => count))).toBe(order.length);
        expect(sum(figure.rows.map(({ unmeasured }) => unmeasured))).toBe(order.filter((index) => things[index]?.[1] === null).length);
        const parts = (value: number | null): number => Math.round((value ?? 0) * 1e6);
        expect(sum(figure.rows.map(({ measure }) => parts(measure)))).toBe(parts(figure.total.measure));
        expect(parts(figure.total.measure)).toBe(sum(order.map((index) => parts(things[index]?.[1] ?? 0))));
        const none = figure.rows.find(({ value }) => value === null);
        expect(none?.count ?? 0).toBe(order.filter((index) => things[index]?.[0] === null || things[index]?.[0] === '').length);
      }),
      { numRuns: 200 },
    );
  });
  it('keep the rows of the plan’s classes, in its order, what is not listed after them and what is not known last', () => {
    const set = zones([[null, 1], ['unheard-of', 2], ['strict', 0.1], ['strict', 0.2]]);
    const figure = atOnce(figureSteps('zones', set, shown('zones', [0, 1, 2, 3], 4)));
    expect(figure?.rows.map(({ value, count, measure }) => [value, count, measure])).toEqual([['prohibited', 0, 0], ['strict', 2, 0.3], ['general', 0, 0], ['display', 0, 0], ['unheard-of', 1, 2], [null, 1, 1]]);
    expect(figure?.measure).toEqual({ column: 'area', unit: 'km²' });
  });
  it('give things of several words a row of their own, named by all of them', () => {
    const figure = atOnce(figureSteps('zones', zones([['strict|display', 1]]), shown('zones', [0], 1)));
    expect(figure?.rows.find(({ value }) => value === 'strict|display')?.title).toEqual({ zh: 'strict、display', en: 'strict, display' });
  });
  it('are none of a set that lacks the column', () => {
    expect(atOnce(figureSteps('verdicts', zones([]), shown('signs', [], 0)))).toBe(null);
  });
});

describe('slices', () => {
  it('may pause between any two, give the same, and can be given up', async () => {
    const things = Array.from({ length: 2 * SLICE + 1 }, (_, index): Thing => [index % 2 === 0 ? 'strict' : 'display', 0.01]);
    const steps = (): ReturnType<typeof figureSteps> => figureSteps('zones', zones(things), shown('zones', things.map((_, index) => index), things.length));
    let pauses = 0;
    const whole = await inSlices(steps(), () => Promise.resolve(++pauses > 0));
    expect(pauses).toBe(2);
    expect(whole).toEqual(atOnce(steps()));
    expect(whole?.total.measure).toBe(4.01);
    expect(await inSlices(steps(), () => Promise.resolve(false))).toBe(null);
  });
});

describe('signs by clause', () => {
  it('count a sign once in each clause, and lose none', () => {
    const finding = fc.record({ clause: fc.constantFrom('matrix', 'a', 'b', 'c'), result: fc.constantFrom(...TELLING) });
    const sign = fc.record({ verdict: fc.constantFrom(0, 1, 2, 3, 4, IN_ERROR, NOT_JUDGED), findings: fc.array(finding, { maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const figure = atOnce(clauseSteps(judgedSigns(signs.map((one, index) => ({ ...one, id: String(index) }))), shown('signs', signs.map((_, index) => index), signs.length)));
        expect(sum(Object.values(figure.signs))).toBe(signs.length);
        const judged = signs.filter(({ verdict }) => verdict < 5);
        expect(figure.signs.found).toBe(judged.filter(({ findings }) => findings.length > 0).length);
        for (const { clause, count, fail, unknown, consent } of figure.rows) {
          expect(count).toBe(judged.filter(({ findings }) => findings.some((one) => one.clause === clause)).length);
          expect(count).toBeLessThanOrEqual(fail + unknown + consent);
        }
        expect(figure.rows.map(({ count }) => count)).toEqual(figure.rows.map(({ count }) => count).sort((a, b) => b - a));
      }),
      { numRuns: 150 },
    );
  });
});
