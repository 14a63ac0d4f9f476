/** The import report in its folder, and packages beside it to compare with. Node only. */
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, shown, type Result } from '../../problem.ts';

/** Packages that lie beside the report: what would be published, and what was. */
export const BESIDE = { candidate: 'candidate', previous: 'previous' } as const;

/** A package's files; undefined leaves the folder as it is, null takes it away. */
export type Beside = Readonly<Partial<Record<keyof typeof BESIDE, ReadonlyMap<string, Uint8Array> | null>>>;

/** Each is written beside its place and then renamed. A folder that is no package is not touched. */
export async function writeReport(dir: string, files: ReadonlyMap<string, string>, beside: Beside): Promise<Result<void>> {
  try {
    await mkdir(dir, { recursive: true });
    for (const [name, text] of files) {
      const fresh = join(dir, `.${name}-${process.pid}`);
      await writeFile(fresh, text);
      await rename(fresh, join(dir, name));
    }
    for (const name of ['candidate', 'previous'] as const) {
      const contents = beside[name];
      if (contents === undefined) continue;
      const written = await replaceFolder(dir, BESIDE[name], contents);
      if (!written.ok) return written;
    }
    return ok(undefined);
  } catch (error) {
    return fail({ code: 'import.report-not-written', file: dir, received: shown(error instanceof Error ? error.message : error), text: { zh: '报告写不进这个文件夹；核对路径与权限，或用 --report 另指一处。', en: 'The report cannot be written into this folder; check path and permissions, or name another by --report.' } });
  }
}

async function replaceFolder(dir: string, name: string, contents: ReadonlyMap<string, Uint8Array> | null): Promise<Result<void>> {
  const target = join(dir, name);
  const there = await lstat(target).then((stat) => (stat.isDirectory() ? readdir(target) : ['']), () => undefined);
  if (there !== undefined && there.length > 0 && !there.includes('manifest.json')) {
    if (contents === null) return ok(undefined);
    return fail({ code: 'import.report-folder', file: target, text: { zh: '此处已有别的文件，不会覆盖；请用 --report 另指一处。', en: 'Something else is here and is not written over; name another folder by --report.' } });
  }
  const fresh = join(dir, `.${name}-${process.pid}`);
  if (contents !== null) {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
    for (const [file, bytes] of contents) await writeFile(join(fresh, file), bytes);
  }
  await rm(target, { recursive: true, force: true });
  if (contents !== null) await rename(fresh, target);
  return ok(undefined);
}

/** A package as it stands, by name of file; undefined where there is none. */
export async function packageFiles(dir: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const names = await readdir(dir, { withFileTypes: true }).catch(() => []);
  if (!names.some(({ name }) => name === 'manifest.json')) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const entry of names.filter((one) => one.isFile()).map(({ name }) => name).sort()) files.set(entry, new Uint8Array(await readFile(join(dir, entry))));
  return files;
}
