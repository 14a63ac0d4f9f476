/** Conditions over the features of layers: each, none, count, sum, inside. Absence is known only from a layer read whole. */
import { UNIT } from '../geo/plane.ts';
import type { Condition, Selector } from '../plan/schema/condition.ts';
import type { Cond } from './conditions.ts';
import { whyDistance } from './conditions.ts';
import { compileLimit, tidy, type Names } from './limits.ts';
import type { Note, Run } from './run.ts';
import { enter, enterNearest, growBound, near, selected, unread, type Scan } from './scan.ts';
import type { Space } from './space.ts';
import { and, compare, MAYBE, NO, not, YES, type Tri } from './tri.ts';

export interface Layers {
  space(id: string): Space;
  readonly spaces: readonly Space[];
  /** A number for a text, the same for the same text. */
  slot(text: string): number;
}
type Compile = (source: Condition, names: Names & Layers) => Cond;
type Quantifier = Extract<Condition, { each: Selector } | { none: Selector } | { count: Selector } | { sum: Selector } | { inside: Selector }>;

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
  const withinReach = scan.within === null || selector.along !== undefined ? Infinity : scan.within.range(spaces)[1] + scan.growUpper;
  const base = { layers, beyond: () => Infinity };

  if ('each' in source) {
    const satisfies = compile(source.satisfies, names);
    // Along a road two places may be farther apart than straight across: a straight search would lose the first.
    const beyond = selector.along === undefined ? satisfies.beyond(spaces) + scan.growUpper : Infinity;
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
  const count = (run: Run): Tri => {
    counting(run);
    limit.evaluate(run);
    const { valueLow, valueHigh } = run;
    const result = compare(source.op, low, high, valueLow, valueHigh);
    if (run.noting) run.note = { tri: result, measure: sumOf === null ? 'count' : sumOf, low, high, word: undefined, words: undefined, op: source.op, limitLow: valueLow, limitHigh: valueHigh, table: limit.table, unit: '', space: spaces[0], feature: undefined };
    if (result === MAYBE && run.reasons && valueLow !== valueHigh) limit.why(run, run.reasons);
    return result;
  };
  return { ...base, facts: [...facts, ...limit.facts], evaluate: (run) => forEachGroup(run, selector.same, count) };
}

/** A sign that touches several zones or sites is counted in each that it is in, and each has its own limit; one in none is counted in none. */
function forEachGroup(run: Run, same: Selector['same'], count: (run: Run) => Tri): Tri {
  const space = same === 'zone' ? run.touching.zones : same === 'site' ? run.touching.sites : null;
  const touches = same === 'zone' ? run.zones : run.sites;
  if (space === null || touches.length < 2 || run.outer?.space === space) return count(run);
  const around = run.outer;
  const before = run.reasons?.length ?? 0;
  const within = (index: number): Tri => {
    run.outer = { space, index };
    const mark = run.reasons?.length ?? 0;
    const result = count(run);
    run.outer = around;
    if (result !== MAYBE && run.reasons) run.reasons.length = mark;
    return result;
  };
  let result: Tri = YES;
  let shown: Note | null = null;
  let all = true;
  for (const { index, certain } of touches) {
    const counted = within(index);
    all &&= counted === NO;
    // One that the sign may not be in forbids nothing for certain.
    const one = counted === NO && !certain ? MAYBE : counted;
    if (one !== counted) run.reasons?.push({ kind: 'accuracy', layer: space.id, feature: space.features[index]?.key ?? '', tolerance: run.accuracy + space.accuracy });
    shown = tighter(shown, run.note, one);
    result = and(result, one);
  }
  // Unless it is so in whichever it is in, and in none as well.
  if (result === MAYBE && all && within(-1) === NO) result = NO;
  if (result === NO && run.reasons) run.reasons.length = before;
  run.note = shown;
  return result;
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

/** `distant`: a feature far enough satisfies it, so that the nearest has something to tell. */
function each(run: Run, scan: Scan, satisfies: Cond, reach: number, distant: boolean): Tri {
  const before = run.reasons?.length ?? 0;
  let result: Tri = unread(run, scan) ? MAYBE : YES;
  let shown: Note | null = null;
  const outer = run.noting;
  const around = run.outer;
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
      run.outer = { space, index: item.index };
      const holds = satisfies.evaluate(run);
      run.outer = around;
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
      // What is summed are areas and the like: a negative one is no value.
      if (typeof value !== 'number' || value < 0) {
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
