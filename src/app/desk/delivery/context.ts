/** The package that the desk shows, as a delivery is held against it. */
import type { ImportContext, Landmark } from '../../../import/context.ts';
import type { Plan } from '../../../plan/plan.ts';

export function contextOf(plan: Plan, landmarks: readonly Landmark[]): ImportContext {
  const { schema: _, rules: __, documents: ___, layers, ...heading } = plan.manifest;
  const drawn = layers.map((entry) => {
    const { file: _, bytes: __, sha256: ___, blocks: ____, count: _____, ...layer } = entry;
    return layer;
  });
  return { plan: { schema: 'signplan-plan/1', ...heading, layers: drawn }, published: plan, landmarks };
}

/** Places of the package that have a name and a point: they are only drawn, and stay with the page. */
export function landmarksOf(plan: Plan): Landmark[] {
  return [...plan.layers.values()].flatMap(({ entry, features }) =>
    features.flatMap(({ geometry, properties }): Landmark[] => {
      const { name } = properties;
      if (geometry.type !== 'Point' || typeof name !== 'string' || entry.role === 'existing-signs') return [];
      const [lon = NaN, lat = NaN] = geometry.coordinates;
      return [{ name, lon, lat, source: entry.source.zh }];
    }),
  );
}
