/** What a delivery is held against. */
import type { Plan } from '../plan/plan.ts';
import type { PlanSource } from '../plan/schema/manifest.ts';

/** A place of which name and position are known. */
export interface Landmark {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Who says so. */
  readonly source: string;
}

export interface ImportContext {
  /** `plan.json` as the import will leave it, its layers without what is delivered now. */
  readonly plan: PlanSource;
  /** The package that was published last; null where there is none. */
  readonly published: Plan | null;
  /** From `names.csv` and from the layers that are drawn already. */
  readonly landmarks: readonly Landmark[];
}
