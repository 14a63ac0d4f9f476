/** One layer on the plane: its shapes, an index of their boxes, and how far they are from a footprint. */
import type Flatbush from 'flatbush';
import { boxIndex } from '../geo/box-index.ts';
import { signedDistance, type Measured } from '../geo/measure.ts';
import type { Footprint } from '../geo/footprint.ts';
import { UNIT } from '../geo/plane.ts';
import type { Shape } from '../geo/shape.ts';
import { inForce, type InForce } from '../plan/phases.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { LayerEntry, Manifest } from '../plan/schema/manifest.ts';

export class Space {
  readonly id: string;
  readonly number: number;
  readonly role: LayerEntry['role'];
  readonly state: 'whole' | 'failed' | 'absent';
  readonly features: readonly PlanFeature[];
  readonly shapes: readonly Shape[];
  readonly demonstration: boolean;
  /** Metres by which a drawn line may be off. */
  readonly accuracy: number;
  /** Units: a strip between two of its areas that is no wider is none. Coordinates in degrees to six decimals put a vertex up to 0.1 m beside the line on which it lies. */
  readonly gap: number;
  /** First and last days of the features; null where none has any. */
  private readonly days: readonly InForce[] | null;
  /** Largest `radius` of a site, metres. */
  readonly widest: number;
  /** minX, minY, maxX, maxY of every shape. */
  private readonly boxes: Float64Array;
  private readonly index: Flatbush | null;
  private readonly centres: Float64Array;
  private readonly stamps: Uint32Array;
  private stamp = 0;
  private readonly hits: number[] = [];
  private seen: Footprint | null = null;
  private keys: ReadonlyMap<string, number> | null = null;

  constructor(number: number, entry: Pick<LayerEntry, 'id' | 'role' | 'accuracy' | 'basis'>, state: Space['state'], features: readonly PlanFeature[], shapes: readonly Shape[], phases: Manifest['phases']) {
    this.number = number;
    this.id = entry.id;
    this.role = entry.role;
    this.state = state;
    this.accuracy = entry.accuracy;
    this.gap = Math.min(entry.accuracy, 0.1) * UNIT;
    this.demonstration = entry.basis === 'demonstration';
    this.features = features;
    this.shapes = shapes;
    const days = features.map(({ properties }) => inForce(properties, phases));
    this.days = days.some(({ from, until }) => from !== undefined || until !== undefined) ? days : null;
    this.widest = features.reduce((most, feature) => Math.max(most, Number(feature.properties['radius'] ?? 0)), 0);
    this.centres = new Float64Array(shapes.length);
    this.stamps = new Uint32Array(shapes.length);
    this.boxes = new Float64Array(4 * shapes.length);
    shapes.forEach((shape, i) => this.boxes.set(shape.box, 4 * i));
    this.index = boxIndex(this.boxes);
  }

  /** True where some feature is in force on some days only. */
  get dated(): boolean {
    return this.days !== null;
  }

  /** Number of the feature with a key. */
  indexOf(key: string): number | undefined {
    this.keys ??= new Map(this.features.map((feature, index) => [feature.key, index]));
    return this.keys.get(key);
  }

  /** Whether a feature is in force on a day. */
  valid(index: number, asOf: string): boolean {
    const days = this.days?.[index];
    return days === undefined || !((days.from !== undefined && days.from > asOf) || (days.until !== undefined && days.until < asOf));
  }

  /** Features whose box is at most `reach` units from the footprint's, in the layer's order. The list is used again by the next call. */
  within(foot: Footprint, reach: number): readonly number[] {
    if (reach === Infinity) return this.shapes.map((_, i) => i);
    const [minX, minY, maxX, maxY] = foot.box;
    if (this.index) return this.index.search(minX - reach, minY - reach, maxX + reach, maxY + reach).sort((a, b) => a - b);
    const out = this.hits;
    out.length = 0;
    const { boxes } = this;
    for (let i = 0, b = 0; b < boxes.length; i++, b += 4) {
      if ((boxes[b] as number) <= maxX + reach && (boxes[b + 2] as number) >= minX - reach && (boxes[b + 1] as number) <= maxY + reach && (boxes[b + 3] as number) >= minY - reach) out.push(i);
    }
    return out;
  }

  /** Signed distance from the footprint's centre, units; worked out once per footprint. */
  centre(foot: Footprint, i: number): number {
    if (this.seen !== foot) {
      this.seen = foot;
      this.stamp += 1;
    }
    if (this.stamps[i] === this.stamp) return this.centres[i] as number;
    const shape = this.shapes[i];
    const d = shape ? signedDistance(foot.x, foot.y, shape) : Infinity;
    this.centres[i] = d;
    this.stamps[i] = this.stamp;
    return d;
  }

  /** Whether the footprint's centre may be within `units` and its reach of a feature whose box is. */
  mayReach(foot: Footprint, i: number, units: number): boolean {
    const d = this.shapes[i]?.kind === 'point' ? this.boxDistance(foot.x, foot.y, i) : this.centre(foot, i);
    return d - foot.reach <= units;
  }

  /** True where a scan over the boxes is the way to search. */
  get small(): boolean {
    return this.index === null;
  }

  /** The next `count` features in the order of their boxes' distance; none for a small layer, which is gone through as it stands. */
  order(foot: Footprint, count: number): readonly number[] {
    return this.index?.neighbors(foot.x, foot.y, count) ?? [];
  }

  /** The feature whose box is nearest, or the first that the sign's centre is in. */
  firstGuess(foot: Footprint): number {
    let first = 0;
    let least = Infinity;
    for (let i = 0; i < this.shapes.length && least > 0; i++) {
      const d = this.boxDistance(foot.x, foot.y, i);
      if (d < least) {
        least = d;
        first = i;
      }
    }
    return first;
  }

  /** Lower bound of the distance from a point to a feature, units. */
  boxDistance(x: number, y: number, i: number): number {
    const b = 4 * i;
    const { boxes } = this;
    const dx = x < (boxes[b] as number) ? (boxes[b] as number) - x : x > (boxes[b + 2] as number) ? x - (boxes[b + 2] as number) : 0;
    const dy = y < (boxes[b + 1] as number) ? (boxes[b + 1] as number) - y : y > (boxes[b + 3] as number) ? y - (boxes[b + 3] as number) : 0;
    return Math.sqrt(dx * dx + dy * dy);
  }
}

/** Signed distance in metres as an interval: the footprint's own spread, the location's error and the layer's accuracy are all in it. */
export function distanceInterval(foot: Footprint, measured: Measured, tolerance: number): { low: number; high: number } {
  const unit = UNIT * foot.scale;
  // Told by the centre alone (a disc, a far feature): the footprint is nearer by its reach at most.
  if (foot.radius > 0 || measured.byCentre === true) return { low: (measured.centre - foot.reach) / unit - tolerance, high: measured.centre / unit + tolerance };
  return { low: measured.near / unit - tolerance, high: (measured.nearHigh ?? measured.near) / unit + tolerance };
}
