/** The smallest change of one measure that mends everything; where none does, as many as it takes, each moved to the nearest value that passes. */
import type { Proposal } from '../../plan/proposal-types.ts';
import { measuresOf } from '../envelope/envelope.ts';
import { envelopeOf } from '../envelope/measure.ts';
import type { Change, Range, Remedy } from '../envelope-types.ts';
import type { CheckResult } from '../types.ts';
import { bounds, following, vary } from '../vary.ts';
import { openAs, openIn, tried } from './accept.ts';
import type { Cure } from './remedies.ts';

/** Steps from and to of a range, ends included. */
type Steps = readonly [first: number, last: number];

/** A range in whole steps; an end that doesn't pass itself leaves the step before it. */
function stepsOf({ low, high }: Range, step: number, [least, most]: readonly [number, number]): Steps {
  const steps = (x: number): number => x / step;
  const from = low.value === null ? Math.ceil(steps(least) - 1e-6) : low.closed ? Math.ceil(steps(low.value) - 1e-6) : Math.floor(steps(low.value) + 1e-6) + 1;
  const to = high.value === null ? Math.floor(steps(most) + 1e-6) : high.closed ? Math.floor(steps(high.value) + 1e-6) : Math.ceil(steps(high.value) - 1e-6) - 1;
  return [from, to];
}

const holds = ({ low, high }: Range, value: number): boolean =>
  (low.value === null || (low.closed ? value >= low.value : value > low.value)) && (high.value === null || (high.closed ? value <= high.value : value < high.value));

export function changes(cure: Cure): Remedy[] {
  const measures = measuresOf(cure, cure.proposal, cure.result.findings).filter((measure) => mayHelp(cure, measure));
  const each = measures.flatMap((measure) => nearest(cure, cure.proposal, cure.result, measure) ?? []).sort((a, b) => share(a) - share(b));
  const single = each.flatMap((change) => remedyOf(cure, [change]));
  return single.length > 0 ? single : several(cure, each.map(({ measure }) => measure));
}

/** One measure after the other, as far as it goes, the least changes first; then without those that the others made needless. */
function several(cure: Cure, measures: readonly string[]): Remedy[] {
  let made: readonly Change[] = [];
  for (const measure of measures) {
    const moved = changed(cure, made);
    const change = nearest(cure, moved, cure.checker.check(moved, cure.options), measure);
    if (change !== null) made = [...made, change];
  }
  if (made.length < 2 || remedyOf(cure, made).length === 0) return [];
  for (const change of made.toReversed()) {
    const fewer = made.filter((one) => one !== change);
    if (remedyOf(cure, fewer).length > 0) made = fewer;
  }
  return remedyOf(cure, made);
}

/** As they are told: from what was stated, one after the other. */
const changed = ({ checker, rules, proposal }: Cure, made: readonly Change[]): Proposal => made.reduce((sofar, { measure, to }) => vary(sofar, measure, to, rules, checker), proposal);

function remedyOf(cure: Cure, made: readonly Change[]): Remedy[] {
  const to = changed(cure, made);
  const outcome = tried(cure, to);
  if (outcome === null) return [];
  const follows = following(cure.proposal, to, cure.rules);
  return [{ ...outcome, kind: 'measures', changes: made, ...(follows.length === 0 ? {} : { follows }) }];
}

/** Only what some failing finding turns on: its clause, and of a cell what it compares, and what chooses the cell. */
function mayHelp({ result, dependencies, plan }: Cure, measure: string): boolean {
  const turning = dependencies.on(measure);
  const cell = dependencies.closed([{ fact: plan.manifest.bands.fact }, { fact: 'width' }]);
  return result.findings.some(({ clause, result: one, measure: compared }) => one === 'fail' && (turning.has(clause) || (clause === 'matrix' && (cell.has(measure) || dependencies.closed({ fact: compared ?? '' }).has(measure)))));
}

/** To the nearest value in the measure's ranges; null where what is stated is in one of them, or there is none. `now`: the check of what it is changed from. */
function nearest(cure: Cure, from: Proposal, now: CheckResult, measure: string): Change | null {
  const { checker, rules } = cure;
  const open = openIn(now.findings);
  const found = envelopeOf({ ...cure, tolerated: (finding) => open.has(openAs(finding)) }, from, measure);
  const stated = found?.envelope.stated;
  if (!found || stated === undefined || found.envelope.ranges.some((range) => holds(range, stated))) return null;
  const { ranges, step, unit } = found.envelope;
  const value = (n: number): number => Math.round(n * step * 1000) / 1000;
  const at = (n: number): Proposal => vary(from, measure, value(n), rules, checker);
  let best: number | undefined;
  for (const range of ranges) {
    const [first, last] = stepsOf(range, step, bounds(from, measure));
    if (first > last) continue;
    const n = stated < first * step ? settled(cure, now, at, first, last) : settled(cure, now, at, last, first);
    if (n !== undefined && (best === undefined || Math.abs(n * step - stated) < Math.abs(best * step - stated))) best = n;
  }
  return best === undefined ? null : { measure, from: stated, to: value(best), unit };
}

/**
 * The step nearest to `near` at which nothing new is left open. While other facts are missing a range begins where no clause forbids by itself; what stands farther in is
 * certain, and between the two the engine is asked: in growing strides, then by halves.
 */
function settled({ checker, options }: Cure, now: CheckResult, at: (n: number) => Proposal, near: number, far: number): number | undefined {
  const open = openIn(now.findings);
  const fine = (n: number): boolean => !checker.check(at(n), options).findings.some((finding) => finding.result === 'unknown' && !open.has(openAs(finding)));
  if (fine(near)) return near;
  const way = Math.sign(far - near);
  let bad = near;
  for (let stride = 1; bad !== far; stride *= 2) {
    let good = Math.abs(far - bad) <= stride ? far : bad + way * stride;
    if (!fine(good)) {
      bad = good;
      continue;
    }
    while (Math.abs(good - bad) > 1) {
      const middle = Math.round((good + bad) / 2);
      if (fine(middle)) good = middle;
      else bad = middle;
    }
    return good;
  }
  return undefined;
}

/** How large a change is beside what was stated. */
const share = ({ from, to }: Change): number => Math.abs(to - (from ?? 0)) / Math.max(Math.abs(from ?? 0), 0.01);
