/** Examples that give something else than they say: what a planner sees who changed a number, or got one wrong. */
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import { readProposal } from '../plan/proposal.ts';
import type { Clause, ClauseFile, Example } from '../plan/schema/rules.ts';
import { shown, type Problem } from '../problem.ts';
import { exampleCentre, runExample } from './examples.ts';

/** @param documents those that the plan was built from */
export function exampleProblems(plan: Plan, documents: readonly { readonly file: string; readonly content: ClauseFile }[]): Problem[] {
  // Advice and adoption are the plan's: an example shows what the clause says on its own.
  const asWritten: Plan = { ...plan, manifest: { ...plan.manifest, adopts: [] } };
  return documents.flatMap(({ file, content }) =>
    (content.clauses ?? []).flatMap((clause) =>
      clause.examples.flatMap((example, i) => one(asWritten, clause, example).map((problem): Problem => ({ ...problem, file, path: `clauses[${clause.id}].examples[${i}]${problem.path === undefined ? '' : `.${problem.path}`}` }))),
    ),
  );
}

function one(plan: Plan, clause: Clause, example: Example): readonly Problem[] {
  const coordinates = example.at ?? exampleCentre(plan);
  const proposal = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: example.properties }, contextOf(plan));
  if (!proposal.ok) return proposal.problems;
  // As of the day when the clause was read, or the plan's first where that is later.
  const asOf = clause.read > plan.manifest.term.from ? clause.read : plan.manifest.term.from;
  const outcome = runExample(plan, clause, example, proposal.value, asOf);
  if (!outcome.ok) return outcome.problems;
  const { expected, got } = outcome.value;
  if (expected === got) return [];
  return [{ code: 'clause.example', received: shown(got), text: { zh: `例「${example.title.zh}」应为 ${expected}。`, en: `The example “${example.title.en}” should be ${expected}.` } }];
}
