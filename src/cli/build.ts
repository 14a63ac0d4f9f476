/** `signplan build [DIR] [--check]`: the package of a plan from its sources; of the plan that comes along where none is named. */
import { dirname } from 'node:path';
import { buildPackage } from '../plan/build/build.ts';
import { checkInStep, writePackage } from '../plan/build/write-package.ts';
import { fail, ok, type Result } from '../problem.ts';
import { defaultPlan } from './default-plan.ts';
import { readFolderArgs } from './folder.ts';
import { complain, EXIT, type Io } from './io.ts';

export async function build(argv: readonly string[], io: Io): Promise<Result<number>> {
  const packaged = defaultPlan();
  const given = await readFolderArgs(argv, { check: { type: 'boolean' } }, io.cwd, packaged === undefined ? undefined : dirname(packaged));
  if (!given.ok) return given;
  const { dir, kind, args: { language, flags } } = given.value;
  if (kind !== 'plan') return fail({ code: 'cli.not-sources', file: dir, text: { zh: '这是数据包；须给出含 plan.json 的文件夹。', en: 'This is a package; name the folder with plan.json.' } });
  const built = await buildPackage(dir);
  if (!built.ok) {
    complain(io, built.problems, language);
    return ok(EXIT.found);
  }
  const { files } = built.value;
  if (flags.has('check')) {
    const step = await checkInStep(dir, files);
    if (!step.ok) {
      complain(io, step.problems, language);
      return ok(EXIT.found);
    }
    await io.stdout(language === 'zh' ? `数据包与源文件一致：${step.value.files} 个文件。\n` : `The package is in step with its sources: ${step.value.files} files.\n`);
    return ok(EXIT.fine);
  }
  await writePackage(dir, files);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  await io.stdout(language === 'zh' ? `已写 ${files.size} 个文件，${bytes} 字节。\n` : `Wrote ${files.size} files, ${bytes} bytes.\n`);
  return ok(EXIT.fine);
}
