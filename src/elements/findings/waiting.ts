/** Findings that wait for the same missing fact, as one heading: until the sizes are stated there would be a screen of them. Pure. */
import type { ReportFinding } from '../../report/types.ts';

/** One finding by itself, or several that lack the same fact first of all. */
export interface Waiting {
  readonly findings: readonly ReportFinding[];
  /** Names of all facts that any of them lacks. */
  readonly facts: readonly string[];
  /** With these facts all of them can be decided: nothing else is missing. */
  readonly enough: boolean;
}

/** In the order given: a group stands where its first member stood. */
export function waiting(findings: readonly ReportFinding[]): readonly Waiting[] {
  const groups = new Map<unknown, ReportFinding[]>();
  for (const finding of findings) {
    const key = finding.reason.find(({ kind }) => kind === 'fact');
    const name = key?.kind === 'fact' ? key.name : finding;
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return [...groups.values()].map((members) => {
    const reasons = members.flatMap(({ reason }) => reason);
    return {
      findings: members,
      facts: [...new Set(reasons.flatMap((why) => (why.kind === 'fact' ? [why.name] : [])))],
      // A line that only a missing size reaches is decided by the size.
      enough: reasons.every((why) => why.kind === 'fact' || (why.kind === 'boundary' && why.reach !== undefined && why.distance > why.tolerance)),
    };
  });
}
