/** What stands in the field of coordinates and what came of it. Pure: the element only draws it. */
import { readCoordinates, refusal } from '../../geo/coordinates/read.ts';
import type { Extent, LonLat, Reading, RefusedId, SystemId } from '../../geo/coordinates/types.ts';
import { writeAs } from '../../geo/coordinates/write.ts';
import type { Problem } from '../../problem.ts';

export type Choice = 'auto' | SystemId | RefusedId;

/** Whether an entry is still being typed, or is to be taken as it is: pasted, left, or confirmed. */
export type Moment = 'typing' | 'done';

export interface Entry {
  readonly text: string;
  readonly system: Choice;
  /** The text was written here for the page's place, not typed. */
  readonly written: boolean;
  readonly reading?: Reading;
  readonly problems: readonly Problem[];
}

export const EMPTY: Entry = { text: '', system: 'auto', written: true, problems: [] };

/** Metres: while digits are missing the place would jump about. */
const WHOLE = 20;
/** The whole of China: an element that isn't told the plan's extent reads zones by their numbers only. */
const CHINA: Extent = [73, 3, 136, 54];

/** A typed text. Half an entry says nothing, neither a place nor a problem. */
export function typed(text: string, system: Choice, extent: Extent | undefined, moment: Moment, accuracy?: number): Entry {
  const entry = { text, system, written: false, problems: [] };
  if (text.trim() === '') return entry;
  const result = readCoordinates(text, { system, extent: extent ?? CHINA, ...(accuracy === undefined ? {} : { accuracy }) });
  if (!result.ok) return moment === 'typing' ? entry : { ...entry, problems: result.problems };
  return moment === 'typing' && result.value.error > WHOLE ? entry : { ...entry, reading: result.value };
}

/** The page's place, written in the chosen system; empty where there is none, and where the system is refused, with the reason. */
export function written(place: LonLat | undefined, system: Choice): Entry {
  if (system === 'xian80' || system === 'beijing54') return { text: '', system, written: true, problems: [refusal(system)] };
  return { text: place === undefined ? '' : writeAs(system, place).replace(/^(\d+\.\d{5}\d*?)0*, (\d+\.\d{5}\d*?)0*$/, '$1, $2'), system, written: true, problems: [] };
}

/** Longitude and latitude as they stand in the page's form; undefined where either is none. */
export function placeOf(lon: unknown, lat: unknown): LonLat | undefined {
  const number = (value: unknown): number => (typeof value === 'string' && value.trim() !== '' ? Number(value) : typeof value === 'number' ? value : NaN);
  const place = { lon: number(lon), lat: number(lat) };
  return Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90 ? place : undefined;
}

/** What the page is told of a reading. */
export const told = ({ lon, lat, accuracy }: Reading): { readonly lon: string; readonly lat: string; readonly accuracy?: string } => ({ lon: decimal(lon), lat: decimal(lat), ...(accuracy === undefined ? {} : { accuracy: String(accuracy) }) });

/** Seven places at most, never an exponent. */
const decimal = (degrees: number): string => degrees.toFixed(7).replace(/\.?0+$/, '');

/** `115.98265，29.72752 WGS84`: five places are a metre, a sixth where the place is known better than that. */
export const shownPlace = ({ lon, lat }: LonLat, comma: string, error = 1): string => [lon, lat].map((degrees) => degrees.toFixed(error < 1 ? 6 : 5)).join(comma) + ' WGS84';

/** `±3 m`; under a metre to the decimetre, rounded up. */
export const shownError = (error: number): string => `±${error < 0.95 ? Math.max(0.1, Math.ceil(error * 10) / 10).toFixed(1) : Math.ceil(error)} m`;
