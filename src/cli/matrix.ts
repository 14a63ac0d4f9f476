/** `signplan matrix DIR [TABLE]`: the matrix of a plan's sources made whole, from a short table where one is given. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findIncluded, mergeRules, type ClauseDocument } from '../plan/build/merge-rules.ts';
import { readSources } from '../plan/build/sources.ts';
import { isWorkbook, workbookToCsv } from '../plan/build/workbook.ts';
import { readJson } from '../plan/read-json.ts';
import { planSource } from '../plan/schema/manifest.ts';
import { clauseFile } from '../plan/schema/rules.ts';
import { wholeMatrix } from '../plan/template/matrix.ts';
import { fail, ok, type Result } from '../problem.ts';
import { readArgs } from './args.ts';
import { folderOf } from './folder.ts';
import { EXIT, type Io } from './io.ts';

export async function matrix(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, {}, { count: 1, most: 2, name: 'DIR' });
  if (!args.ok) return args;
  const { positionals: [named = '', table], language } = args.value;
  const folder = await folderOf(io.cwd, named);
  if (!folder.ok) return folder;
  const { dir, kind } = folder.value;
  if (kind !== 'plan') return fail({ code: 'cli.not-sources', file: named, text: { zh: '这是数据包；须给出含 plan.json 的文件夹。', en: 'This is a package; name the folder with plan.json.' } });
  const sources = await readSources(dir);
  if (!sources.ok) return sources;
  const { matrix: present, own, national } = sources.value;
  if (present.file.endsWith('.xlsx')) return fail({ code: 'matrix.workbook', file: present.file, text: { zh: '管控表现存为工作簿；请另存为 matrix.csv（UTF-8）并移走 matrix.xlsx，再补齐。', en: 'The matrix is kept as a workbook; save it as matrix.csv (UTF-8), move matrix.xlsx away, then try again.' } });
  const plan = readJson(sources.value.plan.bytes, sources.value.plan.file, planSource, 'plan');
  if (!plan.ok) return plan;
  const documents: ClauseDocument[] = [];
  for (const { file, bytes } of [...national, ...own]) {
    const content = readJson(bytes, file, clauseFile, 'clause');
    if (!content.ok) return content;
    documents.push({ file, content: content.value });
  }
  const [shared, mine] = [documents.slice(0, national.length), documents.slice(national.length)];
  const included = findIncluded(plan.value.includes, 'includes', sources.value.plan.file, shared, mine);
  if (!included.ok) return included;
  const given = table === undefined ? ok(undefined) : await tableOf(resolve(io.cwd, table), table);
  if (!given.ok) return given;
  const whole = wholeMatrix({ plan: plan.value, signTypes: mergeRules(included.value, mine).signTypes }, given.value, present);
  if (!whole.ok) return whole;
  const { text, fromTable, kept, silent } = whole.value;
  const fresh = join(dir, `.matrix-new-${process.pid}`);
  try {
    await writeFile(fresh, text);
    await rename(fresh, join(dir, 'matrix.csv'));
  } finally {
    await rm(fresh, { force: true });
  }
  const total = fromTable + kept + silent;
  await io.stdout(language === 'zh' ? `管控表共 ${total} 格：取自表格 ${fromTable}，原有 ${kept}，未作规定 ${silent}。\n` : `The matrix has ${total} cells: ${fromTable} from the table, ${kept} as before, ${silent} silent.\n`);
  return ok(EXIT.fine);
}

async function tableOf(path: string, named: string): Promise<Result<{ readonly file: string; readonly bytes: Uint8Array }>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch {
    return fail({ code: 'input.missing', file: named, text: { zh: '文件不存在或读不出；须核对路径。', en: 'The file is missing or cannot be read; check the path.' } });
  }
  const csv = isWorkbook(bytes) ? await workbookToCsv(bytes, named) : ok(bytes);
  return csv.ok ? ok({ file: named, bytes: csv.value }) : csv;
}
