/** A small invented plan as a folder, to import into. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildPackage } from '../plan/build/build.ts';
import { writePackage } from '../plan/build/write-package.ts';
import { tinySources, type Tiny } from '../plan/tiny.fixture.ts';

/** `root/tiny/` with `plan.json` and its sources, `root/national/` beside it, and the package built from them; gives the plan's folder. */
export async function tinyFolder(root: string, change: (tiny: Tiny) => void = () => undefined): Promise<string> {
  const sources = tinySources(change);
  const dir = join(root, 'tiny');
  for (const folder of ['national', 'tiny/source', 'tiny/clauses']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(dir, 'plan.json'), `${JSON.stringify(JSON.parse(new TextDecoder().decode(sources.plan.bytes)), null, 2)}\n`);
  writeFileSync(join(dir, 'matrix.csv'), sources.matrix.bytes);
  for (const { file, bytes } of sources.own) writeFileSync(join(dir, 'clauses', basename(file)), bytes);
  for (const { file, bytes } of sources.national) writeFileSync(join(root, 'national', basename(file)), bytes);
  for (const [id, { bytes }] of sources.layers) writeFileSync(join(dir, 'source', `${id}.geojson`), bytes);
  const built = await buildPackage(dir);
  if (!built.ok) throw new Error(built.problems.map(({ code, path = '' }) => `${code} ${path}`).join('; '));
  await writePackage(dir, built.value.files);
  return dir;
}
