import type { ImportFinding, Severity } from '../finding.ts';

/** How many of each severity. */
export function sumsOf(findings: readonly ImportFinding[]): Readonly<Record<Severity, number>> {
  const sums = { error: 0, remark: 0, note: 0 };
  for (const { severity } of findings) sums[severity] += 1;
  return sums;
}
