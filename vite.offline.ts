/** The service worker, built last: it carries the names and digests of all that the build has made. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What only the planner's desk needs: a megabyte that no applicant's phone shall keep. Workers are named, since no import leads to them. */
function deskOnly(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const isDesk = (id: string | null | undefined): boolean => /\/app\/desk\//.test(id ?? '');
  const needed = new Set<string>();
  const follow = (name: string): void => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk === undefined || needed.has(name) || isDesk(chunk.facadeModuleId)) return;
    needed.add(name);
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) follow(other);
  };
  for (const { fileName, isEntry } of chunks) if (isEntry) follow(fileName);
  const workers = Object.keys(bundle).filter((name) => /(?:surface|audit|version)-worker/.test(name));
  return new Set([...chunks.filter(({ fileName }) => !needed.has(fileName)).map(({ fileName }) => fileName), ...workers]);
}

/** Pages beside the start page: none of them is opened without a network, and a host may write into any page, so that its digest would not hold. */
const isOther = (name: string): boolean => name.endsWith('.html') && name !== 'index.html';

/** Emits `sw.js` beside the start page. The package is none of the build: what it consists of is read from its manifest wherever it is served. */
export function offline(root: string): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const desk = deskOnly(bundle);
      const made = Object.values(bundle).filter((one) => !desk.has(one.fileName) && !isOther(one.fileName)).map((one): [string, string] => [one.fileName, digest(one.type === 'chunk' ? one.code : one.source)]);
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
