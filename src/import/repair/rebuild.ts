/** An area drawn anew where its rings cross, lie over one another or touch: what it covers stays, and no ring meets another. */
import { FillRule } from 'clipper2-ts';
import { clip, loopsOf, partsOf } from '../geometry/clip.ts';
import { ringArea, turn } from '../geometry/ground.ts';
import { meetings } from '../geometry/meetings.ts';
import { reversed } from '../geometry/size-faults.ts';

type Parts = readonly (readonly Float64Array[])[];

/** Square units that rounding a crossing can leave as a ring of its own: 1 cm². */
const CRUMB = 1e4;
/** Half the width, in units, of what is filled where two rings only touch: about a millimetre across. */
const FILLED = 4;
/** Rounding a crossing to whole units may make another beside it: so often is it done again. */
const TIMES = 5;

/**
 * Each ring covers what the even–odd rule says, so that a bow-tie is two triangles; holes are taken away from their shell, and parts put together.
 * A package can't have a hole that touches its shell or another: a millimetre is filled there.
 * @returns undefined where rings meet even then, or nothing is left.
 */
export function rebuilt(parts: Parts): Float64Array[][] | undefined {
  // Clipper leaves a level way there and back in a ring that runs one way round, and takes it out of the same ring reversed.
  return redrawn(parts) ?? redrawn(parts.map((part) => part.map(reversed)));
}

function redrawn(parts: Parts): Float64Array[][] | undefined {
  return settled(
    parts.flatMap(([shell, ...holes]) => {
      if (shell === undefined) return [];
      const whole = clip('union', [shell], []);
      return holes.length === 0 ? whole : clip('difference', whole, holes.flatMap((hole) => clip('union', [hole], [])), FillRule.NonZero);
    }),
  );
}

/** The same of rings that are wound already, shells anticlockwise. */
export function settled(rings: readonly Float64Array[]): Float64Array[][] | undefined {
  let current = [...rings];
  for (let time = 0; time < TIMES; time++) {
    const parts = partsOf(clip('union', current, [], FillRule.Positive).flatMap(loopsOf).flatMap(parted).filter((ring) => Math.abs(ringArea(ring)) >= CRUMB));
    const met = parts.flatMap((part) => (meetings(part, true, { left: 1e8 }) ?? []).map((meeting) => ({ ...meeting, shell: part[0] })));
    if (parts.length === 0) return undefined;
    if (met.length === 0) return parts;
    current = [...parts.flat(), ...met.flatMap(({ x, y, shell }) => (shell === undefined ? [] : clip('intersection', [dot(x, y, time)], [shell])))];
  }
  return undefined;
}

/** A ring that touches an edge of its own, as two that share a corner. */
function parted(ring: Float64Array): Float64Array[] {
  const met = meetings([ring], true, { left: 1e8 })?.filter(({ kind }) => kind === 'touch') ?? [];
  if (met.length === 0) return [ring];
  const out: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] as number, ring[i + 1] as number, ring[i + 2] as number, ring[i + 3] as number];
    const on = met.filter(({ x, y }) => turn(ax, ay, bx, by, x, y) === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by) && (x !== ax || y !== ay) && (x !== bx || y !== by));
    const along = ({ x, y }: { readonly x: number; readonly y: number }): number => Math.abs(x - ax) + Math.abs(y - ay);
    out.push(ax, ay, ...on.sort((p, q) => along(p) - along(q)).flatMap(({ x, y }) => [x, y]));
  }
  return loopsOf(Float64Array.from([...out, ...out.slice(0, 2)]));
}

/** Skew, and another each time: the corners of a square would come to lie on edges that run with it. */
function dot(x: number, y: number, time: number): Float64Array {
  const far = FILLED * (time + 1);
  const near = time + 1;
  return Float64Array.of(x - far, y - near, x + near, y - far - 1, x + far + 2, y + near, x - near, y + far + 3, x - far, y - near);
}
