import type { LayerSource, PlanSource } from './schema/manifest.ts';

/** Ids of the classes that features of a role can have; undefined where the role has none. */
export function classesOf(plan: Pick<PlanSource, 'zoneClasses' | 'segmentClasses'>, role: LayerSource['role'] | undefined): string[] | undefined {
  if (role === 'zones') return plan.zoneClasses.map(({ id }) => id);
  if (role === 'segments') return plan.segmentClasses.map(({ id }) => id);
  return undefined;
}
