/** What a source gave as layers of a plan: joined, fitted to the extent, in a fixed order. */
import type { LineString, Point } from 'geojson';
import { checkDrawn } from '../../plan/build/strict.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { fitArea, fitLine, fitPoint, type Fitting } from './fit.ts';
import { joined } from './join.ts';
import { inCodeUnits } from './order.ts';
import { BASE_LAYERS, type BaseFeature, type BaseFeatures, type BaseKind } from './types.ts';

/** Places of one kind and name in neighbouring cells of so many degrees are one: a station as a building and as a point. */
const ONE_PLACE = 0.008;
const KINDS: readonly BaseKind[] = ['built', 'green', 'water', 'dyke', 'road', 'bridge', 'rail', 'highway', 'landmark', 'station', 'subdistrict', 'town'];

/** @param given as it was read; each key once. @param plan its phases and classes are what a package is judged by */
export function fill(given: BaseFeatures, fitting: Fitting, plan: PlanSource): BaseFeatures {
  const entry: LayerSource = { id: 'base-areas', role: 'base', title: { zh: '', en: '' }, geometry: 'Polygon', accuracy: 0, basis: 'published', source: { zh: '', en: '' }, date: '2000-01-01', licence: '', columns: { key: 'string' } };
  const sound = (part: Extract<BaseFeature['geometry'], { type: 'Polygon' }>): boolean => checkDrawn([{ layer: entry, features: [{ key: 'part', geometry: part, properties: {} }], file: '' }], plan, undefined).length === 0;

  const areas = given['base-areas'].flatMap((feature) => {
    const { geometry, name, nameEn, ...rest } = feature;
    if (geometry.type !== 'Polygon') return [];
    // One name for a lake, not one for each of its bays.
    return pieces(feature.key, fitArea(geometry, fitting, sound)).map(({ key, geometry: part }, i): BaseFeature => ({ ...rest, key, geometry: part, ...(i > 0 || name === undefined ? {} : { name }), ...(i > 0 || nameEn === undefined ? {} : { nameEn }) }));
  });
  const lines = joined(given['base-lines'].flatMap((feature) => (isLine(feature) ? [feature] : []))).flatMap((feature) =>
    pieces(feature.key, fitLine(feature.geometry, fitting)).map((piece): BaseFeature => ({ ...feature, ...piece })));
  const places = apart(given.places.flatMap((feature) => (isPoint(feature) ? fitPoint(feature.geometry, fitting).map((geometry) => ({ ...feature, geometry })) : [])).toSorted(inOrder));
  const filled = { 'base-areas': areas.toSorted(inOrder), 'base-lines': lines.toSorted(inOrder), places };
  return Object.fromEntries(BASE_LAYERS.map((id) => [id, filled[id]])) as Record<(typeof BASE_LAYERS)[number], BaseFeature[]>;
}

const isLine = (feature: BaseFeature): feature is BaseFeature & { readonly geometry: LineString } => feature.geometry.type === 'LineString';
const isPoint = (feature: BaseFeature): feature is BaseFeature & { readonly geometry: Point } => feature.geometry.type === 'Point';

/** The first piece keeps the key; the others are counted on. */
const pieces = <T>(key: string, parts: readonly T[]): { readonly key: string; readonly geometry: T }[] => parts.map((geometry, i) => ({ key: i === 0 ? key : `${key}-${i + 1}`, geometry }));

function inOrder(a: BaseFeature, b: BaseFeature): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.rank ?? 0) - (b.rank ?? 0) || inCodeUnits(a.key, b.key);
}

/** Of places that are one, the first. */
function apart(places: readonly (BaseFeature & { readonly geometry: Point })[]): BaseFeature[] {
  const kept = new Set<string>();
  return places.filter(({ kind, name, geometry: { coordinates: [lon = 0, lat = 0] } }) => {
    const [x, y] = [Math.floor(lon / ONE_PLACE), Math.floor(lat / ONE_PLACE)];
    const cell = (dx: number, dy: number): string => JSON.stringify([kind, name, x + dx, y + dy]);
    if ([-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => kept.has(cell(dx, dy))))) return false;
    kept.add(cell(0, 0));
    return true;
  });
}

/** `source/<id>.geojson`: a feature a line, so that changes can be read line by line. */
export function geojsonText(id: string, features: readonly BaseFeature[]): string {
  const line = ({ key, name, nameEn, kind, rank, geometry }: BaseFeature): string =>
    JSON.stringify({ type: 'Feature', properties: { key, ...(name === undefined ? {} : { name }), ...(nameEn === undefined ? {} : { nameEn }), kind, ...(rank === undefined ? {} : { rank }) }, geometry });
  return `{"type":"FeatureCollection","name":${JSON.stringify(id)},"features":[\n${features.map(line).join(',\n')}\n]}\n`;
}
