/** One pass over the features that a selector may mean: what is within reach, which of it is meant, and how far it is. */
import { measure, type Measured } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { Shape } from '../geo/shape.ts';
import type { Selector } from '../plan/schema/condition.ts';
import { Chosen } from './chosen.ts';
import type { Cond, Lim } from './compiled.ts';
import { sameWay, type Facing } from './facing.ts';
import { nearest } from './nearest.ts';
import { listOf, type Near, type Run } from './run.ts';
import { belongsTogether, entryOf, groupOf } from './same.ts';
import { distanceInterval, type Space } from './space.ts';
import type { Tallies } from './tally.ts';
import { and, compare, MAYBE, NO, YES, type Tri } from './tri.ts';
import { whyDistance } from './why.ts';

/** A compiled selector. */
export interface Scan {
  readonly selector: Selector;
  readonly spaces: readonly Space[];
  readonly where: Cond | null;
  readonly within: Lim | null;
  readonly growUpper: number;
  /** Attributes that hold the growth: one number, or the ends of an interval. */
  readonly growNames: readonly [one: string, least: string, most: string] | null;
  readonly facing: Facing | null;
  /** Per layer, where `Run.nearest` keeps what was found: clauses that look for the same features share it. */
  readonly slots: readonly number[];
  /** What it means goes by the attributes of a feature alone: then what a zone or a site holds of it is the same in every check. */
  readonly byAttributes: boolean;
  readonly tallies: Tallies;
  /** Of large layers, what it leaves of them. */
  readonly chosen: Map<Space, Chosen>;
}

/** Most metres by which a layer's features are grown. */
export function growBound(grow: Selector['grow'], spaces: readonly Space[]): number {
  if (grow === undefined) return 0;
  if (typeof grow === 'number') return grow;
  let most = 0;
  for (const space of spaces) for (const feature of space.features) most = Math.max(most, Number(feature.properties[grow] ?? feature.properties[`${grow}Max`] ?? Infinity));
  return most;
}

/** Distance to a feature, metres. A site is stood at with the sign's centre (sites have a radius), anything else with all of it. */
function reachOf(run: Run, space: Space, measured: Measured): { low: number; high: number } {
  const tolerance = run.accuracy + space.accuracy;
  if (space.role !== 'sites') return distanceInterval(run.foot, measured, tolerance);
  const d = measured.centre / UNIT / run.foot.scale;
  return { low: d - tolerance, high: d + tolerance };
}

/** Every feature possibly within `reach` metres, measured once per check and layer. */
export function near(run: Run, space: Space, reach: number): readonly Near[] {
  const cached = run.near[space.number];
  if (cached && cached.reach >= reach) return cached.list;
  const tolerance = run.accuracy + space.accuracy;
  const list: Near[] = [];
  const units = (reach + tolerance) * UNIT * run.foot.scale;
  for (const index of space.within(run.foot, units)) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf)) continue;
    // A long road's box reaches far; its line may not.
    if (reach < Infinity && !space.mayReach(run.foot, index, units)) continue;
    list.push(found(run, space, index, shape));
  }
  run.near[space.number] = { reach, list };
  return list;
}

function found(run: Run, space: Space, index: number, shape: Shape): Near {
  const measured = measure(run.foot, shape);
  const { low, high } = reachOf(run, space, measured);
  return { index, low, high, measured };
}

/**
 * Features that a selector may mean and that are at most `limit` metres away, as it measures. Where nothing bounds the distance, those of the zone, site or building are looked at
 * alone, if that is known.
 */
export function candidates(run: Run, scan: Scan, space: Space, limit: number): readonly Near[] {
  const { along } = scan.selector;
  const reach = along === undefined ? limit : (run.touching.alongside?.reach(run, along, space, limit) ?? Infinity);
  const list = looked(run, scan, space, reach);
  // What came near by its box alone, or was looked for farther off by another clause, is none: else it would be shown as the nearest.
  return list.every(({ low }) => low <= reach) ? list : list.filter(({ low }) => low <= reach);
}

/** All that are within reach, and maybe more. */
function looked(run: Run, scan: Scan, space: Space, reach: number): readonly Near[] {
  const { same } = scan.selector;
  const together = same === undefined || reach < Infinity ? null : sharing(run, same, space);
  if (together !== null) return measuredOf(run, space, together, Infinity);
  if (space.small || scan.where === null || !scan.byAttributes) return near(run, space, reach);
  const units = (reach + run.accuracy + space.accuracy) * UNIT * run.foot.scale;
  return measuredOf(run, space, chosen(run, scan, scan.where, space).within(run.foot, units), units);
}

/** @param units beyond which none is wanted */
function measuredOf(run: Run, space: Space, numbers: readonly number[], units: number): Near[] {
  const list: Near[] = [];
  for (const index of numbers) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf) || (units < Infinity && !space.mayReach(run.foot, index, units))) continue;
    list.push(found(run, space, index, shape));
  }
  return list;
}

/** What a condition on attributes leaves of a large layer; looked through once. */
function chosen(run: Run, scan: Scan, where: Cond, space: Space): Chosen {
  return entryOf(scan.chosen, space, () => {
    const { noting, reasons } = run;
    run.noting = false;
    run.reasons = null;
    run.space = space;
    const numbers = space.features.flatMap((feature, index) => {
      run.feature = feature;
      return where.evaluate(run) === NO ? [] : [index];
    });
    run.noting = noting;
    run.reasons = reasons;
    return new Chosen(space, numbers);
  });
}

/** In the layer's order; null where every feature is possible. */
function sharing(run: Run, same: NonNullable<Selector['same']>, space: Space): readonly number[] | null {
  const { members } = run.touching;
  if (same === 'building') {
    const own = run.proposal.properties['building'];
    return typeof own === 'string' ? members.on(own, space) : null;
  }
  const { group, touches } = groupOf(run, same);
  if (group?.state !== 'whole') return null;
  const all = new Set(touches.flatMap(({ index }) => [...members.of(group, index, space).keys()]));
  return [...all].sort((a, b) => a - b);
}

/** Sets the feature and its grown distance as what `attr` and `distance` mean. */
export function enter(run: Run, scan: Scan, space: Space, index: number, low: number, high: number): void {
  const feature = space.features[index] ?? null;
  run.space = space;
  run.feature = feature;
  run.growName = null;
  run.growSpread = 0;
  const { grow } = scan.selector;
  if (grow === undefined) {
    run.distanceLow = low;
    run.distanceHigh = high;
    return;
  }
  const { growNames } = scan;
  const attributes = feature?.properties;
  const least = growNames ? (attributes?.[growNames[0]] ?? attributes?.[growNames[1]]) : grow;
  const most = growNames ? (attributes?.[growNames[0]] ?? attributes?.[growNames[2]]) : grow;
  if (typeof grow === 'string') run.growName = grow;
  // Nothing is grown by less than nothing.
  run.growSpread = typeof most === 'number' ? most - (typeof least === 'number' ? least : 0) : Infinity;
  run.distanceLow = typeof most === 'number' ? low - most : -Infinity;
  run.distanceHigh = typeof least === 'number' ? high - least : high;
}

/** A renewal (the proposal's `id` is the sign's key) or what the proposal replaces: no neighbour of its own. */
function isOwn(run: Run, space: Space, index: number): boolean {
  if (space.role !== 'existing-signs') return false;
  const { id, replaces } = run.proposal.properties;
  if (id === undefined && replaces === undefined) return false;
  const key = space.features[index]?.key;
  return key !== undefined && (key === id || (replaces !== undefined && listOf(replaces).includes(key)));
}

/** Whether the feature at hand is one that the selector means. */
export function selected(run: Run, scan: Scan, space: Space, index: number): Tri {
  if (isOwn(run, space, index)) return NO;
  const noting = run.noting;
  run.noting = false;
  let result: Tri = YES;
  const { selector } = scan;
  if (scan.where) result = and(result, scan.where.evaluate(run));
  if (result !== NO && selector.same) result = and(result, belongsTogether(run, selector.same, space, index));
  if (result !== NO && scan.facing) result = and(result, sameWay(run, scan.facing));
  if (result !== NO && selector.along !== undefined) result = and(result, alongRoad(run, selector.along, space, index));
  if (result !== NO && scan.within) {
    scan.within.evaluate(run);
    const { valueLow, valueHigh } = run;
    const close = compare('<=', run.distanceLow, run.distanceHigh, valueLow, valueHigh);
    if (close === MAYBE) {
      run.wavers = true;
      whyDistance(run, '<=', valueLow, valueHigh);
      if (run.reasons && valueLow !== valueHigh) scan.within.why(run, run.reasons);
    }
    result = and(result, close);
  }
  run.noting = noting;
  return result;
}

/** Whether a feature stands at a road that the sign is at; its distance is then that along the road. */
function alongRoad(run: Run, layer: string, space: Space, index: number): Tri {
  return run.touching.alongside?.measure(run, layer, space, index) ?? MAYBE;
}

/** Layers that were not read: whatever they hold is possible. */
export function unread(run: Run, scan: Scan): boolean {
  let some = false;
  for (const space of scan.spaces) {
    if (space.state === 'whole') continue;
    some = true;
    run.reasons?.push(space.state === 'absent' ? { kind: 'absent', layer: space.id } : { kind: 'layer', layer: space.id });
  }
  return some;
}

/** Whether a feature may be one that the selector means, going by its attributes; its distance is taken from the centre. */
function mayBe(look: Look, index: number): boolean {
  const { run, scan, space } = look;
  if (isOwn(run, space, index) || !space.valid(index, run.asOf)) return false;
  if (scan.where === null) return true;
  const d = space.centre(run.foot, index) / UNIT / run.foot.scale;
  enter(run, scan, space, index, d, d);
  // A selection is no comparison to show; and noting inside it would look for a nearest while one is being looked for.
  const { noting } = run;
  run.noting = false;
  const meant = scan.where.evaluate(run) !== NO;
  run.noting = noting;
  return meant;
}
interface Look {
  run: Run;
  scan: Scan;
  space: Space;
}

/** Where nothing was near enough to be compared, enters the nearest that would have been, layer by layer, so that a pass has its number too. */
export function enterNearest(run: Run, scan: Scan, layer: number): boolean {
  const space = scan.spaces[layer];
  const { facing, same, along: road } = scan.selector;
  // Neighbours of a direction, a building or a road are not told by distance: the nearest may be none of them.
  if (space?.state !== 'whole' || space.features.length === 0 || facing !== undefined || same !== undefined || road !== undefined) return false;
  const { index, measured } = (run.nearest[scan.slots[layer] ?? -1] ??= nearest(run.foot, space, mayBe, { run, scan, space }));
  if (!measured) return false;
  const { low, high } = reachOf(run, space, measured);
  enter(run, scan, space, index, low, high);
  return true;
}
