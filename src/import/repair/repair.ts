/** What a person has asked to be mended in a layer's drawing, and nothing else. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { Repair } from '../mapping/types.ts';
import type { MappedFeature } from '../types.ts';

export interface RepairOptions {
  readonly plan: PlanSource;
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
}

export function repair(features: readonly MappedFeature[], _repairs: readonly Repair[], _layer: LayerSource, _options: RepairOptions): { readonly features: MappedFeature[]; readonly findings: readonly ImportFinding[] } {
  return { features: [...features], findings: [] };
}
