/** What quantifiers have in common: the feature at hand is the innermost one, and of several comparisons one is shown. */
import type { Note, Run } from './run.ts';
import { MAYBE, NO, type Tri } from './tri.ts';

/** Quantifiers nest (for each site, a count of signs): inside, `attr` and `distance` mean the inner feature; afterwards the outer one again. */
export function nested(evaluate: (run: Run) => Tri): (run: Run) => Tri {
  return (run) => {
    const { feature, space, distanceLow, distanceHigh, growName, growSpread } = run;
    const result = evaluate(run);
    run.feature = feature;
    run.space = space;
    run.distanceLow = distanceLow;
    run.distanceHigh = distanceHigh;
    run.growName = growName;
    run.growSpread = growSpread;
    return result;
  };
}

/** Of two notes the one to show: what decides, then what is nearer to its limit. */
export function tighter(shown: Note | null, note: Note | null, tri: Tri): Note | null {
  if (!note) return shown;
  if (shown && (rank(tri) < rank(shown.tri) || (rank(tri) === rank(shown.tri) && note.low - note.limitHigh >= shown.low - shown.limitHigh))) return shown;
  return note.tri === tri ? note : { ...note, tri };
}

export const rank = (tri: Tri): number => (tri === NO ? 2 : tri === MAYBE ? 1 : 0);
