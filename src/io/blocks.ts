/**
 * A file read in blocks, each held against its digest in the manifest: a block of another version, from a host or a cache on the way, is noticed whatever headers say.
 * Without digests (another program wrote the manifest) the length of the whole and what the source notices by itself are all there is.
 */
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { digestOf } from './digest.ts';
import { aborted, sourceProblem, type ByteSource } from './source.ts';

/** Bytes of a block; a digest each is a third of a per mille of the file. */
export const BLOCK = 64 * 1024;
/**
 * Hexadecimal digits of a block's digest. They tell versions apart, which 64 bits do for good; they are no defence against whoever can replace the file,
 * who could replace the manifest as well.
 */
export const BLOCK_DIGITS = 16;
/** Blocks that nobody asked for are fetched along rather than asking twice. */
const GAP = 1;
/** Blocks of one request. */
const MOST_AT_ONCE = 64;
/** Requests at a time: what a browser opens to one host over HTTP/1.1. */
const AT_A_TIME = 6;

/** A source that gives parts of files. */
export type RangeSource = ByteSource & Required<Pick<ByteSource, 'slice'>>;

/** What the manifest says of a file. */
export interface BlockedFile {
  readonly file: string;
  readonly bytes: number;
  readonly blocks?: { readonly size: number; readonly sha256: readonly string[] } | undefined;
}

/** Of the last blocks that were read, whatever file they are of. Only whole blocks that were found right are in it. */
export class BlockCache {
  private readonly kept = new Map<string, Uint8Array>();
  private readonly most: number;
  private size = 0;

  constructor(most = 32 * 1024 * 1024) {
    this.most = most;
  }

  get(name: string): Uint8Array | undefined {
    const block = this.kept.get(name);
    if (block !== undefined) {
      this.kept.delete(name);
      this.kept.set(name, block);
    }
    return block;
  }

  set(name: string, block: Uint8Array): void {
    this.size += block.length - (this.kept.get(name)?.length ?? 0);
    this.kept.delete(name);
    this.kept.set(name, block);
    for (const [oldest, { length }] of this.kept) {
      if (this.size <= this.most) break;
      this.kept.delete(oldest);
      this.size -= length;
    }
  }
}

/** From a byte up to another. */
export type Stretch = readonly [begin: number, end: number];
/** What was read; asked for within the stretches that were read only. */
export type Part = (begin: number, end: number) => Uint8Array;

export class BlockFile {
  readonly entry: BlockedFile;
  private readonly source: RangeSource;
  /** As messages call it. */
  private readonly name: string;
  private readonly cache: BlockCache;

  constructor(source: RangeSource, entry: BlockedFile, name: string, cache: BlockCache) {
    this.source = source;
    this.entry = entry;
    this.name = name;
    this.cache = cache;
  }

  /** Stretches of the file; whatever else lies in their blocks comes along. Never rejects. */
  async read(stretches: readonly Stretch[], signal?: AbortSignal): Promise<Result<Part>> {
    const { size } = this;
    const blocks = new Map<number, Uint8Array>();
    const missing: number[] = [];
    for (const number of new Set(stretches.flatMap(([begin, end]) => numbers(Math.floor(begin / size), Math.ceil(end / size))))) {
      const known = this.cache.get(this.key(number));
      if (known === undefined) missing.push(number);
      else blocks.set(number, known);
    }
    const runs = joined(missing.sort((a, b) => a - b));
    const problems: Problem[] = [];
    const work = async (): Promise<void> => {
      for (let run = runs.shift(); run !== undefined && problems.length === 0; run = runs.shift()) {
        const got = await this.fetch(run, signal);
        if (!got.ok) problems.push(...got.problems);
        else for (const [number, block] of got.value) blocks.set(number, block);
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, runs.length) }, work));
    const [problem] = problems;
    return problem === undefined ? ok((begin, end) => this.part(blocks, begin, end)) : fail(problem);
  }

  private get size(): number {
    return this.entry.blocks?.size ?? BLOCK;
  }

  /** Blocks of another version of the file are other blocks. */
  private key(number: number): string {
    return `${this.source.name} ${this.entry.file} ${this.entry.bytes} ${this.entry.blocks?.sha256[number] ?? ''} ${number}`;
  }

  private async fetch([first, last]: Stretch, signal: AbortSignal | undefined, fresh = false): Promise<Result<Map<number, Uint8Array>>> {
    const { size, entry } = this;
    const begin = first * size;
    const got = await this.source.slice(entry.file, begin, Math.min(entry.bytes, last * size) - begin, { signal, fresh });
    if (!got.ok) return got;
    const { bytes, total } = got.value;
    if (total === null && entry.blocks === undefined) return fail(sourceProblem('range-hidden', this.name, '看不到响应头 Content-Range，清单又没有分块校验和，无从核对。须在跨域服务器加 Access-Control-Expose-Headers: Content-Range, ETag，或用 signplan build 重新生成规划包。', 'The response header Content-Range is hidden and the manifest has no digests of blocks: nothing tells what came. Send Access-Control-Expose-Headers: Content-Range, ETag from the other origin, or build the package again with signplan build.'));
    if (total !== null && total !== entry.bytes) return fresh ? fail(this.otherVersion(`${total} bytes, not ${entry.bytes}`)) : this.fetch([first, last], signal, true);
    const found = new Map<number, Uint8Array>();
    for (const number of numbers(first, last)) {
      const block = bytes.slice(number * size - begin, (number + 1) * size - begin);
      const digest = entry.blocks?.sha256[number];
      // A cache on the way may have kept the version before: once it is passed by.
      if (entry.blocks !== undefined && digest !== (await digestOf(block)).slice(0, BLOCK_DIGITS)) return fresh ? fail(this.otherVersion(`bytes ${number * size}–${number * size + block.length - 1}`)) : this.fetch([first, last], signal, true);
      found.set(number, block);
    }
    if (signal?.aborted === true) return fail(aborted(this.name));
    for (const [number, block] of found) this.cache.set(this.key(number), block);
    return ok(found);
  }

  private part(blocks: ReadonlyMap<number, Uint8Array>, begin: number, end: number): Uint8Array {
    const { size } = this;
    const out = new Uint8Array(end - begin);
    for (const number of numbers(Math.floor(begin / size), Math.ceil(end / size))) {
      const block = blocks.get(number);
      if (block === undefined) throw new RangeError(`block ${number} was not read`);
      const from = number * size;
      out.set(block.subarray(Math.max(0, begin - from), Math.min(block.length, end - from)), Math.max(0, from - begin));
    }
    return out;
  }

  private otherVersion(received: string): Problem {
    return { code: 'package.block', file: this.name, received, text: { zh: '文件与清单不是同一版本。请重新发布整个规划包，并清除缓存。', en: 'The file is not of the same version as the manifest. Publish the whole package again and clear caches.' } };
  }
}

const numbers = (first: number, end: number): number[] => Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);

/** Runs of blocks, from one up to another, with small gaps closed. */
function joined(sorted: readonly number[]): Stretch[] {
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && number <= last[1] + GAP && number - last[0] < MOST_AT_ONCE) last[1] = number + 1;
    else runs.push([number, number + 1]);
  }
  return runs;
}
