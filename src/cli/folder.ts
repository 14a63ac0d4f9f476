/** The folder that a command is about. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { kindOfFolder } from '../plan/validate.ts';
import { fail, ok, type Result } from '../problem.ts';
import { readArgs, type Args, type Specs } from './args.ts';

export interface Folder {
  readonly dir: string;
  readonly kind: 'plan' | 'package';
}

/** Arguments of a command about one folder, and the folder: `fallback` where none is named. */
export async function readFolderArgs(argv: readonly string[], specs: Specs, cwd: string, fallback?: string): Promise<Result<Folder & { readonly args: Args }>> {
  const args = readArgs(argv, specs, { count: 1, name: 'DIR', optional: fallback !== undefined });
  if (!args.ok) return args;
  const folder = await folderOf(cwd, args.value.positionals[0] ?? fallback ?? '');
  return folder.ok ? ok({ ...folder.value, args: args.value }) : folder;
}

/** A folder of either kind, as it was named. */
export async function folderOf(cwd: string, name: string): Promise<Result<Folder>> {
  const dir = resolve(cwd, name);
  const there = await stat(dir).catch(() => undefined);
  if (there?.isDirectory() !== true) return fail({ code: 'cli.no-folder', file: name, text: { zh: '没有这个文件夹；须核对路径。', en: 'There is no such folder; check the path.' } });
  const kind = await kindOfFolder(dir);
  if (kind === null) return fail({ code: 'cli.not-a-package', file: name, text: { zh: '文件夹里既没有 manifest.json（数据包），也没有 plan.json（源文件）。', en: 'The folder has neither manifest.json (a package) nor plan.json (its sources).' } });
  return ok({ dir, kind });
}
