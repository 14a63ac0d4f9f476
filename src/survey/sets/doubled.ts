/** Ids that several signs have. While signs are judged this is asked again and again: what is settled is looked at once. */
import { NOT_JUDGED, type JudgedSigns } from './judged.ts';

interface Seen {
  readonly ids: Set<string>;
  readonly doubled: Set<string>;
  /** All before it are judged, or in error: their ids do not change. */
  settled: number;
}

const kept = new WeakMap<JudgedSigns, Seen>();

export function doubledIds(judged: JudgedSigns): ReadonlySet<string> {
  const seen = kept.get(judged) ?? { ids: new Set(), doubled: new Set(), settled: 0 };
  kept.set(judged, seen);
  const { ids, doubled } = seen;
  let i = seen.settled;
  for (; i < judged.count && judged.verdict[i] !== NOT_JUDGED; i++) {
    const id = judged.id(i);
    if (ids.has(id)) doubled.add(id);
    else ids.add(id);
  }
  seen.settled = i;
  // Of those that wait, the package's own signs have an id already.
  const more = new Set<string>();
  const also = new Set<string>();
  for (; i < judged.count; i++) {
    const id = judged.id(i);
    if (ids.has(id) || more.has(id)) also.add(id);
    else more.add(id);
  }
  return also.size === 0 ? doubled : new Set([...doubled, ...also]);
}
