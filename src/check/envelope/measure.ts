/** The envelope of one measure: the values that add no failing or undecided finding, and what binds each end. */
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Rules } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Checker, CheckOptions } from '../checker.ts';
import type { Dependencies } from '../depends.ts';
import type { Bound, End, MeasureEnvelope, Range } from '../envelope-types.ts';
import type { Finding } from '../types.ts';
import { bounds, isNominal, MEASURES, without } from '../vary.ts';
import { isBad, leaves, PROOFS, sort, type Leaf, type Look } from './spans.ts';
import { worldsOf } from './worlds.ts';

export interface Setting {
  readonly checker: Checker;
  readonly rules: Rules;
  /** Ids of clauses that advise elsewhere and bind here. */
  readonly adopts: readonly string[];
  readonly dependencies: Dependencies;
  readonly options: CheckOptions;
  /** What may stay undecided, where a change is looked for: nothing is, where it is left out. */
  readonly tolerated?: ((finding: Finding) => boolean) | undefined;
}

export interface Measured {
  readonly envelope: MeasureEnvelope;
  /** Identities of findings that are bad at every value: no change of this measure mends them. */
  readonly always: ReadonlySet<string>;
}

/** Smallest that a stated length is kept to, metres: between two steps values of this fineness are possible. */
const FINE = 0.001;
const tidy = (x: number): number => Math.round(x * 1000) / 1000;

/** @returns null where nothing that the plan or the law says turns on the measure, or its name is none. */
export function envelopeOf(setting: Setting, proposal: Proposal, measure: string): Measured | null {
  const step = MEASURES.get(measure);
  const property = PROPERTY.get(measure);
  if (step === undefined || property?.kind !== 'number') return null;
  const { checker, rules, dependencies, options, tolerated } = setting;
  const bare = without(proposal, measure, rules);
  const among = dependencies.on(measure);
  const look: Look = { checker, proposal: bare, measure, step, among, options, tolerated, proofs: PROOFS, worlds: worldsOf(bare, measure, rules), bySize: (compared) => dependencies.closed({ fact: compared ?? '' }).has(measure) };
  const [low, high] = bounds(proposal, measure);
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  if (first > last) return null;
  const at = (n: number): number => tidy(n * step);
  const stated = measure === 'width' && proposal.geometry.type === 'LineString' ? checker.baseline(proposal).length : proposal.properties[measure];

  const maybeAlways = candidates(look, first, last, at, typeof stated === 'number' ? Math.min(last, Math.max(first, Math.round(stated / step))) : undefined);
  const found = leaves(look, first, last, at, maybeAlways);
  const always = new Set([...maybeAlways].filter((id) => found.every((leaf) => isBad(leaf.bad, id))));
  const good = found.filter((leaf) => [...leaf.bad.keys()].every((id) => always.has(id)));
  const base = new Set([...(found[0]?.consents.keys() ?? [])].filter((consent) => found.every((leaf) => leaf.consents.has(consent))));
  const ranges = joined(look, good, at).map((run): Range => {
    const [from, to] = [run[0], run.at(-1)];
    if (!from || !to) return { low: OPEN, high: OPEN, consents: [] };
    const range = { low: end(look, from.first, first, low, -1, at, always), high: end(look, to.last, last, high, 1, at, always) };
    return { ...range, consents: consentsOf(look, run, base, at, range) };
  });
  const pending = [...new Set(good.flatMap((leaf) => [...leaf.pending]))].filter((name) => name !== measure);
  const order = [...PROPERTY.keys()];
  return {
    envelope: { measure, unit: property.unit, step, ...(typeof stated === 'number' ? { stated } : {}), ranges, pending: pending.sort((a, b) => order.indexOf(a) - order.indexOf(b)) },
    always,
  };
}

/** Findings that may be bad at every value: what a few single values have in common. Narrows what has to be looked at closely. */
function candidates(look: Look, first: number, last: number, at: (n: number) => number, stated: number | undefined): ReadonlySet<string> {
  const samples = new Set([first, last, ...(stated === undefined ? [] : [stated])]);
  for (let width = 4; first + width < last; width *= 8) samples.add(first + width);
  const found = [...samples].map((n): ReadonlyMap<string, Finding> => sort(look, at(n), at(n))?.bad ?? new Map());
  return new Set(found.flatMap((bad) => [...bad.keys()]).filter((id) => found.every((bad) => isBad(bad, id))));
}

const OPEN: End = { value: null, closed: true };

/** Spans that follow one another without a value between that fails. */
function joined(look: Look, good: readonly Leaf[], at: (n: number) => number): Leaf[][] {
  const out: Leaf[][] = [];
  for (const leaf of good) {
    const run = out.at(-1);
    const before = run?.at(-1);
    if (run && before && before.last + 1 === leaf.first && between(look, at(before.last), at(leaf.first), before)) run.push(leaf);
    else out.push([leaf]);
  }
  return out;
}

/** Whether what lies between two steps is no worse than they are: a length may be stated to the millimetre. */
function between(look: Look, low: number, high: number, leaf: Leaf): boolean {
  if (high - low <= FINE) return true;
  const worse = (bad: ReadonlyMap<string, Finding>): boolean => [...bad.keys()].some((id) => !leaf.bad.has(id));
  const all = sort(look, tidy(low + FINE), tidy(high - FINE));
  if (all?.open.length === 0) return !worse(all.bad);
  // Too many to be looked at one by one: a whole second, a whole cd/m².
  if (high - low >= 1) return true;
  for (let value = tidy(low + FINE); look.proofs > 0 && value < high - FINE / 2; value = tidy(value + FINE)) {
    const sorted = sort(look, value, value);
    if (sorted && worse(sorted.bad)) return false;
  }
  return true;
}

/** The parts of a range that need a consent which not every value needs. A part that ends with the range ends as that does. */
function consentsOf(look: Look, run: readonly Leaf[], base: ReadonlySet<string>, at: (n: number) => number, range: Pick<Range, 'low' | 'high'>): Range['consents'] {
  const parts: { consent: string; clause: string; from: Leaf; to: Leaf }[] = [];
  for (const leaf of run)
    for (const [consent, clause] of leaf.consents) {
      if (base.has(consent)) continue;
      const open = parts.find((part) => part.consent === consent && part.to.last + 1 === leaf.first);
      if (open) open.to = leaf;
      else parts.push({ consent, clause, from: leaf, to: leaf });
    }
  return parts.map(({ consent, clause, from, to }) => {
    const bound = (n: number, side: 1 | -1): Bound => {
      const { far, nearly } = edge(look, n, side, at, (value) => sort(look, value, value)?.consents.has(consent) === true);
      return far === nearly ? { value: at(n + side), closed: false } : { value: far, closed: true };
    };
    const ended = ({ value, closed }: End): Bound => ({ value, closed });
    return { consent, clause, low: from === run[0] ? ended(range.low) : bound(from.first, -1), high: to === run.at(-1) ? ended(range.high) : bound(to.last, 1) };
  });
}

/** From a whole step the farthest value that still holds, and the last before the next step; of counts there is none between. */
function edge(look: Look, n: number, side: 1 | -1, at: (n: number) => number, holds: (value: number) => boolean): { readonly far: number; readonly nearly: number | null } {
  const property = PROPERTY.get(look.measure);
  if (property?.kind === 'number' && property.integer === true) return { far: at(n), nearly: null };
  const nearly = tidy(at(n + side) - side * FINE);
  return { far: beyond(look, at(n), nearly, side, holds), nearly };
}

/** One end of a range, with what lies beyond it. `side`: −1 for the lower end; `limit` is the last whole step before `bound`, where what can be stated at all ends. */
function end(look: Look, n: number, limit: number, bound: number, side: -1 | 1, at: (n: number) => number, always: ReadonlySet<string>): End {
  const property = PROPERTY.get(look.measure);
  const [count, last] = [property?.kind === 'number' && property.integer === true, n === limit];
  if (last && isNominal(look.measure, bound, side)) return OPEN;
  const wrong = (value: number): Finding | undefined => {
    const bad = [...(sort(look, value, value)?.bad ?? [])].filter(([id]) => !always.has(id)).map(([, finding]) => finding);
    return bad.find(({ result }) => result === 'fail') ?? bad[0];
  };
  const next = last ? bound : at(n + side);
  const [step, nearly] = [at(n), last ? bound : tidy(next - side * FINE)];
  const passes = (value: number): boolean => wrong(value) === undefined;
  // Where a sign stands is known to 0.1 mm and no better than its step tells; what its sizes are compared with is.
  const bySize = look.measure !== 'width' || look.bySize(wrong(next)?.measure);
  const farthest = count ? step : bySize ? beyond(look, step, nearly, side, passes) : passes(nearly) ? nearly : step;
  // One whole step past an end must not pass either.
  const fine = last || farthest === nearly || !passes(tidy(farthest + side * look.step)) ? farthest : step;
  if (last && fine === bound) return { value: bound, closed: true };
  // “Less than 3” holds up to 3, not only up to the last step before it.
  const open = !last && !count && fine === tidy(next - side * FINE);
  const binding = (open || count ? undefined : wrong(tidy(fine + side * FINE))) ?? wrong(next);
  return { value: open ? next : fine, closed: !open, clause: binding?.clause, scope: binding?.scope, result: binding?.result === 'fail' ? 'fail' : 'unknown' };
}

/** The farthest value, to the thousandth, up to which every one from a step on is fine: a limit of 3.333 m lets more pass than the last whole centimetre. */
function beyond(look: Look, from: number, to: number, side: 1 | -1, fine: (value: number) => boolean): number {
  const value = (thousandths: number): number => tidy(from + side * thousandths * FINE);
  const most = Math.round(((to - from) * side) / FINE);
  let good = 0;
  // Of a whole second or cd/m² there are too many to be looked at one by one.
  if (most > 10) {
    let bad = most + 1;
    while (bad - good > 1) {
      const middle = fine(value(bad - 1)) ? bad - 1 : Math.floor((good + bad) / 2);
      if (fine(value(middle))) good = middle;
      else bad = middle;
    }
    const between = sort(look, Math.min(value(1), value(good)), Math.max(value(1), value(good)));
    return between?.open.length === 0 ? value(good) : from;
  }
  while (good < most && fine(value(good + 1))) good += 1;
  return value(good);
}
