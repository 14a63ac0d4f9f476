/** Features of a layer by place, to draw those about a problem. */
import Flatbush from 'flatbush';
import type { Geometry } from 'geojson';
import type { MappedFeature } from '../types.ts';

export class Neighbourhood {
  private readonly index: Flatbush | undefined;
  private readonly features: readonly { readonly key: string; readonly geometry: Geometry }[];

  private readonly byKey: ReadonlyMap<string, Geometry>;

  constructor(features: readonly MappedFeature[]) {
    this.byKey = new Map(features.flatMap(({ key, geometry }) => (geometry === null ? [] : [[key, geometry] as const])));
    this.features = features.flatMap(({ key, geometry }) => (geometry === null ? [] : [{ key, geometry }]));
    if (this.features.length === 0) return;
    this.index = new Flatbush(this.features.length);
    for (const { geometry } of this.features) this.index.add(...boxOf(geometry));
    this.index.finish();
  }

  of(key: string): Geometry | undefined {
    return this.byKey.get(key);
  }

  /** The same ones in the same order whatever the machine. */
  within(box: readonly [number, number, number, number], most: number): readonly { readonly key: string; readonly geometry: Geometry }[] {
    const found = this.index?.search(...box) ?? [];
    return found.sort((a, b) => a - b).slice(0, most).flatMap((i) => this.features[i] ?? []);
  }
}

function boxOf(geometry: Geometry): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y]: unknown[] = part;
    if (typeof x === 'number' && typeof y === 'number') [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
    else for (const one of part) walk(one);
  };
  if (geometry.type !== 'GeometryCollection') walk(geometry.coordinates);
  return [west, south, east, north];
}
