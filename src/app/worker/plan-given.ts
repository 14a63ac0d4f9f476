/** How a worker comes by the package that the page judges by: as a copy, or, where copying would hold the page up, by its address and digest, to read it itself. */
import type { Plan } from '../../plan/plan.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';

export type PlanGiven =
  | { readonly kind: 'copy'; readonly plan: Plan }
  /** `digest`: SHA-256 of the manifest that is meant, and no other. */
  | { readonly kind: 'address'; readonly address: string; readonly digest: string };

const addresses = new WeakMap<Manifest, string>();

/** From now on workers read this package from its address. */
export const readByWorkers = (plan: Plan, address: string): void => void addresses.set(plan.manifest, address);

/** Without the layers that are only drawn. */
export function planForWorker(plan: Plan): PlanGiven {
  const layers = new Map([...plan.layers].filter(([, { entry }]) => entry.role !== 'base'));
  const address = addresses.get(plan.manifest);
  // What is not as it was published (a layer that could not be read, features that are left out) is known to this page alone.
  const published = [...layers.values()].every(({ entry, state, features }) => state === 'whole' && features.length === entry.count);
  if (address !== undefined && plan.digest !== undefined && published) return { kind: 'address', address, digest: plan.digest };
  return { kind: 'copy', plan: { ...plan, layers } };
}
