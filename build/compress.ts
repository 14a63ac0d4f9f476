/** The last step of `npm run build`: brotli 11 and gzip 9 beside every file that is worth it, for hosts that send what lies there. */
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Bytes below which a response fits into one packet anyway. */
const LEAST = 1024;
const WORTH = /\.(css|csv|fgb|geojson|html|js|json|mjs|svg|txt|md)$/;

const METHODS = [
  ['.br', (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
  ['.gz', (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 })],
] as const;

export interface Compressed {
  readonly files: number;
  readonly bytes: number;
  readonly brotli: number;
  readonly gzip: number;
}

/** The same files give the same bytes. What an earlier build left beside is taken away. */
export async function compressFolder(dir: string): Promise<Compressed> {
  const names = (await readdir(dir, { recursive: true })).sort();
  for (const name of names) if (/\.(br|gz)$/.test(name)) await rm(join(dir, name));
  const sum = { files: 0, bytes: 0, '.br': 0, '.gz': 0 };
  await Promise.all(names.filter((name) => WORTH.test(name)).map(async (name) => {
    const file = join(dir, name);
    const { size, atime, mtime } = await stat(file);
    if (size < LEAST) return;
    const bytes = await readFile(file);
    sum.files += 1;
    sum.bytes += size;
    for (const [ending, squeeze] of METHODS) {
      const small = await squeeze(bytes);
      sum[ending] += small.length;
      if (small.length >= size) continue;
      await writeFile(file + ending, small);
      // As old as the file itself: that is how `signplan serve` tells that they belong together.
      await utimes(file + ending, atime, mtime);
    }
  }));
  return { files: sum.files, bytes: sum.bytes, brotli: sum['.br'], gzip: sum['.gz'] };
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const { files, bytes, brotli, gzip } = await compressFolder(argv[2] ?? 'dist/app');
  console.log(`${files} files, ${bytes} bytes; brotli ${brotli}, gzip ${gzip}`);
}
