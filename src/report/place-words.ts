/**
 * A place in words that people use: some road’s south side, north of some lake (某路南侧，某湖以北). From the layers that are only drawn, so it describes and decides nothing.
 * Names stay as they are written on the map; a road says on which side, a place in which of eight directions.
 */
import type { Position } from 'geojson';
import { centreOf } from '../check/middle.ts';
import { project } from '../geo/gauss-kruger.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { spokenName } from '../plan/spoken-name.ts';
import type { Text } from '../problem.ts';
import { direction } from './compass.ts';
import type { Report } from './types.ts';

/** Metres within which a road is this place's road, and a landmark is worth naming. */
const NEAR_ROAD = 150;
const NEAR_PLACE = 1500;
/** Nearer than this it is at the road, not beside it. */
const AT_ROAD = 3;

interface Found {
  readonly name: string;
  /** Metres; 0 within an area. */
  readonly distance: number;
  /** Metres to its edge: an error that is greater may be on its other side. */
  readonly edge: number;
  /** Its nearest point. */
  readonly at: Position;
}

/** Side and direction are told as far as the error of the position lets them be known. Null where nothing with a name is near. */
export function placeWords(plan: Plan, { geometry, properties }: Pick<Report['proposal'], 'geometry' | 'properties'>): Text | null {
  const [lon = 0, lat = 0] = centreOf(geometry).coordinates;
  const stated = properties?.['accuracy'];
  const error = typeof stated === 'number' ? stated : plan.manifest.defaultAccuracy;
  const meridian = plan.manifest.crs.centralMeridian;
  const here = project(lon, lat, meridian);
  const local = (position: Position): [number, number] => {
    const there = project(position[0] ?? 0, position[1] ?? 0, meridian);
    return [there.easting - here.easting, there.northing - here.northing];
  };
  const drawn = [...plan.layers.values()].filter(({ entry }) => entry.role === 'base').flatMap(({ features }) => features);
  const nearest = (kinds: readonly string[], within: number): Found | undefined => {
    let best: Found | undefined;
    for (const feature of drawn) {
      const name = spokenName(feature);
      if (name === '' || !kinds.includes(String(feature.properties['kind']))) continue;
      const found = distanceTo(feature, local);
      if (found !== undefined && found.distance <= within && found.distance < (best?.distance ?? Infinity)) best = { name, ...found };
    }
    return best;
  };
  const road = error > NEAR_ROAD ? undefined : nearest(['road', 'highway'], NEAR_ROAD);
  const landmark = nearest(['water', 'landmark', 'station', 'park'], NEAR_PLACE) ?? nearest(['town', 'subdistrict'], NEAR_PLACE * 2);
  if (road === undefined && landmark === undefined) return null;
  const unsure = ({ edge }: Found): boolean => error > Math.max(edge, AT_ROAD);
  const say = (language: keyof Text): string => {
    const side = road === undefined || road.distance < AT_ROAD ? undefined : direction(road.at, [lon, lat], meridian, language);
    const way = landmark === undefined || landmark.distance === 0 ? undefined : direction(landmark.at, [lon, lat], meridian, language);
    const parts =
      language === 'zh'
        ? [road && `${road.name}${unsure(road) ? '附近' : side === undefined ? '上' : `${side}侧`}`, landmark && `${landmark.name}${unsure(landmark) ? '附近' : landmark.distance === 0 ? '内' : way === undefined ? '处' : way.length === 1 ? `以${way}` : `${way}方向`}`]
        : [road && `${unsure(road) ? 'near' : side === undefined ? 'on' : `${side} side of`} ${road.name}`, landmark && `${unsure(landmark) ? 'near' : landmark.distance === 0 ? 'within' : way === undefined ? 'at' : `${way} of`} ${landmark.name}`];
    return parts
      .filter(Boolean)
      .join(language === 'zh' ? '，' : ', ')
      .replace(/^[a-z]/, (first) => first.toUpperCase());
  };
  return { zh: say('zh'), en: say('en') };
}

/** Planar, about the place: good to a metre over a kilometre. */
function distanceTo({ geometry }: PlanFeature, local: (position: Position) => [number, number]): Omit<Found, 'name'> | undefined {
  switch (geometry.type) {
    case 'Point': {
      const [x, y] = local(geometry.coordinates);
      const distance = Math.hypot(x, y);
      return { distance, edge: distance, at: geometry.coordinates };
    }
    case 'LineString':
      return alongLine(geometry.coordinates, local);
    case 'MultiLineString':
      return closest(geometry.coordinates.map((line) => alongLine(line, local)));
    case 'Polygon':
      return ofRings(geometry.coordinates, local);
    case 'MultiPolygon':
      return closest(geometry.coordinates.map((rings) => ofRings(rings, local)));
    default:
      return undefined;
  }
}

const closest = (found: readonly (Omit<Found, 'name'> | undefined)[]): Omit<Found, 'name'> | undefined => found.reduce((best, one) => (one !== undefined && one.distance < (best?.distance ?? Infinity) ? one : best), undefined);

function alongLine(line: readonly Position[], local: (position: Position) => [number, number]): Omit<Found, 'name'> | undefined {
  let best: Omit<Found, 'name'> | undefined;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (from === undefined) continue;
    const [[ax, ay], [bx, by]] = [local(from), local(to)];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
    const distance = Math.hypot(ax + t * dx, ay + t * dy);
    if (distance < (best?.distance ?? Infinity)) best = { distance, edge: distance, at: [(from[0] ?? 0) + t * ((to[0] ?? 0) - (from[0] ?? 0)), (from[1] ?? 0) + t * ((to[1] ?? 0) - (from[1] ?? 0))] };
  }
  return best;
}

/** Even–odd rule over all rings: within it, or its nearest edge. */
function ofRings(rings: readonly (readonly Position[])[], local: (position: Position) => [number, number]): Omit<Found, 'name'> | undefined {
  let within = false;
  for (const ring of rings)
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      if (from === undefined) continue;
      const [[ax, ay], [bx, by]] = [local(from), local(to)];
      if (ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0) within = !within;
    }
  const edge = closest(rings.map((ring) => alongLine(ring, local)));
  return within && edge !== undefined ? { ...edge, distance: 0 } : edge;
}
