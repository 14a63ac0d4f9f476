/** What lies on the map: one side, or two where versions or the suitability are held against the zones. */
import type { Language } from '../../elements/shared/messages.ts';
import { AUDIT } from '../../map/desk/groups.ts';
import type { Caption } from '../../map/desk/overlays.ts';
import type { GroundPicture, LayerState, MapSide, SignMarks } from '../../map/desk/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { deskWords } from './words.ts';

export interface SidesGiven {
  readonly plan: Plan;
  readonly layers: readonly LayerState[];
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signs: SignMarks | null;
  /** The signs are those of the package's own layer, and stand in their place. */
  readonly ownSigns: boolean;
  /** The other version, where the map is divided. */
  readonly version: { readonly plan: Plan; readonly first: string; readonly second: string } | null;
  /** The colouring by verdict, and the sign that it is of. */
  readonly surface: { readonly picture: GroundPicture | null; readonly sign: string } | null;
}

export interface Sides {
  readonly first: MapSide;
  readonly second: MapSide | null;
  readonly captions: readonly [Caption, Caption] | null;
}

/** Layers as the map is to draw them: judged signs of the package's own layer are drawn by their verdict in the place of its symbols. */
export function layersFor(plan: Plan, layers: readonly LayerState[], ownSigns: boolean): readonly LayerState[] {
  if (!ownSigns) return layers;
  const own = [...plan.layers.values()].find(({ entry }) => entry.role === 'existing-signs')?.entry.id;
  return layers.flatMap((layer) => (layer.id === own ? [{ ...layer, id: AUDIT }] : layer.id === AUDIT ? [] : [layer])).concat(own === undefined ? [] : [{ id: own, visible: false, opacity: 1 }]);
}

export function sidesOf({ plan, layers, shown, signs, version, surface }: SidesGiven, language: Language): Sides {
  const w = deskWords(language);
  const first: MapSide = { plan, layers, shown, signs, surface: null };
  if (version !== null) {
    // Another version has its own features: what is asked of the first says nothing of them.
    return { first, second: { plan: version.plan, layers, shown: NONE, signs, surface: null }, captions: [{ title: version.first }, { title: version.second }] };
  }
  if (surface === null) return { first, second: null, captions: null };
  return { first, second: { ...first, signs: null, surface: surface.picture }, captions: [{ title: w.zones }, { title: w.signOf, detail: surface.sign }] };
}

const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map();
