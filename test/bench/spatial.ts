/**
 * What is spatial in an audit, as plainly as it can be said to this program's geometry and to a database alike: for each sign, its baseline grown by the errors of its location and of the
 * layer, which zones it meets, which bands of segments, which sites its centre lies in, and how far it is from every feature of each other layer within the farthest limit of a clause.
 */
import Flatbush from 'flatbush';
import { footprint, type Footprint } from '../../src/geo/footprint.ts';
import { measure, signedDistance } from '../../src/geo/measure.ts';
import { Plane, UNIT } from '../../src/geo/plane.ts';
import { shapeOf, type Shape } from '../../src/geo/shape.ts';
import type { Layer, Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';

export interface Tally {
  pairs: number;
  /** Sum of the distances, metres on the plane; a feature that is met is at 0. */
  metres: number;
}
export interface SpatialLayer {
  readonly id: string;
  readonly shapes: readonly Shape[];
  /** Metres on the plane that each feature is grown by: depth of a segment's band, radius of a site, half of a road. */
  readonly grown: Float64Array;
  /** Metres within which pairs count, the error of the layer included. */
  readonly reach: number;
  /** Measured from the sign's centre, not from its baseline. */
  readonly fromCentre: boolean;
}
export interface SpatialWork {
  readonly signs: readonly { readonly foot: Footprint; readonly accuracy: number }[];
  readonly layers: readonly SpatialLayer[];
  readonly byLayer: ReadonlyMap<string, Tally>;
  readonly total: Tally;
  readonly seconds: number;
}

/** The farthest number of metres that a clause compares a distance to this layer with. */
function farthest(plan: Plan, id: string): number {
  const tables = new Map(plan.rules.tables.map((table) => [table.id, Object.values(table.rows)]));
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || value === null) return [];
    if ('table' in value && typeof value.table === 'string') return tables.get(value.table) ?? [];
    return Object.values(value).flatMap(numbersIn);
  };
  let most = 0;
  const distances = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('distance' in value && 'value' in value) most = Math.max(most, ...numbersIn(value.value));
    for (const inner of Object.values(value)) distances(inner);
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (['each', 'none', 'count', 'sum', 'inside'].includes(key) && typeof inner === 'object' && inner !== null && 'layer' in inner && [inner.layer].flat().includes(id)) {
        if ('within' in inner) most = Math.max(most, ...numbersIn(inner.within));
        if ('satisfies' in value) distances(value.satisfies);
      }
      walk(inner);
    }
  };
  walk([plan.rules.clauses, plan.rules.definitions]);
  return most;
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

function growthOf({ entry, features }: Layer): Float64Array {
  const grows = features.map(({ properties }) => (entry.role === 'segments' ? numberOf(properties['depth']) : entry.role === 'sites' ? numberOf(properties['radius']) : Math.max(...['halfWidthMax', 'toeMax', 'conductorMax'].map((name) => numberOf(properties[name])))));
  return Float64Array.from(grows);
}

/** Measures it, and how long that takes; what is read and indexed before is not counted, as the database's loading is not. */
export function spatialWork(plan: Plan, inventory: readonly Proposal[]): SpatialWork {
  const { manifest } = plan;
  const plane = new Plane(manifest.crs.centralMeridian, manifest.extent);
  const layers = [...plan.layers.values()].filter(({ entry }) => entry.role !== 'base' && entry.role !== 'existing-signs').map((layer): SpatialLayer => {
    const { entry, features } = layer;
    return { id: entry.id, shapes: features.map(({ geometry }) => shapeOf(geometry, plane)), grown: growthOf(layer), reach: entry.accuracy + (entry.role === 'features' ? farthest(plan, entry.id) : 0), fromCentre: entry.role === 'sites' };
  });
  const signs = inventory.map(({ geometry, properties }) => ({ foot: footprint(geometry, numberOf(properties['width']), numberOf(properties['bearing']), 0, plane), accuracy: numberOf(properties['accuracy']) }));
  const indexed = layers.map((layer) => ({ layer, index: indexOf(layer.shapes), most: layer.grown.reduce((a, b) => Math.max(a, b), 0) }));
  const byLayer = new Map(layers.map(({ id }): [string, Tally] => [id, { pairs: 0, metres: 0 }]));
  const began = performance.now();
  for (const { foot, accuracy } of signs)
    for (const { layer, index, most } of indexed) {
      const tally = byLayer.get(layer.id);
      if (index === null || tally === undefined) continue;
      const reach = (layer.reach + accuracy + most) * UNIT;
      const [minX, minY, maxX, maxY] = layer.fromCentre ? [foot.x, foot.y, foot.x, foot.y] : foot.box;
      for (const i of index.search(minX - reach, minY - reach, maxX + reach, maxY + reach)) {
        const shape = layer.shapes[i];
        if (shape === undefined) continue;
        const d = Math.max(0, layer.fromCentre ? signedDistance(foot.x, foot.y, shape) : measure(foot, shape).near) / UNIT;
        if (d > layer.reach + accuracy + (layer.grown[i] ?? 0)) continue;
        tally.pairs += 1;
        tally.metres += d;
      }
    }
  const seconds = (performance.now() - began) / 1000;
  const total = [...byLayer.values()].reduce<Tally>((sum, { pairs, metres }) => ({ pairs: sum.pairs + pairs, metres: sum.metres + metres }), { pairs: 0, metres: 0 });
  return { signs, layers, byLayer, total, seconds };
}

function indexOf(shapes: readonly Shape[]): Flatbush | null {
  if (shapes.length === 0) return null;
  const index = new Flatbush(shapes.length, 16, Float64Array);
  for (const { box } of shapes) index.add(...box);
  index.finish();
  return index;
}
