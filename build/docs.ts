/**
 * The documentation beside the app: `docs/<language>/<page>.html`, from the Markdown that is read on GitHub as well.
 * Written after the bundle and no part of it: no page of the app fetches it, and the service worker keeps none of it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { docsSite } from './docs/site.ts';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', png: 'image/png', svg: 'image/svg+xml', json: 'application/json' };

export function docs(root: string): Plugin {
  return {
    name: 'docs',
    configureServer(server) {
      server.middlewares.use('/docs/', (request, response, next) => {
        const path = (request.url ?? '').replace(/[?#].*$/, '').slice(1);
        const name = path === '' ? 'index.html' : path;
        docsSite(root).then(
          (files) => {
            const file = files.get(name);
            if (file === undefined) return next();
            response.setHeader('content-type', TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
            response.end(file);
          },
          (error: unknown) => next(error),
        );
      });
    },
    async writeBundle({ dir = '' }) {
      for (const [name, contents] of await docsSite(root)) {
        const file = join(dir, 'docs', name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, contents);
      }
    },
  };
}
