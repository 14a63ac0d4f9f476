/** Files of a delivery from a disk. Node only. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, shown, type Result } from '../../problem.ts';
import type { GivenFile } from '../types.ts';

/** A delivery is some dozens of files; a FileGDB alone some hundred. */
const MOST_FILES = 20_000;
/** What two gigabytes of memory can take in, with what is made of it. */
const MOST_BYTES = 2 ** 31;

/**
 * A file, or a folder with all that is below it, sorted by code units. A .shp brings its parts along; the folder of a FileGDB keeps its name.
 * Symbolic links are left aside: one may lead anywhere.
 */
export async function filesAt(path: string): Promise<Result<GivenFile[]>> {
  try {
    const names = await namesAt(path);
    if (names.length > MOST_FILES) return fail({ code: 'import.too-many-files', file: path, received: `> ${MOST_FILES}`, text: { zh: `文件夹里超过 ${MOST_FILES} 个文件；只放入要导入的文件。`, en: `The folder holds more than ${MOST_FILES} files; put only those that are to be imported there.` } });
    const listed = names.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    let total = 0;
    for (const { path: one } of listed) total += (await stat(one)).size;
    if (total > MOST_BYTES) return fail({ code: 'import.too-large', file: path, received: `${Math.ceil(total / 1e6)} MB`, text: { zh: '文件合计超过 2 GB；分批导入。', en: 'The files together are larger than 2 GB; import them in parts.' } });
    const files: GivenFile[] = [];
    // A plain array of bytes: a Buffer may be a view into a pool, which readers of formats misread.
    for (const { name, path: one } of listed) files.push({ name, bytes: new Uint8Array(await readFile(one)) });
    return ok(files);
  } catch (error) {
    return fail({ code: 'import.unreadable', file: path, ...(missing(error) ? { text: { zh: '没有这个文件或文件夹；请核对路径。', en: 'There is no such file or folder; check the path.' } } : { received: shown(error instanceof Error ? error.message : error), text: { zh: '读不了这个文件或文件夹；核对路径和权限。', en: 'This file or folder cannot be read; check its path and permissions.' } }) });
  }
}

interface Named {
  readonly name: string;
  readonly path: string;
}

async function namesAt(path: string): Promise<Named[]> {
  const folder = (await stat(path)).isDirectory();
  if (folder) {
    const prefix = /\.gdb$/i.test(basename(resolve(path))) ? `${basename(resolve(path))}/` : '';
    return (await below(path, '')).map((name) => ({ name: `${prefix}${name}`, path: join(path, name) }));
  }
  if (!/\.shp$/i.test(path)) return [{ name: basename(path), path }];
  const stem = basename(path).slice(0, -4).toLowerCase();
  const parts = new Set(['dbf', 'shx', 'prj', 'cpg', 'cst'].map((ending) => `${stem}.${ending}`));
  const beside = (await readdir(dirname(path), { withFileTypes: true })).filter((entry) => entry.name === basename(path) || (entry.isFile() && parts.has(entry.name.toLowerCase())));
  return beside.map(({ name }) => ({ name, path: join(dirname(path), name) }));
}

/** Names of the files below, `/` between their parts; stops when there are too many. */
async function below(root: string, prefix: string, found: string[] = []): Promise<string[]> {
  for (const entry of await readdir(join(root, prefix), { withFileTypes: true })) {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await below(root, name, found);
    else if (entry.isFile()) found.push(name);
    if (found.length > MOST_FILES) break;
  }
  return found;
}

const missing = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
