/** A plan and an inventory: the plan in which its signs know each other as neighbours. */
import type { Layer, Plan } from '../plan/plan.ts';
import { shown, type Problem } from '../problem.ts';
import { featureOf, type Signs } from './signs.ts';

export interface Inventory {
  /** With the signs among its existing ones. */
  readonly plan: Plan;
  /** By row: the key of a sign without an id of its own, or whose id others have too. Every other sign's key is its id. */
  readonly keys: ReadonlyMap<number, string>;
  /** By an id that several signs have: their keys. */
  readonly twins: ReadonlyMap<string, readonly string[]>;
  /** What is to be said of the inventory as a whole; the signs are judged all the same. */
  readonly remarks: readonly Problem[];
}

/** Signs of the inventory take the place of the package's of the same id; what else the package has stays a neighbour. */
export function inventoryOf(plan: Plan, signs: Signs): Inventory {
  const layer = [...plan.layers.values()].find(({ entry }) => entry.role === 'existing-signs');
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const id of signs.texts.id) {
    if (id === undefined) continue;
    if (seen.has(id)) several.add(id);
    else seen.add(id);
  }
  const taken = new Set((layer?.features ?? []).map(({ key }) => key));
  const keys = new Map<number, string>();
  const twins = new Map<string, string[]>();
  const rowsOf = new Map<string, number[]>();
  for (const [index, id] of signs.texts.id.entries()) {
    if (id !== undefined && !several.has(id)) continue;
    const row = signs.rows[index] ?? 0;
    const key = freeKey(row, (name) => seen.has(name) || taken.has(name));
    keys.set(row, key);
    if (id === undefined) continue;
    twins.set(id, [...(twins.get(id) ?? []), key]);
    rowsOf.set(id, [...(rowsOf.get(id) ?? []), row]);
  }
  const remarks = [...twins.keys()].map((id): Problem => doubled(id, rowsOf.get(id) ?? []));
  if (layer === undefined) return { plan, keys, twins, remarks: [...remarks, NO_LAYER] };
  const features = layer.features.filter(({ key }) => !seen.has(key));
  for (let index = 0; index < signs.rows.length; index++) features.push(featureOf(signs, index, keys.get(signs.rows[index] ?? 0) ?? signs.texts.id[index] ?? ''));
  const full: Layer = { ...layer, features };
  return { plan: { ...plan, layers: new Map([...plan.layers].map(([id, old]) => [id, old === layer ? full : old])) }, keys, twins, remarks };
}

/** `#5` for row 5, unless some sign is called that. */
function freeKey(row: number, taken: (key: string) => boolean): string {
  let key = `#${row}`;
  while (taken(key)) key = `#${key}`;
  return key;
}

const doubled = (id: string, rows: readonly number[]): Problem => ({
  code: 'inventory.doubled-id',
  path: `row ${rows.slice(0, 8).join(', ')}${rows.length > 8 ? '…' : ''}`,
  received: shown(id),
  text: { zh: '几行编号相同；各作一处广告判定，须改正编号。', en: 'Several rows have the same number; each is judged as a sign of its own. Correct the numbers.' },
});

const NO_LAYER: Problem = {
  code: 'inventory.no-layer',
  text: { zh: '数据包没有现状广告图层；间距和数量没有计入清单中的其他广告。', en: 'The package has no layer of existing signs; spacing and counts leave the other signs of the inventory out.' },
};
