import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };

/** The command line as one file for Node; what node_modules provides stays outside. */
export default defineConfig({
  root,
  publicDir: false,
  define: { __SIGNPLAN_VERSION__: JSON.stringify(project.version) },
  build: {
    target: 'node20',
    outDir: 'dist/cli',
    minify: false,
    ssr: true,
    rollupOptions: {
      input: { signplan: join(root, 'src/cli/main.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'lib/[name]-[hash].js' },
      external: [...builtinModules, /^node:/],
    },
  },
});
