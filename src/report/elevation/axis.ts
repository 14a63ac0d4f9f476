/** From metres to pixels along one axis, with breaks where the drawing leaves something out. */

export interface Axis {
  /** Pixels from the start. */
  at(metres: number): number;
  readonly length: number;
  /** What is left out, and where its gap begins and ends in pixels. */
  readonly cuts: readonly { readonly from: number; readonly to: number; readonly start: number; readonly end: number }[];
}

type Stretch = readonly [from: number, to: number];

/** Width of the gap that stands for what is left out, and the least worth leaving out, pixels. */
const GAP = 12;
const WORTH = 44;

/** Stretches in which nothing is that has to be seen. */
function empty(from: number, to: number, keep: readonly Stretch[]): Stretch[] {
  const sorted = [...keep].map(([a, b]): Stretch => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => b > a).sort(([a], [b]) => a - b);
  const gaps: Stretch[] = [];
  let reached = from;
  for (const [a, b] of sorted) {
    if (a > reached) gaps.push([reached, a]);
    reached = Math.max(reached, b);
  }
  if (to > reached) gaps.push([reached, to]);
  // What lies at an end is where the drawing could end as well: it is not broken there.
  return gaps.filter(([a, b]) => a > from && b < to);
}

export function axisOf(from: number, to: number, scale: number, keep: readonly Stretch[], broken: boolean): Axis {
  const cuts = broken ? empty(from, to, keep).filter(([a, b]) => (b - a) * scale >= WORTH) : [];
  const at = (metres: number): number => {
    let left = 0;
    for (const [a, b] of cuts) {
      if (metres >= b) left += (b - a) * scale - GAP;
      else if (metres > a) left += (metres - a) * (scale - GAP / (b - a));
    }
    return (metres - from) * scale - left;
  };
  return { at, length: at(to), cuts: cuts.map(([a, b]) => ({ from: a, to: b, start: at(a), end: at(b) })) };
}
