/** Metres on the ground, for what is said of a place. Nothing that decides rests on them. */
import type { Text } from '../../problem.ts';
import type { Extent, LonLat } from './types.ts';

const A = 6378137;
const E2 = 0.0066943800229;
const RADIANS = Math.PI / 180;

/** Metres of a degree of longitude and of latitude (radii of curvature of the CGCS2000 ellipsoid). */
export function degreeMetres(lat: number): readonly [east: number, north: number] {
  const w2 = 1 - E2 * Math.sin(lat * RADIANS) ** 2;
  const across = A / Math.sqrt(w2);
  return [across * Math.cos(lat * RADIANS) * RADIANS, ((A * (1 - E2)) / (w2 * Math.sqrt(w2))) * RADIANS];
}

/** Metres between two places by the middle latitude: to the millimetre over a kilometre, to some percent over a thousand. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const [east, north] = degreeMetres((a.lat + b.lat) / 2);
  return Math.hypot((b.lon - a.lon) * east, (b.lat - a.lat) * north);
}

const DIRECTIONS: readonly Text[] = [
  { zh: '东', en: 'east' }, { zh: '东北', en: 'north-east' }, { zh: '北', en: 'north' }, { zh: '西北', en: 'north-west' },
  { zh: '西', en: 'west' }, { zh: '西南', en: 'south-west' }, { zh: '南', en: 'south' }, { zh: '东南', en: 'south-east' },
];

export interface Beyond {
  readonly metres: number;
  readonly direction: Text;
}

/** How far and in which direction a place lies beyond an extent; undefined within it. */
export function beyond([west, south, east, north]: Extent, place: LonLat): Beyond | undefined {
  const nearest = { lon: Math.min(Math.max(place.lon, west), east), lat: Math.min(Math.max(place.lat, south), north) };
  const metres = metresBetween(nearest, place);
  if (metres === 0) return undefined;
  const [across, along] = degreeMetres((nearest.lat + place.lat) / 2);
  const turn = Math.atan2((place.lat - nearest.lat) * along, (place.lon - nearest.lon) * across) / (Math.PI / 4);
  return { metres, direction: DIRECTIONS[(Math.round(turn) + 8) % 8] ?? { zh: '', en: '' } };
}
