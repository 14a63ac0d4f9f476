/** Whether an existing sign belongs to the same zone, site or building as the proposal: what caps count. */
import { signedDistance } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { MAYBE, NO, or, YES, type Tri } from './tri.ts';

export function belongsTogether(run: Run, what: 'zone' | 'site' | 'building', space: Space, index: number): Tri {
  const feature = space.features[index];
  if (what === 'building') {
    const own = run.proposal.properties['building'];
    const other = feature?.properties['building'];
    if (own === undefined) run.reasons?.push({ kind: 'fact', name: 'building' });
    else if (other === undefined && feature) run.reasons?.push({ kind: 'attribute', layer: space.id, feature: feature.key, name: 'building' });
    return own === undefined || other === undefined ? MAYBE : own === other ? YES : NO;
  }
  const group = what === 'zone' ? run.touching.zones : run.touching.sites;
  const touches = what === 'zone' ? run.zones : run.sites;
  if (!group || group.state !== 'whole') {
    run.reasons?.push({ kind: 'layer', layer: what === 'zone' ? 'zones' : 'sites' });
    return MAYBE;
  }
  let result: Tri = NO;
  // Within `each` zone or site, that one is meant.
  const only = run.outer?.space === group ? run.outer.index : undefined;
  for (const touch of touches) if (only === undefined || touch.index === only) result = or(result, both(run, touch, group, space, index));
  return result;
}

/** The existing sign in one zone or site that the proposal touches. Where it stands is measured, not believed from a column. */
function both(run: Run, touch: Touch, group: Space, space: Space, index: number): Tri {
  const shape = group.shapes[touch.index];
  const point = space.shapes[index]?.parts[0];
  const holder = group.features[touch.index];
  if (!shape || !point) return NO;
  const tolerance = group.accuracy + space.accuracy;
  const radius = Number(holder?.properties['radius'] ?? 0);
  const d = signedDistance(point[0] ?? 0, point[1] ?? 0, shape) / UNIT / run.foot.scale - (group.role === 'sites' ? radius : 0);
  const inside = d + tolerance <= 0 ? YES : d - tolerance > 0 ? NO : MAYBE;
  const answer = inside === NO ? NO : touch.certain ? inside : MAYBE;
  if (answer === MAYBE && holder) run.reasons?.push({ kind: 'accuracy', layer: group.id, feature: holder.key, tolerance: touch.certain ? tolerance : tolerance + run.accuracy });
  return answer;
}
