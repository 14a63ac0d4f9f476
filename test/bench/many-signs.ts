/** A package like the given one with very many existing signs all over the view, of every type, some on buildings that several share. */
import type { Layer, Plan, PlanFeature, Value } from '../../src/plan/plan.ts';
import { random } from './random.ts';

export function manySigns(plan: Plan, count: number): Plan {
  const found = [...plan.layers].find(([, { entry }]) => entry.role === 'existing-signs');
  if (!found) throw new Error('the package has no existing signs');
  const [id, signs] = found;
  const next = random(13);
  const [west, south, east, north] = plan.manifest.view;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T);
  const features = Array.from({ length: count }, (_, i): PlanFeature => {
    const type = pick(plan.rules.signTypes);
    const width = Math.round(next() * 120) / 10 + 0.5;
    const height = Math.round(next() * 60) / 10 + 0.4;
    const key = `XZ-${i}`;
    const properties: Record<string, Value> = { key, name: key, signType: type.id, use: pick(['commercial', 'public-service', 'own-name']), width, height, topHeight: height + 4, area: Math.round(width * height * 100) / 100, bearing: Math.floor(next() * 360), faces: type.id === 'pole' ? 2 : 1 };
    if (type.group === 'building') properties['building'] = `B-${Math.floor(next() * (count / 4))}`;
    return { key, geometry: { type: 'Point', coordinates: [west + next() * (east - west), south + next() * (north - south)] }, properties };
  });
  const layer: Layer = { ...signs, features };
  return { ...plan, layers: new Map([...plan.layers].map(([name, old]) => [name, name === id ? layer : old])) };
}
