/** Gauss–Krüger both ways, to 0.1 mm. CGCS2000 differs from GRS80 in the flattening by 2e-9: nothing. */
import type { Grid } from './systems.ts';
import { transverse, type Transverse } from './transverse.ts';
import type { LonLat } from './types.ts';

const FALSE_EASTING = 500_000;
/** What a zone number stands for before an easting. */
export const PREFIX = 1_000_000;
/** Metres from the central meridian, and north of the equator: farther than any zone of China, its neighbours' overlap included. */
const BROADEST = 450_000;
const [SOUTHERNMOST, NORTHERNMOST] = [300_000, 6_100_000];

const converters = new Map<number, Transverse>();
function converter(meridian: number): Transverse {
  const known = converters.get(meridian);
  if (known !== undefined) return known;
  const made = transverse(meridian);
  converters.set(meridian, made);
  return made;
}

/** Easting as the grid writes it, and northing, metres. */
export function toGrid({ lon, lat }: LonLat, { meridian, zone, prefixed }: Grid): readonly [easting: number, northing: number] {
  const [x = NaN, y = NaN] = converter(meridian).forward([lon, lat]);
  return [x + FALSE_EASTING + (prefixed ? zone * PREFIX : 0), y];
}

/** From an easting without zone number; undefined where no zone of China reaches. */
export function fromGrid(easting: number, northing: number, meridian: number): LonLat | undefined {
  const x = easting - FALSE_EASTING;
  if (!(Math.abs(x) <= BROADEST && northing >= SOUTHERNMOST && northing <= NORTHERNMOST)) return undefined;
  const [lon = NaN, lat = NaN] = converter(meridian).inverse([x, northing]);
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : undefined;
}
