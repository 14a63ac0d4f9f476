/** Things by their layer and key. */
import type { FeatureRef } from '../types.ts';
import type { ThingSet } from './types.ts';

const kept = new WeakMap<ThingSet, ReadonlyMap<string, number>>();

/** The index of a thing in its set; −1 where it has none. */
export function indexOfRef(set: ThingSet, { layer, key }: FeatureRef): number {
  if (set.count === 0 || set.ref(0).layer !== layer) return -1;
  let keys = kept.get(set);
  if (keys === undefined) {
    const made = new Map<string, number>();
    for (let i = set.count - 1; i >= 0; i--) made.set(set.ref(i).key, i);
    kept.set(set, (keys = made));
  }
  return keys.get(key) ?? -1;
}
