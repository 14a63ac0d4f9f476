/** `signplan clauses [DIR]`: a readable page a clause, and their index, as Markdown. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { folderSource } from '../io/node-source.ts';
import { memorySource } from '../io/source.ts';
import { didYouMean } from '../plan/nearest.ts';
import { loadExamples } from '../plan/load-examples.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import type { Examples } from '../plan/schema/examples.ts';
import { fail, ok, shown, type Result } from '../problem.ts';
import { clauseIndex } from '../report/clause-page/clause-index.ts';
import { indexMarkdown, markdownFile, pageMarkdown } from '../report/clause-page/markdown.ts';
import { clausePage, type PageOptions } from '../report/clause-page/page.ts';
import { defaultPlan } from './default-plan.ts';
import { readFolderArgs, type Folder } from './folder.ts';
import { complain, EXIT, printable, type Io } from './io.ts';

interface Loaded {
  readonly plan: Plan;
  /** Undefined where the package publishes none. */
  readonly examples?: Examples;
}

export async function clauses(argv: readonly string[], io: Io): Promise<Result<number>> {
  const given = await readFolderArgs(argv, { clause: { type: 'string' }, out: { type: 'string' } }, io.cwd, defaultPlan());
  if (!given.ok) return given;
  const { args } = given.value;
  const { language } = args;
  const loaded = await load(given.value, io, language);
  if (!loaded.ok) return loaded;
  const { plan, examples } = loaded.value;
  const options: PageOptions = examples === undefined ? { language } : { language, examples };
  const wanted = args.text.get('clause');
  const out = args.text.get('out');
  const linked = out !== undefined;
  const page = (id: string): Result<string> => {
    const made = clausePage(plan, id, options);
    return made === undefined ? unknown(id, plan) : ok(safe(pageMarkdown(made, linked)));
  };
  if (!linked) {
    const text = wanted === undefined ? ok(safe(indexMarkdown(clauseIndex(plan, options), false))) : page(wanted);
    if (!text.ok) return text;
    await io.stdout(text.value);
    return ok(EXIT.fine);
  }
  const files = new Map<string, string>();
  for (const id of wanted === undefined ? plan.rules.clauses.map((clause) => clause.id) : [wanted]) {
    const text = page(id);
    if (!text.ok) return text;
    files.set(markdownFile(id), text.value);
  }
  if (wanted === undefined) files.set('index.md', safe(indexMarkdown(clauseIndex(plan, options), true)));
  const written = await write(resolve(io.cwd, out), files);
  if (!written.ok) return written;
  await io.stdout(language === 'zh' ? `已写 ${files.size} 个文件到 ${out}。\n` : `Wrote ${files.size} ${files.size === 1 ? 'file' : 'files'} to ${out}.\n`);
  return ok(EXIT.fine);
}

/** Texts of a package may hold anything; what is printed or written has no control characters but its own line ends. */
const safe = (text: string): string => text.split('\n').map(printable).join('\n');

/** A package as it is, or what its sources would give. */
async function load({ dir, kind }: Folder, io: Io, language: PageOptions['language']): Promise<Result<Loaded>> {
  const source = kind === 'package' ? ok(folderSource(dir)) : await built(dir);
  if (!source.ok) return source;
  const plan = await loadPlan(source.value);
  if (!plan.ok) return plan;
  complain(io, plan.value.problems, language);
  const examples = await loadExamples(source.value, plan.value.manifest);
  if (examples.ok) return ok({ plan: plan.value, examples: examples.value });
  // Pages can do without; what is wrong is told.
  complain(io, examples.problems, language);
  return ok({ plan: plan.value });
}

async function built(dir: string): Promise<Result<ReturnType<typeof memorySource>>> {
  const { buildPackage } = await import('../plan/build/build.ts');
  const made = await buildPackage(dir);
  return made.ok ? ok(memorySource(made.value.files, dir)) : made;
}

function unknown(id: string, plan: Plan): ReturnType<typeof fail> {
  const guess = didYouMean(id, plan.rules.clauses.map((clause) => clause.id));
  return fail({ code: 'cli.unknown-clause', path: '--clause', received: shown(id), text: { zh: `没有这一条款。${guess.zh}`, en: `There is no such clause.${guess.en}` } });
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<Result<null>> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    return ok(null);
  } catch (error) {
    const received = shown(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    return fail({ code: 'cli.unwritable', file: folder, received, text: { zh: '不能写入此文件夹；须核对路径和权限。', en: 'This folder cannot be written to; check the path and its permissions.' } });
  }
}
