/** Files of a package from a folder. Node only. */
import { open, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, shown, type Result } from '../problem.ts';
import { aborted, beyond, checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource, type Slice } from './source.ts';

export function folderSource(dir: string): ByteSource {
  /** The file's path, for what is read of it; what goes wrong as problems. */
  const from = async <T>(file: string, signal: AbortSignal | undefined, get: (path: string) => Promise<Result<T>>): Promise<Result<T>> => {
    if (!isFileName(file)) return fail(unsafeName(file));
    const path = join(dir, file);
    try {
      // A link inside the folder may point out of it.
      if (dirname(await realpath(path)) !== (await realpath(dir))) return fail(unsafeName(file));
      signal?.throwIfAborted();
      return await get(path);
    } catch (error) {
      if (signal?.aborted === true) return fail(aborted(path));
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'ENOENT' || code === 'ENOTDIR') return fail(missing(path));
      return fail(sourceProblem('unreadable', path, '无法读取文件，请检查权限。', 'The file cannot be read; check its permissions.', shown(code === '' ? String(error) : code)));
    }
  };
  return {
    name: dir,
    read: (file, signal) =>
      from(file, signal, async (path) => {
        const { size } = await stat(path);
        if (size > MAX_BYTES) return fail(tooLarge(path, size));
        // Copied: small Node buffers are views into a shared pool, with an offset that typed-array readers trip over.
        return checkBytes(path, new Uint8Array(await readFile(path, signal === undefined ? {} : { signal })));
      }),
    slice: (file, begin, length, { signal } = {}) => from(file, signal, (path) => part(path, begin, length)),
  };
}

async function part(path: string, begin: number, length: number): Promise<Result<Slice>> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (begin + length > size) return fail(beyond(path, begin, length, size));
    const bytes = new Uint8Array(length);
    let done = 0;
    for (let got = 1; done < length && got > 0; done += got) got = (await handle.read(bytes, done, length - done, begin + done)).bytesRead;
    return done < length ? fail(beyond(path, begin, length, begin + done)) : ok({ bytes, total: size });
  } finally {
    await handle.close();
  }
}
