/** A plan as the GeoJSON collections that the style draws. Everything is made in memory; a layer that failed is an empty collection. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Layer, Plan, PlanFeature, Value } from '../plan/plan.ts';
import { spokenName } from '../plan/spoken-name.ts';
import { type Box, type InsidePoint, boundsOf, insidePoint } from './inside-point.ts';
import { type LonLat, localPlane } from './local.ts';

export const SOURCES = ['area', 'base', 'zones', 'segments', 'sites', 'features', 'existing', 'names', 'view-names', 'concern', 'highlight', 'proposal'] as const;
export type SourceId = (typeof SOURCES)[number];
export type Collections = Readonly<Record<SourceId, FeatureCollection>>;

type Properties = Record<string, Value>;
export const collection = (features: Feature[] = []): FeatureCollection => ({ type: 'FeatureCollection', features });
export const feature = (geometry: Geometry, properties: Properties): Feature => ({ type: 'Feature', geometry, properties });

/** The sources that hang on the plan alone; names in view, the highlight and the proposal are set later. */
export function planCollections(plan: Plan | null): Collections {
  const empty = Object.fromEntries(SOURCES.map((id) => [id, collection()])) as Record<SourceId, FeatureCollection>;
  if (!plan) return empty;
  const layers = [...plan.layers.values()];
  const ofRole = (role: string): Layer[] => layers.filter((layer) => layer.entry.role === role);
  const all = (role: string, more: (item: PlanFeature, layer: Layer) => Properties = () => ({})): Feature[] =>
    ofRole(role).flatMap((layer) => layer.features.map((item) => drawn(item, layer, more(item, layer))));
  const zoneStyle = new Map(plan.manifest.zoneClasses.map((item) => [item.id, item.style]));
  const segmentStyle = new Map(plan.manifest.segmentClasses.map((item) => [item.id, item.style]));
  const controlled = new Set(ofRole('segments').flatMap((layer) => layer.features.map((item) => item.properties['road'])));
  const taken = sitesTaken(ofRole('existing-signs'));
  return {
    ...empty,
    area: collection([...all('plan-area'), ...outside(ofRole('plan-area').flatMap((layer) => layer.features), plan.manifest.extent)]),
    base: collection(all('base', (item) => (controlled.has(String(item.properties['name'])) ? { controlled: true } : {}))),
    zones: collection(all('zones', (item) => ({ style: zoneStyle.get(String(item.properties['class'])) ?? 'outline' }))),
    segments: collection(all('segments', (item) => ({ style: segmentStyle.get(String(item.properties['class'])) ?? 'outline' }))),
    sites: collection(all('sites', (item) => ({ taken: isTaken(item, taken) }))),
    features: collection(all('features')),
    existing: collection(all('existing-signs')),
    names: collection(names(ofRole('base'), ofRole('features'))),
  };
}

/** One feature of the plan; null where it isn't there. */
export function findFeature(plan: Plan | null, layer: string, key: string): PlanFeature | null {
  return plan?.layers.get(layer)?.features.find((item) => item.key === key) ?? null;
}

function drawn(item: PlanFeature, layer: Layer, more: Properties): Feature {
  return feature(item.geometry, { ...item.properties, ...more, key: item.key, layer: layer.entry.id, label: labelOf(item) });
}

/**
 * The name as it is written on the map: without （示意…） and （示范…）, which the line under the map says of all of it.
 * What is called nothing but 示意 has no name, and a double name has two lines.
 */
export function labelOf(item: PlanFeature): string {
  return spokenName(item).replace('·', '\n');
}

function sitesTaken(existing: readonly Layer[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const item of existing.flatMap((layer) => layer.features)) {
    const site = item.properties['site'];
    if (typeof site === 'string' && site !== '') count.set(site, (count.get(site) ?? 0) + 1);
  }
  return count;
}

function isTaken(site: PlanFeature, taken: ReadonlyMap<string, number>): boolean {
  const capacity = site.properties['capacity'];
  return typeof capacity === 'number' && (taken.get(site.key) ?? 0) >= capacity;
}

/** What lies beyond the plan: a wide frame with the plan's area cut out, so that it recedes. */
function outside(areas: readonly PlanFeature[], [west, south, east, north]: readonly [number, number, number, number]): Feature[] {
  const holes = areas.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates.slice(0, 1) : geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => rings[0] ?? []) : []));
  if (holes.length === 0) return [];
  const [w, s, e, n] = [west - 2, south - 2, east + 2, north + 2];
  const frame: Position[] = [[w, s], [e, s], [e, n], [w, n], [w, s]];
  return [feature({ type: 'Polygon', coordinates: [frame, ...holes] }, { outside: true })];
}

/** Names that stand at a point: protected places and organs, greens and mountains inside their areas, places as given unless one of those is the same thing. */
function names(base: readonly Layer[], features: readonly Layer[]): Feature[] {
  const marks = features.flatMap((layer) => (layer.entry.id === 'heritage' || layer.entry.id === 'state-organs' ? marksOf(layer) : []));
  const items = base.flatMap((layer) => layer.features.map((item) => ({ item, layer })));
  const areas = items.flatMap(({ item, layer }) => {
    const { kind } = item.properties;
    const inside = (kind === 'green' || kind === 'mountain') && labelOf(item) !== '' ? insidePoint(item.geometry) : null;
    return inside ? [drawn({ ...item, geometry: { type: 'Point', coordinates: [...inside.at] } }, layer, { room: Math.round(inside.room) })] : [];
  });
  const known = [...marks, ...areas];
  const places = items.filter(({ item }) => item.geometry.type === 'Point').map(({ item, layer }) => drawn(item, layer, {}));
  return [...known, ...places.filter((place) => !known.some((other) => sameThing(other, place)))].filter(({ properties }) => properties?.['label'] !== '');
}

/** One mark a name: for a protected place the part itself rather than the belt around it. */
function marksOf(layer: Layer): Feature[] {
  const byName = new Map<string, PlanFeature>();
  for (const item of layer.features) {
    const name = labelOf(item);
    const before = byName.get(name);
    if (!before || (before.properties['part'] !== 'protection' && item.properties['part'] === 'protection')) byName.set(name, item);
  }
  return [...byName.values()].flatMap((item) => {
    const at = item.geometry.type === 'Point' ? item.geometry.coordinates : insidePoint(item.geometry)?.at;
    return at ? [drawn({ ...item, geometry: { type: 'Point', coordinates: [...at] } }, layer, { kind: layer.entry.id })] : [];
  });
}

/** Two entries for one thing: one name holds the other, at most 600 m apart (for a named area: inside its reach). */
function sameThing(known: Feature, place: Feature): boolean {
  const [one, two] = [String(known.properties?.['label'] ?? ''), String(place.properties?.['label'] ?? '')];
  if (!(one.includes(two) || two.includes(one)) || known.geometry.type !== 'Point' || place.geometry.type !== 'Point') return false;
  const [x, y] = localPlane([known.geometry.coordinates[0] ?? 0, known.geometry.coordinates[1] ?? 0]).to(place.geometry.coordinates);
  return Math.hypot(x, y) < 600 + 3 * Number(known.properties?.['room'] ?? 0);
}

/** The point of a whole area, found once: the view moves, the area doesn't. */
const middles = new WeakMap<Geometry, InsidePoint | null>();
function middleOf(geometry: Geometry): InsidePoint | null {
  const known = middles.get(geometry);
  if (known !== undefined) return known;
  const found = insidePoint(geometry);
  middles.set(geometry, found);
  return found;
}

/**
 * Names of areas in the part of each that can be seen, so that a large one is named at any zoom, and beside what covers the map where there is room.
 * `room` is in metres from the point to the edge; an area with less of it than `leastRoom` is not named.
 */
export function viewNames(areas: readonly Feature[], view: Box, leastRoom: number, covered: readonly Box[] = []): Feature[] {
  const parts = [view, ...covered.flatMap((box) => around(view, box))];
  const free = (point: InsidePoint): boolean => !covered.some((box) => holds(box, point.at));
  return areas.flatMap((area) => {
    const box = boundsOf(area.geometry);
    if (!box || box[0] > view[2] || box[2] < view[0] || box[1] > view[3] || box[3] < view[1]) return [];
    const cut = box[0] < view[0] || box[1] < view[1] || box[2] > view[2] || box[3] > view[3];
    const whole = middleOf(area.geometry);
    const settled = whole && (!cut || holds(view, whole.at)) && free(whole);
    const found = settled ? whole : roomiest(parts.map((part) => insidePoint(area.geometry, part)).filter((point) => point !== null && free(point)));
    return found && found.room >= leastRoom ? [feature({ type: 'Point', coordinates: [...found.at] }, { ...area.properties, room: Math.round(found.room) })] : [];
  });
}

const holds = ([west, south, east, north]: Box, [lon, lat]: LonLat): boolean => lon > west && lon < east && lat > south && lat < north;
const roomiest = (points: readonly (InsidePoint | null)[]): InsidePoint | null => points.reduce((best, point) => (point && (!best || point.room > best.room) ? point : best), null);

/** What is left of a view on each side of a box. */
function around([west, south, east, north]: Box, [w, s, e, n]: Box): Box[] {
  const sides: readonly Box[] = [[west, south, Math.min(w, east), north], [Math.max(e, west), south, east, north], [west, south, east, Math.min(s, north)], [west, Math.max(n, south), east, north]];
  return sides.filter(([left, below, right, above]) => left < right && below < above);
}
