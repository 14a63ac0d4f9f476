/** The files that a package is built from. Node only. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { isWorkbook, workbookToCsv } from './workbook.ts';

export interface SourceFile {
  /** Path as it is shown in messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Sources {
  readonly plan: SourceFile;
  /** As CSV, whatever it is kept as. */
  readonly matrix: SourceFile;
  /** The plan's own documents of clauses, by name. */
  readonly own: readonly SourceFile[];
  /** National documents that there are, included or not. */
  readonly national: readonly SourceFile[];
  /** Documents of other cities' rules that there are, named by the plan or not. */
  readonly comparators: readonly SourceFile[];
  /** `names.csv`, where there is one. */
  readonly names?: SourceFile;
  /** By layer id. */
  readonly layers: ReadonlyMap<string, SourceFile>;
}

/** @param without ids of layers whose files are not needed, since what is to stand in them is in memory */
export async function readSources(dir: string, without: ReadonlySet<string> = new Set()): Promise<Result<Sources>> {
  const problems: Problem[] = [];
  const one = async (file: string): Promise<SourceFile> => {
    try {
      return { file, bytes: new Uint8Array(await readFile(file)) };
    } catch {
      problems.push({ code: 'plan.missing', file, text: { zh: '文件不存在或无法读取。', en: 'The file is missing or cannot be read.' } });
      return { file, bytes: new Uint8Array(0) };
    }
  };
  const folder = async (path: string, extension: string, but: ReadonlySet<string> = new Set()): Promise<SourceFile[]> => {
    const names = await listing(path, problems);
    return Promise.all(names.filter((name) => name.endsWith(extension) && !but.has(basename(name, extension))).sort().map((name) => one(join(path, name))));
  };
  const [name = 'matrix.csv', second] = await matrixNames(dir);
  if (second !== undefined) problems.push({ code: 'plan.two-matrices', file: join(dir, second), text: { zh: `与 ${name} 同在，只能留一份。`, en: `${name} is there too; keep one of them.` } });
  const [plan, table, own, national, comparators, layers, names] = await Promise.all([
    one(join(dir, 'plan.json')),
    one(join(dir, name)),
    folder(join(dir, 'clauses'), '.json'),
    folder(join(dir, '..', 'national'), '.json'),
    folder(join(dir, '..', 'comparators'), '.json'),
    folder(join(dir, 'source'), '.geojson', without),
    (await listing(dir, [])).includes('names.csv') ? one(join(dir, 'names.csv')) : undefined,
  ]);
  const csv = isWorkbook(table.bytes) ? await workbookToCsv(table.bytes, table.file) : ok(table.bytes);
  if (!csv.ok) problems.push(...csv.problems);
  if (problems.length > 0 || !csv.ok) return fail(...problems);
  const matrix = { file: table.file, bytes: csv.value };
  return ok({ plan, matrix, own, national, comparators, ...(names === undefined ? {} : { names }), layers: new Map(layers.map((layer) => [basename(layer.file, '.geojson'), layer])) });
}

/** A folder that isn't there is empty: a plan may have no clauses of its own. One that can't be read is a problem. */
async function listing(path: string, problems: Problem[]): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) problems.push({ code: 'plan.folder', file: path, received: shown(error instanceof Error ? error.message : String(error)), text: { zh: '文件夹无法读取。', en: 'The folder cannot be read.' } });
    return [];
  }
}

/** The matrix may be kept as a table or as a workbook. */
async function matrixNames(dir: string): Promise<string[]> {
  const names = await listing(dir, []);
  return ['matrix.csv', 'matrix.xlsx'].filter((file) => names.includes(file));
}
