/** One place in every system that concerns it, for a printed sheet and for the field of an entry. */
import type { Text } from '../../problem.ts';
import { toGrid } from './grid.ts';
import { dms } from './sexagesimal.ts';
import { isShifted, toShifted } from './shift.ts';
import { BD09, GCJ02, gridsFor, systemOf, WGS84, type System } from './systems.ts';
import type { Extent, LonLat, SystemId } from './types.ts';

export interface Written {
  readonly id: SystemId;
  /** For a narrow column: `GCJ-02`, `4527`. */
  readonly short: string;
  readonly title: Text;
  /** `readCoordinates` with this `id` reads it back within 0.2 m. */
  readonly text: string;
}

/** As one writes it: degrees to 7 decimals (1 cm) in WGS84/CGCS2000 and 6 (0.1 m) in the others, metres to 0.1 with `E`, `N`. */
export function writeIn(system: System, place: LonLat): string {
  if (system.grid !== undefined) {
    const [easting, northing] = toGrid(place, system.grid);
    return `E ${easting.toFixed(1)}, N ${northing.toFixed(1)}`;
  }
  if (system.id === 'wgs84') return `${place.lon.toFixed(7)}, ${place.lat.toFixed(7)}`;
  const { lon, lat } = toShifted(place, system.id === 'gcj02' ? 'gcj02' : 'bd09');
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
}

/** In the system with this id; WGS84 where there is none. */
export const writeAs = (id: string, place: LonLat): string => writeIn(systemOf(id) ?? WGS84, place);

/** `29°43′28.512″N 115°59′12.034″E`: a thousandth of a second is 3 cm. */
export const writeDms = ({ lon, lat }: LonLat): string => `${dms(Math.abs(lat), 3)}${lat < 0 ? 'S' : 'N'} ${dms(Math.abs(lon), 3)}${lon < 0 ? 'W' : 'E'}`;

/** WGS84/CGCS2000 twice (decimal, degrees-minutes-seconds), the shifted systems unless abroad, and the grids of the extent. */
export function inAllSystems(place: LonLat, extent: Extent): readonly Written[] {
  const shifted = isShifted(place) ? [GCJ02, BD09] : [];
  const one = (system: System, text = writeIn(system, place)): Written => ({ id: system.id, short: system.short, title: system.title, text });
  return [one(WGS84), one(WGS84, writeDms(place)), ...shifted.map((system) => one(system)), ...gridsFor(extent).map((system) => one(system))];
}
