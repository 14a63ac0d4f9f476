/** One thing chosen, wherever it was chosen: lit on the map, marked in the table, told on the right. */
import { AUDIT } from '../../map/desk/groups.ts';
import type { Identified } from '../../map/desk/types.ts';
import { insidePoint } from '../../map/inside-point.ts';
import { indexOfRef } from '../../survey/sets/index-of.ts';
import { SETS, type SetId, type ThingSet } from '../../survey/sets/types.ts';
import type { FeatureRef } from '../../survey/types.ts';

type Sets = Readonly<Record<SetId, ThingSet>> | null;

/** The set of a layer; null for what no table has. */
export const setOf = (sets: Sets, layer: string): SetId | null => SETS.find((set) => sets !== null && sets[set].count > 0 && sets[set].ref(0).layer === layer) ?? null;

/** Number of a judged sign; −1 for anything else. */
const signOf = (sets: Sets, ref: FeatureRef, judged: boolean): number => (judged && sets !== null && setOf(sets, ref.layer) === 'signs' ? indexOfRef(sets.signs, ref) : -1);

/** As the map knows it: a judged sign by its number. */
export function onMap(sets: Sets, ref: FeatureRef | null, judged: boolean): FeatureRef | null {
  const index = ref === null ? -1 : signOf(sets, ref, judged);
  return index < 0 ? ref : { layer: AUDIT, key: String(index) };
}

/** What was clicked is chosen: a judged sign before what lies under it. */
export function chosenOf(sets: Sets, { refs, signs }: Identified): { readonly chosen: FeatureRef | null; readonly tab?: SetId } {
  const [sign] = signs;
  const chosen = sign !== undefined && sets !== null ? sets.signs.ref(sign) : (refs[0] ?? null);
  const tab = chosen === null ? null : setOf(sets, chosen.layer);
  return tab === null ? { chosen } : { chosen, tab };
}

/** What was chosen in a list, as if it had been clicked; null where it has no place. */
export function identifiedOf(sets: Sets, ref: FeatureRef, judged: boolean): Identified | null {
  const set = setOf(sets, ref.layer);
  const index = sets === null || set === null ? -1 : indexOfRef(sets[set], ref);
  const geometry = sets === null || set === null || index < 0 ? null : sets[set].geometry(index);
  if (geometry === null) return null;
  const at = geometry.type === 'Point' ? geometry.coordinates : (insidePoint(geometry)?.at ?? (geometry.type === 'LineString' ? geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] : undefined));
  if (at === undefined) return null;
  const sign = set === 'signs' && judged;
  return { at: [at[0] ?? 0, at[1] ?? 0], refs: sign ? [] : [ref], signs: sign ? [index] : [], side: 'first' };
}
