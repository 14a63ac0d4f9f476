/** Where a package's bytes come from. Everything above reads through this, so that tests and files need no network. */
import { fail, ok, shown, type Problem, type Result, type Text } from '../problem.ts';

export interface ByteSource {
  /** Folder or address, as it is shown in messages. */
  readonly name: string;
  /** One whole file of the package. Never rejects: what goes wrong comes back as problems. */
  read(file: string, signal?: AbortSignal): Promise<Result<Uint8Array>>;
  /** The same as a cache has it, however old; the host is asked where none does. For files whose digest is known (`known.ts`). */
  kept?(file: string, signal?: AbortSignal): Promise<Result<Uint8Array>>;
  /** Part of a file, where that can be had without the rest. Never rejects either. */
  slice?(file: string, begin: number, length: number, options?: SliceOptions): Promise<Result<Slice>>;
}

export interface SliceOptions {
  readonly signal?: AbortSignal | undefined;
  /** Past every cache on the way: what a cache gave was of another version. */
  readonly fresh?: boolean;
}

export interface Slice {
  /** Just as many as were asked for. */
  readonly bytes: Uint8Array;
  /** Of the whole file; null where the host does not let the page see it. */
  readonly total: number | null;
}

/** No file of a package is larger; a host that sends more is not sending a package. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** A package is one flat folder: a name with a separator, a drive or `..` in it would read outside. */
export const isFileName = (file: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(file) && !file.includes('..');

export function sourceProblem(code: string, file: string, zh: string, en: string, received?: string): Problem {
  const text: Text = { zh, en };
  return received === undefined ? { code: `source.${code}`, file, text } : { code: `source.${code}`, file, received, text };
}

export const unsafeName = (file: string): Problem =>
  sourceProblem('unsafe-name', shown(file), '规划包只能读取本文件夹内的文件，文件名不得含路径。', 'A package reads only files of its own folder; a file name may hold no path.', shown(file));

/**
 * What both kinds of host can get wrong and only the bytes show: nothing at all, or a page for people
 * (single-page hosts and login gateways answer any address with `200` and HTML).
 */
export function checkBytes(file: string, bytes: Uint8Array): Result<Uint8Array> {
  if (bytes.length === 0) return fail(sourceProblem('empty', file, '文件是空的。请重新上传。', 'The file is empty. Upload it again.'));
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length && (bytes[start] ?? 0) <= 0x20) start++;
  if (bytes[start] === 0x3c)
    return fail(
      sourceProblem('html', file, '收到的是网页而不是数据。请检查服务器：文件不存在时应返回 404，且不得转到首页或登录页。', 'A web page came instead of data. Fix the server: a missing file must give 404, not the start page or a login page.'),
    );
  return ok(bytes);
}

/** A package in memory, for tests and previews. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>, name = ''): ByteSource {
  return {
    name,
    read: (file) => {
      const bytes = files.get(file);
      return Promise.resolve(bytes === undefined ? fail(missing(file)) : checkBytes(file, bytes));
    },
    slice: (file, begin, length, { signal } = {}) => {
      const bytes = files.get(file);
      return Promise.resolve(signal?.aborted === true ? fail(aborted(file)) : bytes === undefined ? fail(missing(file)) : cut(file, bytes, begin, length));
    },
  };
}

/** Part of a file that is there as a whole. */
export function cut(file: string, bytes: Uint8Array, begin: number, length: number): Result<Slice> {
  if (begin + length > bytes.length) return fail(beyond(file, begin, length, bytes.length));
  return ok({ bytes: bytes.slice(begin, begin + length), total: bytes.length });
}

/** What was asked for lies past the end: the file is shorter than the manifest says. */
export const beyond = (file: string, begin: number, length: number, total?: number): Problem =>
  sourceProblem('range-beyond', file, '文件比清单所说的短，与清单不是同一版本。须重新发布整个规划包，并清除缓存。', 'The file is shorter than the manifest says: it is of another version. Publish the whole package again and clear caches.', `bytes ${begin}-${begin + length - 1}/${total ?? '*'}`);
export const aborted = (file: string): Problem => sourceProblem('aborted', file, '读取已取消。', 'Reading was cancelled.');

export const missing = (file: string): Problem => sourceProblem('missing', file, '文件不存在。请核对 plan 的网址；规划包不完整时重新发布整个文件夹。', 'The file is missing. Check the address in “plan”; where the package is incomplete, publish the whole folder again.');
export const tooLarge = (file: string, bytes: number): Problem =>
  sourceProblem('too-large', file, `文件超过 ${MAX_BYTES / 1048576} MB 的上限。`, `The file is larger than the ${MAX_BYTES / 1048576} MB allowed.`, `${bytes} bytes`);
