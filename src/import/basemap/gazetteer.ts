/** Names of a base map among those that a place is found by. */
import { hanOf, type Reader } from '../../plan/build/readings.ts';
import type { GazetteerSettings } from '../../plan/schema/gazetteer.ts';
import type { BaseFeatures, BaseLayer } from './types.ts';

type Rule = GazetteerSettings['names'][number];

const RULES: readonly (Rule & { readonly layer: BaseLayer })[] = [
  { layer: 'places', kind: 'landmark', where: { kind: ['landmark'] } },
  { layer: 'places', kind: 'station', where: { kind: ['station'] } },
  { layer: 'places', kind: 'subdistrict', where: { kind: ['subdistrict'] } },
  { layer: 'places', kind: 'town', where: { kind: ['town'] } },
  { layer: 'base-lines', kind: 'road', where: { kind: ['road', 'highway', 'bridge', 'dyke'] } },
  { layer: 'base-areas', kind: 'water', where: { kind: ['water'] } },
  { layer: 'base-areas', kind: 'park', where: { kind: ['green'] } },
];

/**
 * The plan's own settings, with rules added for a layer that none speaks of. Names with a character that the dictionary can't read are left out:
 * a package is not built with a name that nobody can look up.
 */
export function withBaseNames(settings: GazetteerSettings | undefined, filled: BaseFeatures, layers: readonly BaseLayer[], reader: Reader): { readonly settings: GazetteerSettings; readonly unread: readonly string[] } {
  const names = settings?.names ?? [];
  const added = RULES.filter(({ layer }) => layers.includes(layer) && !names.some((rule) => rule.layer === layer));
  const unread = [...new Set(layers.flatMap((layer) => filled[layer].flatMap(({ name }) => (name !== undefined && !readable(name, reader) ? [name] : []))))].toSorted();
  const rules = [...names, ...added].map((rule): Rule => {
    const ours = layers.some((layer) => layer === rule.layer);
    const without = [...new Set([...(rule.without ?? []), ...(ours ? unread : [])])];
    return without.length === 0 ? rule : { ...rule, without };
  });
  return { settings: { ...settings, names: rules }, unread };
}

function readable(name: string, reader: Reader): boolean {
  const syllables = reader.text(name);
  return syllables.length === hanOf(name).length && syllables.every((syllable) => /^[a-zü]+$/.test(syllable));
}
