/** Coordinates under the pointer in a chosen system, and the systems that can be chosen. */
import { toGrid } from '../../geo/coordinates/grid.ts';
import { gridsFor, systemOf } from '../../geo/coordinates/systems.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import { grouped } from './scale.ts';

export interface Choice {
  /** `EPSG:4527` */
  readonly id: string;
  readonly label: string;
}
export const DEGREES = 'EPSG:4490';

/** Degrees, then the grids of the extent: 3° with the zone number and without, 6° likewise. The shifted systems of web maps are none to read off a plan. */
export const choices = (extent: Extent): readonly Choice[] => [{ id: DEGREES, label: DEGREES }, ...gridsFor(extent).map(({ id }) => ({ id, label: id }))];

/** `39 400 753, 3 287 132` in metres, `116.00138, 29.75021` in degrees (1 m): east before north. A system that isn't known gives degrees. */
export function readout(crs: string, [lon, lat]: readonly [lon: number, lat: number]): string {
  const grid = crs === DEGREES ? undefined : systemOf(crs)?.grid;
  if (grid === undefined) return `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
  const [easting, northing] = toGrid({ lon, lat }, grid);
  return `${grouped(Math.round(easting))}, ${grouped(Math.round(northing))}`;
}
