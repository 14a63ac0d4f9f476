/**
 * The roads that the controlled segments lie on. Segments of one road whose ends meet are one line, whatever their classes and whichever way each was drawn,
 * and distance along it is the shortest way over the lines: round a ring the shorter way, at a fork along each branch. A gap breaks it.
 */
import type { Shape } from '../geo/shape.ts';
import { UNIT } from '../geo/plane.ts';
import type { Space } from './space.ts';

/** A stretch of one line: chainages from its first vertex, units, within its length. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** Ends of lines that meet: `gap` units apart. `sure`: both are known to be of one road. */
interface Joint {
  readonly end: number;
  readonly gap: number;
  readonly sure: boolean;
}

/** Ends no farther apart than the layer's accuracy meet; at least 1 cm, for what a conversion may have moved. */
const LEAST_JOINT = 0.01;

/** An end is numbered 2 × segment, + 1 for the last vertex. */
export class Roads {
  readonly lines: readonly Float64Array[];
  private readonly lengths: readonly number[];
  private readonly names: readonly (string | undefined)[];
  private readonly joints: readonly (readonly Joint[])[];
  /** By 2 × end, + 1 for sure joints only: distances to the ends that can be reached. */
  private readonly ways = new Map<number, ReadonlyMap<number, number>>();

  /** @param lines of the segments, in the layer's order. Without a `road` on any of them whatever meets is one road. */
  constructor(space: Space, lines: readonly Shape[]) {
    this.lines = lines.map((line) => line.parts[0] ?? new Float64Array());
    this.lengths = this.lines.map(lengthOf);
    const names = space.features.map(({ properties: { road } }) => (typeof road === 'string' ? road : undefined));
    this.names = names.every((name) => name === undefined) ? names.map(() => '') : names;
    this.joints = this.meeting(Math.max(space.accuracy, LEAST_JOINT) * UNIT);
  }

  private meeting(reach: number): Joint[][] {
    const joints: Joint[][] = this.lines.flatMap(() => [[], []]);
    const ends = this.lines.flatMap((line, i) => [{ end: 2 * i, x: line[0] ?? 0, y: line[1] ?? 0 }, { end: 2 * i + 1, x: line[line.length - 2] ?? 0, y: line[line.length - 1] ?? 0 }]).sort((a, b) => a.x - b.x);
    for (const [i, one] of ends.entries()) {
      for (let k = i + 1; k < ends.length; k++) {
        const other = ends[k];
        if (!other || other.x - one.x > reach) break;
        const [a, b] = [this.names[one.end >> 1], this.names[other.end >> 1]];
        const gap = Math.sqrt((other.x - one.x) * (other.x - one.x) + (other.y - one.y) * (other.y - one.y));
        if (gap > reach || (a !== undefined && b !== undefined && a !== b)) continue;
        const sure = one.end >> 1 === other.end >> 1 || (a !== undefined && b !== undefined);
        joints[one.end]?.push({ end: other.end, gap, sure });
        joints[other.end]?.push({ end: one.end, gap, sure });
      }
    }
    return joints;
  }

  /** How two segments are connected: surely, possibly (for want of a `road` on one between them), or not at all. */
  connected(one: number, other: number): 'surely' | 'possibly' | undefined {
    if (one === other || this.from(2 * one, true).has(2 * other)) return 'surely';
    return this.from(2 * one, false).has(2 * other) ? 'possibly' : undefined;
  }

  /** A segment on the way between two that does not say which road it is of. */
  unnamed(one: number, other: number): number | undefined {
    const near = [one, other].find((segment) => this.names[segment] === undefined);
    return near ?? [...this.from(2 * one, false).keys()].map((end) => end >> 1).find((segment) => this.names[segment] === undefined);
  }

  /** Least distance between two stretches, units; ∞ where they are not connected. */
  least(one: number, a: Stretch, other: number, b: Stretch): number {
    const straight = one === other ? Math.max(0, a.low - b.high, b.low - a.high) : Infinity;
    return this.over(one, other, false, straight, (segment, last) => {
      const { low, high } = segment === 0 ? a : b;
      return last ? (this.lengths[segment === 0 ? one : other] ?? 0) - high : low;
    });
  }

  /** Most that the distance between a place on one stretch and a place on the other can be, units; ∞ where they are not surely connected. */
  most(one: number, a: Stretch, other: number, b: Stretch): number {
    const straight = one === other ? Math.max(a.high - b.low, b.high - a.low) : Infinity;
    return this.over(one, other, true, straight, (segment, last) => {
      const { low, high } = segment === 0 ? a : b;
      return last ? (this.lengths[segment === 0 ? one : other] ?? 0) - low : high;
    });
  }

  /** The shortest by way of the ends of both lines. `to`: how far an end of the first (0) or the second (1) line is. */
  private over(one: number, other: number, sure: boolean, straight: number, to: (segment: 0 | 1, last: boolean) => number): number {
    let best = straight;
    for (const start of [false, true]) {
      const way = this.from(2 * one + Number(start), sure);
      for (const end of [false, true]) best = Math.min(best, to(0, start) + (way.get(2 * other + Number(end)) ?? Infinity) + to(1, end));
    }
    return best;
  }

  /** Distances from an end to all that can be reached, over lines and joints; worked out once. */
  private from(end: number, sure: boolean): ReadonlyMap<number, number> {
    const key = 2 * end + Number(sure);
    const known = this.ways.get(key);
    if (known) return known;
    const found = new Map([[end, 0]]);
    const queue = [end];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      const so = found.get(at) ?? 0;
      const steps = [{ end: at ^ 1, gap: this.lengths[at >> 1] ?? 0, sure: true }, ...(this.joints[at] ?? [])];
      for (const step of steps) {
        if ((sure && !step.sure) || so + step.gap >= (found.get(step.end) ?? Infinity)) continue;
        found.set(step.end, so + step.gap);
        queue.push(step.end);
      }
    }
    this.ways.set(key, found);
    return found;
  }
}

function lengthOf(line: Float64Array): number {
  let length = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const dx = (line[i + 2] ?? 0) - (line[i] ?? 0);
    const dy = (line[i + 3] ?? 0) - (line[i + 1] ?? 0);
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}
