/** A package like the given one with very many zones: star-shaped parcels, of 8 to 40 vertices unless told, one in each cell of a grid over the view. */
import type { Layer, Plan, PlanFeature } from '../../src/plan/plan.ts';
import { random } from './random.ts';

export function parcels(view: readonly [number, number, number, number], count: number, classes: readonly string[], [least, most]: readonly [number, number] = [8, 40]): PlanFeature[] {
  const next = random(11);
  const side = Math.ceil(Math.sqrt(count));
  const [west, south, east, north] = view;
  const dx = (east - west) / side;
  const dy = (north - south) / side;
  return Array.from({ length: count }, (_, i) => {
    const cx = west + dx * ((i % side) + 0.5);
    const cy = south + dy * (Math.floor(i / side) + 0.5);
    const n = least + Math.floor(next() * (most - least + 1));
    const ring = Array.from({ length: n }, (__, k) => {
      const angle = (2 * Math.PI * k) / n;
      const r = 0.35 + 0.14 * next();
      return [cx + dx * r * Math.cos(angle), cy + dy * r * Math.sin(angle)];
    });
    ring.push(ring[0] ?? [cx, cy]);
    const key = `Z${i}`;
    return { key, geometry: { type: 'Polygon', coordinates: [ring] }, properties: { key, name: key, class: classes[i % classes.length] ?? '' } };
  });
}

export function manyZones(plan: Plan, count: number): Plan {
  const zones = plan.layers.get('zones');
  if (!zones) throw new Error('the package has no zones');
  const features = parcels(plan.manifest.view, count, plan.manifest.zoneClasses.map((c) => c.id));
  const layer: Layer = { ...zones, features };
  return { ...plan, layers: new Map([...plan.layers].map(([id, old]) => [id, id === 'zones' ? layer : old])) };
}
