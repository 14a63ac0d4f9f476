import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAYS, PHASES, dated, times } from '../../../test/support/dated-plan.ts';
import { randomPlan } from '../../../test/support/random-plan.ts';
import { dayAfter, dayOf, turnsOf } from './calendar.ts';
import { planAt, standingAt } from './plan-at.ts';

describe('a plan on a day', () => {
  test('shares what it does not change, and is itself where nothing has a date', () => {
    fc.assert(fc.property(randomPlan, fc.array(times, { minLength: 1, maxLength: 9 }), fc.constantFrom(...DAYS), (plan, dates, day) => {
      const whole = dated(plan, dates);
      const seen = planAt(whole, day);
      expect(planAt(seen, day)).toBe(seen);
      for (const [id, layer] of seen.layers) {
        const all = whole.layers.get(id)?.features ?? [];
        expect(layer.features).toEqual(all.filter((feature) => standingAt(feature, PHASES, day) === 'in-force'));
        if (layer.features.length === all.length) expect(layer).toBe(whole.layers.get(id));
        for (const feature of layer.features) expect(all).toContain(feature);
      }
    }), { numRuns: 50 });
  });
});

describe('the calendar of a plan', () => {
  test('counts every feature once, and its turns are the days on which the plan is another than the day before', () => {
    fc.assert(fc.property(randomPlan, fc.array(times, { minLength: 1, maxLength: 9 }), fc.constantFrom(...DAYS), (plan, dates, date) => {
      const whole = dated(plan, dates);
      const day = dayOf(whole, date);
      const features = [...whole.layers.values()].reduce((sum, layer) => sum + layer.features.length, 0);
      expect(day.layers.reduce((sum, one) => sum + one['in-force'] + one['not-yet'] + one['no-longer'], day.undated.features)).toBe(features);
      const turns = turnsOf(whole);
      expect(day.next?.date).toBe(turns.find((turn) => turn.date > date)?.date);
      const shown = (at: string): number => [...planAt(whole, at).layers.values()].reduce((sum, layer) => sum + layer.features.length, 0);
      const previous = day.previous?.date ?? '0000-01-01';
      if (day.previous !== null) expect(shown(date)).toBe(shown(previous));
      for (const { date: turn, layers } of turns) {
        const change = layers.reduce((sum, { begins, ends }) => sum + begins - ends, 0);
        expect(shown(turn) - shown(new Date(Date.parse(turn) - 86_400_000).toISOString().slice(0, 10))).toBe(change);
      }
    }), { numRuns: 50 });
  });

  test('knows the day after', () => {
    expect(['2025-12-31', '2028-02-28', '2026-02-28'].map(dayAfter)).toEqual(['2026-01-01', '2028-02-29', '2026-03-01']);
    expect(dayAfter('soon')).toBeUndefined();
  });
});
