/**
 * What an import changes in a plan's folder, put in place as one. Node only.
 *
 * A file system can rename one thing atomically, not three. So there is one rename that decides, and everything after it can be finished by whoever comes next:
 * 1. All that is new is written into `.import-new-PID/`, flushed, and read back. Whatever ends the import up to here leaves the plan as it was; the folder is cleared away by the next import.
 * 2. That folder is renamed to `.import-commit/`. This is the moment at which the import has happened. Its journal names what is to be put where.
 * 3. Each target is exchanged in the journal's order: drawings, `plan.json`, and last the package, so that what is published is the old version whole until it is the new one whole. What was there is kept in `.import-commit/old/`.
 * 4. The folder is renamed once more and removed.
 * A crash in 3 leaves the journal, and the next import goes on where it stopped. An error in 3 (a disk that fails, a file that is locked) takes back what was exchanged.
 * A file is replaced in one step. A folder can't be: between two renames `package/` is not there, for well under a millisecond.
 */
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fail, ok, shown, type Result } from '../../problem.ts';

/** Paths below the plan's folder, `/` between their parts → contents; a folder has all of its files. */
export interface Changes {
  readonly files: ReadonlyMap<string, Iterable<Uint8Array>>;
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
}

const COMMIT = '.import-commit';
const LEFT = /^\.import-(?:new|done)-(\d+)$/;

/** Everything or nothing; afterwards nothing but the plan is left in the folder. */
export async function putInPlace(dir: string, changes: Changes): Promise<Result<void>> {
  try {
    for await (const _ of putSteps(dir, changes));
    return ok(undefined);
  } catch (error) {
    await rm(join(dir, fresh()), { recursive: true, force: true }).catch(() => undefined);
    return fail({ code: 'import.not-written', file: dir, received: shown(error instanceof Error ? error.message : error), text: { zh: '没能写入，原有数据保持不变；请核对磁盘空间、权限，以及文件是否被其他程序占用。', en: 'It could not be written, and what was there is as it was; check space, permissions, and whether a programme holds one of the files.' } });
  }
}

const fresh = (): string => `.import-new-${process.pid}`;

/** The same, with a step after each thing that a crash could follow. */
export async function* putSteps(dir: string, { files, folders }: Changes): AsyncGenerator<void, void, void> {
  const stage = join(dir, fresh());
  await rm(stage, { recursive: true, force: true });
  await mkdir(join(stage, 'new'), { recursive: true });
  for (const [name, parts] of files) {
    await writeChecked(join(stage, 'new', name), parts);
    yield;
  }
  for (const [folder, contents] of folders) {
    await mkdir(join(stage, 'new', folder), { recursive: true });
    for (const [name, bytes] of contents) await writeChecked(join(stage, 'new', folder, name), [bytes]);
    yield;
  }
  // In the order in which they are put in place.
  await writeFile(join(stage, 'journal.json'), JSON.stringify({ schema: 'signplan-import-journal/1', targets: [...files.keys(), ...folders.keys()] }), { flush: true });
  yield;
  await rename(stage, join(dir, COMMIT));
  await flushFolder(dir);
  yield;
  yield* exchange(dir);
}

/** Written, flushed, and read back: a disk that lies is noticed while the old version is still in place. */
async function writeChecked(file: string, parts: Iterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const written = createHash('sha256');
  const handle = await open(file, 'w');
  try {
    for (const part of parts) {
      written.update(part);
      await handle.writeFile(part);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  const there = createHash('sha256');
  for await (const part of createReadStream(file) as AsyncIterable<Uint8Array>) there.update(part);
  if (there.digest('hex') !== written.digest('hex')) throw new Error(`${file}: read back otherwise than written`);
}

async function* exchange(dir: string): AsyncGenerator<void, void, void> {
  const commit = join(dir, COMMIT);
  const targets = await journal(commit);
  try {
    for (const target of targets) {
      const [place, coming, old] = [join(dir, target), join(commit, 'new', target), join(commit, 'old', target)];
      if (!(await there(coming))) continue;
      await mkdir(dirname(old), { recursive: true });
      await mkdir(dirname(place), { recursive: true });
      if (!(await there(old)) && (await there(place))) {
        await setAside(place, old);
        yield;
      } else if (await isFolder(place)) await rm(place, { recursive: true, force: true });
      await rename(coming, place);
      yield;
    }
  } catch (error) {
    await takeBack(dir, commit, targets);
    throw error;
  }
  await clear(dir, commit);
}

/** A file stays in its place until the new one is renamed onto it; a folder, and a file where there are no links, goes. */
async function setAside(place: string, old: string): Promise<void> {
  if (!(await isFolder(place)) && (await link(place, old).then(() => true, () => false))) return;
  await rename(place, old);
}

/** In the opposite order, so that the journal can be followed again if this, too, is cut off. */
async function takeBack(dir: string, commit: string, targets: readonly string[]): Promise<void> {
  for (const target of targets.toReversed()) {
    const [place, coming, old] = [join(dir, target), join(commit, 'new', target), join(commit, 'old', target)];
    if (!(await there(coming))) await rename(place, coming);
    if (await there(old)) await rename(old, place);
  }
  await clear(dir, commit);
}

async function clear(dir: string, commit: string): Promise<void> {
  const done = join(dir, `.import-done-${process.pid}`);
  await rm(done, { recursive: true, force: true });
  await rename(commit, done);
  await rm(done, { recursive: true, force: true });
}

/** Names that lead out of the folder are nobody's journal. */
async function journal(commit: string): Promise<readonly string[]> {
  const read: unknown = JSON.parse(await readFile(join(commit, 'journal.json'), 'utf8'));
  const targets: unknown = typeof read === 'object' && read !== null && 'targets' in read ? read.targets : undefined;
  if (!Array.isArray(targets) || !targets.every((target) => typeof target === 'string' && /^(plan\.json|package|source\/[a-z0-9-]+\.geojson)$/.test(target))) throw new Error('journal.json is damaged');
  return targets as string[];
}

/** Not every system lets a folder be flushed; there it keeps its own order. */
async function flushFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const there = (path: string): Promise<boolean> => lstat(path).then(() => true, () => false);
const isFolder = (path: string): Promise<boolean> => lstat(path).then((stat) => stat.isDirectory(), () => false);

/** How long an import that is just being put in place is waited for, in milliseconds. */
const PATIENCE = 3000;

/**
 * What an earlier import has left: one that was cut off while it was put in place is finished; what never got so far is cleared away.
 * @returns whether something was finished
 */
export async function finishEarlier(dir: string, patience = PATIENCE): Promise<Result<boolean>> {
  try {
    const commit = join(dir, COMMIT);
    // Another import may be at it right now, and needs but a moment.
    for (let waited = 0; waited < patience && (await changedSince(commit, patience)); waited += 100) await new Promise((resolve) => setTimeout(resolve, 100));
    const left = await isFolder(commit);
    if (left) for await (const _ of exchange(dir));
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      const pid = LEFT.exec(entry.name)?.[1];
      if (pid !== undefined && entry.isDirectory() && !alive(Number(pid))) await rm(join(dir, entry.name), { recursive: true, force: true });
    }
    return ok(left);
  } catch (error) {
    return fail({ code: 'import.unfinished', file: join(dir, COMMIT), received: shown(error instanceof Error ? error.message : error), text: { zh: '上一次导入中断，未能接着完成；请核对权限与磁盘后重试，不要删除此文件夹，其中 old/ 是原有数据。', en: 'An earlier import was cut off and could not be finished. Check permissions and disk and try again; do not delete this folder: old/ in it holds what was there.' } });
  }
}

const changedSince = (path: string, span: number): Promise<boolean> => lstat(path).then(({ mtimeMs, ctimeMs }) => Date.now() - Math.max(mtimeMs, ctimeMs) < span, () => false);

function alive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
