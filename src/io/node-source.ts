/** Files of a package from a folder. Node only. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, shown } from '../problem.ts';
import { checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource } from './source.ts';

export function folderSource(dir: string): ByteSource {
  return {
    name: dir,
    async read(file, signal) {
      if (!isFileName(file)) return fail(unsafeName(file));
      const path = join(dir, file);
      try {
        // A link inside the folder may point out of it.
        if (dirname(await realpath(path)) !== (await realpath(dir))) return fail(unsafeName(file));
        const { size } = await stat(path);
        if (size > MAX_BYTES) return fail(tooLarge(path, size));
        // Copied: small Node buffers are views into a shared pool, with an offset that typed-array readers trip over.
        return checkBytes(path, new Uint8Array(await readFile(path, signal === undefined ? {} : { signal })));
      } catch (error) {
        if (signal?.aborted === true) return fail(sourceProblem('aborted', path, '读取已取消。', 'Reading was cancelled.'));
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (code === 'ENOENT' || code === 'ENOTDIR') return fail(missing(path));
        return fail(sourceProblem('unreadable', path, '无法读取文件，请检查权限。', 'The file cannot be read; check its permissions.', shown(code === '' ? String(error) : code)));
      }
    },
  };
}
