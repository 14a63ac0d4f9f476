/** Blocks are held against their digests, merged, kept, and never taken from a read that was given up or went wrong. */
import { describe, expect, test } from 'vitest';
import { ok, type Result } from '../problem.ts';
import { digestsOfBlocks } from './block-digests.ts';
import { BLOCK, BlockCache, BlockFile, type BlockedFile, type Stretch } from './blocks.ts';
import { aborted, cut, memorySource, type ByteSource, type Slice, type SliceOptions } from './source.ts';

const FILE = Uint8Array.from({ length: 20 * BLOCK + 100 }, (_, i) => (i * 7 + (i >> 16)) & 255);
const ENTRY: BlockedFile = { file: 'zones.fgb', bytes: FILE.length, blocks: digestsOfBlocks(FILE) };

function over(entry: BlockedFile = ENTRY, slice?: (begin: number, length: number, options?: SliceOptions) => Promise<Result<Slice>>, most?: number): { file: BlockFile; asked: Stretch[] } {
  const asked: Stretch[] = [];
  const memory = memorySource(new Map([['zones.fgb', FILE]]));
  const source: ByteSource & Required<Pick<ByteSource, 'slice'>> = {
    ...memory,
    slice: (file, begin, length, options) => {
      asked.push([begin, length]);
      return slice?.(begin, length, options) ?? Promise.resolve(cut(file, FILE, begin, length));
    },
  };
  return { file: new BlockFile(source, entry, 'zones.fgb', new BlockCache(most)), asked };
}
/** As a text, which is compared at one go. */
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = async (file: BlockFile, [begin, end]: Stretch, signal?: AbortSignal): Promise<string> => {
  const got = await file.read([[begin, end]], signal);
  return got.ok ? text(got.value(begin, end)) : (got.problems[0]?.code ?? '');
};

test('any stretch, across blocks and to the end; what has been read is not asked for again', async () => {
  const { file, asked } = over();
  for (const stretch of [[5, 9], [BLOCK - 1, 2 * BLOCK + 1], [20 * BLOCK + 50, FILE.length], [0, 0]] as const) expect(await bytesOf(file, stretch)).toBe(text(FILE.slice(...stretch)));
  expect(asked).toEqual([[0, BLOCK], [BLOCK, 2 * BLOCK], [20 * BLOCK, 100]]);
  expect(await bytesOf(file, [0, 3 * BLOCK])).toBe(text(FILE.slice(0, 3 * BLOCK)));
  expect(asked).toHaveLength(3);
});

test('neighbouring stretches are one request', async () => {
  const { file, asked } = over();
  const got = await file.read([[9 * BLOCK, 9 * BLOCK + 1], [2 * BLOCK, 2 * BLOCK + 5], [4 * BLOCK, 4 * BLOCK + 5], [3, 4]]);
  expect(got.ok && got.value(4 * BLOCK, 4 * BLOCK + 5)).toEqual(FILE.slice(4 * BLOCK, 4 * BLOCK + 5));
  expect(asked.toSorted((a, b) => a[0] - b[0])).toEqual([[0, 5 * BLOCK], [9 * BLOCK, BLOCK]]);
});

test('the cache keeps what was used last, within its bound', async () => {
  const { file, asked } = over(ENTRY, undefined, 2 * BLOCK);
  for (const block of [0, 5, 0, 10, 0, 5]) await bytesOf(file, [block * BLOCK, block * BLOCK + 1]);
  expect(asked.map(([begin]) => begin / BLOCK)).toEqual([0, 5, 10, 5]);
});

describe('a block of another version', () => {
  const otherwise = FILE.with(BLOCK + 7, 0);
  test('is asked for once more past the caches', async () => {
    const { file } = over(ENTRY, (begin, length, { fresh } = {}) => Promise.resolve(cut('', fresh === true ? FILE : otherwise, begin, length)));
    expect(await bytesOf(file, [0, 2 * BLOCK])).toBe(text(FILE.slice(0, 2 * BLOCK)));
  });
  test('never passes, and is not kept', async () => {
    let wrong = true;
    const { file } = over(ENTRY, (begin, length) => Promise.resolve(cut('', wrong ? otherwise : FILE, begin, length)));
    expect(await bytesOf(file, [BLOCK, BLOCK + 1])).toBe('package.block');
    wrong = false;
    expect(await bytesOf(file, [BLOCK, BLOCK + 1])).toBe(text(FILE.slice(BLOCK, BLOCK + 1)));
  });
});

describe('without digests', () => {
  const { blocks: _, ...bare } = ENTRY;
  test('the length of the whole has to be that of the manifest', async () => {
    expect(await bytesOf(over(bare).file, [0, 5])).toBe(text(FILE.slice(0, 5)));
    expect(await bytesOf(over(bare, (begin, length) => Promise.resolve(ok({ bytes: FILE.slice(begin, begin + length), total: 5 }))).file, [0, 5])).toBe('package.block');
  });
  test('and has to be seen; with them it need not be', async () => {
    const hidden = (begin: number, length: number): Promise<Result<Slice>> => Promise.resolve(ok({ bytes: FILE.slice(begin, begin + length), total: null }));
    expect(await bytesOf(over(bare, hidden).file, [0, 5])).toBe('source.range-hidden');
    expect(await bytesOf(over(ENTRY, hidden).file, [0, 5])).toBe(text(FILE.slice(0, 5)));
  });
});

test('given up, it leaves nothing behind; the next one reads anew', async () => {
  const controller = new AbortController();
  const { file, asked } = over(ENTRY, async (begin, length, { signal } = {}) => {
    controller.abort();
    await Promise.resolve();
    return signal?.aborted === true ? ({ ok: false, problems: [aborted('zones.fgb')] } as const) : cut('', FILE, begin, length);
  });
  expect(await bytesOf(file, [0, 5], controller.signal)).toBe('source.aborted');
  expect(await bytesOf(file, [0, 5])).toBe(text(FILE.slice(0, 5)));
  expect(asked).toHaveLength(2);
});
