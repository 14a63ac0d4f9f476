import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** The command line for Node; with `--mode bench` the benchmark instead. What node_modules provides stays outside. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  // npx runs the file itself, and marks it as a program only once: a later build must keep it one.
  plugins: [{ name: 'executable', writeBundle: ({ dir = '' }) => (mode === 'bench' ? undefined : chmodSync(join(dir, 'signplan.js'), 0o755)) }],
  define: { __SIGNPLAN_VERSION__: JSON.stringify(project.version) },
  build: {
    target: 'node20',
    outDir: mode === 'bench' ? 'dist/bench' : 'dist/cli',
    minify: false,
    ssr: true,
    rollupOptions: {
      input: mode === 'bench' ? { bench: join(root, 'test/bench/main.ts') } : { signplan: join(root, 'src/cli/main.ts'), 'audit-worker': join(root, 'src/cli/audit/worker.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'lib/[name]-[hash].js' },
      external: [...builtinModules, /^node:/],
    },
  },
}));
