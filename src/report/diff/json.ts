/** The difference of two plans as it is published: what `signplan diff --format json` writes and the page saves. */
import type { PlanDiff, VerdictsDiff } from '../../survey/diff/types.ts';

export function diffJson(difference: PlanDiff, verdicts: VerdictsDiff | undefined): string {
  return `${JSON.stringify({ schema: 'signplan-diff/1', ...difference, ...(verdicts === undefined ? {} : { verdicts }) }, null, 2)}\n`;
}
