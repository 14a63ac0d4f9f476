/** `signplan validate DIR`: a package, or the sources of one. */
import { validatePackage, validatePlan } from '../plan/validate.ts';
import { ok, type Result } from '../problem.ts';
import { readArgs } from './args.ts';
import { folderOf } from './folder.ts';
import { help } from './help.ts';
import { complain, EXIT, type Io } from './io.ts';

export async function validate(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, {}, { count: 1, name: 'DIR' });
  if (!args.ok) return args;
  const { flags, language, positionals } = args.value;
  if (flags.has('help')) {
    await io.stdout(help(language));
    return ok(EXIT.fine);
  }
  const folder = await folderOf(io.cwd, positionals[0] ?? '');
  if (!folder.ok) return folder;
  const { dir, kind } = folder.value;
  const { problems, summary } = await (kind === 'plan' ? validatePlan(dir) : validatePackage(dir));
  complain(io, problems, language);
  const n = problems.length;
  const found = n === 0 ? (language === 'zh' ? '有效' : 'valid') : language === 'zh' ? `${n} 处问题` : `problems: ${n}`;
  const head = summary === null ? positionals[0] : `${summary.title[language]} ${summary.version}`;
  await io.stdout(`${head}: ${found}\n`);
  return ok(n === 0 ? EXIT.fine : EXIT.found);
}
