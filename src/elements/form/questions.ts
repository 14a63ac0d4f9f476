/** Which questions the form puts, and which of the unanswered ones still decide something. Pure. */
import type { SignType } from '../../plan/schema/rules.ts';
import { PROPERTIES, PROPERTY, type Property } from '../../plan/vocabulary.ts';
import type { Report } from '../../report/types.ts';
import type { FormValues } from './values.ts';

/** What may be stated besides, folded. */
export type Group = 'sizes' | 'light' | 'host' | 'terms';
export const GROUPS: readonly Group[] = ['sizes', 'light', 'host', 'terms'];

const MEMBERS: Readonly<Record<Exclude<Group, 'terms'>, readonly string[]>> = {
  sizes: ['width', 'height', 'depth', 'faces', 'panelsPerPole', 'topHeight', 'clearance', 'clearanceOver', 'reach', 'beyondKerb', 'kerbHeight'],
  light: ['display', 'animated', 'dwell', 'illumination', 'luminance', 'environmentZone', 'spillLight', 'uniformity', 'hours'],
  host: ['building', 'buildingUse', 'buildingStoreys', 'buildingHeight', 'facadeWidth', 'storeyHeight', 'pitchedRoof', 'commonParts', 'sidewalkWidth'],
};
/** Asked elsewhere in the form, or not by the form at all. */
const ELSEWHERE = new Set(['signType', 'use', 'accuracy', 'consents', 'id']);

export const groupOf = (name: string): Group => (['sizes', 'light', 'host'] as const).find((group) => MEMBERS[group].includes(name)) ?? 'terms';

/**
 * Names of stated facts that an undecided finding still waits for, the most decisive first: each finding gives one vote, shared among the facts that it lacks,
 * so that an answer that settles something by itself comes before one of many.
 */
export function mattering(report: Report | null): readonly string[] {
  const votes = new Map<string, number>();
  for (const finding of report?.findings ?? []) {
    if (finding.result !== 'unknown') continue;
    const lacking = [...new Set(finding.reason.flatMap((reason) => (reason.kind === 'fact' && PROPERTY.has(reason.name) ? [reason.name] : [])))];
    for (const name of lacking) votes.set(name, (votes.get(name) ?? 0) + 1 / lacking.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

export interface Questions {
  /** The size of the face, how high it hangs, which way it looks, and the other sizes that decide something. */
  readonly sizes: readonly Property[];
  /** What else decides something, in the order in which it was first asked. */
  readonly open: readonly Property[];
  /** What may be stated besides. */
  readonly rest: ReadonlyMap<Group, readonly Property[]>;
}

/**
 * @param put every question that has been put since the type was chosen, in that order: none may vanish or move under the cursor
 */
export function questions(type: SignType | undefined, values: FormValues, put: readonly string[]): Questions {
  const asks = type?.asks ?? ['width', 'height', 'bearing'];
  const stated = PROPERTIES.map(({ name }) => name).filter((name) => (values[name] ?? '') !== '');
  // The length of a baseline is the width, and its direction the bearing.
  const fixed = (values['line'] ?? '') === '' ? [] : ['width', 'bearing'];
  const candidates = [...new Set([...asks, ...PROPERTIES.map(({ name }) => name).filter((name) => put.includes(name) || stated.includes(name))])].filter((name) => !ELSEWHERE.has(name) && !fixed.includes(name));
  // One of the heights above ground is always asked: without it there is no picture of the sign.
  const height = ['clearance', 'topHeight'].find((name) => asks.includes(name));
  const basic = new Set(['width', 'height', height]);
  const others = candidates.filter((name) => !basic.has(name) && groupOf(name) === 'sizes' && (put.includes(name) || stated.includes(name)));
  const sizes = [...candidates.filter((name) => basic.has(name)), ...others];
  if (candidates.includes('bearing')) sizes.push('bearing');
  const open = put.filter((name) => candidates.includes(name) && !sizes.includes(name));
  const rest = candidates.filter((name) => !sizes.includes(name) && !open.includes(name));
  const properties = (names: readonly string[]): Property[] => names.flatMap((name) => PROPERTY.get(name) ?? []);
  return { sizes: properties(sizes), open: properties(open), rest: new Map(GROUPS.map((group) => [group, properties(rest.filter((name) => groupOf(name) === group))])) };
}
