/** Two numbers of a row as a place in degrees, in the system that holds for the whole file. */
import { CONVERSION } from '../../geo/coordinates/judge.ts';
import { fromGrid, PREFIX } from '../../geo/coordinates/grid.ts';
import { fromShifted } from '../../geo/coordinates/shift.ts';
import type { System } from '../../geo/coordinates/systems.ts';

/** To a centimetre, as typed coordinates are kept after a conversion. */
const rounded = (value: number): number => Math.round(value * 1e7) / 1e7;

export interface Axes {
  /** Undefined where the numbers are no place of the system. */
  (east: number, north: number): readonly [lon: number, lat: number] | undefined;
}

/** Degrees of WGS84 and CGCS2000 stay as they are; everything else is converted. */
export function axesOf(system: System): Axes {
  const { grid, id } = system;
  if (grid !== undefined) {
    return (east, north) => {
      const zone = Math.floor(east / PREFIX);
      // A zone number may be left out, or be there where the system has none; that of another zone is an error.
      if (zone !== 0 && zone !== grid.zone) return undefined;
      const place = fromGrid(east - zone * PREFIX, north, grid.meridian);
      return place === undefined ? undefined : [rounded(place.lon), rounded(place.lat)];
    };
  }
  if (id === 'gcj02' || id === 'bd09') {
    return (lon, lat) => {
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
      const place = fromShifted({ lon, lat }, id);
      return place === undefined ? undefined : [rounded(place.lon), rounded(place.lat)];
    };
  }
  return (lon, lat) => [lon, lat];
}

/** Whole metres that a converted place may be off, where that is more than the plan takes a place to be good to. */
export function conversionError({ id, grid }: System, usual: number): number | undefined {
  const error = grid === undefined ? CONVERSION[id as keyof typeof CONVERSION] : CONVERSION.grid;
  return (id === 'gcj02' || id === 'bd09') && error > usual ? error : undefined;
}
