/** The worst of the findings, in the order that the promise about unknowns asks for. */
import { NO, type Tri } from './tri.ts';
import type { Counts, Finding, Verdict } from './types.ts';

export function verdictOf(counts: Counts, area: Tri): Verdict {
  if (counts.fail > 0) return 'nonconforming';
  if (counts.unknown > 0) return 'undetermined';
  if (area === NO) return 'outside';
  return counts.consent > 0 ? 'conditional' : 'conforming';
}

export function countsOf(findings: readonly Pick<Finding, 'result'>[]): Counts {
  const counts: Counts = { checked: 0, fail: 0, unknown: 0, consent: 0, advice: 0, reserved: 0, notCovered: 0, pass: 0 };
  for (const { result } of findings) {
    if (result === 'not-covered') counts.notCovered += 1;
    else counts[result] += 1;
  }
  counts.checked = counts.fail + counts.consent + counts.advice + counts.pass;
  return counts;
}
