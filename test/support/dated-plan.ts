/** Plans whose features stand for a time or a phase only. */
import fc from 'fast-check';
import type { Layer, Plan, PlanFeature } from '../../src/plan/plan.ts';

export const DAYS = ['2022-01-01', '2025-12-31', '2026-01-01', '2026-11-23', '2026-11-24', '2026-11-25', '2035-12-31'];
export const PHASES = [{ id: 'near', title: { zh: '近', en: 'near' }, from: '2022-01-01', until: '2025-12-31' }, { id: 'far', title: { zh: '远', en: 'far' }, from: '2026-01-01', until: '2035-12-31' }];
export type Times = Readonly<Record<string, string>>;
export const times = fc.constantFrom<Times>({}, {}, {}, { until: '2026-11-23' }, { from: '2026-11-25' }, { from: '2026-11-24', until: '2026-11-24' }, { phase: 'near' }, { phase: 'far' });

/** The plan with dates on the features of every layer but those to be kept. */
export function dated(plan: Plan, dates: readonly Times[], keep: readonly string[] = []): Plan {
  let n = 0;
  const give = (feature: PlanFeature): PlanFeature => {
    const { from: _, until: __, ...rest } = feature.properties;
    return { ...feature, properties: { ...rest, ...dates[n++ % dates.length] } };
  };
  const layers = [...plan.layers].map(([id, layer]): [string, Layer] => [id, keep.includes(id) ? layer : { ...layer, features: layer.features.map(give) }]);
  return { ...plan, manifest: { ...plan.manifest, phases: PHASES }, layers: new Map(layers) };
}
