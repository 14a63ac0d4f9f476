/** The layers of a plan as shapes on its plane, by number and by id; base layers are none of them. */
import { band } from '../geo/band.ts';
import type { Plane } from '../geo/plane.ts';
import { shapeOf, type Shape } from '../geo/shape.ts';
import type { Layer, Plan, PlanFeature } from '../plan/plan.ts';
import type { LayerEntry, Manifest } from '../plan/schema/manifest.ts';
import { Space } from './space.ts';

/** Shapes of very many features, made beforehand in slices: the very ones that would be made here. */
export const shapesMade = new WeakMap<readonly PlanFeature[], readonly Shape[]>();

export class Spaces {
  readonly all: Space[] = [];
  readonly byId = new Map<string, Space>();
  /** The segments' own lines; as shapes they are the bands beside them. */
  readonly lines: Shape[] = [];
  readonly area: Space | null;
  readonly zones: Space | null;
  readonly segments: Space | null;
  readonly sites: Space | null;

  constructor({ manifest, layers }: Plan, plane: Plane) {
    // Where no area is drawn yet, nobody knows where the plan holds: that is no “outside”.
    for (const layer of layers.values()) this.add(layer.entry, layer.state === 'whole' && (layer.features.length > 0 || layer.entry.role !== 'plan-area') ? 'whole' : 'failed', layer, plane, manifest.phases);
    for (const gone of manifest.absent) this.add({ id: gone.id, role: 'features', accuracy: 0, basis: 'published' }, 'absent', null, plane, manifest.phases);
    const ofRole = (role: LayerEntry['role']): Space | null => this.all.find((space) => space.role === role) ?? null;
    this.area = ofRole('plan-area');
    this.zones = ofRole('zones');
    this.segments = ofRole('segments');
    this.sites = ofRole('sites');
  }

  private add(entry: Pick<LayerEntry, 'id' | 'role' | 'accuracy' | 'basis'>, state: Space['state'], layer: Layer | null, plane: Plane, phases: Manifest['phases']): void {
    if (entry.role === 'base') return;
    const features = state === 'whole' && layer ? layer.features : [];
    const made = shapesMade.get(features);
    const shapes = features.map((feature, i) => {
      const shape = made?.[i] ?? shapeOf(feature.geometry, plane);
      if (entry.role !== 'segments') return shape;
      this.lines.push(shape);
      const side = feature.properties['side'];
      return band(shape, side === 'left' || side === 'right' ? side : 'both', Number(feature.properties['depth'] ?? 0), plane.scaleAt(feature.geometry));
    });
    const space = new Space(this.all.length, entry, state, features, shapes, phases);
    this.all.push(space);
    this.byId.set(entry.id, space);
  }
}
