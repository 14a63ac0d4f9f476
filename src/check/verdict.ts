/** The worst of the findings, in the order that the promise about unknowns asks for. */
import { NO, type Tri } from './tri.ts';
import type { Counts, Verdict } from './types.ts';

export const verdictOf = (counts: Counts, area: Tri): Verdict => verdictFrom(counts.fail > 0, counts.unknown > 0, area, counts.consent > 0);

export function verdictFrom(fails: boolean, undecided: boolean, area: Tri, consents: boolean): Verdict {
  if (fails) return 'nonconforming';
  if (undecided) return 'undetermined';
  if (area === NO) return 'outside';
  return consents ? 'conditional' : 'conforming';
}
