/** All zones of a plan in an index of boxes, for plans of which only a part can be drawn: what lies in a view, the largest first. */
import type { Feature, Geometry, Position } from 'geojson';
import type Flatbush from 'flatbush';
import { boxIndex, loadBoxIndex } from '../../geo/box-index.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import type { Box } from '../inside-point.ts';
import { degreeLengths } from '../local.ts';
import { feature, labelOf } from '../sources.ts';
import { breathe } from '../../slices.ts';
import { inSlices } from './slices.ts';

/** What of the zones is to be drawn, by index; `left` is how many in view are not. */
export interface InView {
  readonly drawn: readonly number[];
  readonly left: number;
}

/** Drawn features that are kept for the next view. */
const KEPT = 10_000;

const pools = new WeakMap<Plan, Promise<ZonePool>>();

export class ZonePool {
  readonly items: readonly PlanFeature[];
  /** West, south, east, north of each. */
  readonly boxes: Float64Array;
  /** Layer of the package of each. */
  readonly #layers: readonly string[];
  readonly #styles: ReadonlyMap<string, string>;
  /** Indices, the largest box first. */
  #bySize = new Uint32Array();
  #index: Flatbush | null = null;
  readonly #features = new Map<number, Feature>();
  #byKey: Map<string, number> | null = null;

  private constructor(plan: Plan) {
    const layers = [...plan.layers.values()].filter(({ entry }) => entry.role === 'zones');
    this.items = layers.length === 1 ? (layers[0]?.features ?? []) : layers.flatMap(({ features }) => features);
    this.#layers = layers.flatMap(({ entry, features }) => Array<string>(features.length).fill(entry.id));
    this.#styles = new Map(plan.manifest.zoneClasses.map(({ id, style }) => [id, style]));
    this.boxes = new Float64Array(4 * this.items.length);
  }

  /** One for each plan, made in slices where there is much of it. */
  static of(plan: Plan): Promise<ZonePool> {
    const known = pools.get(plan);
    if (known) return known;
    const made = new ZonePool(plan).#made();
    pools.set(plan, made);
    return made;
  }

  /** The key as one name across layers of zones. */
  layerOf(index: number): string {
    return this.#layers[index] ?? '';
  }

  indexOf(layer: string, key: string): number | undefined {
    this.#byKey ??= new Map(this.items.map((item, index) => [`${this.layerOf(index)} ${item.key}`, index]));
    return this.#byKey.get(`${layer} ${key}`);
  }

  /** Metres: the shorter side of its box. */
  room(index: number): number {
    const [west = 0, south = 0, east = 0, north = 0] = this.boxes.subarray(4 * index, 4 * index + 4);
    const size = degreeLengths(south);
    return Math.min((east - west) * size.lon, (north - south) * size.lat);
  }

  /** At most `most` of those whose boxes meet a view: those that are `preferred` before others, and the larger before the smaller. In the order of the plan. */
  inView(view: Box, most: number, preferred: (index: number) => boolean = () => true): InView {
    const hits = this.#meeting(view);
    if (hits.length <= most) return { drawn: hits.sort((a, b) => a - b), left: 0 };
    const hit = new Uint8Array(this.items.length);
    for (const index of hits) hit[index] = preferred(index) ? 2 : 1;
    const drawn: number[] = [];
    for (const wanted of [2, 1]) {
      for (const index of this.#bySize) {
        if (drawn.length >= most) break;
        if (hit[index] === wanted) drawn.push(index);
      }
    }
    return { drawn: drawn.sort((a, b) => a - b), left: hits.length - drawn.length };
  }

  /** Those whose boxes hold a place. */
  around([lon, lat]: readonly [number, number]): number[] {
    return this.#meeting([lon, lat, lon, lat]).sort((a, b) => a - b);
  }

  /** One as the style draws it; the id is its index. `out`: it is filtered out and recedes. */
  feature(index: number, out: boolean): Feature {
    const known = this.#features.get(index);
    if (known && known.properties?.['out'] === (out || undefined)) return known;
    const item = this.items[index];
    const properties = item?.properties ?? {};
    const made: Feature = {
      ...feature(item?.geometry ?? { type: 'Point', coordinates: [0, 0] }, {
        ...properties, style: this.#styles.get(String(properties['class'])) ?? 'outline', key: item?.key ?? '', layer: this.layerOf(index), label: item ? labelOf(item) : '', ...(out && { out }),
      }),
      id: index,
    };
    if (this.#features.size >= KEPT) this.#features.clear();
    this.#features.set(index, made);
    return made;
  }

  #meeting([west, south, east, north]: Box): number[] {
    if (this.#index) return this.#index.search(west, south, east, north);
    const { boxes } = this;
    return this.items.flatMap((_, index) => {
      const [w = 0, s = 0, e = 0, n = 0] = boxes.subarray(4 * index, 4 * index + 4);
      return w <= east && e >= west && s <= north && n >= south ? [index] : [];
    });
  }

  async #made(): Promise<ZonePool> {
    const count = this.items.length;
    const [, whole] = await Promise.all([loadBoxIndex(), inSlices(count, (index) => this.#measure(index))]);
    if (!whole) return this;
    if (count > 5000) await breathe();
    this.#index = boxIndex(this.boxes);
    if (count > 5000) await breathe();
    this.#bySize = largestFirst(this.boxes);
    return this;
  }

  #measure(index: number): void {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of outerRings(this.items[index]?.geometry)) {
      for (const [lon = 0, lat = 0] of ring) {
        if (lon < box[0]) box[0] = lon;
        if (lat < box[1]) box[1] = lat;
        if (lon > box[2]) box[2] = lon;
        if (lat > box[3]) box[3] = lat;
      }
    }
    this.boxes.set(box, 4 * index);
  }
}

function outerRings(geometry: Geometry | undefined): readonly Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flatMap((rings) => rings.slice(0, 1)) : [];
}

/** By area of the box. Numbers are sorted without a comparator: the area in the upper digits, the index in the lower. */
function largestFirst(boxes: Float64Array): Uint32Array<ArrayBuffer> {
  const count = boxes.length / 4;
  const areas = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const [west = 0, south = 0, east = 0, north = 0] = boxes.subarray(4 * index, 4 * index + 4);
    areas[index] = Math.max(0, (east - west) * (north - south));
  }
  // The bits of positive floats are in the order of their values.
  const bits = new Uint32Array(areas.buffer);
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index += 1) keys[index] = (bits[index] ?? 0) * 2 ** 21 + (count - 1 - index);
  keys.sort();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[count - 1 - at] = count - 1 - ((keys[at] ?? 0) % 2 ** 21);
  return order;
}
