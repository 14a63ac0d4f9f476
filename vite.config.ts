/// <reference types="vitest/config" />
import { cp } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { docs } from './build/docs.ts';
import { embedClient } from './build/embed-client.ts';
import { guard } from './build/guard.ts';
import { licences } from './build/licences/plugin.ts';
import { moduleEntry } from './build/module-entry.ts';
import { noPreload } from './build/no-preload.ts';
import { readOnlyFlatbuffers } from './build/read-only-flatbuffers.ts';
import { trustedCharts } from './build/trusted-charts.ts';
import { zipHere } from './build/zip-here.ts';
import { offline } from './vite.offline.ts';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; signplan: { package: string } };
const data = resolve(root, project.signplan.package);
const notices = licences(root, data);

/** Serves and ships the default package as `plan/`: it is named in package.json alone. */
function defaultPackage(): Plugin {
  let out = '';
  return {
    name: 'default-package',
    // What is sound here is sound where it is served, byte for byte: the page need not carry the schemas for it, nor what looks at features.
    async config(_, { command }) {
      if (command !== 'build') return;
      const { loadPlan } = await import('./src/plan/load.ts');
      const { folderSource } = await import('./src/io/node-source.ts');
      const loaded = await loadPlan(folderSource(data));
      return { define: { __SIGNPLAN_SOUND__: JSON.stringify(loaded.ok && loaded.value.problems.length === 0 ? [loaded.value.digest] : []) } };
    },
    configResolved(config) {
      out = resolve(config.root, config.build.outDir, 'plan');
    },
    configureServer(server) {
      server.middlewares.use('/plan/', (request, response, next) => {
        const name = (request.url ?? '').split('?')[0] ?? '';
        if (!/^\/[a-z0-9.-]+$/.test(name)) return next();
        try {
          response.end(readFileSync(join(data, name)));
        } catch {
          next();
        }
      });
    },
    async writeBundle() {
      await cp(data, out, { recursive: true });
    },
  };
}

/** All that the page begins with is one chunk, whatever else shares parts of it; it is fetched beside the entry that names it, not after it. */
const modulePreload = { polyfill: false, resolveDependencies: (_: string, deps: string[], { hostType }: { hostType: 'html' | 'js' }) => (hostType === 'html' ? deps : []) };

const inBrowser = { environment: 'node' as const, testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } }, fileParallelism: false, globalSetup: ['test/support/build-app.ts'] };

export default defineConfig({
  root,
  base: './',
  define: { __SIGNPLAN_VERSION__: JSON.stringify(project.version) },
  plugins: [defaultPackage(), noPreload, readOnlyFlatbuffers(root), zipHere, trustedCharts, guard(root), notices.app, offline(root), docs(root), embedClient(root), moduleEntry()],
  build: { outDir: 'dist/app', target: 'es2022', cssCodeSplit: true, chunkSizeWarningLimit: 1600, modulePreload, rolldownOptions: { input: ['index.html', 'embed.html'], output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: /^(?!.*\/(?:pages\/|embed\.html$))/ }] } } } },
  worker: { format: 'es', plugins: () => [notices.worker] },
  server: { port: 5173 },
  preview: { port: 4173, strictPort: false },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'test/unit/**/*.test.ts'], environment: 'node', setupFiles: ['test/support/property.ts'], testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: availableParallelism(), isolate: false } },
      // A file at a time: two of those that draw slow each other more than they gain. Those under `pages` draw no map.
      { extends: true, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'pages', include: ['test/pages/**/*.test.ts'], ...inBrowser } },
    ],
  },
});
