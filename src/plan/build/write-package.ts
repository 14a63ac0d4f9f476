/** A built package on disk: put in place as a whole, or compared with what is there. Node only. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Result } from '../../problem.ts';
import { fail, ok } from '../../problem.ts';

/**
 * Puts the files into `dir/package/` in place of what was there. They are written beside it first, so that a reader
 * finds the old package or the new one and never half of either.
 */
export async function writePackage(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const target = join(dir, 'package');
  const fresh = join(dir, `.package-new-${process.pid}`);
  const old = join(dir, `.package-old-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    for (const [name, bytes] of files) await writeFile(join(fresh, name), bytes);
    await rename(target, old).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Whether `dir/package/` is what its sources give, `files`; if not, the first file that differs, and from where on. */
export async function checkInStep(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<Result<{ readonly files: number }>> {
  const target = join(dir, 'package');
  const there = await readdir(target).catch((): string[] => []);
  for (const [name, bytes] of files) {
    const file = join(target, name);
    if (!there.includes(name)) return fail(outOfStep(file, { zh: '缺少此文件。', en: 'This file is missing.' }));
    const present = new Uint8Array(await readFile(file));
    const at = firstDifference(present, bytes);
    if (at !== undefined) return fail(outOfStep(file, { zh: `自第 ${at} 字节起与来源不符。`, en: `It differs from the sources from byte ${at} on.` }));
  }
  const extra = there.find((name) => !files.has(name));
  return extra === undefined ? ok({ files: files.size }) : fail(outOfStep(join(target, extra), { zh: '来源不产生此文件。', en: 'The sources give no such file.' }));
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? undefined : length;
}

const outOfStep = (file: string, what: { zh: string; en: string }): Problem => ({ code: 'plan.out-of-step', file, text: { zh: `${what.zh}请运行 signplan build。`, en: `${what.en} Run signplan build.` } });
