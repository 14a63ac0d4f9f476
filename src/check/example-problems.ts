/** Examples that give something else than they say: what a planner sees who changed a number, or got one wrong. */
import type { Plan } from '../plan/plan.ts';
import type { Clause, ClauseFile, Example } from '../plan/schema/rules.ts';
import { shown, type Problem } from '../problem.ts';
import { runAsWritten } from './example-run.ts';

/** @param documents those that the plan was built from */
export function exampleProblems(plan: Plan, documents: readonly { readonly file: string; readonly content: ClauseFile }[]): Problem[] {
  const open = undefinedTerms(plan);
  const own = new Set(plan.rules.sources.filter(({ plan }) => plan).map(({ id }) => id));
  return documents.flatMap(({ file, content }) =>
    (content.clauses ?? []).flatMap((clause) =>
      !own.has(content.id) && open.some((name) => speaksOf(clause, name))
        ? []
        : clause.examples.flatMap((example, i) => one(plan, clause, example).map((problem): Problem => ({ ...problem, file, path: `clauses[${clause.id}].examples[${i}]${problem.path === undefined ? '' : `.${problem.path}`}` }))),
    ),
  );
}

/** Terms that the law leaves to each plan and this plan has not laid down: what national examples show of them is no fault of theirs. */
const undefinedTerms = ({ rules }: Plan): string[] => rules.definitions.filter((definition) => definition.basis === 'plan' && JSON.stringify(definition).includes('"unpublished":')).map(({ name }) => name);

const speaksOf = ({ applies, unless, requires }: Clause, fact: string): boolean => JSON.stringify([applies, unless, requires]).includes(`"fact":${JSON.stringify(fact)}`);

function one(plan: Plan, clause: Clause, example: Example): readonly Problem[] {
  const run = runAsWritten(plan, clause, example);
  if (!run.ok) return run.problems;
  const { expected, got } = run.value;
  if (expected === got) return [];
  return [{ code: 'clause.example', received: shown(got), text: { zh: `例「${example.title.zh}」应为 ${expected}。`, en: `The example “${example.title.en}” should be ${expected}.` } }];
}
