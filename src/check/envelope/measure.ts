/** The envelope of one measure: the values that add no failing or undecided finding, and what binds each end. */
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Rules } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Checker, CheckOptions } from '../compile.ts';
import type { Dependencies } from '../depends.ts';
import type { End, MeasureEnvelope, Range } from '../envelope-types.ts';
import type { Finding } from '../types.ts';
import { bounds, MEASURES, without } from '../vary.ts';
import { isBad, leaves, PROOFS, sort, type Leaf, type Look } from './spans.ts';
import { worldsOf } from './worlds.ts';

export interface Setting {
  readonly checker: Checker;
  readonly rules: Rules;
  /** Ids of clauses that advise elsewhere and bind here. */
  readonly adopts: readonly string[];
  readonly dependencies: Dependencies;
  readonly options: CheckOptions;
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
  const { checker, rules, dependencies, options } = setting;
  const bare = without(proposal, measure, rules);
  const among = dependencies.on(measure);
  const look: Look = { checker, proposal: bare, measure, step, among, options, proofs: PROOFS, worlds: worldsOf(bare, measure, rules), bySize: (compared) => dependencies.closed({ fact: compared ?? '' }).has(measure) };
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
    const consents = consentsOf(run, base, at, first, last);
    if (!from || !to) return { low: OPEN, high: OPEN, consents };
    return { low: end(look, from.first, first, low, -1, at, always), high: end(look, to.last, last, high, 1, at, always), consents };
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

function consentsOf(run: readonly Leaf[], base: ReadonlySet<string>, at: (n: number) => number, first: number, last: number): Range['consents'] {
  const out: { consent: string; clause: string; low: number | null; high: number | null; to: number }[] = [];
  for (const leaf of run)
    for (const [consent, clause] of leaf.consents) {
      if (base.has(consent)) continue;
      const open = out.find((entry) => entry.consent === consent && entry.to + 1 === leaf.first);
      const high = leaf.last === last ? null : at(leaf.last);
      if (open) Object.assign(open, { high, to: leaf.last });
      else out.push({ consent, clause, low: leaf.first === first ? null : at(leaf.first), high, to: leaf.last });
    }
  return out.map(({ consent, clause, low, high }) => ({ consent, clause, low, high }));
}

/** One end of a range, with what lies beyond it. `side`: −1 for the lower end. `limit` is the last whole step before `bound`, where what can be stated at all ends. */
function end(look: Look, n: number, limit: number, bound: number, side: 1 | -1, at: (n: number) => number, always: ReadonlySet<string>): End {
  const property = PROPERTY.get(look.measure);
  const [count, last] = [property?.kind === 'number' && property.integer === true, n === limit];
  if (last && property?.kind === 'number' && bound === (side < 0 ? property.min : property.max)) return OPEN;
  const wrong = (low: number, high = low): Finding | undefined => {
    const bad = [...(sort(look, Math.min(low, high), Math.max(low, high))?.bad ?? [])].filter(([id]) => !always.has(id)).map(([, finding]) => finding);
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
  const all = (end: number): boolean => {
    const first = tidy(from + side * FINE);
    if ((end - first) * side < 0) return true;
    const found = sort(look, Math.min(first, end), Math.max(first, end));
    return found !== null && found.open.length === 0 && fine(end);
  };
  if (all(to)) return to;
  let [good, bad] = [0, Math.round(((to - from) * side) / FINE)];
  const value = (thousandths: number): number => tidy(from + side * thousandths * FINE);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fine(value(middle))) good = middle;
    else bad = middle;
  }
  return all(value(good)) ? value(good) : from;
}
