/** `signplan validate DIR`: a package, or the sources of one. */
import { exampleProblems } from '../check/example-problems.ts';
import { comparatorPlan } from '../plan/comparators.ts';
import { validatePackage, validatePlan } from '../plan/validate.ts';
import { ok, type Result } from '../problem.ts';
import { readFolderArgs } from './folder.ts';
import { complain, EXIT, type Io } from './io.ts';

export async function validate(argv: readonly string[], io: Io): Promise<Result<number>> {
  const given = await readFolderArgs(argv, {}, io.cwd);
  if (!given.ok) return given;
  const { dir, kind, args: { language, positionals } } = given.value;
  const validation = await (kind === 'plan' ? validatePlan(dir) : validatePackage(dir));
  const { summary, built } = validation;
  const compared = built?.comparators ?? null;
  const problems = [
    ...validation.problems,
    ...(built === undefined ? [] : exampleProblems(built.plan, built.documents)),
    ...(built === undefined || compared === null ? [] : exampleProblems(comparatorPlan(built.plan, compared.rules), compared.documents)),
  ];
  complain(io, problems, language);
  const n = problems.length;
  const found = n === 0 ? (language === 'zh' ? '有效' : 'valid') : language === 'zh' ? `${n} 处问题` : `problems: ${n}`;
  const head = summary === null ? positionals[0] : `${summary.title[language]} ${summary.version}`;
  await io.stdout(`${head}: ${found}\n`);
  return ok(n === 0 ? EXIT.fine : EXIT.found);
}
