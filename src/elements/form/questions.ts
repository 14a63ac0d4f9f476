/** Which questions the form puts, in which group, and which of the unanswered ones still matter. */
import type { SignType } from '../../plan/schema/rules.ts';
import { PROPERTIES, PROPERTY, type Property } from '../../plan/vocabulary.ts';
import type { Report } from '../../report/types.ts';
import type { FormValues } from './values.ts';

export type Group = 'sizes' | 'light' | 'host' | 'terms';
export const GROUPS: readonly Group[] = ['sizes', 'light', 'host', 'terms'];

const MEMBERS: Readonly<Record<Exclude<Group, 'terms'>, readonly string[]>> = {
  sizes: ['width', 'height', 'depth', 'faces', 'panelsPerPole', 'topHeight', 'clearance', 'clearanceOver', 'reach', 'beyondKerb', 'kerbHeight'],
  light: ['display', 'animated', 'dwell', 'illumination', 'luminance', 'environmentZone', 'spillLight', 'uniformity', 'hours'],
  host: ['building', 'buildingUse', 'buildingStoreys', 'buildingHeight', 'facadeWidth', 'storeyHeight', 'pitchedRoof', 'commonParts', 'sidewalkWidth'],
};
/** Asked elsewhere in the form, or not by the form at all. */
const ELSEWHERE = new Set(['signType', 'use', 'bearing', 'accuracy', 'consents', 'id']);

export const groupOf = (name: string): Group => (['sizes', 'light', 'host'] as const).find((group) => MEMBERS[group].includes(name)) ?? 'terms';

/** Names of stated facts that an undecided finding still waits for, most wanted first. */
export function mattering(report: Report | null): readonly string[] {
  const wanted = new Map<string, number>();
  for (const finding of report?.findings ?? []) {
    if (finding.result !== 'unknown') continue;
    for (const reason of finding.reason) if (reason.kind === 'fact' && PROPERTY.has(reason.name)) wanted.set(reason.name, (wanted.get(reason.name) ?? 0) + 1);
  }
  return [...wanted].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The type's own questions first, in its order; then whatever else is already answered or still matters. Nothing moves while someone types. */
export function questions(type: SignType | undefined, values: FormValues, wanted: readonly string[]): ReadonlyMap<Group, readonly Property[]> {
  const asked = new Set(type?.asks ?? ['width', 'height']);
  const also = PROPERTIES.map((property) => property.name).filter((name) => !asked.has(name) && (wanted.includes(name) || (values[name] ?? '') !== ''));
  const groups = new Map<Group, Property[]>(GROUPS.map((group) => [group, []]));
  for (const name of [...asked, ...also]) {
    const property = PROPERTY.get(name);
    // The length of a baseline is the width.
    if (name === 'width' && (values['line'] ?? '') !== '') continue;
    if (property !== undefined && !ELSEWHERE.has(name)) groups.get(groupOf(name))?.push(property);
  }
  return groups;
}
