/** A plan as it stands on a day: what map, table and figures show. */
import { inForce, type InForce } from '../phases.ts';
import type { Layer, Plan, PlanFeature } from '../plan.ts';
import type { Manifest } from '../schema/manifest.ts';

/** Where a day lies in a feature's time. */
export type Standing = 'in-force' | 'not-yet' | 'no-longer';

/** @param date ISO; both ends of a feature's time are inclusive. One without an end is in force for ever. */
export function standingAt({ properties }: Pick<PlanFeature, 'properties'>, phases: Manifest['phases'], date: string): Standing {
  return standingOf(inForce(properties, phases), date);
}

export function standingOf({ from, until }: InForce, date: string): Standing {
  if (from !== undefined && from > date) return 'not-yet';
  return until !== undefined && until < date ? 'no-longer' : 'in-force';
}

/**
 * The plan without the features that are not in force on `date`. Everything else is shared: a layer that loses nothing is the same object, and so is a plan.
 * Made for looking at. What judges takes the whole plan and the date: so it need not be compiled anew for another day, and a road that is only a controlled segment
 * on other days still joins those on either side of it.
 */
export function planAt(plan: Plan, date: string): Plan {
  let differs = false;
  const layers = new Map<string, Layer>();
  for (const [id, layer] of plan.layers) {
    const features = layer.features.filter((feature) => standingAt(feature, plan.manifest.phases, date) === 'in-force');
    const whole = features.length === layer.features.length;
    differs ||= !whole;
    layers.set(id, whole ? layer : { ...layer, features });
  }
  return differs ? { ...plan, layers } : plan;
}
