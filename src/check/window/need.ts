/** The ground that has to be known for a sign to be judged, in degrees, and rather too much of it. */
import type { LineString, Point } from 'geojson';
import { RADIANS, sinCos } from '../../geo/trig.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

const width = PROPERTY.get('width');
/** Metres: a face that is not known may be so wide, and one that is drawn is looked at made so long. */
const WIDEST = width?.kind === 'number' ? width.max : 0;
/** Metres of a degree of latitude, at least. */
const PER_DEGREE = 110_000;
/** For the plane's scale and for rounding. */
const MARGIN = 1.01;

/** @param metres beyond the face: the position's error and the layer's, and how far the rules look */
export function boxAround({ coordinates }: Pick<Point | LineString, 'coordinates'>, metres: number): Box {
  const flat = coordinates.flat();
  const [lons, lats] = [flat.filter((_, i) => i % 2 === 0), flat.filter((_, i) => i % 2 === 1)];
  const north = (metres + WIDEST + 1) * MARGIN / PER_DEGREE;
  const [south, top] = [Math.min(...lats) - north, Math.max(...lats) + north];
  // A degree of longitude is shortest where it is farthest from the equator.
  const [, cos] = sinCos(Math.max(Math.abs(south), Math.abs(top)) * RADIANS);
  const east = north / cos;
  return [Math.min(...lons) - east, south, Math.max(...lons) + east, top];
}

export const holds = (outer: Box, inner: Box): boolean => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
