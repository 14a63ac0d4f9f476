/** Questions about the place of a thing. Signs are where their middle is; segments are their line as drawn; layers count as they are drawn, without their error. */
import type { Position } from 'geojson';
import { UNIT } from '../../geo/plane.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ThingSet } from '../sets/types.ts';
import { inside, near } from './apart.ts';
import type { Test } from './attributes.ts';
import { groundOf, targetsOf, type Ground, type Targets } from './ground.ts';
import type { Slices } from './slices.ts';
import type { PlaceQuestion } from './types.ts';

export interface AskContext {
  readonly plan: Plan;
  readonly zones: ThingSet;
  /** Indices of the zones that their own questions leave; null is all. */
  readonly zonesShown: Uint32Array | null;
}

interface Place {
  readonly targets: Targets;
  /** By number of the target; null is all. */
  readonly only: ReadonlySet<number> | null;
}

/** Units beyond which no rounding reaches: a cell's box may touch. */
const EDGE = 10;

/** Null where the work was called off. What cannot be read (a layer that failed, a feature that is not there) is not known of anything. */
export async function placeTest(set: ThingSet, question: PlaceQuestion, context: AskContext, slices: Slices): Promise<Test | null> {
  const ground = groundOf(context.plan);
  const place = await placeOf(question, context, ground, slices);
  if (place === null) return null;
  if (place === undefined) return () => null;
  const within = question.kind !== 'near' && question.how === 'within';
  const metres = question.kind === 'near' ? question.metres : 0;
  const { targets, only } = place;
  const own = question.kind === 'near' && question.key === null && set.count > 0 && set.ref(0).layer === question.layer ? (context.plan.layers.get(question.layer)?.features ?? null) : null;
  return (i) => {
    const geometry = set.geometry(i);
    if (geometry === null) return null;
    const thing = ground.shape(geometry);
    const reach = metres === 0 ? 0 : metres * UNIT * ground.plane.scaleAt(geometry);
    return targets.about(thing.box, reach + EDGE).some((at) => {
      // Of its own layer a thing is near to the others, not to itself.
      if (only?.has(at) === false || (own !== null && own[at]?.key === set.ref(i).key)) return false;
      const target = targets.shapes[at] as Shape;
      return within ? inside(thing, target) : near(thing, target, reach);
    });
  };
}

async function placeOf(question: PlaceQuestion, { plan, zones, zonesShown }: AskContext, ground: Ground, slices: Slices): Promise<Place | undefined | null> {
  switch (question.kind) {
    case 'drawn':
      return { targets: targetsOf([ground.shape({ type: 'Polygon', coordinates: question.rings as Position[][] })]), only: null };
    case 'in':
      return one(question, plan, ground);
    case 'near': {
      if (question.key !== null) return one({ layer: question.layer, key: question.key }, plan, ground);
      return whole(await ground.layer(question.layer, slices), null);
    }
    case 'zones': {
      const layer = [...plan.layers.values()].find(({ entry }) => entry.role === 'zones');
      if (layer === undefined || zones.count !== layer.features.length) return undefined;
      return whole(await ground.layer(layer.entry.id, slices), zonesShown === null ? null : new Set(zonesShown));
    }
  }
}

const whole = (targets: Targets | undefined | null, only: ReadonlySet<number> | null): Place | undefined | null => (targets === undefined || targets === null ? targets : { targets, only });

function one({ layer, key }: { readonly layer: string; readonly key: string }, plan: Plan, ground: Ground): Place | undefined {
  const feature = plan.layers.get(layer)?.features.find((one) => one.key === key);
  return feature === undefined ? undefined : { targets: targetsOf([ground.shape(feature.geometry)]), only: null };
}
