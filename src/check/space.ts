/** One layer on the plane: its shapes, an index of their boxes, and how far they are from a footprint. */
import Flatbush from 'flatbush';
import { boxDistance, measure, reachOf, signedDistance, type Measured } from '../geo/measure.ts';
import type { Footprint } from '../geo/footprint.ts';
import { UNIT } from '../geo/plane.ts';
import type { Shape } from '../geo/shape.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { LayerEntry } from '../plan/schema/manifest.ts';

/** Below this a scan over the boxes is faster than the index. */
const SMALL = 24;

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
  /** True where some feature has `from` or `until`. */
  readonly dated: boolean;
  /** Largest `radius` of a site, metres. */
  readonly widest: number;
  private readonly index: Flatbush | null;

  constructor(number: number, entry: Pick<LayerEntry, 'id' | 'role' | 'accuracy' | 'basis'>, state: Space['state'], features: readonly PlanFeature[], shapes: readonly Shape[]) {
    this.number = number;
    this.id = entry.id;
    this.role = entry.role;
    this.state = state;
    this.accuracy = entry.accuracy;
    this.demonstration = entry.basis === 'demonstration';
    this.features = features;
    this.shapes = shapes;
    this.dated = features.some((feature) => feature.properties['from'] !== undefined || feature.properties['until'] !== undefined);
    this.widest = features.reduce((most, feature) => Math.max(most, Number(feature.properties['radius'] ?? 0)), 0);
    this.index = shapes.length > SMALL ? new Flatbush(shapes.length, 16, Float64Array) : null;
    if (this.index) {
      for (const shape of shapes) this.index.add(...shape.box);
      this.index.finish();
    }
  }

  /** Whether a feature is in force on a day. */
  valid(index: number, asOf: string): boolean {
    if (!this.dated) return true;
    const properties = this.features[index]?.properties;
    const from = properties?.['from'];
    const until = properties?.['until'];
    return !(typeof from === 'string' && from > asOf) && !(typeof until === 'string' && until < asOf);
  }

  /** Features whose box is at most `reach` units from the footprint's, in the layer's order. */
  within(foot: Footprint, reach: number): number[] {
    if (reach === Infinity) return this.shapes.map((_, i) => i);
    const [minX, minY, maxX, maxY] = foot.box;
    if (this.index) return this.index.search(minX - reach, minY - reach, maxX + reach, maxY + reach).sort((a, b) => a - b);
    const out: number[] = [];
    for (let i = 0; i < this.shapes.length; i++) {
      const box = this.shapes[i]?.box;
      if (box && box[0] <= maxX + reach && box[2] >= minX - reach && box[1] <= maxY + reach && box[3] >= minY - reach) out.push(i);
    }
    return out;
  }

  /** The feature nearest to the footprint among those that `accept` takes, or -1. */
  nearest(foot: Footprint, accept: (index: number, measured: Measured) => boolean): { index: number; measured: Measured | null } {
    let best = -1;
    let measured: Measured | null = null;
    const consider = (i: number): boolean => {
      const shape = this.shapes[i];
      if (!shape) return true;
      if (measured && boxDistance(foot, shape.box) > Math.max(0, measured.near)) return false;
      // The centre alone rules most features out.
      if (measured && signedDistance(foot.x, foot.y, shape) - reachOf(foot) > measured.near) return true;
      const m = measure(foot, shape);
      if ((!measured || m.near < measured.near) && accept(i, m)) {
        measured = m;
        best = i;
      }
      return true;
    };
    if (!this.index) {
      for (let i = 0; i < this.shapes.length; i++) consider(i);
      return { index: best, measured };
    }
    for (let count = 8, done = 0; done < this.shapes.length; count *= 8) {
      const found = this.index.neighbors(foot.x, foot.y, count);
      let open = found.length > done;
      for (let i = done; i < found.length; i++) {
        // Boxes come nearest to the centre first; the footprint may reach half its size further.
        if (!consider(found[i] ?? -1) && boxDistance(foot, this.shapes[found[i] ?? -1]?.box ?? [0, 0, 0, 0]) > (foot.box[2] - foot.box[0] + foot.box[3] - foot.box[1])) {
          open = false;
          break;
        }
      }
      if (!open) break;
      done = found.length;
    }
    return { index: best, measured };
  }
}

/** Signed distance in metres as an interval: the footprint's own spread, the location's error and the layer's accuracy are all in it. */
export function distanceInterval(foot: Footprint, measured: Measured, tolerance: number): [low: number, high: number] {
  const unit = UNIT * foot.scale;
  return foot.radius > 0 ? [(measured.centre - foot.radius) / unit - tolerance, measured.centre / unit + tolerance] : [measured.near / unit - tolerance, measured.near / unit + tolerance];
}
