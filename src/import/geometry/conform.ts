/** What a delivery draws, brought to the kind of geometry that its layer has in the plan. */
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';

export interface ConformOptions {
  readonly closedLines?: 'areas' | 'lines';
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
}

export interface Conformed {
  readonly features: MappedFeature[];
  /** What the layer is to say in `plan.json`. */
  readonly geometry: LayerSource['geometry'];
  readonly findings: readonly ImportFinding[];
}

export function conform(features: readonly MappedFeature[], layer: LayerSource, _options: ConformOptions): Conformed {
  return { features: [...features], geometry: layer.geometry, findings: [] };
}
