/**
 * The coordinate systems that are read and written. Grids are those of CGCS2000 in the EPSG register (GB 22021: zones of 3° and of 6°, with the zone number
 * before the easting or without); which of them concern a plan follows from its extent.
 */
import type { Text } from '../../problem.ts';
import type { Extent, RefusedId, SystemId } from './types.ts';

/** A Gauss–Krüger zone. Eastings have 500 000 m at the central meridian, after the zone number where there is one. */
export interface Grid {
  readonly width: 3 | 6;
  readonly zone: number;
  readonly meridian: number;
  readonly prefixed: boolean;
}

export interface System {
  readonly id: SystemId;
  readonly epsg: readonly number[];
  /** For a narrow column: `GCJ-02`, `4527`. */
  readonly short: string;
  readonly title: Text;
  /** In the order in which they are written: east, north. */
  readonly axes: readonly [east: Text, north: Text];
  /** Absent where the unit is the degree. */
  readonly grid?: Grid;
}

const DEGREES = [{ zh: '经度', en: 'longitude' }, { zh: '纬度', en: 'latitude' }] as const;
const METRES = [{ zh: '横坐标', en: 'easting' }, { zh: '纵坐标', en: 'northing' }] as const;

export const WGS84: System = { id: 'wgs84', epsg: [4326, 4490], short: 'WGS84', title: { zh: 'WGS84 · CGCS2000', en: 'WGS84 · CGCS2000' }, axes: DEGREES };
export const GCJ02: System = { id: 'gcj02', epsg: [], short: 'GCJ-02', title: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' }, axes: DEGREES };
export const BD09: System = { id: 'bd09', epsg: [], short: 'BD-09', title: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' }, axes: DEGREES };

/** First and last zone of China in the register, and the codes of the first: with the zone number, and without. */
const ZONES = { 3: { first: 25, last: 45, prefixed: 4513, plain: 4534 }, 6: { first: 13, last: 23, prefixed: 4491, plain: 4502 } } as const;

export const meridianOf = (width: 3 | 6, zone: number): number => (width === 3 ? zone * 3 : zone * 6 - 3);

export const isZone = (width: 3 | 6, zone: number): boolean => Number.isInteger(zone) && zone >= ZONES[width].first && zone <= ZONES[width].last;

export function gridSystem(width: 3 | 6, zone: number, prefixed: boolean): System | undefined {
  if (!isZone(width, zone)) return undefined;
  const { first, prefixed: withNumber, plain } = ZONES[width];
  const code = (prefixed ? withNumber : plain) + zone - first;
  const meridian = meridianOf(width, zone);
  return {
    id: `EPSG:${code}`,
    epsg: [code],
    short: String(code),
    title: prefixed ? { zh: `EPSG:${code} ${width}° 带第 ${zone} 带`, en: `EPSG:${code} ${width}° zone ${zone}` } : { zh: `EPSG:${code} ${width}° 带，中央经线 ${meridian}°`, en: `EPSG:${code} ${width}° zone, meridian ${meridian}°E` },
    axes: METRES,
    grid: { width, zone, meridian, prefixed },
  };
}

/** The grid with this EPSG code, if it is one of CGCS2000. */
export function gridByCode(code: number): System | undefined {
  for (const width of [3, 6] as const) {
    const { first, prefixed, plain } = ZONES[width];
    const found = gridSystem(width, code - prefixed + first, true) ?? gridSystem(width, code - plain + first, false);
    if (found?.epsg[0] === code) return found;
  }
  return undefined;
}

/** By `SystemId`, or by any EPSG code of it; undefined where it isn't read. */
export function systemOf(id: string): System | undefined {
  const degrees = [WGS84, GCJ02, BD09].find((system) => system.id === id || system.epsg.some((code) => id === `EPSG:${code}`));
  return degrees ?? gridByCode(Number(/^EPSG:(\d{4,5})$/.exec(id)?.[1]));
}

/** The zones of China in which an extent lies, from west to east. */
export function zonesOf([west, , east]: Extent, width: 3 | 6): readonly number[] {
  const zone = (lon: number): number => (width === 3 ? Math.round(lon / 3) : Math.floor(lon / 6) + 1);
  const zones = [];
  for (let at = zone(west); at <= zone(east); at++) if (isZone(width, at)) zones.push(at);
  return zones;
}

/** The grids of an extent: 3° with zone number, 3° without, then 6° likewise. */
export const gridsFor = (extent: Extent): readonly System[] =>
  ([3, 6] as const).flatMap((width) => [true, false].flatMap((prefixed) => zonesOf(extent, width).flatMap((zone) => gridSystem(width, zone, prefixed) ?? [])));

/** All that can be chosen for an extent, in the order of a list. */
export const systemsFor = (extent: Extent): readonly System[] => [WGS84, GCJ02, BD09, ...gridsFor(extent)];

/** Names of the datums that are refused. */
export const REFUSED: Readonly<Record<RefusedId, Text>> = { xian80: { zh: '西安 1980', en: 'Xian 1980' }, beijing54: { zh: '北京 1954', en: 'Beijing 1954' } };

/** Codes in the register: geographic, then 6° and 3° zones of China, with the zone number and without. */
const REFUSED_CODES: Readonly<Record<RefusedId, readonly (readonly [from: number, to: number])[]>> = {
  xian80: [[4610, 4610], [2327, 2348], [2349, 2390]],
  beijing54: [[4214, 4214], [21413, 21423], [21453, 21463], [2401, 2442]],
};

/** The refused datum that an EPSG code rests on. */
export const refusedByCode = (code: number): RefusedId | undefined =>
  (['xian80', 'beijing54'] as const).find((id) => REFUSED_CODES[id].some(([from, to]) => code >= from && code <= to));
