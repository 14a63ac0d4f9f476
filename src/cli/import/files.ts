/** What is named on the command line, as the files of one delivery. */
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { filesAt } from '../../import/read/folder.ts';
import type { GivenDigest } from '../../import/report/types.ts';
import type { GivenFile } from '../../import/types.ts';
import { fail, ok, type Problem, type Result } from '../../problem.ts';

/** Each of several folders keeps its name: else files of two would be taken for one another. */
export async function givenFiles(paths: readonly string[], cwd: string): Promise<Result<readonly GivenFile[]>> {
  const problems: Problem[] = [];
  const all = new Map<string, GivenFile>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    const found = await filesAt(full);
    if (!found.ok) {
      problems.push(...found.problems);
      continue;
    }
    const folder = basename(full);
    // A file, alone or with the parts of its Shapefile; a database that has its name already.
    const single = found.value.some(({ name }) => name === folder) || found.value.every(({ name }) => name.startsWith(`${folder}/`));
    const named = !single && paths.length > 1;
    for (const file of found.value) {
      const name = named ? `${folder}/${file.name}` : file.name;
      const known = all.get(name);
      // A .shp brings its parts along; whoever names them too means the same.
      if (known !== undefined && Buffer.compare(known.bytes, file.bytes) !== 0) problems.push({ code: 'import.two-files', file: path, received: name, text: { zh: '两份文件同名；请放进不同的文件夹再导入。', en: 'Two files have this name; put them into folders of their own.' } });
      all.set(name, { ...file, name });
    }
  }
  return problems.length > 0 ? fail(...problems) : ok([...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
}

export const digests = (files: readonly GivenFile[]): GivenDigest[] => files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: digest(bytes) }));

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
