/** Positions of a layer, enough of them to judge it by, and what they say of where it lies. */
import type { Position } from 'geojson';
import { beyond, type Beyond } from '../../geo/coordinates/ground.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import type { Text } from '../../problem.ts';
import type { RawFeature, RawGeometry } from '../types.ts';
import type { ToLonLat, XY } from './types.ts';

/** Features that are looked at; more would not change a share by a percent. */
const MOST = 600;
/** Numbers beyond this are no coordinates in any unit: what a damaged file holds. */
const ABSURD = 1e13;

export type Box = readonly [west: number, south: number, east: number, north: number];

export function* positionsOf(geometry: RawGeometry | null): Generator<Position> {
  if (geometry === null) return;
  if (geometry.type === 'Point') yield geometry.coordinates;
  else if (geometry.type === 'MultiPoint' || geometry.type === 'LineString') yield* geometry.coordinates;
  else if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') for (const line of geometry.coordinates) yield* line;
  else for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
}

/** West, south, east, north in the file's own numbers; undefined where there is no sound position. Plain loops: a generator would take three times as long over millions. */
export function boxOf(geometry: RawGeometry | null): Box | undefined {
  if (geometry === null) return undefined;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if (geometry.type === 'Point') widen(box, [geometry.coordinates]);
  else if (geometry.type === 'MultiPoint' || geometry.type === 'LineString') widen(box, geometry.coordinates);
  else if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') for (const line of geometry.coordinates) widen(box, line);
  else for (const polygon of geometry.coordinates) for (const ring of polygon) widen(box, ring);
  return box[0] <= box[2] ? box : undefined;
}

function widen(box: [number, number, number, number], positions: readonly Position[]): void {
  for (const [x = NaN, y = NaN] of positions) {
    if (!(Math.abs(x) < ABSURD && Math.abs(y) < ABSURD)) continue;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
}

/** The middle of a feature's box: one vote for each, however many vertices it has. */
export function middleOf({ geometry }: Pick<RawFeature, 'geometry'>): XY | undefined {
  const box = boxOf(geometry);
  return box === undefined ? undefined : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Evenly over the features. */
export function sampleOf(features: readonly RawFeature[]): XY[] {
  const step = Math.max(1, Math.ceil(features.length / MOST));
  const found: XY[] = [];
  for (let i = 0; i < features.length; i += step) {
    const middle = features[i] === undefined ? undefined : middleOf(features[i] as RawFeature);
    if (middle !== undefined) found.push(middle);
  }
  // The few that were looked at may have had nothing.
  if (found.length > 0 || step === 1) return found;
  for (const feature of features) {
    const middle = middleOf(feature);
    if (middle !== undefined && found.push(middle) >= MOST) break;
  }
  return found;
}

export function firstOf(features: readonly RawFeature[]): XY | undefined {
  for (const { geometry } of features) for (const [x, y] of positionsOf(geometry)) if (x !== undefined && y !== undefined) return [x, y];
  return undefined;
}

/** A plan's files reach beyond its extent: by as much again on each side. Whether a feature lies outside is for the judgement of the drawing. */
export function around([west, south, east, north]: Extent): Extent {
  const [dx, dy] = [Math.max(east - west, 0.02), Math.max(north - south, 0.02)];
  return [west - dx, south - dy, east + dx, north + dy];
}

export const within = ([west, south, east, north]: Extent, [lon, lat]: XY): boolean => lon >= west && lon <= east && lat >= south && lat <= north;

/** The share of positions that come to lie within, 0–1. */
export function shareWithin(sample: readonly XY[], toLonLat: ToLonLat, extent: Extent): number {
  let inside = 0;
  for (const [x, y] of sample) {
    const place = toLonLat(x, y);
    if (place !== undefined && within(extent, place)) inside++;
  }
  return sample.length === 0 ? 0 : inside / sample.length;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The middle one of the places; undefined where none of the numbers is a place. */
export function centreOf(sample: readonly XY[], toLonLat: ToLonLat): XY | undefined {
  const places = sample.flatMap(([x, y]) => {
    const place = toLonLat(x, y);
    return place === undefined ? [] : [place];
  });
  return places.length === 0 ? undefined : [median(places.map(([lon]) => lon)), median(places.map(([, lat]) => lat))];
}

/** `东北方向 312 km`; `范围内` within. */
export function farText(extent: Extent, [lon, lat]: XY): Text {
  const off = beyond(extent, { lon, lat });
  return off === undefined ? { zh: '规划范围内', en: 'within the plan’s extent' } : { zh: `规划范围以${off.direction.zh} ${distance(off)}`, en: `${distance(off)} ${off.direction.en} of the plan’s extent` };
}

export function distance({ metres }: Pick<Beyond, 'metres'>): string {
  if (metres < 9.95) return `${metres.toFixed(metres < 0.995 ? 3 : 2)} m`;
  return metres < 9999.5 ? `${Math.round(metres)} m` : metres < 99_950 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`;
}
