/** `embed-client.js` beside the pages, for whoever puts the embed page into a frame: one small classic script, which serves as a module too. */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export function embedClient(root: string): Plugin {
  return {
    name: 'embed-client',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          modulePreload: false,
          rolldownOptions: { input: join(root, 'src/pages/embed/client-global.ts'), output: { format: 'iife', entryFileNames: 'embed-client.js' } },
        },
      });
    },
  };
}
