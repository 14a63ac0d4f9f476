/**
 * The shifted systems of Chinese web maps, by gcoord's forward formulas. Its own way back stops at a decimetre, and may never stop at the edge of the box
 * that it takes for China; here the forward formula is inverted by fixed-point steps, whose number is bounded.
 */
import gcoord from 'gcoord';
import { metresBetween } from './ground.ts';
import type { LonLat } from './types.ts';

export type Shifted = 'gcj02' | 'bd09';

/** Each step leaves about a thousandth of the error before it. */
const STEPS = 12;
const ENOUGH = 1e-11;
/** Metres: the way back must meet the way there, or the numbers mean no place. */
const CLOSED = 0.01;

export function toShifted({ lon, lat }: LonLat, system: Shifted): LonLat {
  const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09);
  return { lon: x, lat: y };
}

/** False abroad, where the formulas leave a place as it is. */
export function isShifted(place: LonLat): boolean {
  const { lon, lat } = toShifted(place, 'gcj02');
  return lon !== place.lon || lat !== place.lat;
}

/** The WGS84 place, to 0.01 mm; the same numbers where they lie abroad; undefined on the seam between. */
export function fromShifted(given: LonLat, system: Shifted): LonLat | undefined {
  if (!isShifted(given)) return given;
  let { lon, lat } = given;
  for (let step = 0; step < STEPS; step++) {
    const there = toShifted({ lon, lat }, system);
    const [dx, dy] = [given.lon - there.lon, given.lat - there.lat];
    lon += dx;
    lat += dy;
    if (Math.abs(dx) < ENOUGH && Math.abs(dy) < ENOUGH) break;
  }
  return metresBetween(toShifted({ lon, lat }, system), given) < CLOSED ? { lon, lat } : undefined;
}
