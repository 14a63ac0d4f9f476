/** When a change is a remedy. */
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Remedy } from '../envelope-types.ts';
import type { CheckResult, Finding } from '../types.ts';
import type { Cure } from './remedies.ts';

type Outcome = Pick<Remedy, 'verdict' | 'unknown'>;

/** What is undecided: by clause, and apart where the plan is silent, which nothing that could be stated settles. */
export const openAs = ({ clause, reasons }: Finding): string => (reasons.length > 0 && reasons.every(({ kind }) => kind === 'silent') ? `${clause} silent` : clause);
export const openIn = (findings: readonly Finding[]): ReadonlySet<string> => new Set(findings.filter(({ result }) => result === 'unknown').map(openAs));

/** Nothing fails, and nothing is undecided that was decided before. */
export function accepted({ result: before }: Pick<Cure, 'result'>, after: CheckResult): Outcome | null {
  const { verdict, counts, findings } = after;
  if (verdict === 'nonconforming') return null;
  const open = openIn(before.findings);
  const worse = findings.some((finding) => finding.result === 'unknown' && !open.has(openAs(finding)));
  return worse ? null : { verdict, unknown: counts.unknown };
}

export const tried = (cure: Cure, proposal: Proposal): Outcome | null => accepted(cure, cure.checker.check(proposal, cure.options));
