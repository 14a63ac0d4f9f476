/**
 * Which modules of the single file run together. Every module in a part runs when the part is first asked for, so none needs a wrapper of its own, and a
 * worker runs no more than its own part: `engine` for reports, `tiles` for the map's worker, `style` for what the page shares with it, `map` for the map, `page` for the rest.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Links = ReadonlyMap<string, { readonly fixed: readonly string[]; readonly late: readonly string[] }>;

function reach(links: Links, roots: readonly string[], late: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const of = links.get(id);
    open.push(...(of?.fixed ?? []), ...(late ? (of?.late ?? []) : []));
  }
  return found;
}

export function parts(root: string): { readonly plugin: Plugin; readonly part: (id: string) => string | null } {
  const names = new Map<string, string>();
  const plugin: Plugin = {
    name: 'parts',
    buildEnd() {
      const links = new Map(Array.from(this.getModuleIds(), (id) => {
        const info = this.getModuleInfo(id);
        return [id, { fixed: info?.importedIds ?? [], late: info?.dynamicallyImportedIds ?? [] }] as const;
      }));
      const entry = join(root, 'src/app/single/entry.ts');
      const { fixed = [], late = [] } = links.get(entry) ?? {};
      const [report, tiles, page] = late;
      if (fixed.length > 0 || report === undefined || tiles === undefined || page === undefined) throw new Error('single file: the entry imports three lives, and nothing else');
      const engine = reach(links, [report], true);
      const worker = reach(links, [tiles], true);
      const all = reach(links, [page], true);
      const main = [...all].filter((id) => id.includes('/maplibre-gl/src/') && !worker.has(id));
      const map = new Set([...all].filter((id) => !worker.has(id) && (main.includes(id) || main.some((one) => reach(links, [id], false).has(one)))));
      const shared = reach(links, [...all].filter((id) => !map.has(id) && !worker.has(id)), false);
      for (const id of links.keys()) {
        if (id === entry) continue;
        names.set(id, engine.has(id) ? 'engine' : worker.has(id) ? (shared.has(id) ? 'style' : 'tiles') : map.has(id) ? 'map' : 'page');
      }
    },
  };
  return { plugin, part: (id) => names.get(id) ?? null };
}
