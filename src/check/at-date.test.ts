/** A plan from which what is not in force was left out is judged as the whole is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { planAt } from '../plan/at-date/plan-at.ts';
import type { Layer, Plan, PlanFeature } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { compile } from './compile.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
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

function judged(plan: Plan, proposal: Proposal, asOf: string): string {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return JSON.stringify(compiled.value.check(proposal, { asOf }));
}

test('is judged as the whole is on that day; of segments, while nothing is measured along the road', () => {
  fc.assert(fc.property(randomPlan, randomProposal, fc.array(times, { minLength: 1, maxLength: 9 }), fc.constantFrom(...DAYS), (plan, proposal, dates, day) => {
    // A road goes on where its middle is a controlled segment on other days only: what is measured along it is measured over the whole plan.
    const whole = dated(plan, dates, JSON.stringify(plan.rules).includes('"along"') ? ['segments'] : []);
    expect(judged(planAt(whole, day), proposal, day)).toBe(judged(whole, proposal, day));
  }), { numRuns: RUNS });
});
