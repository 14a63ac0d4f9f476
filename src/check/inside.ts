/** Containment: the whole footprint lies in what the selected features cover together, so that a façade may lie across two zones that meet. */
import { signedDistance } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { Shape } from '../geo/shape.ts';
import { edgeOfUnion, someOutside } from '../geo/union.ts';
import type { Near, Run } from './run.ts';
import { enter, near, selected, unread, type Scan } from './scan.ts';
import type { Space } from './space.ts';
import { compare, MAYBE, NO, YES, type Tri } from './tri.ts';
import { whyDistance } from './why.ts';

/** A feature that the footprint may reach and that may be meant. */
interface Candidate {
  readonly space: Space;
  readonly shape: Shape;
  readonly item: Near;
  readonly member: Tri;
}

export function inside(run: Run, scan: Scan): Tri {
  const { reasons } = run;
  const before = reasons?.length ?? 0;
  const otherwise: Tri = unread(run, scan) ? MAYBE : NO;
  const mark = reasons?.length ?? 0;
  const candidates: Candidate[] = [];
  for (const space of scan.spaces) {
    for (const item of near(run, space, 0)) {
      // What is certainly not touched makes no difference.
      if (item.low > 0) continue;
      const shape = space.shapes[item.index];
      enter(run, scan, space, item.index, item.low, item.high);
      const after = reasons?.length ?? 0;
      const member = shape ? selected(run, scan, space, item.index) : NO;
      if (reasons && member !== MAYBE) reasons.length = after;
      if (!shape || member === NO) continue;
      if (member === YES && alone(run, space, item) === YES) {
        if (reasons) reasons.length = before;
        return YES;
      }
      candidates.push({ space, shape, item, member });
    }
  }
  const [first] = candidates;
  const together = !first ? NO : candidates.length === 1 ? (alone(run, first.space, first.item) === NO ? NO : MAYBE) : union(run, candidates);
  if (together === YES) {
    if (reasons) reasons.length = before;
    return YES;
  }
  if (together === NO) {
    // None of what was read can hold it, whatever its attributes are.
    if (reasons) reasons.length = mark;
    return otherwise;
  }
  run.wavers = true;
  if (reasons && first && candidates.length === 1) {
    enter(run, scan, first.space, first.item.index, first.item.low, first.item.high);
    if (alone(run, first.space, first.item) === MAYBE) whyDistance(run, '<=', 0, 0);
  }
  if (candidates.length > 1) whyTogether(run, candidates);
  if (run.foot.core) reasons?.push({ kind: 'fact', name: 'width' });
  return MAYBE;
}

/** Whether the whole footprint lies in this one feature. */
function alone(run: Run, space: Space, { measured }: Near): Tri {
  const tolerance = run.accuracy + space.accuracy;
  const unit = UNIT * run.foot.scale;
  return compare('<=', measured.farLow / unit - tolerance, measured.farHigh / unit + tolerance, 0, 0);
}

const tolerance = (run: Run, candidates: readonly Candidate[]): number => Math.max(...candidates.map(({ space }) => run.accuracy + space.accuracy)) * UNIT * run.foot.scale;
/** A hundredth of a unit: an edge just as far off as the error lets it be inside still. */
const EDGE = 0.01;

/**
 * YES where the centre is in one of those that are certainly meant and no edge of what they cover together comes within the error of the footprint;
 * NO where some place that is certainly covered is certainly outside all that may be meant.
 */
function union(run: Run, candidates: readonly Candidate[]): Tri {
  const { foot } = run;
  const error = tolerance(run, candidates);
  // Ends of a baseline are rounded to units, so that one of another width may lie as far beside.
  const rounding = foot.core ? 2 : 0;
  if (someOutside((foot.core ?? foot).points, candidates.map(({ shape }) => shape), error + rounding)) return NO;
  const sure = candidates.filter(isSure);
  if (!sure.some(({ shape }) => signedDistance(foot.x, foot.y, shape) <= 0)) return MAYBE;
  return edgeWithin(run, sure, error + foot.radius + rounding) ? MAYBE : YES;
}

const isSure = ({ member, shape }: Candidate): boolean => member === YES && shape.kind === 'area';

function edgeWithin(run: Run, sure: readonly Candidate[], reach: number): boolean {
  return edgeOfUnion(run.foot, sure.map(({ shape }) => shape), reach - EDGE, Math.min(...sure.map(({ space }) => space.gap)));
}

/** What leaves it open by itself: the size that is missing, or the position; why a feature may be meant and may not has been told. */
function whyTogether(run: Run, candidates: readonly Candidate[]): void {
  const { foot, reasons, proposal } = run;
  const sure = candidates.filter(isSure);
  if (!reasons || sure.length === 0) return;
  const disc = foot.radius > 0;
  if (disc) for (const name of ['width', 'bearing']) if (proposal.properties[name] === undefined) reasons.push({ kind: 'fact', name });
  if (disc && !edgeWithin(run, sure, tolerance(run, sure))) return;
  for (const { space, item } of sure) reasons.push({ kind: 'accuracy', layer: space.id, feature: space.features[item.index]?.key ?? '', tolerance: run.accuracy + space.accuracy });
}
