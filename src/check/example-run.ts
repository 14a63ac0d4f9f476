/** A clause's example as it is written, run on its own: what the documentation of a clause shows and what `validate` holds it to. */
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { readProposal } from '../plan/proposal.ts';
import type { Clause, Example } from '../plan/schema/rules.ts';
import { ok, type Result } from '../problem.ts';
import { exampleCentre, runExample, type ExampleOutcome } from './examples.ts';

export interface ExampleRun extends ExampleOutcome {
  readonly proposal: Proposal;
  /** The day that it was judged for. */
  readonly asOf: string;
}

/** Problems where the example states what no proposal can, or the plan does not compile. */
export function runAsWritten(plan: Plan, clause: Pick<Clause, 'id' | 'read'>, example: Example): Result<ExampleRun> {
  const coordinates = example.at ?? exampleCentre(plan);
  const proposal = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: example.properties }, contextOf(plan));
  if (!proposal.ok) return proposal;
  // As of the day when the clause was read, or the plan's first where that is later.
  const asOf = clause.read > plan.manifest.term.from ? clause.read : plan.manifest.term.from;
  // Advice and adoption are the plan's: an example shows what the clause says on its own.
  const outcome = runExample({ ...plan, manifest: { ...plan.manifest, adopts: [] } }, clause, example, proposal.value, asOf);
  return outcome.ok ? ok({ ...outcome.value, proposal: proposal.value, asOf }) : outcome;
}
