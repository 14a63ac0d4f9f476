/**
 * The values of one measure sorted into spans in each of which every finding is the same: what holds over a span is proved by the engine's own intervals, and a span
 * that is not of one kind is halved, down to a single value. Only rules that intervals can't see through (a measure compared with itself) run out of `PROOFS`:
 * then spans whose ends, middle and quarters agree are taken as one.
 */
import type { Checker, CheckOptions } from '../checker.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Finding } from '../types.ts';
import type { World } from './worlds.ts';

/** A clause, or one line of the matrix, whatever it says. */
export const identity = ({ clause, scope, measure, limit }: Finding): string => [clause, scope?.kind, scope?.class ?? scope?.key, clause === 'matrix' ? measure : '', clause === 'matrix' ? limit?.op : ''].join('|');

/** Names for the findings of one check. Two limits of a cell on the same measure are two, though nothing tells them apart: one more that is broken is one more. */
export function identities(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const id = identity(finding);
    const own = `${id}|${finding.scope?.key ?? ''}`;
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return id + '|also'.repeat(before);
  };
}

/** Whether a finding is among those that are bad. What a cell limits says nothing where the cell forbids: it is no better there. Where no cell is known it may be. */
export function isBad(bad: { has(id: string): boolean }, id: string): boolean {
  if (bad.has(id)) return true;
  const [clause, kind, of] = id.split('|');
  return clause === 'matrix' && bad.has(`matrix|${kind ?? ''}|${of ?? ''}|answer|in`);
}

/** Whether what is undecided waits for what is not stated. Where the position is too coarse as well to tell what it belongs to, stating the rest settles nothing. */
export function isPending({ reasons }: Pick<Finding, 'reasons'>): boolean {
  const coarse = reasons.some((reason) => reason.kind === 'boundary' && (reason.reach === undefined || reason.distance <= reason.tolerance));
  return !coarse && reasons.some(({ kind }) => kind === 'fact');
}

/** A span of which every value gives the same: steps from `first` to `last`, ends included. */
export interface Leaf {
  readonly first: number;
  readonly last: number;
  /** Findings that fail, or that stay undecided although nothing else is missing; by identity. */
  readonly bad: ReadonlyMap<string, Finding>;
  readonly consents: ReadonlyMap<string, string>;
  /** Other facts for want of which something is open here. */
  readonly pending: ReadonlySet<string>;
}

export interface Look {
  readonly checker: Checker;
  /** Whether what a finding compares follows from the measure. */
  readonly bySize: (compared: string | undefined) => boolean;
  /** Without the measure. */
  readonly proposal: Proposal;
  readonly measure: string;
  readonly step: number;
  readonly among: ReadonlySet<string>;
  readonly options: CheckOptions;
  readonly tolerated: ((finding: Finding) => boolean) | undefined;
  /** Looks at spans that are left before agreement of single values has to do. */
  proofs: number;
  /** Ways in which what is not stated may turn out. */
  readonly worlds: (open: readonly Finding[]) => Iterable<World>;
}

/** What the findings of one span come to; `open` are those that differ within it. */
export interface Sorted extends Omit<Leaf, 'first' | 'last'> {
  readonly open: readonly Finding[];
}

/** @returns null where the place depends on the measure: only possible for a span of several values. */
export function sort(look: Look, low: number, high: number): Sorted | null {
  const { checker, proposal, measure, among, options } = look;
  look.proofs -= 1;
  const findings = checker.probe(proposal, { name: measure, low, high }, among, options);
  if (findings === null) return null;
  const bad = new Map<string, Finding>();
  const consents = new Map<string, string>();
  const pending = new Set<string>();
  const open: Finding[] = [];
  const named = identities();
  for (const finding of findings) {
    if (finding.result === 'fail') bad.set(named(finding), finding);
    if (finding.result === 'consent') consents.set(finding.consent ?? finding.clause, finding.clause);
    if (finding.result !== 'unknown') continue;
    const facts = finding.reasons.flatMap((reason) => (reason.kind === 'fact' ? [reason.name] : []));
    if (low < high && facts.includes(measure)) open.push(finding);
    else if (isPending(finding)) for (const name of facts) pending.add(name);
    else if (look.tolerated?.(finding) !== true) bad.set(named(finding), finding);
  }
  return { bad, consents, pending, open: settle(look, low, high, open, pending) };
}


/**
 * What differs within a span because other facts are missing as well is no more than that where, for some way in which those may turn out, it fails and needs a consent at no
 * value of the span: then no value is forbidden, or needs one, by itself.
 */
function settle(look: Look, low: number, high: number, open: readonly Finding[], pending: Set<string>): readonly Finding[] {
  let left = open;
  for (const world of look.worlds(open)) {
    if (!world.goesWith(low, high)) continue;
    look.proofs -= 1;
    const found = look.checker.probe(world.proposal, { name: look.measure, low, high }, look.among, look.options);
    if (found === null) continue;
    const undecided = (finding: Finding): boolean => finding.result === 'unknown' && finding.reasons.some((reason) => reason.kind === 'fact' && reason.name === look.measure);
    const wrong = new Set(found.filter((finding) => finding.result === 'fail' || finding.result === 'consent' || undecided(finding)).map(({ clause }) => clause));
    const settled = left.filter(({ clause }) => !wrong.has(clause));
    if (settled.length === 0) continue;
    world.helped();
    for (const { reasons } of settled) for (const reason of reasons) if (reason.kind === 'fact' && reason.name !== look.measure) pending.add(reason.name);
    left = left.filter(({ clause }) => wrong.has(clause));
    if (left.length === 0) break;
  }
  return left;
}

/** An ordinary measure takes some hundred. */
export const PROOFS = 800;

/**
 * @param at value of a step
 * @param maybeAlways identities that may be bad at every value: a span in which another one is bad need not be looked at closer
 */
export function leaves(look: Look, first: number, last: number, at: (step: number) => number, maybeAlways: ReadonlySet<string>): Leaf[] {
  const out: Leaf[] = [];
  const go = (from: number, to: number): void => {
    const sorted = look.proofs <= 0 && to - from > 3 ? agreed(look, from, to, at) : sort(look, at(from), at(to));
    const decided = sorted !== null && (sorted.open.length === 0 || ([...sorted.bad.keys()].some((id) => !maybeAlways.has(id)) && sorted.open.every((finding) => !maybeAlways.has(identity(finding)))));
    if (decided || from === to) {
      if (sorted) out.push({ first: from, last: to, bad: sorted.bad, consents: sorted.consents, pending: sorted.pending });
      return;
    }
    const middle = Math.floor((from + to) / 2);
    go(from, middle);
    go(middle + 1, to);
  };
  go(first, last);
  return out;
}

/** What five values of a span come to, where it is the same for all of them. */
function agreed(look: Look, from: number, to: number, at: (step: number) => number): Sorted | null {
  const told = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = at(Math.round(from + share * (to - from)));
    return sort(look, value, value);
  });
  const [first] = told;
  const key = (sorted: Sorted | null): string => (sorted ? [...sorted.bad.keys(), '', ...sorted.consents.keys()].join(' ') : '');
  return first && told.every((sorted) => key(sorted) === key(first)) ? { ...first, pending: new Set(told.flatMap((sorted) => [...(sorted?.pending ?? [])])) } : null;
}
