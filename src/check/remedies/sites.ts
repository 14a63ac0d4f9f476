/** The nearest planned site that provides for such a sign and where it passes. */
import type { Remedy } from '../envelope-types.ts';
import { accepted } from './accept.ts';
import { localOf, metresFrom, movable, movedWith } from './moved.ts';
import type { Cure } from './remedies.ts';

/** So many of the nearest are tried. */
const MOST = 1000;

export function sites(cure: Cure): Remedy[] {
  const { plan, proposal, checker, options } = cure;
  const { signType, use } = proposal.properties;
  const local = localOf(cure);
  const move = movable(cure);
  const listed = (value: unknown, word: unknown): boolean => typeof value === 'string' && typeof word === 'string' && value.split('|').includes(word);
  const candidates = [...plan.layers.values()]
    .flatMap(({ entry, features }) => (entry.role === 'sites' ? features : []))
    .flatMap(({ key, geometry, properties }) => {
      if (geometry.type !== 'Point' || !listed(properties['signType'], signType) || (use !== undefined && !listed(properties['use'], use))) return [];
      const at: [number, number] = [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
      return [{ key, at, distance: Math.round(metresFrom(local, at) * 10) / 10 }];
    })
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, MOST);
  for (const { key, at, distance } of candidates) {
    const result = checker.check(move(at), options);
    const outcome = result.place.sites.some((site) => site.key === key && site.certain) ? accepted(cure, result) : null;
    if (outcome) return [{ ...outcome, kind: 'site', site: key, at, distance, ...movedWith(cure) }];
  }
  return [];
}
