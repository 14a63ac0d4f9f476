/** Things in the order of a column: texts as a Chinese dictionary has them and numbers in them by value, words in the order of their list. What is not known is last, either way. */
import type { Column, ThingSet } from '../sets/types.ts';
import { Slices } from './slices.ts';
import type { Sort } from './types.ts';

/** Ranks of a column's cells by index; NaN where not known. Kept as long as the column is. */
const kept = new WeakMap<Column, Float64Array>();

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** `order` put in order by a column, things that are equal as they stand in the set. A column that is not there leaves it. Null where it was called off. */
export async function sortBy(set: ThingSet, order: Uint32Array, { column: id, direction }: Sort, signal?: AbortSignal): Promise<Uint32Array | null> {
  const column = set.columns.find((one) => one.id === id);
  if (column === undefined) return order;
  const slices = new Slices(signal);
  const ranks = kept.get(column) ?? (await ranksOf(column, set.count, slices));
  if (ranks === null) return null;
  kept.set(column, ranks);
  const turn = direction === 'up' ? 1 : -1;
  const compare = (a: number, b: number): number => {
    const [x, y] = [ranks[a] ?? NaN, ranks[b] ?? NaN];
    if (x < y) return -turn;
    if (x > y) return turn;
    if (x !== y && Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    return a - b;
  };
  return mergeSort(order, compare, slices);
}

async function ranksOf(column: Column, count: number, slices: Slices): Promise<Float64Array | null> {
  const { cell, kind, words } = column;
  const ranks = new Float64Array(count).fill(NaN);
  const byText = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    if (slices.due && !(await slices.rest())) return null;
    const value = cell(i);
    if (value === null) continue;
    if (kind === 'number' && typeof value === 'number') ranks[i] = value;
    else {
      const text = String(value);
      const same = byText.get(text);
      if (same === undefined) byText.set(text, [i]);
      else same.push(i);
    }
  }
  const texts = [...byText.keys()];
  const listed = words === undefined ? null : new Map([...words.keys()].map((word, at) => [word, at]));
  const place = (text: string): number => listed?.get(text) ?? Infinity;
  const compare = (a: number, b: number): number => {
    const [x = '', y = ''] = [texts[a], texts[b]];
    if (listed !== null && place(x) !== place(y)) return place(x) - place(y);
    return collator.compare(x, y) || (x < y ? -1 : x > y ? 1 : 0);
  };
  const sorted = await mergeSort(Uint32Array.from(texts, (_, i) => i), compare, slices);
  if (sorted === null) return null;
  // Texts in a column of numbers come after the numbers.
  const base = kind === 'number' ? Number.MAX_VALUE : 0;
  for (const [rank, at] of sorted.entries()) {
    if (slices.due && !(await slices.rest())) return null;
    for (const i of byText.get(texts[at] ?? '') ?? []) ranks[i] = base === 0 ? rank : base;
  }
  return ranks;
}

const RUN = 16;

/** A sort that may rest at any comparison, and changes nothing of what is equal. */
async function mergeSort(items: Uint32Array, compare: (a: number, b: number) => number, slices: Slices): Promise<Uint32Array | null> {
  let from = items.slice();
  let to = new Uint32Array(items.length);
  for (let start = 0; start < from.length; start += RUN) {
    if (slices.due && !(await slices.rest())) return null;
    insertion(from, start, Math.min(start + RUN, from.length), compare);
  }
  for (let width = RUN; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [a, b] = [start, middle];
      for (let k = start; k < end; k++) {
        if ((k & 127) === 0 && slices.due && !(await slices.rest())) return null;
        const left = a < middle && (b >= end || compare(from[a] as number, from[b] as number) <= 0);
        to[k] = (left ? from[a++] : from[b++]) as number;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

function insertion(items: Uint32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
  for (let i = start + 1; i < end; i++) {
    const item = items[i] as number;
    let at = i;
    while (at > start && compare(items[at - 1] as number, item) > 0) {
      items[at] = items[at - 1] as number;
      at -= 1;
    }
    items[at] = item;
  }
}
