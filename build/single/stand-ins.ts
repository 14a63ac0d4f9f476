/** Modules in whose place the single file has others, by path from the root. Each place must be taken: a file that has moved is to be noticed. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function standIns(root: string, places: Readonly<Record<string, string>>): Plugin {
  const byPath = new Map(Object.entries(places).map(([place, by]) => [join(root, place), join(root, by)]));
  const taken = new Set<string>();
  return {
    name: 'stand-ins',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(id, importer, options) {
        // Of a worker only the name of its life is wanted.
        const worker = /([a-z]+)-worker\.ts\?worker&url$/.exec(id);
        if (worker !== null) return `\0life:${worker[1] ?? ''}`;
        if (!id.startsWith('.') || importer?.startsWith(join(root, 'src')) !== true) return null;
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
        const by = byPath.get(resolved?.id ?? '');
        if (by === undefined || by === importer) return resolved;
        taken.add(resolved?.id ?? '');
        return by;
      },
    },
    load: {
      filter: { id: /^\0life:/ },
      handler: (id) => `export default ${JSON.stringify(id.slice(6))};`,
    },
    buildEnd(error) {
      const free = [...byPath.keys()].filter((place) => !taken.has(place));
      if (error === undefined && free.length > 0) throw new Error(`single file: nothing imports ${free.join(', ')}`);
    },
  };
}
