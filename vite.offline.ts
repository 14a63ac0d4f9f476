/** The service worker, built last: it carries the names and digests of all that the build has made. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Emits `sw.js` beside the start page. The package is none of the build: what it consists of is read from its manifest wherever it is served. */
export function offline(root: string): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const made = Object.values(bundle).map((one): [string, string] => [one.fileName, digest(one.type === 'chunk' ? one.code : one.source)]);
      const files = Object.fromEntries(made.sort(([a], [b]) => (a < b ? -1 : 1)));
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        define: { __SIGNPLAN_BUILD__: JSON.stringify({ id: digest(JSON.stringify(files)).slice(0, 16), files }) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          modulePreload: false,
          rolldownOptions: { input: join(root, 'src/app/offline/worker/service-worker.ts'), output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}
