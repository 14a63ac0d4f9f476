/** Cells of the matrix that changed, put together as a table would: one line for all scopes, types, uses and size bands that changed alike. */
import type { Matrix } from '../../plan/schema/rules.ts';
import type { Cell, MatrixDiff } from './types.ts';
import { same } from './values.ts';

/** One combination that is in either, and what became of it. */
interface Changed {
  readonly scope: string;
  readonly type: string;
  readonly use: string;
  readonly band: string;
  readonly from: Cell | null;
  readonly to: Cell | null;
}
type Axis = 'scopes' | 'types' | 'uses' | 'bands';

export function matrixDiff(from: Matrix, to: Matrix): MatrixDiff[] {
  const axis = (name: Axis): string[] => [...new Set([...from[name], ...to[name]])].sort();
  const [a, b] = [cellsOf(from), cellsOf(to)];
  const groups = new Map<string, Changed[]>();
  for (const scope of axis('scopes'))
    for (const type of axis('types'))
      for (const use of axis('uses'))
        for (const band of axis('bands')) {
          const [before, after] = [a(scope, type, use, band), b(scope, type, use, band)];
          if (same(before, after)) continue;
          const key = JSON.stringify([before, after]);
          const known = groups.get(key);
          const cell = { scope, type, use, band, from: before, to: after };
          if (known === undefined) groups.set(key, [cell]);
          else known.push(cell);
        }
  return [...groups.values()].flatMap(products);
}

function cellsOf({ scopes, types, uses, bands, outcomes, cells }: Matrix): (scope: string, type: string, use: string, band: string) => Cell | null {
  const [s, t, u, b] = [scopes, types, uses, bands].map((list) => new Map(list.map((item, i) => [item, i]))) as [Map<string, number>, Map<string, number>, Map<string, number>, Map<string, number>];
  return (scope, type, use, band) => {
    const [i, k, l, m] = [s.get(scope), t.get(type), u.get(use), b.get(band)];
    if (i === undefined || k === undefined || l === undefined || m === undefined) return null;
    return outcomes[cells[((i * types.length + k) * uses.length + l) * bands.length + m] ?? -1] ?? null;
  };
}

/** Combinations put together axis by axis: bands of one use, uses of one type, types of one scope, scopes. */
function products(cells: readonly Changed[]): MatrixDiff[] {
  const [first] = cells;
  if (first === undefined) return [];
  const { from, to } = first;
  const what = (['answer', 'limits', 'article'] as const).filter((part) => !same(from?.[part], to?.[part]));
  let blocks = cells.map(({ scope, type, use, band }) => ({ scopes: [scope], types: [type], uses: [use], bands: [band] }));
  for (const name of ['bands', 'uses', 'types', 'scopes'] as const) blocks = merged(blocks, name);
  return blocks.map((block) => ({ what, ...block, cells: block.scopes.length * block.types.length * block.uses.length * block.bands.length, from, to }));
}

type Block = Record<Axis, string[]>;

/** Blocks that differ in this axis alone become one. */
function merged(blocks: readonly Block[], axis: Axis): Block[] {
  const out = new Map<string, Block>();
  for (const block of blocks) {
    const key = JSON.stringify({ ...block, [axis]: null });
    const known = out.get(key);
    if (known === undefined) out.set(key, block);
    else out.set(key, { ...known, [axis]: [...known[axis], ...block[axis]] });
  }
  return [...out.values()];
}
