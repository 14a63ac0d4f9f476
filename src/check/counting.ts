/** Counts of features and sums of an attribute over them, existing signs above all. */
import type { Condition } from '../plan/schema/condition.ts';
import type { Cond } from './compiled.ts';
import { compileLimit, tidy, type Names } from './limits.ts';
import type { Note, Run } from './run.ts';
import { candidates, enter, selected, unread, type Scan } from './scan.ts';
import { amountOf, ownOf, tallied } from './tally.ts';
import { and, compare, MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Counted } from './types.ts';
import { nested, tighter } from './notes.ts';
import { whyTouched } from './why.ts';

type Counting = Extract<Condition, { count: unknown } | { sum: unknown }>;

/** @param limit metres beyond which no feature is meant, as the selector measures */
export function compileCounting(source: Counting, scan: Scan, limit: number, names: Names): Pick<Cond, 'evaluate' | 'facts'> {
  const { same } = scan.selector;
  const value = compileLimit(source.value, names);
  const of = 'sum' in source ? source.of : null;
  let low = 0;
  let high = 0;
  const total = nested((run) => {
    [low, high] = totalOf(run, scan, of, limit);
    return YES;
  });
  let list: readonly Counted[] = [];
  const name = nested((run) => {
    list = named(run, scan, limit);
    return YES;
  });
  const count = (run: Run): Tri => {
    total(run);
    value.evaluate(run);
    const { valueLow, valueHigh } = run;
    const result = compare(source.op, low, high, valueLow, valueHigh);
    if (run.noting) {
      list = [];
      if (high > 0 && (result !== YES || same === 'site')) name(run);
      run.note = { tri: result, measure: of ?? 'count', low, high, word: undefined, words: undefined, op: source.op, limitLow: valueLow, limitHigh: valueHigh, table: value.table, unit: '', space: scan.spaces[0], feature: undefined, counted: list.length > 0 ? list : undefined };
    }
    if (result === MAYBE && run.reasons && valueLow !== valueHigh) value.why(run, run.reasons);
    return result;
  };
  return { facts: value.facts, evaluate: (run) => forEachGroup(run, same, count) };
}

/** A sign that touches several zones or sites is counted in each that it is in, and each has its own limit; one in none is counted in none. */
function forEachGroup(run: Run, same: Scan['selector']['same'], count: (run: Run) => Tri): Tri {
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
  for (const touch of touches) {
    const { index, certain } = touch;
    const counted = within(index);
    all &&= counted === NO;
    // One that the sign may not be in forbids nothing for certain.
    const one = counted === NO && !certain ? MAYBE : counted;
    if (one !== counted) {
      run.wavers = true;
      whyTouched(run, space, touch, 0);
    }
    shown = tighter(shown, run.note, one);
    result = and(result, one);
  }
  // Unless it is so in whichever it is in, and in none as well.
  if (result === MAYBE && all && within(-1) === NO) result = NO;
  if (result === NO && run.reasons) run.reasons.length = before;
  run.note = shown;
  return result;
}

/** Number of features, or sum of an attribute, as an interval. */
function totalOf(run: Run, scan: Scan, of: string | null, limit: number): [number, number] {
  let low = 0;
  let high = unread(run, scan) ? Infinity : 0;
  for (const space of scan.spaces) {
    // Why a sign may count and may not is told sign by sign.
    const known = run.reasons ? null : tallied(run, scan, space, of, limit);
    if (known) {
      low = tidy(low + known.low);
      high = tidy(high + known.high);
      continue;
    }
    for (const item of candidates(run, scan, space, limit)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const mark = run.reasons?.length ?? 0;
      const member = selected(run, scan, space, item.index);
      if (member !== MAYBE && run.reasons) run.reasons.length = mark;
      if (member === NO) continue;
      const amount = amountOf(of, space, item.index);
      if (amount === undefined) {
        high = Infinity;
        if (run.feature) run.reasons?.push({ kind: 'attribute', layer: space.id, feature: run.feature.key, name: of ?? '' });
        continue;
      }
      if (member === YES) low = tidy(low + amount);
      high = tidy(high + amount);
    }
  }
  return [low, high];
}

/** No finding names more. */
const MOST_NAMED = 20;

/** What was counted, the certain ones first, each in the layer's order. */
function named(run: Run, scan: Scan, limit: number): readonly Counted[] {
  const sure: Counted[] = [];
  const possible: Counted[] = [];
  const { noting } = run;
  run.noting = false;
  for (const space of scan.spaces) {
    const take = (index: number, certain: boolean): void => {
      const list = certain ? sure : possible;
      const feature = space.features[index];
      if (!feature || list.length >= MOST_NAMED) return;
      const { name } = feature.properties;
      list.push(typeof name === 'string' ? { layer: space.id, key: feature.key, name, certain } : { layer: space.id, key: feature.key, certain });
    };
    const known = run.reasons ? null : tallied(run, scan, space, null, limit);
    if (known) {
      const own = ownOf(run, space);
      for (const [index, member] of known.members) {
        if (sure.length >= MOST_NAMED) break;
        if (!own.includes(index)) take(index, member === YES && known.certain);
      }
      continue;
    }
    for (const item of candidates(run, scan, space, limit)) {
      enter(run, scan, space, item.index, item.low, item.high);
      const member = selected(run, scan, space, item.index);
      if (member !== NO) take(item.index, member === YES);
    }
  }
  run.noting = noting;
  return [...sure, ...possible].slice(0, MOST_NAMED);
}
