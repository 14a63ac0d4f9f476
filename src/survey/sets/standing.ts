/** The package's own existing signs before anybody has judged them. */
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { NOT_JUDGED, type JudgedSigns } from './judged.ts';

const OWN = ['key', 'id', 'name', 'signType', 'use', 'width', 'height', 'topHeight'] as const;

export function standingSigns(plan: Plan): JudgedSigns {
  const layer = [...plan.layers.values()].find(({ entry }) => entry.role === 'existing-signs');
  const features: readonly PlanFeature[] = layer?.features ?? [];
  const word = (i: number, name: string): string => {
    const value = features[i]?.properties[name];
    return typeof value === 'string' ? value : '';
  };
  const places = features.map(({ geometry }) => (geometry.type === 'Point' ? geometry.coordinates : []));
  return {
    count: features.length,
    row: (i) => i + 1,
    id: (i) => features[i]?.key ?? '',
    name: (i) => word(i, 'name'),
    lon: Float64Array.from(places, ([lon = NaN]) => lon),
    lat: Float64Array.from(places, ([, lat = NaN]) => lat),
    verdict: new Uint8Array(features.length).fill(NOT_JUDGED),
    word: (name, i) => word(i, name),
    number: (name, i) => {
      const value = features[i]?.properties[name];
      return typeof value === 'number' ? value : NaN;
    },
    zones: () => [],
    findings: () => [],
    problems: () => [],
    extraNames: Object.keys(layer?.entry.columns ?? {}).filter((name) => !(OWN as readonly string[]).includes(name)),
    extra: (i) => features[i]?.properties ?? {},
  };
}
