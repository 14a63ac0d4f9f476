/** A question about a place while it is being entered. */
import type { Position } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import { roundedRings } from '../../survey/questions/text.ts';
import type { How, PlaceQuestion } from '../../survey/questions/types.ts';
import { plainNumber } from '../shared/numbers.ts';

/** An area drawn on the map: rings of a polygon in lon, lat. */
export interface DrawnArea {
  readonly id: string;
  readonly rings: readonly (readonly Position[])[];
}

/** The area of a question that is being changed. */
export const OWN = '@own';
/** Areas to choose from: while a question about an area is changed its own is the first. */
export const areasOf = (question: PlaceQuestion | null, areas: readonly DrawnArea[]): readonly DrawnArea[] => (question?.kind === 'drawn' ? [{ id: OWN, rings: question.rings }, ...areas] : areas);

export type PlaceKind = PlaceQuestion['kind'];
export interface PlaceDraft {
  readonly kind: PlaceKind;
  readonly layer: string;
  /** Empty is the whole layer. */
  readonly key: string;
  readonly metres: string;
  readonly how: How;
  /** Id of a drawn area. */
  readonly area: string;
}

/** Layers that a place may be asked of: what is only drawn is none, and in points and lines lies nothing. */
export function layersFor(plan: Plan, kind: PlaceKind): readonly { readonly id: string; readonly title: Text }[] {
  return [...plan.layers.values()]
    .filter(({ entry }) => entry.role !== 'base' && (kind !== 'in' || entry.geometry === 'Polygon' || entry.geometry === 'MultiPolygon'))
    .sort((a, b) => Number(b.entry.role === 'zones') - Number(a.entry.role === 'zones'))
    .map(({ entry }) => ({ id: entry.id, title: entry.title }));
}

/** As a question has it; of a new one the first layer. */
export function placeDraftOf(plan: Plan, kind: PlaceKind, question: PlaceQuestion | null, areas: readonly DrawnArea[]): PlaceDraft {
  const blank: PlaceDraft = { kind, layer: layersFor(plan, kind)[0]?.id ?? '', key: '', metres: '100', how: 'touches', area: areas[0]?.id ?? '' };
  if (question === null || question.kind !== kind) return blank;
  switch (question.kind) {
    case 'in':
      return { ...blank, layer: question.layer, key: question.key, how: question.how };
    case 'near':
      return { ...blank, layer: question.layer, key: question.key ?? '', metres: String(question.metres) };
    default:
      return { ...blank, how: question.how };
  }
}

export type ReadPlace = { readonly ok: true; readonly question: PlaceQuestion } | { readonly ok: false; readonly wrong: 'metres' | 'feature' | 'area' };

export function placeQuestionOf(plan: Plan, { kind, layer, key, metres, how, area }: PlaceDraft, areas: readonly DrawnArea[]): ReadPlace {
  const isThere = plan.layers.get(layer)?.features.some((feature) => feature.key === key.trim()) === true;
  switch (kind) {
    case 'in':
      return isThere ? { ok: true, question: { kind, layer, key: key.trim(), how } } : { ok: false, wrong: 'feature' };
    case 'near': {
      const far = metres.trim() === '' ? NaN : Number(plainNumber(metres));
      if (!Number.isFinite(far) || far < 0) return { ok: false, wrong: 'metres' };
      if (key.trim() !== '' && !isThere) return { ok: false, wrong: 'feature' };
      return { ok: true, question: { kind, layer, key: key.trim() === '' ? null : key.trim(), metres: far } };
    }
    case 'zones':
      return { ok: true, question: { kind, how } };
    case 'drawn': {
      const drawn = areas.find(({ id }) => id === area);
      return drawn === undefined ? { ok: false, wrong: 'area' } : { ok: true, question: { kind, how, rings: roundedRings(drawn.rings) } };
    }
  }
}
