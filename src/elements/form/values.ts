/** What stands in the form, as text, and the proposal that it means. */
import type { LineString, Point, Position } from 'geojson';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { statedValue } from '../../plan/stated.ts';
import type { Text } from '../../problem.ts';
import { inUnit, narrow, plainNumber, readNumber } from '../shared/numbers.ts';

/** By property name, and `lon`, `lat`, or `line` (a baseline, `lon lat;lon lat`) for the place. Absent or empty is unknown. */
export type FormValues = Readonly<Record<string, string>>;

/** Entries that are no properties. */
const PLACE = new Set(['lon', 'lat', 'line']);

/** What the form opens with: visible choices, so that the first place already gets an answer. */
export const OPENING: FormValues = { use: 'commercial' };

/** True where a place has been entered, readable or not. */
export const hasPlace = (values: FormValues): boolean => (values['line'] ?? '') !== '' || ((values['lon'] ?? '').trim() !== '' && (values['lat'] ?? '').trim() !== '');

/** The eight directions, clockwise from north. */
export const DIRECTIONS: Readonly<Record<keyof Text, readonly string[]>> = { zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'], en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] };

/** An entry in plain form: full-width signs narrowed, a number in its unit, a direction in degrees, a list parted as in a link. */
export function plainEntry(name: string, text: string): string {
  const property = PROPERTY.get(name);
  const kind = property?.kind;
  if (name === 'bearing') {
    const word = text.trim().replace(/^正/, '').toUpperCase();
    const turn = Math.max(DIRECTIONS.zh.indexOf(word), DIRECTIONS.en.indexOf(word));
    if (turn >= 0) return String(turn * 45);
  }
  if (kind === 'number' || PLACE.has(name)) return plainNumber(property !== undefined && 'unit' in property ? inUnit(text, property.unit) : text);
  if (kind === 'hours') return narrow(text).replace(/\s/g, '').replace(/[–—~～]/g, '-');
  // As people list things.
  return kind === 'list' ? text.replace(/、/g, ';') : text.trim();
}

/** What `toFeature` makes: the shape of a Feature, its values still to be judged by `readProposal`. */
export interface TypedFeature {
  readonly type: 'Feature';
  /** Coordinates that aren't numbers stay text, to be refused there by name. */
  readonly geometry: Point | LineString;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A GeoJSON Feature of what is typed. */
export function toFeature(values: FormValues): TypedFeature {
  const properties: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(values)) if (!PLACE.has(name) && text.trim() !== '') properties[name] = statedValue(name, plainEntry(name, text));
  const line = values['line'] ?? '';
  const position = (texts: readonly string[]): Position => texts.map(readNumber) as unknown[] as Position;
  if (line === '') return { type: 'Feature', geometry: { type: 'Point', coordinates: position([values['lon'] ?? '', values['lat'] ?? '']) }, properties };
  return { type: 'Feature', geometry: { type: 'LineString', coordinates: line.split(';').map((pair) => position(pair.split(' '))) }, properties };
}

/** The form's text for what a link or a proposal states. */
export function fromStated({ geometry, properties }: { readonly geometry: Point | LineString | null; readonly properties: Readonly<Record<string, unknown>> }): FormValues {
  const values: Record<string, string> = {};
  if (geometry?.type === 'LineString') values['line'] = geometry.coordinates.map((position) => position.slice(0, 2).map(String).join(' ')).join(';');
  if (geometry?.type === 'Point') for (const [index, name] of ['lon', 'lat'].entries()) values[name] = String(geometry.coordinates[index] ?? '');
  for (const [name, value] of Object.entries(properties)) if (!PLACE.has(name)) values[name] = Array.isArray(value) ? value.join(';') : String(value);
  return values;
}

/** A place chosen on a map instead of what was there, with no more decimals than its error (metres) is worth: 1 m, 10 cm, 1 cm. */
export function withPlace(values: FormValues, { lon, lat, accuracy }: { readonly lon: number; readonly lat: number; readonly accuracy: number }): FormValues {
  const places = accuracy >= 5 ? 5 : accuracy >= 0.5 ? 6 : 7;
  const written = (degrees: number): string => String(Number(degrees.toFixed(places)));
  return tidy({ ...values, line: '', lon: written(lon), lat: written(lat), accuracy: String(accuracy) });
}

/** Without empty entries, and without what a link brought that no field can show. */
export const tidy = (values: FormValues): FormValues => Object.fromEntries(Object.entries(values).filter(([name, text]) => text !== '' && (PROPERTY.has(name) || PLACE.has(name))));

/** The entry that a problem of `readProposal` is about: a property, or `place`. */
export function fieldOf(path: string | undefined): string {
  const name = /^properties\.([A-Za-z]+)/.exec(path ?? '')?.[1];
  return name ?? 'place';
}
