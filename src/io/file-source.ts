/** Files of a package that somebody chose or dropped: a folder, or one zip. */
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { packageFiles } from './package-folder.ts';
import { checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource } from './source.ts';

/** A file with its path below what was chosen: `package/zones.fgb`. */
export interface ChosenFile {
  readonly path: string;
  readonly file: Blob;
}

const aborted = (name: string): Problem => sourceProblem('aborted', name, '读取已取消。', 'Reading was cancelled.');

/** What was chosen, as messages call it: the folder that all of it lies in, else the first file. */
function nameOf(chosen: readonly ChosenFile[]): string {
  const [first] = chosen;
  if (first === undefined) return '';
  const folder = first.path.split(/[\\/]/)[0] ?? '';
  return chosen.every(({ path }) => path.startsWith(`${folder}/`)) ? folder : first.path;
}

/** One whole file of a browser, which may be gone, changed or shorter by the time that it is read. */
async function bytesOf(file: Blob, name: string, most: number, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  const isGivenUp = (): boolean => signal?.aborted === true;
  if (isGivenUp()) return fail(aborted(name));
  if (file.size > most) return fail(tooLarge(name, file.size));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isGivenUp()) return fail(aborted(name));
    if (bytes.length !== file.size) return fail(sourceProblem('truncated', name, '读到的比文件短；须重新选择。', 'Less was read than the file holds; choose it again.', `${bytes.length} of ${file.size} bytes`));
    return ok(bytes);
  } catch (error) {
    return fail(sourceProblem('unreadable', name, '文件读不了：可能在选择之后被移走或改动；须重新选择。', 'The file cannot be read: it may have been moved or changed since it was chosen. Choose it again.', shown(error instanceof Error ? error.message : String(error))));
  }
}

/** @param chosen files of one folder and what lies below it */
export function chosenFolder(chosen: readonly ChosenFile[]): Result<ByteSource> {
  const name = nameOf(chosen);
  const files = packageFiles(chosen.map(({ path }) => path), name);
  if (!files.ok) return files;
  const byPath = new Map(chosen.map(({ path, file }) => [path, file]));
  return ok({
    name,
    async read(file, signal) {
      if (!isFileName(file)) return fail(unsafeName(file));
      const blob = byPath.get(files.value.get(file) ?? '');
      if (blob === undefined) return fail(missing(`${name}/${file}`));
      const bytes = await bytesOf(blob, `${name}/${file}`, MAX_BYTES, signal);
      return bytes.ok ? checkBytes(`${name}/${file}`, bytes.value) : bytes;
    },
  });
}

/** A folder's files or one zip, told apart by content. Never rejects. */
export async function fileSource(chosen: readonly ChosenFile[], signal?: AbortSignal): Promise<Result<ByteSource>> {
  const [first, second] = chosen;
  if (first === undefined) return fail(sourceProblem('nothing', '', '没有选到文件。', 'Nothing was chosen.'));
  if (second !== undefined || !(await isZip(first.file))) return chosenFolder(chosen);
  const { MAX_ZIP, zipSource } = await import('./zip-source.ts');
  const bytes = await bytesOf(first.file, first.path, MAX_ZIP, signal);
  return bytes.ok ? zipSource(bytes.value, first.path) : bytes;
}

/** `PK`, and a first entry or, of an empty one, the end. */
async function isZip(file: Blob): Promise<boolean> {
  try {
    const [p, k, a] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    return p === 0x50 && k === 0x4b && (a === 3 || a === 5);
  } catch {
    return false;
  }
}
