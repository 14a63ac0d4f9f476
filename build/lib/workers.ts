/** Workers of the library: each one file with all that it needs, named as a file beside whoever starts it. Every bundler, and a page without one, then takes it along as it is. */
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin, type UserConfig } from 'vite';

/** As the sources name a worker. */
const NAMED = /^import (\w+) from '([^']+)\?worker&url';$/gm;

/** @param config what the workers' own builds share with that of the library */
export function libraryWorkers(root: string, config: Pick<UserConfig, 'define' | 'plugins'>): Plugin {
  const source = join(root, 'src');
  const files = new Set<string>();
  return {
    name: 'library-workers',
    enforce: 'pre',
    transform: {
      filter: { id: /\.ts$/, code: /\?worker&url/ },
      handler(code, id) {
        return {
          code: code.replace(NAMED, (_, name: string, file: string) => {
            // MapLibre's own is one file as well: the bundler finds it in the peer that it bundles.
            if (file.startsWith('.')) files.add(resolve(dirname(id), file));
            return `const ${name} = new URL('${file.startsWith('.') ? file.replace(/\.ts$/, '.js') : file}', import.meta.url).href;`;
          }),
          map: null,
        };
      },
    },
    // Before anything is written, so that what is told of the whole build knows them as well.
    async generateBundle({ dir = '' }) {
      for (const file of files) {
        await build({
          configFile: false,
          root,
          publicDir: false,
          logLevel: 'warn',
          ...config,
          build: {
            outDir: join(dir, dirname(relative(source, file))),
            emptyOutDir: false,
            target: 'es2022',
            modulePreload: false,
            chunkSizeWarningLimit: 1000,
            reportCompressedSize: false,
            rolldownOptions: { input: file, output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false } },
          },
        });
      }
    },
  };
}
