import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };

/** The command line for Node; with `--mode bench` the benchmark instead. What node_modules provides stays outside. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  define: { __SIGNPLAN_VERSION__: JSON.stringify(project.version) },
  build: {
    target: 'node20',
    outDir: mode === 'bench' ? 'dist/bench' : 'dist/cli',
    minify: false,
    ssr: true,
    rollupOptions: {
      input: mode === 'bench' ? { bench: join(root, 'test/bench/main.ts') } : { signplan: join(root, 'src/cli/main.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'lib/[name]-[hash].js' },
      external: [...builtinModules, /^node:/],
    },
  },
}));
