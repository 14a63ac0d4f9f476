/** The worst of the findings, in the order that the promise about unknowns asks for. */
import { NO, type Tri } from './tri.ts';
import type { Counts, Verdict } from './types.ts';

export function verdictOf(counts: Counts, area: Tri): Verdict {
  if (counts.fail > 0) return 'nonconforming';
  if (counts.unknown > 0) return 'undetermined';
  if (area === NO) return 'outside';
  return counts.consent > 0 ? 'conditional' : 'conforming';
}
