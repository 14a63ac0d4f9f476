/** The ways from a file's numbers to the ground for the systems that are known by name. */
import { fromGrid, PREFIX } from '../../geo/coordinates/grid.ts';
import { fromShifted } from '../../geo/coordinates/shift.ts';
import type { System } from '../../geo/coordinates/systems.ts';
import type { ToLonLat, Way } from './types.ts';

const inDegrees: ToLonLat = (lon, lat) => (Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined);

export const systemWay = (system: System): Way => ({ title: system.title, toLonLat: toLonLatOf(system) });

function toLonLatOf({ id, grid }: System): ToLonLat {
  if (grid !== undefined) {
    const before = grid.prefixed ? grid.zone * PREFIX : 0;
    return (x, y) => {
      const place = fromGrid(x - before, y, grid.meridian);
      return place === undefined ? undefined : [place.lon, place.lat];
    };
  }
  if (id === 'gcj02' || id === 'bd09')
    return (x, y) => {
      const place = inDegrees(x, y) === undefined ? undefined : fromShifted({ lon: x, lat: y }, id);
      return place === undefined ? undefined : [place.lon, place.lat];
    };
  return inDegrees;
}

const UNITS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { '0.001': { zh: '毫米', en: 'millimetres' }, '0.01': { zh: '厘米', en: 'centimetres' }, '1000': { zh: '公里', en: 'kilometres' }, '0.0254': { zh: '英寸', en: 'inches' }, '0.3048': { zh: '英尺', en: 'feet' } };

/** @param metres of the file's unit */
export const unitName = (metres: number): { readonly zh: string; readonly en: string } => UNITS[String(metres)] ?? { zh: `${metres} 米`, en: `${metres} m` };

/** How a file's numbers differ from a system's: in their order, and in their unit. */
export interface Form {
  /** Northing, or latitude, comes first. */
  readonly north: boolean;
  /** Metres of the file's unit; 1 of degrees. */
  readonly unit: number;
}

export const PLAIN: Form = { north: false, unit: 1 };

export function formed({ title, toLonLat }: Way, { north, unit }: Form): Way {
  const notes = [...(north ? [{ zh: '北坐标在前', en: 'north first' }] : []), ...(unit === 1 ? [] : [{ zh: `单位${unitName(unit).zh}`, en: `in ${unitName(unit).en}` }])];
  return {
    title: { zh: [title.zh, ...notes.map(({ zh }) => zh)].join('，'), en: [title.en, ...notes.map(({ en }) => en)].join(', ') },
    toLonLat: north ? (x, y) => toLonLat(y * unit, x * unit) : unit === 1 ? toLonLat : (x, y) => toLonLat(x * unit, y * unit),
  };
}
