/** From a source's fields to the columns of its layer. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { SourceMapping } from '../mapping/types.ts';
import type { MappedFeature, PlacedFeature } from '../types.ts';

export interface Mapped {
  readonly features: MappedFeature[];
  readonly findings: ImportFinding[];
}

/** Keys are '' where the delivery gives none. */
export function mapFeatures(placed: readonly PlacedFeature[], _texts: readonly PlacedFeature[], source: SourceMapping, _layer: LayerSource, _plan: PlanSource): Mapped {
  const features = placed.map(({ geometry, at, properties }): MappedFeature => ({
    key: String(properties[source.columns['key']?.from ?? ''] ?? ''),
    geometry,
    properties: Object.fromEntries(Object.entries(source.columns).flatMap(([column, { from }]) => {
      const value = from === undefined ? null : (properties[from] ?? null);
      return column === 'key' || value === null ? [] : [[column, value] as const];
    })),
    at,
  }));
  return { features, findings: [] };
}
