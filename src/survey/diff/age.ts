/** Which of two plans is the older, as far as they say so themselves. */
import type { Plan } from '../../plan/plan.ts';

export interface Age {
  /** Null where nothing tells, or where what they say is contradictory. */
  readonly older: 'first' | 'second' | null;
  /** What told it; `same`: the same data to the last byte. */
  readonly by: 'same' | 'approval' | 'version' | 'layers' | 'contradictory' | 'nothing';
  /** What each says, in the order first, second; empty for `same` and `nothing`. */
  readonly says: readonly [first: string, second: string] | readonly [];
}

type Told = readonly [first: string, second: string] | undefined;

/** By the day on which these data were approved; else by version where both are numbers with points; else by the day of the latest layer. Version and day must not disagree. */
export function ageOf(first: Plan, second: Plan): Age {
  if (first.digest !== undefined && first.digest === second.digest) return { older: null, by: 'same', says: [] };
  const approved: Told = pair(first.manifest.dataApproval?.date, second.manifest.dataApproval?.date);
  if (approved !== undefined && approved[0] !== approved[1]) return { older: approved[0] < approved[1] ? 'first' : 'second', by: 'approval', says: approved };
  const [a, b] = [first.manifest.version, second.manifest.version];
  const byVersion = compareVersions(a, b);
  const dates: Told = pair(latest(first), latest(second));
  const byDate = dates === undefined || dates[0] === dates[1] ? 0 : dates[0] < dates[1] ? -1 : 1;
  if (byVersion * byDate < 0) return { older: null, by: 'contradictory', says: [`${a} · ${dates?.[0]}`, `${b} · ${dates?.[1]}`] };
  if (byVersion !== 0) return { older: byVersion < 0 ? 'first' : 'second', by: 'version', says: [a, b] };
  if (byDate !== 0 && dates !== undefined) return { older: byDate < 0 ? 'first' : 'second', by: 'layers', says: dates };
  return { older: null, by: 'nothing', says: [] };
}

const pair = (first: string | undefined, second: string | undefined): Told => (first === undefined || second === undefined ? undefined : [first, second]);

/** Day of the latest layer that decides something. */
const latest = ({ manifest }: Plan): string | undefined => manifest.layers.filter(({ role }) => role !== 'base').map(({ date }) => date).sort().at(-1);

/** −1, 0, 1; 0 also where one is not of numbers. */
function compareVersions(a: string, b: string): number {
  const read = (version: string): number[] | undefined => (/^v?\d+(\.\d+)*$/.test(version) ? version.replace('v', '').split('.').map(Number) : undefined);
  const [left, right] = [read(a), read(b)];
  if (left === undefined || right === undefined) return 0;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether the two have any ground in common; without, there is nothing to compare. */
export function shareGround({ manifest: { extent: a } }: Plan, { manifest: { extent: b } }: Plan): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
