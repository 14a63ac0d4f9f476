/** Conditions over the features of layers: each, none, count, sum, inside. Absence is known only from a layer read whole. */
import type { Condition, Selector } from '../plan/schema/condition.ts';
import type { Cond } from './compiled.ts';
import { compileCounting } from './counting.ts';
import { inside } from './inside.ts';
import { compileLimit, type Names } from './limits.ts';
import { nested, rank, tighter } from './notes.ts';
import type { Note, Run } from './run.ts';
import { candidates, enter, enterNearest, growBound, selected, unread, type Scan } from './scan.ts';
import type { Space } from './space.ts';
import { goesByAttributes } from './tally.ts';
import { and, MAYBE, NO, not, YES, type Tri } from './tri.ts';

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
  const { along, facing, same, where } = selector;
  const scan: Scan = {
    selector,
    spaces,
    where: where === undefined ? null : compile(where, names),
    within: selector.within === undefined ? null : compileLimit(selector.within, names),
    growUpper: growBound(selector.grow, spaces),
    growNames: typeof selector.grow === 'string' ? [selector.grow, `${selector.grow}Min`, `${selector.grow}Max`] : null,
    facing: facing === undefined ? null : { degrees: facing, bearing: names.fact('bearing'), faces: names.fact('faces') },
    slots: spaces.map((space) => names.slot(JSON.stringify([space.id, where ?? null]))),
    byAttributes: goesByAttributes(where),
    tallies: new Map(),
    chosen: new Map(),
  };
  // What a road, a zone or a site is, is read off their layer too.
  const roles = [...(along === undefined ? [] : [names.space(along)]), ...names.spaces.filter(({ role }) => (same === 'zone' && role === 'zones') || (same === 'site' && role === 'sites'))];
  const layers = [...spaces, ...roles].map((space) => space.number);
  const facts = [...(scan.where?.facts ?? []), ...(scan.within?.facts ?? []), ...(scan.facing ? [scan.facing.bearing, scan.facing.faces] : [])];
  const limit = scan.within === null ? Infinity : scan.within.range(spaces)[1] + scan.growUpper;
  const base = { layers, beyond: () => Infinity };

  if ('each' in source) {
    const satisfies = compile(source.satisfies, names);
    const beyond = satisfies.beyond(spaces) + scan.growUpper;
    return { ...base, facts: [...facts, ...satisfies.facts], layers: [...layers, ...satisfies.layers], evaluate: nested((run) => each(run, scan, satisfies, Math.min(beyond, limit), Number.isFinite(beyond))) };
  }
  if ('none' in source) return { ...base, facts, evaluate: nested((run) => none(run, scan, limit)) };
  if ('inside' in source) return { ...base, facts, evaluate: nested((run) => inside(run, scan)) };
  const counting = compileCounting(source, scan, limit, names);
  return { ...base, facts: [...facts, ...counting.facts], evaluate: counting.evaluate };
}

/** `distant`: a feature far enough satisfies it, so that the nearest has something to tell. */
function each(run: Run, scan: Scan, satisfies: Cond, limit: number, distant: boolean): Tri {
  const before = run.reasons?.length ?? 0;
  let result: Tri = unread(run, scan) ? MAYBE : YES;
  let shown: Note | null = null;
  const outer = run.noting;
  const around = run.outer;
  for (const space of scan.spaces) {
    for (const item of candidates(run, scan, space, limit)) {
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

function none(run: Run, scan: Scan, limit: number): Tri {
  const before = run.reasons?.length ?? 0;
  let found: Tri = unread(run, scan) ? MAYBE : NO;
  let shown: Note | null = null;
  for (const space of scan.spaces) {
    for (const item of candidates(run, scan, space, limit)) {
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
  return { tri, measure: 'distance', low: run.distanceLow, high: run.distanceHigh, word: undefined, words: undefined, op: '>', limitLow: limit, limitHigh: limit, table: undefined, unit: 'm', space: run.space ?? undefined, feature: run.feature ?? undefined, counted: undefined };
}
