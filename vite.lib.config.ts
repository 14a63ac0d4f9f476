import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { libraryManifest } from './build/lib/manifest.ts';
import { libraryTypes } from './build/lib/types.ts';
import { publicElements } from './build/lib/public-elements.ts';
import { libraryWorkers } from './build/lib/workers.ts';
import { licences } from './build/licences/plugin.ts';
import { zipHere } from './build/zip-here.ts';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; signplan: { package: string } };
const define = { __SIGNPLAN_VERSION__: JSON.stringify(project.version) };

/** Of the workers, which have their libraries in them. */
const notices = licences(root, join(root, project.signplan.package));

/** What `exports` of package.json opens. */
const entries = ['index.ts', 'node.ts', 'elements.ts', ...publicElements(root).map(({ tag }) => `elements/${tag}.ts`)].map((name) => join(root, 'src/entries', name));

/** The npm library: module by module as in `src`, so that a bundler takes what is used and `sideEffects` can name the files that register an element. What node_modules provides stays outside. */
export default defineConfig({
  root,
  publicDir: false,
  define,
  plugins: [libraryWorkers(root, { define, plugins: [zipHere, notices.worker] }), notices.app, libraryTypes(root), libraryManifest(root)],
  build: {
    target: 'es2022',
    outDir: 'dist/lib',
    minify: false,
    cssMinify: true,
    // Neither preloads nor addresses of files: both are the consumer's bundler's.
    ssr: true,
    rolldownOptions: {
      input: entries,
      output: { format: 'es', preserveModules: true, preserveModulesRoot: join(root, 'src'), entryFileNames: ({ facadeModuleId }) => (facadeModuleId?.includes('.css?') === true ? '[name].css.js' : '[name].js') },
    },
  },
});
