/** The test plan with every layer that the desk's tree knows, one that it doesn't, and base features of every kind. */
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import { testPlan } from '../plan.fixture.ts';

const FEATURES = ['state-organs', 'heritage', 'scenic-areas', 'highways', 'railways', 'power-lines', 'water', 'green', 'junctions', 'tunnels'];
export const KINDS = ['road', 'bridge', 'highway', 'rail', 'dyke', 'water', 'green', 'mountain', 'built', 'landmark', 'subdistrict', 'town', 'station', 'park'];

export function deskPlan(): Plan {
  const plan = testPlan();
  const layers = new Map(plan.layers);
  const model = [...layers.values()][0];
  if (!model) throw new Error('the fixture has changed');
  const put = (id: string, role: Layer['entry']['role'], features: readonly PlanFeature[]): unknown => layers.set(id, { state: 'whole', features, entry: { ...model.entry, id, role, title: { zh: id, en: id }, count: features.length } });
  const point = (key: string, properties: PlanFeature['properties'] = {}): PlanFeature => ({ key, geometry: { type: 'Point', coordinates: [116, 29.7] }, properties });
  for (const id of FEATURES) put(id, 'features', [point(`${id}-1`)]);
  put('base-lines', 'base', KINDS.map((kind) => point(`b-${kind}`, { kind })));
  put('plan-area', 'plan-area', []);
  return { ...plan, layers, manifest: { ...plan.manifest, absent: [{ id: 'red-lines', title: { zh: '道路红线', en: 'Red lines' }, reason: { zh: '无', en: 'none' }, holder: { zh: '局', en: 'bureau' } }] } };
}
