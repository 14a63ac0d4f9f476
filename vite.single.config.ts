import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vite';
import { listedLicences } from './build/licences/plugin.ts';
import { noPreload } from './build/no-preload.ts';
import { readOnlyFlatbuffers } from './build/read-only-flatbuffers.ts';
import { maplibreSources } from './build/single/maplibre.ts';
import { oneFunction } from './build/single/one-function.ts';
import { parts } from './build/single/parts.ts';
import { standIns } from './build/single/stand-ins.ts';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; signplan: { package: string } };
const data = resolve(root, project.signplan.package);

/** All of the check and the package in one classic script: `dist/app/sign-plan.single.js`. */
export default defineConfig(async () => {
  const { plugin, part } = parts(root);
  const { loadPlan } = await import('./src/plan/load.ts');
  const { folderSource } = await import('./src/io/node-source.ts');
  const loaded = await loadPlan(folderSource(data));
  return {
    root,
    publicDir: false as const,
    define: {
      __SIGNPLAN_VERSION__: JSON.stringify(project.version),
      __SIGNPLAN_SOUND__: JSON.stringify(loaded.ok && loaded.value.problems.length === 0 ? [loaded.value.digest] : []),
      'import.meta.url': '""',
    },
    plugins: [
      noPreload,
      readOnlyFlatbuffers(root),
      standIns(root, {
        'src/app/builtin.ts': 'src/app/single/builtin.ts',
        'src/app/desk/desk-page.ts': 'src/app/single/desk-page.ts',
        'src/app/side/desk-here.ts': 'src/app/single/desk-here.ts',
        'src/app/worker/start.ts': 'src/app/single/start.ts',
        'src/geo/coordinates/transverse.ts': 'src/geo/coordinates/transverse-own.ts',
        'src/map/desk/basemap/pmtiles.ts': 'src/app/single/pmtiles.ts',
        'src/map/worker-url.ts': 'src/app/single/worker-url.ts',
      }),
      maplibreSources({ root, offer: { Map: 'ui/map.ts' }, factory: join(root, 'src/app/single/map-worker.ts') }),
      plugin,
      oneFunction({ file: 'sign-plan.single.js', folder: data, notice: () => `/*! sign-plan ${project.version} */` }),
      listedLicences(),
    ],
    build: {
      outDir: 'dist/app',
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false as const,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { input: join(root, 'src/app/single/entry.ts'), output: { format: 'cjs' as const, entryFileNames: '[name].js', chunkFileNames: '[name].js', codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: part }] } } },
    },
  };
});
