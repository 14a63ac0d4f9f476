/** Writes `third-party.txt` and `sbom.cdx.json` beside the app: of what is really in the bundles, not of what is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import { notices } from './notices.ts';
import { sbom } from './sbom.ts';
import { Gathered, type PackageJson } from './shipped.ts';

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** @param root folder of package.json @param data the package that comes along. `worker` goes among the plugins of workers, which are bundles of their own. */
export function licences(root: string, data: string): { readonly app: Plugin; readonly worker: Plugin } {
  const gathered = new Gathered();
  const gather: Plugin['generateBundle'] = (_, bundle) => gathered.add(bundle);
  return {
    worker: { name: 'licences-of-workers', apply: 'build', generateBundle: gather },
    app: {
      name: 'licences',
      apply: 'build',
      generateBundle: gather,
      async writeBundle({ dir = '' }) {
        const own = json(join(root, 'package.json')) as PackageJson;
        const manifest = json(join(data, 'manifest.json')) as Manifest;
        await writeFile(join(dir, 'third-party.txt'), notices({ version: own.version, licence: readFileSync(join(root, 'LICENSE'), 'utf8') }, gathered.packages, manifest));
        await writeFile(join(dir, 'sbom.cdx.json'), sbom(own, gathered.packages, manifest));
      },
    },
  };
}

/** For what is built into the same folder afterwards: nothing may be in it that the app's list does not name. */
export function listedLicences(): Plugin {
  const gathered = new Gathered();
  return {
    name: 'listed-licences',
    apply: 'build',
    // Before anything makes one file of the chunks.
    generateBundle: { order: 'pre', handler: (_, bundle) => gathered.add(bundle) },
    writeBundle({ dir = '' }) {
      const names = gathered.packages.map(({ json: { name, version } }) => `${name}@${version}`);
      if (names.length === 0) throw new Error('no package is in the bundle: is it one?');
      const file = join(dir, 'sbom.cdx.json');
      if (!existsSync(file)) return;
      const listed = new Set((json(file) as { components: readonly { purl?: string }[] }).components.map(({ purl = '' }) => decodeURIComponent(purl)));
      const missing = names.filter((name) => !listed.has(`pkg:npm/${name}`));
      if (missing.length > 0) throw new Error(`not in sbom.cdx.json, nor in third-party.txt: ${missing.join(', ')}`);
    },
  };
}
