/** What a command sees of the world. Tests give their own. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, ok, problemLine, shown, type Problem, type Result } from '../problem.ts';
import type { Language } from '../report/phrases.ts';

export interface Io {
  /** Reports. Resolves when more may be written. */
  stdout(text: string): Promise<void> | void;
  /** Messages and progress. */
  stderr(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly cwd: string;
  /** ISO date of today in Asia/Shanghai. */
  today(): string;
  /** Whether messages go to a terminal, where a line may be written anew. */
  readonly terminal?: boolean;
  /** Resolves when whoever runs it wants it to end. */
  interrupted?(): Promise<void>;
}

/** Exit codes: everything in order, something to see to, could not run. */
export const EXIT = { fine: 0, found: 1, failed: 2 } as const;

export const MAX_INPUT = 200 * 1024 * 1024;
const PART = 1024 * 1024;
/** Messages that a terminal is given at most. */
const MOST = 20;

/** Received values and file names may hold anything; a terminal gets only what it prints. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);

export function complain(io: Io, problems: readonly Problem[], language: Language): void {
  for (const problem of problems.slice(0, MOST)) io.stderr(`${printable(problemLine(problem, language))}\n`);
  const more = problems.length - MOST;
  if (more > 0) io.stderr(language === 'zh' ? `另有 ${more} 条。\n` : `${more} more.\n`);
}

const problem = (code: string, file: string, zh: string, en: string, received?: string): Problem => ({ code: `input.${code}`, file, ...(received === undefined ? {} : { received }), text: { zh, en } });
const tooLarge = (file: string, size: number): Problem => problem('too-large', file, `文件超过 ${MAX_INPUT / 1048576} MB；须分成几份。`, `The file is larger than ${MAX_INPUT / 1048576} MB; split it.`, `${size} bytes`);

/** Reads all of a file, or of standard input for `-`, a part at a time; gives how many bytes there were. */
export async function readParts(io: Io, file: string, take: (part: Uint8Array) => void): Promise<Result<number>> {
  let size = 0;
  try {
    if (file !== '-') {
      const info = await stat(resolve(io.cwd, file));
      if (info.isDirectory()) return fail(problem('directory', file, '这是文件夹；须给出文件，或用 - 从标准输入读取。', 'This is a folder; name a file, or - for standard input.'));
      if (info.size > MAX_INPUT) return fail(tooLarge(file, info.size));
    }
    for await (const part of file === '-' ? io.stdin : (createReadStream(resolve(io.cwd, file), { highWaterMark: PART }) as AsyncIterable<Uint8Array>)) {
      size += part.length;
      if (size > MAX_INPUT) return fail(tooLarge(file, size));
      take(part);
    }
    return ok(size);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail(problem('missing', file, '文件不存在；须核对路径。', 'There is no such file; check the path.'));
    return fail(problem('unreadable', file, '文件读不出；须核对权限。', 'The file cannot be read; check its permissions.', shown(code)));
  }
}

async function readBytes(io: Io, file: string): Promise<Result<Uint8Array>> {
  const parts: Uint8Array[] = [];
  const read = await readParts(io, file, (part) => void parts.push(part));
  return read.ok ? ok(Buffer.concat(parts)) : read;
}

/** UTF-8, UTF-16 with its mark, or GB18030 as spreadsheets in Chinese save it. */
export function decodeText(bytes: Uint8Array, file: string): Result<string> {
  const [a, b] = bytes;
  const encodings = a === 0xff && b === 0xfe ? ['utf-16le'] : a === 0xfe && b === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) break;
      return ok(text);
    } catch {
      continue;
    }
  }
  return fail(problem('encoding', file, '不是文字文件；须为 UTF-8 的 GeoJSON 或 CSV。', 'This is not a text file; GeoJSON or CSV in UTF-8 is needed.'));
}

/** The text of a file, or of standard input for `-`. */
export async function readText(io: Io, file: string): Promise<Result<string>> {
  const bytes = await readBytes(io, file);
  return bytes.ok ? decodeText(bytes.value, file) : bytes;
}
