/** In which of eight directions one place lies from another. Comparisons only, so that the word is the same everywhere. */
import type { Position } from 'geojson';
import { project } from '../geo/gauss-kruger.ts';
import type { Language } from './phrases.ts';

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  en: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
};
/** tan 22.5° */
const HALF_SECTOR = Math.SQRT2 - 1;

/** By grid north about the meridian, which differs from true north by less than a tenth of a sector. Undefined where the two are one place. */
export function direction(from: Position, to: Position, meridian: number, language: Language): string | undefined {
  const [a, b] = [from, to].map(([lon = 0, lat = 0]) => project(lon, lat, meridian));
  if (a === undefined || b === undefined) return undefined;
  const [east, north] = [b.easting - a.easting, b.northing - a.northing];
  const [across, along] = [Math.abs(east), Math.abs(north)];
  if (across < 0.01 && along < 0.01) return undefined;
  const name = (turn: number): string | undefined => NAMES[language][turn];
  if (across <= along * HALF_SECTOR) return name(north > 0 ? 0 : 4);
  if (along <= across * HALF_SECTOR) return name(east > 0 ? 2 : 6);
  return name(east > 0 ? (north > 0 ? 1 : 3) : north > 0 ? 7 : 5);
}
