/** Counts that are the same in every check: how many of the signs of a zone, or at a site, a selector means that goes by their attributes alone. */
import type { Condition } from '../plan/schema/condition.ts';
import { tidy } from './limits.ts';
import { listOf, type Run } from './run.ts';
import type { Scan } from './scan.ts';
import { entryOf, groupOf } from './same.ts';
import type { Space } from './space.ts';
import { and, NO, YES, type Tri } from './tri.ts';

/** What a zone or a site holds: of those that are certain the sum, of all that are possible the sum of what is known, and how many of unknown amount. */
interface Tally {
  readonly members: ReadonlyMap<number, Tri>;
  low: number;
  high: number;
  open: number;
}
/** Of one selector: by layer, then by zone or site. */
export type Tallies = Map<Space, Map<number, Tally>>;

/** An interval, and what is in it. */
export interface Total {
  readonly low: number;
  readonly high: number;
  readonly members: ReadonlyMap<number, Tri>;
  readonly certain: boolean;
}

const OTHERWISE = new Set(['fact', 'matches', 'distance', 'each', 'none', 'count', 'sum', 'inside']);

/** Whether a condition turns on the attributes of the feature at hand and on nothing else. */
export function goesByAttributes(node: Condition | undefined): boolean {
  const look = (value: unknown): boolean => typeof value !== 'object' || value === null || Object.entries(value).every(([key, inner]) => !(OTHERWISE.has(key) && !Array.isArray(value)) && look(inner));
  return look(node);
}

/** What an attribute adds: what is summed are areas and the like, so a negative one is no value. */
export function amountOf(of: string | null, space: Space, index: number): number | undefined {
  if (of === null) return 1;
  const value = space.features[index]?.properties[of];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** The total in the zone or at the site at hand, the proposal itself and what it replaces left out; null where it depends on more than that. */
export function tallied(run: Run, scan: Scan, space: Space, of: string | null, limit: number): Total | null {
  const { same, along } = scan.selector;
  if (!scan.byAttributes || same === undefined || same === 'building' || limit < Infinity || scan.within || scan.facing || along !== undefined || space.dated) return null;
  const { group, touches } = groupOf(run, same);
  const [touch, another] = touches;
  if (group?.state !== 'whole' || another) return null;
  if (!touch) return { low: 0, high: 0, members: NOBODY, certain: true };
  const known = entryOf(scan.tallies, space, () => new Map<number, Tally>());
  const tally = entryOf(known, touch.index, () => count(run, scan, space, run.touching.members.of(group, touch.index, space), of));
  let { low, high, open } = tally;
  for (const index of ownOf(run, space)) {
    const member = tally.members.get(index);
    if (member === undefined) continue;
    const amount = amountOf(of, space, index);
    if (amount === undefined) open -= 1;
    else high = tidy(high - amount);
    if (member === YES) low = tidy(low - (amount ?? 0));
  }
  return { low: touch.certain ? low : 0, high: open > 0 ? Infinity : high, members: tally.members, certain: touch.certain };
}

const NOBODY: ReadonlyMap<number, Tri> = new Map();

function count(run: Run, scan: Scan, space: Space, members: ReadonlyMap<number, Tri>, of: string | null): Tally {
  const meant = new Map<number, Tri>();
  const tally = { members: meant, low: 0, high: 0, open: 0 };
  const { noting } = run;
  run.noting = false;
  run.space = space;
  for (const [index, inside] of members) {
    run.feature = space.features[index] ?? null;
    const member = scan.where ? and(inside, scan.where.evaluate(run)) : inside;
    if (member === NO) continue;
    meant.set(index, member);
    const amount = amountOf(of, space, index);
    if (amount === undefined) tally.open += 1;
    else tally.high = tidy(tally.high + amount);
    if (member === YES) tally.low = tidy(tally.low + (amount ?? 0));
  }
  run.noting = noting;
  return tally;
}

/** The existing signs that the proposal renews (its `id` is the sign's key) or replaces: no neighbours of its own. */
export function ownOf(run: Run, space: Space): readonly number[] {
  if (space.role !== 'existing-signs') return [];
  const { id, replaces } = run.proposal.properties;
  return [...new Set([...listOf(id), ...listOf(replaces)])].flatMap((key) => space.indexOf(key) ?? []);
}
