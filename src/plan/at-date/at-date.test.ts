import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomPlan } from '../../../test/support/random-plan.ts';
import type { Layer, Plan, PlanFeature } from '../plan.ts';
import { dayAfter, dayOf, turnsOf } from './calendar.ts';
import { planAt, standingAt } from './plan-at.ts';

const DAYS = ['2022-01-01', '2025-12-31', '2026-01-01', '2026-11-23', '2026-11-24', '2026-11-25', '2035-12-31'];
const PHASES = [{ id: 'near', title: { zh: '近', en: 'near' }, from: '2022-01-01', until: '2025-12-31' }, { id: 'far', title: { zh: '远', en: 'far' }, from: '2026-01-01', until: '2035-12-31' }];
type Times = Readonly<Record<string, string>>;
const times = fc.constantFrom<Times>({}, {}, {}, { until: '2026-11-23' }, { from: '2026-11-25' }, { from: '2026-11-24', until: '2026-11-24' }, { phase: 'near' }, { phase: 'far' });

/** The plan with dates on the features of every layer but those to be kept. */
function dated(plan: Plan, dates: readonly Times[], keep: readonly string[] = []): Plan {
  let n = 0;
  const give = (feature: PlanFeature): PlanFeature => {
    const { from: _, until: __, ...rest } = feature.properties;
    return { ...feature, properties: { ...rest, ...dates[n++ % dates.length] } };
  };
  const layers = [...plan.layers].map(([id, layer]): [string, Layer] => [id, keep.includes(id) ? layer : { ...layer, features: layer.features.map(give) }]);
  return { ...plan, manifest: { ...plan.manifest, phases: PHASES }, layers: new Map(layers) };
}

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
