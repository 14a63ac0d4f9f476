/** What leaves a distance open. */
import type { Footprint } from '../geo/footprint.ts';
import { measure } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { Operator } from '../plan/schema/condition.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { compare, MAYBE } from './tri.ts';

/**
 * Why a distance did not decide: the feature's own width, the sign's size and direction, or the accuracy of both positions. Only what leaves it open by itself is named,
 * so that a survey is asked for where one would help; where the limit itself is unknown, none would.
 */
export function whyDistance(run: Run, op: Operator, limitLow: number, limitHigh: number): void {
  const { reasons, space, feature, distanceLow, distanceHigh, growName, growSpread } = run;
  if (!reasons || !space || !feature || !Number.isFinite(limitLow) || !Number.isFinite(limitHigh)) return;
  if (run.foot.core) return whyOfAnyWidth(run, run.foot, run.foot.core, op, limitLow, limitHigh);
  // Along a road that may not be one: whether it is has been asked for already.
  if (distanceHigh === Infinity) return;
  // A site is stood at with the centre alone.
  const reach = space.role === 'sites' ? 0 : run.foot.radius / UNIT / run.foot.scale;
  const tolerance = Math.max(0, distanceHigh - distanceLow - growSpread - reach) / 2;
  const middle = distanceHigh - tolerance - growSpread / 2;
  const open = (nearer: number, farther: number): boolean => compare(op, middle - nearer, middle + farther, limitLow, limitHigh) === MAYBE;
  const known = Number.isFinite(growSpread);
  const byWidth = !known || (growSpread > 0 && open(growSpread / 2, growSpread / 2));
  const bySize = known && reach > 0 && open(reach, 0);
  const byPlace = known && open(tolerance, tolerance);
  const none = !byWidth && !bySize && !byPlace;
  if (growName !== null && (byWidth || (none && growSpread > 0))) reasons.push({ kind: 'attribute', layer: space.id, feature: feature.key, name: growName });
  if (bySize || (none && reach > 0)) for (const name of ['width', 'bearing']) if (run.proposal.properties[name] === undefined) reasons.push({ kind: 'fact', name });
  if (byPlace || (none && reach === 0)) reasons.push({ kind: 'accuracy', layer: space.id, feature: feature.key, tolerance: run.accuracy + space.accuracy });
}

/** The same for a width that is known between two values: the width is named only where some of them would decide it. */
function whyOfAnyWidth(run: Run, foot: Footprint, core: Footprint, op: Operator, limitLow: number, limitHigh: number): void {
  const { reasons, space, feature, distanceLow, distanceHigh } = run;
  const shape = feature ? space?.shapes[space.indexOf(feature.key) ?? -1] : undefined;
  if (!reasons || !space || !feature || !shape) return;
  const { near, nearHigh = near, centre } = measure(foot, shape);
  const unit = UNIT * foot.scale;
  const tolerance = run.accuracy + space.accuracy;
  const disc = foot.radius > 0;
  const spread = disc ? (foot.reach - core.reach) / unit : (nearHigh - near) / unit;
  // Along a road the distance is another than this one: then the width is named in any case.
  const straight = Math.abs(distanceHigh - ((disc ? centre : nearHigh) / unit + tolerance)) < 1e-6 || run.growSpread > 0 || run.growName !== null;
  const open = (low: number, high: number): boolean => compare(op, low, high, limitLow, limitHigh) === MAYBE;
  if (straight && open(distanceLow + spread, distanceHigh) && open(distanceLow, disc ? distanceHigh : distanceHigh - spread)) reasons.push({ kind: 'accuracy', layer: space.id, feature: feature.key, tolerance });
  else reasons.push({ kind: 'fact', name: 'width' });
  if (disc && run.proposal.properties['bearing'] === undefined) reasons.push({ kind: 'fact', name: 'bearing' });
}

/**
 * Why it is not certain that the sign is in a zone or at a site: the size that is missing, where that may reach in; else the error of the positions. `more`: metres of error of
 * what is counted there with it.
 */
export function whyTouched(run: Run, group: Space, { index, certain, edge }: Touch, more: number): void {
  const { reasons, foot, proposal, accuracy } = run;
  if (!reasons) return;
  const own = certain ? 0 : accuracy;
  const bySize = !certain && group.role !== 'sites' && foot.radius > 0;
  if (bySize) for (const name of ['width', 'bearing']) if (proposal.properties[name] === undefined) reasons.push({ kind: 'fact', name });
  if (!bySize || more > 0 || edge <= accuracy + group.accuracy) reasons.push({ kind: 'accuracy', layer: group.id, feature: group.features[index]?.key ?? '', tolerance: own + group.accuracy + more });
}
