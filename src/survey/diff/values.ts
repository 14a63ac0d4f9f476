/** Where two values of JSON differ. */
import type { Change, ItemDiff } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const hasId = (value: unknown): value is Fields & { readonly id: string } => isRecord(value) && typeof value['id'] === 'string';
const namesOf = (a: Fields, b: Fields): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(byName);

/** Every difference at its path: members by name, in alphabetical order, elements that have an id by it, others by place; lists that differ in length or of plain values as wholes. */
export function changesOf(from: unknown, to: unknown, path = ''): Change[] {
  if (same(from, to)) return [];
  // Two kinds of condition have no member in common: one took the place of the other.
  if (isRecord(from) && isRecord(to) && haveCommon(from, to)) return namesOf(from, to).flatMap((name) => changesOf(from[name], to[name], path === '' ? name : `${path}.${name}`));
  if (Array.isArray(from) && Array.isArray(to)) {
    const [a, b]: [unknown[], unknown[]] = [from, to];
    if (a.every(hasId) && b.every(hasId)) {
      const ids = [...new Set([...a, ...b].map(({ id }) => id))].sort(byName);
      const found = ids.flatMap((id) => changesOf(a.find((one) => one.id === id), b.find((one) => one.id === id), `${path}[${id}]`));
      // Nothing but their order.
      return found.length > 0 ? found : [{ path, from: a.map(({ id }) => id), to: b.map(({ id }) => id) }];
    }
    if (a.length === b.length && a.some((one) => typeof one === 'object')) return a.flatMap((one, i) => changesOf(one, b[i], `${path}[${i}]`));
  }
  return [{ path, from: from ?? null, to: to ?? null }];
}

const haveCommon = (a: Fields, b: Fields): boolean => [a, b].some((one) => Object.keys(one).length === 0) || Object.keys(a).some((name) => Object.hasOwn(b, name));

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => same(one, b[i]));
  if (isRecord(a) && isRecord(b)) return namesOf(a, b).every((name) => same(a[name], b[name]));
  return (a ?? null) === (b ?? null);
}

/** Items by id, in alphabetical order. */
export function itemsOf<T extends object>(from: readonly T[], to: readonly T[], idOf: (item: T) => string): ItemDiff[] {
  const [old, now] = [from, to].map((list) => new Map(list.map((item) => [idOf(item), item]))) as [Map<string, T>, Map<string, T>];
  return [...new Set([...old.keys(), ...now.keys()])].sort(byName).flatMap((id): ItemDiff[] => {
    const [a, b] = [old.get(id), now.get(id)];
    const { title } = (b ?? a) as { title?: ItemDiff['title'] };
    const named = { id, ...(title === undefined ? {} : { title }) };
    if (a === undefined) return [{ ...named, state: 'added', changes: [] }];
    if (b === undefined) return [{ ...named, state: 'removed', changes: [] }];
    const changes = changesOf(a, b);
    return changes.length === 0 ? [] : [{ ...named, state: 'changed', changes }];
  });
}
