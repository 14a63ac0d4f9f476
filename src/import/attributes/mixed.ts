/** Two units in one column: among lengths of about 6 some of about 600. */

export interface Mixed {
  /** How many there are on either side of the gap, and what they run from and to. */
  readonly low: { readonly count: number; readonly from: number; readonly to: number };
  readonly high: { readonly count: number; readonly from: number; readonly to: number };
  /** The unit of the higher ones, were the lower ones in the column's own. */
  readonly unit: 'cm' | 'mm' | 'cm²';
}

/** How many times larger the next value must be: widest honest columns have a value in between. */
const GAP = 20;

const FACTORS = { m: [['cm', 100], ['mm', 1000]], 'm²': [['cm²', 10_000]] } as const;

/** Undefined where the values are of one kind, or in a unit that nobody mixes. */
export function mixedUnits(values: readonly number[], unit: string | undefined): Mixed | undefined {
  if (unit !== 'm' && unit !== 'm²') return undefined;
  const sorted = Float64Array.from(values.filter((value) => value > 0)).sort();
  if (sorted.length < 3) return undefined;
  let [widest, at] = [0, 0];
  for (let i = 1; i < sorted.length; i++) {
    const ratio = (sorted[i] ?? 1) / (sorted[i - 1] ?? 1);
    if (ratio > widest) [widest, at] = [ratio, i];
  }
  if (widest < GAP) return undefined;
  const side = (part: Float64Array): Mixed['low'] => ({ count: part.length, from: part[0] ?? 0, to: part.at(-1) ?? 0 });
  const [low, high] = [side(sorted.subarray(0, at)), side(sorted.subarray(at))];
  // Divided by the factor, the higher ones lie where the lower ones do.
  const found = FACTORS[unit].find(([, factor]) => high.from / factor >= low.from / 3 && high.to / factor <= low.to * 3);
  return found === undefined ? undefined : { low, high, unit: found[0] };
}
