/** Files of a plan put in place together: all of them, or none. Node only. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * @param dir the folder with `plan.json`
 * @param files by path below it
 * @param folders each with everything that is in it afterwards
 * Everything is written beside its place first. Whatever fails then, what was there is there again when this throws.
 */
export async function putInPlace(dir: string, files: ReadonlyMap<string, Uint8Array>, folders: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>): Promise<void> {
  const fresh = join(dir, `.basemap-new-${process.pid}`);
  const old = join(dir, `.basemap-old-${process.pid}`);
  const targets = [...files.keys(), ...folders.keys()];
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const root of [fresh, old]) {
      await rm(root, { recursive: true, force: true });
      for (const target of targets) await mkdir(dirname(join(root, target)), { recursive: true });
    }
    for (const [name, bytes] of files) await writeFile(join(fresh, name), bytes);
    for (const [folder, contents] of folders) {
      await mkdir(join(fresh, folder), { recursive: true });
      for (const [name, bytes] of contents) await writeFile(join(fresh, folder, name), bytes);
    }
    for (const target of targets) {
      const [place, before] = [join(dir, target), join(old, target)];
      await mkdir(dirname(place), { recursive: true });
      if (await moved(place, before)) undo.push(() => rename(before, place));
      await rename(join(fresh, target), place);
      undo.push(() => rm(place, { recursive: true, force: true }));
    }
  } catch (error) {
    for (const back of undo.toReversed()) await back();
    throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** False where there was nothing to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
