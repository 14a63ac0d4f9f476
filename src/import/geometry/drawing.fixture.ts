/** Drawings for tests, in metres about a place: X east, Y north. */
import type { Position } from 'geojson';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';

const [LON, LAT] = [116.2, 30.1];
/** Metres of a degree there, on the ellipsoid. */
const [EAST, NORTH] = [96389.39634, 110854.12953];

export const at = (x: number, y: number): Position => [Math.round((LON + x / EAST) * 1e9) / 1e9, Math.round((LAT + y / NORTH) * 1e9) / 1e9];
/** Metres from there. */
export const metres = ([lon = NaN, lat = NaN]: readonly number[]): [number, number] => [(lon - LON) * EAST, (lat - LAT) * NORTH];
export const path = (...xy: readonly number[]): Position[] => Array.from({ length: xy.length / 2 }, (_, i) => at(xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0));
export const ring = (...xy: readonly number[]): Position[] => path(...xy, ...xy.slice(0, 2));
export const square = (x: number, y: number, size: number): Position[] => ring(x, y, x + size, y, x + size, y + size, x, y + size);

export function feature(key: string, geometry: RawGeometry | null, properties: MappedFeature['properties'] = {}): MappedFeature {
  return { key, geometry, properties: { key, class: 'a', ...properties }, at: `row ${key}` };
}
export const area = (key: string, ...rings: Position[][]): MappedFeature => feature(key, { type: 'Polygon', coordinates: rings });
export const line = (key: string, ...xy: readonly number[]): MappedFeature => feature(key, { type: 'LineString', coordinates: path(...xy) });

export const layer = (role: LayerSource['role'], geometry: LayerSource['geometry']): LayerSource => ({
  id: 'drawn',
  role,
  title: { zh: '图层', en: 'Layer' },
  geometry,
  accuracy: 0,
  basis: 'demonstration',
  source: { zh: '试验', en: 'Test' },
  date: '2026-01-01',
  licence: '',
  columns: { key: 'string', class: 'string' },
});

const none = { zh: '', en: '' };
/** Classes a and b, a before b in the layer `drawn`; 20 km about the place. */
export const plan: PlanSource = {
  schema: 'signplan-plan/1',
  id: 'city',
  version: '1',
  status: 'demonstration',
  title: none,
  notice: none,
  approval: null,
  dataApproval: null,
  term: { from: '2026-01-01', until: '2030-12-31' },
  phases: [],
  crs: { epsg: 4527, centralMeridian: 117, falseEasting: 500000 },
  extent: [LON - 0.1, LAT - 0.1, LON + 0.1, LAT + 0.1],
  view: [LON - 0.1, LAT - 0.1, LON + 0.1, LAT + 0.1],
  zoneClasses: ['a', 'b', 'c'].map((id) => ({ id, title: none, style: 'general' })),
  segmentClasses: [],
  precedence: { drawn: ['a', 'b'] },
  bands: { regular: none, large: none, fact: 'area' },
  adopts: [],
  defaultAccuracy: 0,
  absent: [],
  office: null,
  mapReviewNumber: null,
  baseNotice: none,
  disclaimer: none,
  includes: [],
  layers: [],
};
