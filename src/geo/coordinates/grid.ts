/** Gauss–Krüger both ways by proj4, to 0.1 mm. CGCS2000 differs from GRS80 in the flattening by 2e-9: nothing. */
import proj4 from 'proj4';
import type { Grid } from './systems.ts';
import type { LonLat } from './types.ts';

const DEGREES = '+proj=longlat +ellps=GRS80 +no_defs';
const FALSE_EASTING = 500_000;
/** What a zone number stands for before an easting. */
export const PREFIX = 1_000_000;
/** Metres from the central meridian, and north of the equator: farther than any zone of China, its neighbours' overlap included. */
const BROADEST = 450_000;
const [SOUTHERNMOST, NORTHERNMOST] = [300_000, 6_100_000];

type Converter = ReturnType<typeof make>;
const make = (meridian: number) => proj4(DEGREES, `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`);

const converters = new Map<number, Converter>();
function converter(meridian: number): Converter {
  const known = converters.get(meridian);
  if (known !== undefined) return known;
  const made = make(meridian);
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
