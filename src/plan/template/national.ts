/** National documents for a plan that is begun: those that lie beside it, or those that come along, which are put there. Node only. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { readJson } from '../read-json.ts';
import { clauseFile, type ClauseFile } from '../schema/rules.ts';

interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly content: ClauseFile;
}

export interface NationalDocuments {
  readonly contents: readonly ClauseFile[];
  /** Writes them where they are not yet. */
  put(): Promise<void>;
}

/**
 * @param beside `national` next to the plan's folder, where building looks for them
 * @param along those that come along with the program
 */
export async function nationalDocuments(beside: string, along: string): Promise<Result<NationalDocuments>> {
  const present = await documentsIn(beside);
  if (!present.ok) return present;
  if (present.value.some(({ content }) => (content.signTypes ?? []).length > 0)) return ok({ contents: present.value.map(({ content }) => content), put: () => Promise.resolve() });
  // A folder of that name with other things in it is somebody's own.
  if (present.value.length > 0) return fail({ code: 'plan.national', file: beside, text: { zh: '此文件夹里的国家文件没有广告类型（national-signs）；请补上，或换一个地方新建。', en: 'The national documents in this folder hold no sign types (national-signs); add them, or begin somewhere else.' } });
  const brought = await documentsIn(along);
  if (!brought.ok) return brought;
  if (brought.value.length === 0) return fail({ code: 'plan.national', file: along, text: { zh: '没有找到随附的国家文件；请重新安装。', en: 'The national documents that come along are not there; install the program again.' } });
  return ok({
    contents: brought.value.map(({ content }) => content),
    put: async () => {
      await mkdir(beside, { recursive: true });
      for (const { name, bytes } of brought.value) await writeFile(join(beside, name), bytes, { flag: 'wx' });
    },
  });
}

async function documentsIn(folder: string): Promise<Result<Document[]>> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    return fail({ code: 'plan.folder', file: folder, received: shown(error instanceof Error ? error.message : String(error)), text: { zh: '文件夹无法读取。', en: 'The folder cannot be read.' } });
  }
  const problems: Problem[] = [];
  const found: Document[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const bytes = new Uint8Array(await readFile(file));
    const content = readJson(bytes, file, clauseFile, 'clause');
    if (content.ok) found.push({ name, bytes, content: content.value });
    else problems.push(...content.problems);
  }
  return problems.length > 0 ? fail(...problems) : ok(found);
}
