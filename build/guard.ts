/** Puts the guard beside the pages that show a plan: a classic script of its own, for which nothing waits. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const PAGES = ['index.html', 'embed.html'];

export function guard(root: string): Plugin {
  let made: { readonly fileName: string; readonly source: string } | null = null;
  return {
    name: 'guard',
    apply: 'build',
    async buildStart() {
      const result = await build({
        configFile: false,
        root,
        logLevel: 'warn',
        build: { write: false, copyPublicDir: false, target: 'es2017', modulePreload: false, rolldownOptions: { input: join(root, 'src/app/guard/guard.ts'), output: { format: 'iife' } } },
      });
      const [chunk] = 'output' in result ? result.output : [];
      if (chunk?.type !== 'chunk') throw new Error('the guard was not built');
      made = { fileName: `assets/guard-${createHash('sha256').update(chunk.code).digest('hex').slice(0, 8)}.js`, source: chunk.code };
    },
    generateBundle() {
      if (made !== null) this.emitFile({ type: 'asset', ...made });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path }) => (made !== null && PAGES.includes(path.replace(/^\//, '')) ? [{ tag: 'script', attrs: { async: true, fetchpriority: 'low', src: `./${made.fileName}` }, injectTo: 'head' }] : undefined),
    },
  };
}
