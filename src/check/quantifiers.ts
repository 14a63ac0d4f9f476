/** Conditions over the features of layers: each, none, count, sum, inside. Absence is known only from a layer read whole. */
import { measure, type Measured } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { Condition, Selector } from '../plan/schema/condition.ts';
import type { Cond } from './conditions.ts';
import { whyDistance } from './conditions.ts';
import { ensure, type Fact } from './facts.ts';
import { compileLimit, tidy, type Lim, type Names } from './limits.ts';
import { along } from './along.ts';
import { nearest } from './nearest.ts';
import { belongsTogether } from './same.ts';
import { listOf, type Near, type Note, type Run } from './run.ts';
import { distanceInterval, type Space } from './space.ts';
import { and, compare, MAYBE, NO, not, YES, type Tri } from './tri.ts';

export interface Layers {
  space(id: string): Space;
  readonly spaces: readonly Space[];
  /** A number for a text, the same for the same text. */
  slot(text: string): number;
}
type Compile = (source: Condition, names: Names & Layers) => Cond;
type Quantifier = Extract<Condition, { each: Selector } | { none: Selector } | { count: Selector } | { sum: Selector } | { inside: Selector }>;

/** One pass over the features that a selector may mean: `visit` gets whether it is one; it returns true to stop. */
interface Scan {
  readonly selector: Selector;
  readonly spaces: readonly Space[];
  readonly where: Cond | null;
  readonly within: Lim | null;
  readonly growUpper: number;
  /** Attributes that hold the growth: one number, or the ends of an interval. */
  readonly growNames: readonly [one: string, least: string, most: string] | null;
  readonly bearing: Fact | null;
  /** Per layer, where `Run.nearest` keeps what was found: clauses that look for the same features share it. */
  readonly slots: readonly number[];
}

export function compileQuantifier(source: Quantifier, names: Names & Layers, compile: Compile): Cond {
  const selector = 'each' in source ? source.each : 'none' in source ? source.none : 'count' in source ? source.count : 'sum' in source ? source.sum : source.inside;
  const spaces = (Array.isArray(selector.layer) ? selector.layer : [selector.layer]).map((id) => names.space(id));
  const scan: Scan = {
    selector,
    spaces,
    where: selector.where === undefined ? null : compile(selector.where, names),
    within: selector.within === undefined ? null : compileLimit(selector.within, names),
    growUpper: growBound(selector.grow, spaces),
    growNames: typeof selector.grow === 'string' ? [selector.grow, `${selector.grow}Min`, `${selector.grow}Max`] : null,
    bearing: selector.facing === undefined ? null : names.fact('bearing'),
    slots: spaces.map((space) => names.slot(JSON.stringify([space.id, selector.where ?? null]))),
  };
  const layers = spaces.map((space) => space.number);
  const facts = [...(scan.where?.facts ?? []), ...(scan.within?.facts ?? []), ...(scan.bearing ? [scan.bearing] : [])];
  const withinReach = scan.within === null || selector.along !== undefined ? Infinity : scan.within.upper(spaces) + scan.growUpper;
  const base = { layers, beyond: () => Infinity };

  if ('each' in source) {
    const satisfies = compile(source.satisfies, names);
    const beyond = satisfies.beyond(spaces) + scan.growUpper;
    return { ...base, facts: [...facts, ...satisfies.facts], layers: [...layers, ...satisfies.layers], evaluate: nested((run) => each(run, scan, satisfies, Math.min(beyond, withinReach), Number.isFinite(beyond))) };
  }
  if ('none' in source) return { ...base, facts, evaluate: nested((run) => none(run, scan, withinReach)) };
  if ('inside' in source) return { ...base, facts, evaluate: nested((run) => inside(run, scan)) };
  const limit = compileLimit(source.value, names);
  const sumOf = 'sum' in source ? source.of : null;
  let low = 0;
  let high = 0;
  const counting = nested((run) => {
    [low, high] = total(run, scan, sumOf, withinReach);
    return YES;
  });
  return {
    ...base,
    facts: [...facts, ...limit.facts],
    evaluate: (run) => {
      counting(run);
      limit.evaluate(run);
      const { valueLow, valueHigh } = run;
      const result = compare(source.op, low, high, valueLow, valueHigh);
      if (run.noting) run.note = { tri: result, measure: sumOf === null ? 'count' : sumOf, low, high, word: undefined, words: undefined, op: source.op, limitLow: valueLow, limitHigh: valueHigh, table: limit.table, unit: '', space: spaces[0], feature: undefined };
      if (result === MAYBE && run.reasons && valueLow !== valueHigh) limit.why(run, run.reasons);
      return result;
    },
  };
}

/** Most metres by which a layer's features are grown. */
function growBound(grow: Selector['grow'], spaces: readonly Space[]): number {
  if (grow === undefined) return 0;
  if (typeof grow === 'number') return grow;
  let most = 0;
  for (const space of spaces) for (const feature of space.features) most = Math.max(most, Number(feature.properties[grow] ?? feature.properties[`${grow}Max`] ?? Infinity));
  return most;
}

/** Distance to a feature, metres. A site is stood at with the sign's centre (DESIGN: sites have a radius), anything else with all of it. */
function reachOf(run: Run, space: Space, measured: Measured): { low: number; high: number } {
  const tolerance = run.accuracy + space.accuracy;
  if (space.role !== 'sites') return distanceInterval(run.foot, measured, tolerance);
  const d = measured.centre / UNIT / run.foot.scale;
  return { low: d - tolerance, high: d + tolerance };
}

/** Every feature possibly within `reach` metres, measured once per check and layer. */
function near(run: Run, space: Space, reach: number): readonly Near[] {
  const cached = run.near[space.number];
  if (cached && cached.reach >= reach) return cached.list;
  const tolerance = run.accuracy + space.accuracy;
  const list: Near[] = [];
  const units = (reach + tolerance) * UNIT * run.foot.scale;
  for (const index of space.within(run.foot, units)) {
    const shape = space.shapes[index];
    if (!shape || !space.valid(index, run.asOf)) continue;
    // A long road's box reaches far; its line may not.
    if (reach < Infinity && space.centre(run.foot, index) - run.foot.reach > units) continue;
    const measured = measure(run.foot, shape);
    const { low, high } = reachOf(run, space, measured);
    list.push({ index, low, high, measured });
  }
  run.near[space.number] = { reach, list };
  return list;
}

/** Sets the feature and its grown distance as what `attr` and `distance` mean. */
function enter(run: Run, scan: Scan, space: Space, index: number, low: number, high: number): void {
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
  run.growSpread = typeof least === 'number' && typeof most === 'number' ? most - least : Infinity;
  run.distanceLow = typeof most === 'number' ? low - most : -Infinity;
  run.distanceHigh = typeof least === 'number' ? high - least : high;
}

function isOwn(run: Run, space: Space, index: number): boolean {
  if (space.role !== 'existing-signs') return false;
  const key = space.features[index]?.key;
  return key !== undefined && (key === run.proposal.properties['id'] || listOf(run.proposal.properties['replaces']).includes(key));
}

/** Whether the feature at hand is one that the selector means. */
function selected(run: Run, scan: Scan, space: Space, index: number): Tri {
  if (isOwn(run, space, index)) return NO;
  const noting = run.noting;
  run.noting = false;
  let result: Tri = YES;
  const { selector } = scan;
  if (scan.where) result = and(result, scan.where.evaluate(run));
  if (result !== NO && selector.same) result = and(result, belongsTogether(run, selector.same, space, index));
  if (result !== NO && scan.bearing && selector.facing !== undefined) result = and(result, faces(run, scan.bearing, selector.facing));
  if (result !== NO && selector.along !== undefined) result = and(result, along(run, selector.along, space, index));
  if (result !== NO && scan.within) {
    scan.within.evaluate(run);
    const { valueLow, valueHigh } = run;
    const close = compare('<=', run.distanceLow, run.distanceHigh, valueLow, valueHigh);
    if (close === MAYBE) {
      whyDistance(run, '<=', valueLow, valueHigh);
      if (run.reasons && valueLow !== valueHigh) scan.within.why(run, run.reasons);
    }
    result = and(result, close);
  }
  run.noting = noting;
  return result;
}

/** Whether a feature looks the same way as the sign, within `degrees`. */
function faces(run: Run, fact: Fact, degrees: number): Tri {
  ensure(run, fact);
  const own = run.low[fact.slot] ?? NaN;
  const other = run.feature?.properties['bearing'];
  if (run.low[fact.slot] !== run.high[fact.slot]) {
    run.reasons?.push({ kind: 'fact', name: 'bearing' });
    return MAYBE;
  }
  if (typeof other !== 'number') {
    if (run.space && run.feature) run.reasons?.push({ kind: 'attribute', layer: run.space.id, feature: run.feature.key, name: 'bearing' });
    return MAYBE;
  }
  const turn = Math.abs(((own - other + 540) % 360) - 180);
  return turn <= degrees ? YES : NO;
}

/** Layers that were not read: whatever they hold is possible. */
function unread(run: Run, scan: Scan): boolean {
  let some = false;
  for (const space of scan.spaces) {
    if (space.state === 'whole') continue;
    some = true;
    run.reasons?.push(space.state === 'absent' ? { kind: 'absent', layer: space.id } : { kind: 'layer', layer: space.id });
  }
  return some;
}

/** Quantifiers nest (for each site, a count of signs): inside, `attr` and `distance` mean the inner feature; afterwards the outer one again. */
function nested(evaluate: (run: Run) => Tri): (run: Run) => Tri {
  return (run) => {
    const { feature, space, distanceLow, distanceHigh, growName, growSpread } = run;
    const result = evaluate(run);
    run.feature = feature;
    run.space = space;
    run.distanceLow = distanceLow;
    run.distanceHigh = distanceHigh;
    run.growName = growName;
    run.growSpread = growSpread;
    return result;
  };
}

/** Whether a feature may be one that the selector means, going by its attributes; its distance is taken from the centre. */
function mayBe(look: Look, index: number): boolean {
  const { run, scan, space } = look;
  if (isOwn(run, space, index) || !space.valid(index, run.asOf)) return false;
  if (scan.where === null) return true;
  const d = space.centre(run.foot, index) / UNIT / run.foot.scale;
  enter(run, scan, space, index, d, d);
  return scan.where.evaluate(run) !== NO;
}
interface Look {
  run: Run;
  scan: Scan;
  space: Space;
}

/** Where nothing was near enough to be compared, enters the nearest that would have been, layer by layer, so that a pass has its number too. */
function enterNearest(run: Run, scan: Scan, layer: number): boolean {
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

/** `distant`: a feature far enough satisfies it, so that the nearest has something to tell. */
function each(run: Run, scan: Scan, satisfies: Cond, reach: number, distant: boolean): Tri {
  const before = run.reasons?.length ?? 0;
  let result: Tri = unread(run, scan) ? MAYBE : YES;
  let shown: Note | null = null;
  const outer = run.noting;
  for (const space of scan.spaces) {
    for (const item of near(run, space, reach)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const mark = run.reasons?.length ?? 0;
      const member = selected(run, scan, space, item.index);
      if (member === NO) {
        if (run.reasons) run.reasons.length = mark;
        continue;
      }
      run.note = null;
      const holds = satisfies.evaluate(run);
      const one: Tri = holds === YES ? YES : member === YES ? holds : MAYBE;
      if (one !== MAYBE && run.reasons) run.reasons.length = mark;
      shown = tighter(shown, run.note, one);
      result = and(result, one);
    }
  }
  if (shown === null && outer && distant && result === YES) {
    for (let i = 0; i < scan.spaces.length; i++) {
      if (!enterNearest(run, scan, i)) continue;
      run.note = null;
      if (satisfies.evaluate(run) === YES) shown = tighter(shown, run.note, YES);
    }
  }
  if (result === NO && run.reasons) run.reasons.length = before;
  run.note = shown;
  return result;
}

/** Of two notes the one to show: what decides, then what is nearer to its limit. */
function tighter(shown: Note | null, note: Note | null, tri: Tri): Note | null {
  if (!note) return shown;
  if (shown && (rank(tri) < rank(shown.tri) || (rank(tri) === rank(shown.tri) && note.low - note.limitHigh >= shown.low - shown.limitHigh))) return shown;
  return note.tri === tri ? note : { ...note, tri };
}

const rank = (tri: Tri): number => (tri === NO ? 2 : tri === MAYBE ? 1 : 0);

function none(run: Run, scan: Scan, reach: number): Tri {
  const before = run.reasons?.length ?? 0;
  let found: Tri = unread(run, scan) ? MAYBE : NO;
  let shown: Note | null = null;
  for (const space of scan.spaces) {
    for (const item of near(run, space, reach)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const mark = run.reasons?.length ?? 0;
      const member = selected(run, scan, space, item.index);
      if (member === NO) {
        if (run.reasons) run.reasons.length = mark;
        continue;
      }
      if (run.noting) shown = closer(run, scan, shown, not(member));
      if (member === YES) found = YES;
      else if (found === NO) found = MAYBE;
    }
  }
  if (shown === null && run.noting && found === NO) for (let i = 0; i < scan.spaces.length; i++) if (enterNearest(run, scan, i)) shown = closer(run, scan, shown, YES);
  if (found === YES && run.reasons) run.reasons.length = before;
  run.note = shown;
  return not(found);
}

/** The feature at hand as what `none` shows, if it decides more or is nearer than what is shown. */
function closer(run: Run, scan: Scan, shown: Note | null, tri: Tri): Note | null {
  if (shown && (rank(tri) < rank(shown.tri) || (tri === shown.tri && run.distanceLow >= shown.low))) return shown;
  scan.within?.evaluate(run);
  const limit = scan.within ? run.valueHigh : 0;
  return { tri, measure: 'distance', low: run.distanceLow, high: run.distanceHigh, word: undefined, words: undefined, op: '>', limitLow: limit, limitHigh: limit, table: undefined, unit: 'm', space: run.space ?? undefined, feature: run.feature ?? undefined };
}

/** Number of features, or sum of an attribute, as an interval. */
function total(run: Run, scan: Scan, of: string | null, reach: number): [number, number] {
  let low = 0;
  let high = unread(run, scan) ? Infinity : 0;
  for (const space of scan.spaces) {
    for (const item of near(run, space, reach)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const mark = run.reasons?.length ?? 0;
      const member = selected(run, scan, space, item.index);
      if (member !== MAYBE && run.reasons) run.reasons.length = mark;
      if (member === NO) continue;
      const value = of === null ? 1 : run.feature?.properties[of];
      if (typeof value !== 'number') {
        high = Infinity;
        if (run.feature) run.reasons?.push({ kind: 'attribute', layer: space.id, feature: run.feature.key, name: of ?? '' });
        continue;
      }
      if (member === YES) low = tidy(low + value);
      high = tidy(high + value);
    }
  }
  return [low, high];
}

/** The whole footprint lies in one feature. */
function inside(run: Run, scan: Scan): Tri {
  const before = run.reasons?.length ?? 0;
  let result: Tri = unread(run, scan) ? MAYBE : NO;
  for (const space of scan.spaces) {
    const tolerance = run.accuracy + space.accuracy;
    for (const item of near(run, space, 0)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const mark = run.reasons?.length ?? 0;
      const unit = UNIT * run.foot.scale;
      const low = item.measured.farLow / unit - tolerance;
      const high = item.measured.farHigh / unit + tolerance;
      const contains = compare('<=', low, high, 0, 0);
      if (contains === MAYBE) whyDistance(run, '<=', 0, 0);
      const one = contains === NO ? NO : and(contains, selected(run, scan, space, item.index));
      if (one !== MAYBE && run.reasons) run.reasons.length = mark;
      if (one === YES) {
        if (run.reasons) run.reasons.length = before;
        return YES;
      }
      if (one === MAYBE) result = MAYBE;
    }
  }
  return result;
}
