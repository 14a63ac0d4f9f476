/** The package that a command judges by: the one that `--plan` names, else the one that comes along. */
import { resolve } from 'node:path';
import { compile, type Checker } from '../check/compile.ts';
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import { loadComparators } from '../plan/load-document.ts';
import type { Plan } from '../plan/plan.ts';
import { fail, ok, type Result } from '../problem.ts';
import { comparer, type Compare } from '../report/comparisons.ts';
import type { Args } from './args.ts';
import { defaultPlan } from './default-plan.ts';

export interface Loaded {
  readonly plan: Plan;
  readonly checker: Checker;
}

export function planFolder({ text }: Pick<Args, 'text'>, cwd: string): Result<string> {
  const named = text.get('plan');
  const folder = named === undefined ? defaultPlan() : resolve(cwd, named);
  return folder === undefined ? fail({ code: 'cli.no-plan', text: { zh: '没有随附的数据包；须用 --plan 指明。', en: 'No package comes along; name one by --plan.' } }) : ok(folder);
}

export async function loadChecker(folder: string): Promise<Result<Loaded>> {
  const plan = await loadPlan(folderSource(folder));
  if (!plan.ok) return plan;
  const checker = compile(plan.value);
  return checker.ok ? ok({ plan: plan.value, checker: checker.value }) : checker;
}

/** Rules of other cities that come with the package, ready to be asked. */
export async function loadCompare(folder: string, plan: Plan): Promise<Result<Compare>> {
  const comparators = await loadComparators(folderSource(folder), plan.manifest);
  return comparators.ok ? comparer(plan, comparators.value) : comparators;
}
