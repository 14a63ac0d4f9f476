import { describe, expect, it } from 'vitest';
import { planCollections } from '../sources.ts';
import { styleLayers } from '../style.ts';
import { testPlan } from '../plan.fixture.ts';
import { type Subject, evaluate } from './evaluate.ts';

const subject = (properties: Record<string, unknown> = {}, zoom = 12): Subject => ({ zoom, properties, geometry: 'LineString' });

describe('evaluate', () => {
  it('interpolates as a power of the base, and holds the ends', () => {
    const width = ['interpolate', ['exponential', 2], ['zoom'], 10, 1, 12, 4];
    expect([9, 10, 11, 12, 13].map((zoom) => evaluate(width, subject({}, zoom)))).toEqual([1, 1, 2, 4, 4]);
    expect(evaluate(['interpolate', ['linear'], ['zoom'], 10, 0, 12, 1], subject({}, 11))).toBe(0.5);
  });
  it('chooses by property, by case and by step', () => {
    expect(evaluate(['match', ['get', 'style'], 'strict', 'a', ['general', 'display'], 'b', 'c'], subject({ style: 'display' }))).toBe('b');
    expect(evaluate(['case', ['has', 'bearing'], 1, 2], subject({ bearing: 0 }))).toBe(1);
    expect([11.9, 12, 14].map((zoom) => evaluate(['step', ['zoom'], '', 12, ['get', 'key']], subject({ key: 'YK-01' }, zoom)))).toEqual(['', 'YK-01', 'YK-01']);
    expect(evaluate(['to-number', ['get', 'rank'], 3], subject())).toBe(3);
  });
  it('says which operator it does not know', () => {
    expect(() => evaluate(['sqrt', 4], subject())).toThrow('sqrt');
  });
  it('reads every value of the style, for every feature, from far to near', () => {
    const features = Object.values(planCollections(testPlan())).flatMap((one) => one.features);
    for (const layer of styleLayers('light', 29.7)) {
      const { filter, ...rest } = layer as typeof layer & { filter?: unknown };
      for (const { properties, geometry } of features) {
        for (const zoom of [9, 12.4, 15.65, 18]) {
          const of = { zoom, properties: properties ?? {}, geometry: geometry.type };
          if (filter !== undefined && evaluate(filter, of) !== true) continue;
          for (const value of Object.values({ ...rest.paint, ...rest.layout })) evaluate(value, of);
        }
      }
    }
  });
});
