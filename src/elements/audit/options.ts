/** What a column can be, as the list offers it. */
import { systemOf, systemsFor, REFUSED } from '../../geo/coordinates/systems.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTIES, PROPERTY } from '../../plan/vocabulary.ts';
import type { RosterMapping } from '../../survey/roster/types.ts';
import type { Language } from '../shared/messages.ts';
import { auditWords } from './words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}
export interface Group {
  readonly label: string;
  readonly options: readonly Option[];
}

const MAIN = ['id', 'name', 'signType', 'use', 'width', 'height', 'topHeight', 'clearance', 'bearing', 'faces', 'building', 'display'];

export function targetGroups({ system }: RosterMapping, rows: boolean, language: Language): Group[] {
  const w = auditWords(language);
  const metres = system !== null && systemOf(system)?.grid !== undefined;
  const named = (name: string): Option => ({ value: name, label: PROPERTY.get(name)?.label[language] ?? name });
  const place = rows ? [{ label: w.groups.place, options: [{ value: 'lon', label: metres ? w.east : w.lon }, { value: 'lat', label: metres ? w.north : w.lat }, { value: 'place', label: w.place }] }] : [];
  return [
    ...place,
    { label: w.groups.main, options: MAIN.map(named) },
    { label: w.groups.none, options: [{ value: 'extra', label: w.extra }, { value: 'none', label: w.none }] },
    { label: w.groups.other, options: PROPERTIES.flatMap(({ name }) => (MAIN.includes(name) ? [] : [named(name)])) },
  ];
}

/** What can be chosen, the refused ones by name too: that they are refused is then said. */
export function systemOptions({ manifest }: Plan, { system }: RosterMapping, language: Language): Option[] {
  const listed = systemsFor(manifest.extent).map(({ id, title }) => ({ value: id as string, label: title[language] }));
  const other = system !== null && !(system in REFUSED) && !listed.some(({ value }) => value === system) ? [{ value: system as string, label: systemOf(system)?.title[language] ?? system }] : [];
  return [...listed, ...other, ...Object.entries(REFUSED).map(([value, name]) => ({ value, label: name[language] }))];
}

/** What a word of a column can mean. */
export function wordOptions({ rules }: Plan, property: string, language: Language): Option[] {
  if (property === 'signType') return rules.signTypes.map(({ id, title }) => ({ value: id, label: title[language] }));
  const known = PROPERTY.get(property);
  return known?.kind === 'choice' ? (known.values ?? []).map((id) => ({ value: id, label: known.labels?.[id]?.[language] ?? id })) : [];
}
