/** Whether an existing sign belongs to the same zone, site or building as the proposal: what caps count. */
import { signedDistance } from '../geo/measure.ts';
import { UNIT, type Plane } from '../geo/plane.ts';
import type { Footprint } from '../geo/footprint.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { MAYBE, NO, or, YES, type Tri } from './tri.ts';
import { whyTouched } from './why.ts';

/** Which features of a layer are in which zone, at which site, on which building. Found once, where somebody asks: it is the same in every check. */
export class Members {
  private readonly plane: Plane;
  /** By the zones' or sites' layer, the other layer, and the zone or site. */
  private readonly inside = new Map<Space, Map<Space, Map<number, ReadonlyMap<number, Tri>>>>();
  private readonly buildings = new Map<Space, ReadonlyMap<string | undefined, readonly number[]>>();

  constructor(plane: Plane) {
    this.plane = plane;
  }

  /** Features of `space` that are, or may be, in one zone or at one site, in the layer's order. Where they stand is measured, not believed from a column. */
  of(group: Space, holder: number, space: Space): ReadonlyMap<number, Tri> {
    const layers = entryOf(this.inside, group, () => new Map<Space, Map<number, ReadonlyMap<number, Tri>>>());
    const known = entryOf(layers, space, () => new Map<number, ReadonlyMap<number, Tri>>());
    return entryOf(known, holder, () => this.find(group, holder, space));
  }

  private find(group: Space, holder: number, space: Space): ReadonlyMap<number, Tri> {
    const found = new Map<number, Tri>();
    const shape = group.shapes[holder];
    const feature = group.features[holder];
    if (!shape || !feature) return found;
    const unit = UNIT * this.plane.scaleAt(feature.geometry);
    const tolerance = group.accuracy + space.accuracy;
    const radius = group.role === 'sites' ? Number(feature.properties['radius'] ?? 0) : 0;
    const around: Footprint = { points: [], x: 0, y: 0, radius: 0, reach: 0, box: shape.box, scale: 1 };
    for (const index of space.within(around, (tolerance + radius + 1) * unit)) {
      const [x, y] = space.shapes[index]?.parts[0] ?? [];
      if (x === undefined || y === undefined) continue;
      const d = signedDistance(x, y, shape) / unit - radius;
      if (d - tolerance <= 0) found.set(index, d + tolerance <= 0 ? YES : MAYBE);
    }
    return found;
  }

  /** Features on a building, and those that do not say on which they are. */
  on(building: string, space: Space): readonly number[] {
    const known = entryOf(this.buildings, space, () => {
      const by = new Map<string | undefined, number[]>();
      space.features.forEach(({ properties: { building: name } }, index) => entryOf(by, typeof name === 'string' ? name : undefined, (): number[] => []).push(index));
      return by;
    });
    return [...(known.get(building) ?? []), ...(known.get(undefined) ?? [])].sort((a, b) => a - b);
  }
}

export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The layer of zones or of sites, and those of them that a count has to look at: within `each` zone or site, that one is meant. */
export function groupOf(run: Run, what: 'zone' | 'site'): { readonly group: Space | null; readonly touches: readonly Touch[] } {
  const group = what === 'zone' ? run.touching.zones : run.touching.sites;
  const touches = what === 'zone' ? run.zones : run.sites;
  const { outer } = run;
  const meant = group !== null && outer?.space === group ? touches.filter(({ index }) => index === outer.index) : touches;
  if (meant.some(({ certain }) => !certain)) run.wavers = true;
  return { group, touches: meant };
}

export function belongsTogether(run: Run, what: 'zone' | 'site' | 'building', space: Space, index: number): Tri {
  const feature = space.features[index];
  if (what === 'building') {
    const own = run.proposal.properties['building'];
    const other = feature?.properties['building'];
    if (own === undefined) run.reasons?.push({ kind: 'fact', name: 'building' });
    else if (other === undefined && feature) run.reasons?.push({ kind: 'attribute', layer: space.id, feature: feature.key, name: 'building' });
    return own === undefined || other === undefined ? MAYBE : own === other ? YES : NO;
  }
  const { group, touches } = groupOf(run, what);
  if (!group || group.state !== 'whole') {
    run.reasons?.push({ kind: 'layer', layer: group?.id ?? `${what}s` });
    return MAYBE;
  }
  let result: Tri = NO;
  for (const touch of touches) result = or(result, both(run, touch, group, space, index));
  return result;
}

/** The existing sign in one zone or site that the proposal touches. */
function both(run: Run, touch: Touch, group: Space, space: Space, index: number): Tri {
  const inside = run.touching.members.of(group, touch.index, space).get(index) ?? NO;
  const answer = inside === NO ? NO : touch.certain ? inside : MAYBE;
  if (answer === MAYBE) whyTouched(run, group, touch, inside === MAYBE ? space.accuracy : 0);
  return answer;
}
