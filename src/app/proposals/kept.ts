/** One's own proposals as they are stored: a JSON array. Whatever else stands there is left out and counted, never thrown at the page. Pure. */
import { fromFragment } from '../entry/fragment.ts';

/** A proposal that was kept. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  /** All inputs, as `toFragment` writes them. */
  readonly fragment: string;
  /** ISO date on which it was kept. */
  readonly saved: string;
}

/** Most that a list holds: what one person proposes, with room to spare, and far from what a browser stores. */
export const MOST = 50;
/** Characters of a name. */
const LONGEST = 60;

export interface ReadList {
  readonly items: readonly Kept[];
  /** Entries that could not be read, or were too many. */
  readonly dropped: number;
}

/** On one line, without what can't be seen, and short; empty where nothing is left. */
export const tidyName = (name: string): string => Array.from(name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()).slice(0, LONGEST).join('').trim();

/** The name, or the same with the next free number: `招牌（2）`, `Sign (2)`. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const stem = name.replace(/(?:（\d+）| \(\d+\))$/u, '');
  for (let n = 2; ; n++) {
    const mark = /\p{Script=Han}/u.test(stem) ? `（${n}）` : ` (${n})`;
    const next = Array.from(stem).slice(0, LONGEST - mark.length).join('') + mark;
    if (!taken.includes(next)) return next;
  }
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

function readItem(value: unknown, ids: ReadonlySet<string>): Kept | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, fragment, saved } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || ids.has(id) || typeof name !== 'string' || typeof fragment !== 'string' || typeof saved !== 'string' || !isDate(saved)) return null;
  const told = tidyName(name);
  if (told === '' || fromFragment(fragment)?.ok !== true) return null;
  return { id, name: told, fragment, saved };
}

/** @param text as it stands in storage; null where nothing does */
export function readList(text: string | null): ReadList {
  if (text === null) return { items: [], dropped: 0 };
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { items: [], dropped: 1 };
  }
  if (!Array.isArray(found)) return { items: [], dropped: 1 };
  const ids = new Set<string>();
  const items: Kept[] = [];
  for (const value of found) {
    const item = items.length < MOST ? readItem(value, ids) : null;
    if (item === null) continue;
    ids.add(item.id);
    items.push(item);
  }
  return { items, dropped: found.length - items.length };
}

export const writeList = (items: readonly Kept[]): string => JSON.stringify(items.map(({ id, name, fragment, saved }) => ({ id, name, fragment, saved })));
