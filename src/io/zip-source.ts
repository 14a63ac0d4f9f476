/** Files of a package from one zip, unpacked a file at a time as they are asked for. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { packageFiles } from './package-folder.ts';
import { checkBytes, isFileName, MAX_BYTES, missing, sourceProblem, tooLarge, unsafeName, type ByteSource } from './source.ts';

/** Bytes: nothing packed is larger than what it is packed from, and no package has more than a few large files. */
export const MAX_ZIP = 2 * MAX_BYTES;
/** Entries: a package has some dozens. */
const MOST_ENTRIES = 20_000;

const damaged = (name: string, error: unknown): Problem =>
  sourceProblem('zip', name, '读不了这个 zip：可能损坏、不完整、设有密码，或用了少见的压缩方法。须重新打包，不设密码。', 'This zip cannot be read: it is damaged, incomplete, encrypted or packed in a rare way. Pack it again, without a password.', shown(error instanceof Error ? error.message : String(error)));

/** Synchronous, as unpacking is: call it where it may take a while. */
export function zipSource(bytes: Uint8Array, name: string): Result<ByteSource> {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        if (entries.length >= MOST_ENTRIES) throw new Error(`more than ${MOST_ENTRIES} entries`);
        entries.push(entry);
        return false;
      },
    });
  } catch (error) {
    return fail(damaged(name, error));
  }
  const files = packageFiles(entries.map((entry) => entry.name).filter((path) => !/[\\/]$/.test(path)), name);
  if (!files.ok) return files;
  const read = (file: string): Result<Uint8Array> => {
    if (!isFileName(file)) return fail(unsafeName(file));
    const path = files.value.get(file);
    const entry = entries.find((one) => one.name === path);
    const shownAs = `${name}/${file}`;
    if (path === undefined || entry === undefined) return fail(missing(shownAs));
    // Before a byte is unpacked: a few kilobytes may say that they are gigabytes.
    if (entry.originalSize > MAX_BYTES) return fail(tooLarge(shownAs, entry.originalSize));
    try {
      const unpacked = unzipSync(bytes, { filter: (one) => one.name === path })[path];
      if (unpacked === undefined) return fail(missing(shownAs));
      if (unpacked.length !== entry.originalSize) return fail(sourceProblem('truncated', shownAs, 'zip 中的这个文件不完整；须重新打包。', 'This file is incomplete in the zip; pack it again.', `${unpacked.length} of ${entry.originalSize} bytes`));
      // A stored file is a view into the whole zip.
      return checkBytes(shownAs, unpacked.slice());
    } catch (error) {
      return fail(damaged(shownAs, error));
    }
  };
  return ok({ name, read: (file, signal) => Promise.resolve(signal?.aborted === true ? fail(sourceProblem('aborted', name, '读取已取消。', 'Reading was cancelled.')) : read(file)) });
}
