/** Features as a plan's sources hold them: what `readGeojsonLayer` would read from the file that is written. */
import type { Geometry, Position } from 'geojson';
import { wound } from '../../plan/build/geojson-layer.ts';
import type { PlanFeature, Value } from '../../plan/plan.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { MappedFeature } from '../types.ts';

/** What has no geometry is left out: its finding is an error, so it is never written. */
export function planFeatures(features: readonly MappedFeature[], { columns }: LayerSource): PlanFeature[] {
  return features.flatMap(({ key, geometry, properties }): PlanFeature[] => (geometry === null ? [] : [{ key, geometry: shape(geometry), properties: ordered(properties, columns) }]));
}

function shape(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: rings(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) };
  return geometry;
}

const rings = (polygon: Position[][]): Position[][] => polygon.map((ring, i) => wound(ring, i === 0));

/** In the order of the columns, without empty values, and without a minus before nought, which JSON does not keep. */
function ordered(properties: Readonly<Record<string, Value>>, columns: LayerSource['columns']): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const name of Object.keys(columns)) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (value === undefined || value === '') continue;
    kept[name] = typeof value === 'number' ? value + 0 : value;
  }
  return kept;
}
