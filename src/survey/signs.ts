/** What neighbours have to know of each other, in columns: a hundred thousand signs pass from thread to thread in a moment. */
import { footprint } from '../geo/footprint.ts';
import type { Plane } from '../geo/plane.ts';
import type { PlanFeature, Value } from '../plan/plan.ts';
import type { ProposalRow } from '../plan/proposal-rows.ts';
import type { Proposal } from '../plan/proposal-types.ts';

const TEXTS = ['id', 'building'] as const;
/** Of few words, by number: 1 is the first of `list`, 0 is none. */
const WORDS = ['signType', 'use'] as const;
/** Numbers of a sign: lon, lat, bearing, width, height, topHeight, faces; not a number where nothing is known. */
const STRIDE = 7;

export interface Signs {
  readonly rows: readonly number[];
  readonly texts: Readonly<Record<(typeof TEXTS)[number], readonly (string | undefined)[]>>;
  readonly words: Readonly<Record<(typeof WORDS)[number], { readonly list: readonly string[]; readonly at: Uint16Array }>>;
  readonly numbers: Float64Array;
}

/** The signs among some rows, in their order; rows in error are none. */
export function signsOf(rows: readonly ProposalRow[], plane: Plane): Signs {
  const count = rows.reduce((sum, { result }) => sum + (result.ok ? 1 : 0), 0);
  const numbers = new Float64Array(count * STRIDE);
  const numbered: number[] = [];
  const texts: Record<(typeof TEXTS)[number], (string | undefined)[]> = { id: [], building: [] };
  const words = { signType: new Words(count), use: new Words(count) };
  for (const { row, result } of rows) {
    if (!result.ok) continue;
    const { properties } = result.value;
    const i = numbered.length;
    fill(numbers, i * STRIDE, result.value, plane);
    numbered.push(row);
    for (const name of TEXTS) texts[name].push(textOf(properties[name]));
    for (const name of WORDS) words[name].set(i, textOf(properties[name]));
  }
  return { rows: numbered, texts, words: { signType: words.signType.column, use: words.use.column }, numbers };
}

/** A column of words in the making. */
class Words {
  private readonly list: string[] = [];
  private readonly at: Uint16Array;

  constructor(count: number) {
    this.at = new Uint16Array(count);
  }

  set(i: number, word: string | undefined): void {
    if (word === undefined) return;
    const known = this.list.indexOf(word);
    this.at[i] = known < 0 ? this.list.push(word) : known + 1;
  }

  get column(): Signs['words']['use'] {
    return { list: this.list, at: this.at };
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : NaN);

function fill(numbers: Float64Array, at: number, { geometry, properties }: Proposal, plane: Plane): void {
  let bearing = numberOf(properties['bearing']);
  let width = numberOf(properties['width']);
  const height = numberOf(properties['height']);
  const top = numberOf(properties['topHeight']);
  let [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
  if (geometry.type === 'LineString') {
    const foot = footprint(geometry, undefined, undefined, 0, plane);
    bearing = foot.bearing ?? bearing;
    width = foot.length ?? width;
    [lon, lat] = middle(geometry.coordinates, plane);
  }
  numbers[at] = lon ?? NaN;
  numbers[at + 1] = lat ?? NaN;
  numbers[at + 2] = bearing;
  numbers[at + 3] = width;
  numbers[at + 4] = height;
  // The height of the top follows from the clearance, to the millimetre.
  numbers[at + 5] = Number.isNaN(top) ? Math.round((numberOf(properties['clearance']) + height) * 1000) / 1000 : top;
  numbers[at + 6] = numberOf(properties['faces']);
}

/** Half way along a baseline, in degrees to 1e-9. */
function middle(line: readonly GeoJSON.Position[], plane: Plane): [lon: number, lat: number] {
  const places = line.map(([lon = 0, lat = 0]) => plane.point(lon, lat));
  const lengths = places.slice(1).map(({ x, y }, i) => Math.sqrt((x - (places[i]?.x ?? x)) ** 2 + (y - (places[i]?.y ?? y)) ** 2));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [line[i], line[i + 1]];
    const f = length === 0 ? 0 : rest / length;
    if (f <= 1) return [Math.round((ax + f * (bx - ax)) * 1e9) / 1e9, Math.round((ay + f * (by - ay)) * 1e9) / 1e9];
    rest -= length;
  }
  return [line[0]?.[0] ?? 0, line[0]?.[1] ?? 0];
}

export function joinSigns(parts: readonly Signs[]): Signs {
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const numbers = new Float64Array(count * STRIDE);
  const words = { signType: new Words(count), use: new Words(count) };
  let done = 0;
  for (const part of parts) {
    numbers.set(part.numbers, done * STRIDE);
    for (const name of WORDS) {
      const { list, at } = part.words[name];
      for (let i = 0; i < at.length; i++) words[name].set(done + i, list[(at[i] ?? 0) - 1]);
    }
    done += part.rows.length;
  }
  const texts = { id: parts.flatMap((part) => part.texts.id), building: parts.flatMap((part) => part.texts.building) };
  return { rows: parts.flatMap((part) => part.rows), texts, words: { signType: words.signType.column, use: words.use.column }, numbers };
}

/** A neighbour's geometry is made when it is asked for, which is once: a hundred thousand of them need not be kept. */
class Neighbour implements PlanFeature {
  readonly key: string;
  readonly properties: PlanFeature['properties'];
  private readonly lon: number;
  private readonly lat: number;

  constructor(key: string, properties: PlanFeature['properties'], lon: number, lat: number) {
    this.key = key;
    this.properties = properties;
    this.lon = lon;
    this.lat = lat;
  }

  get geometry(): PlanFeature['geometry'] {
    return { type: 'Point', coordinates: [this.lon, this.lat] };
  }
}

/** The sign as a feature of the layer of existing signs. What is not known is left out. */
export function featureOf({ texts, words, numbers }: Signs, index: number, key: string): PlanFeature {
  const word = ({ list, at }: Signs['words']['use']): string | undefined => list[(at[index] ?? 0) - 1];
  const at = index * STRIDE;
  const properties: Record<string, Value> = { key };
  const add = (name: string, value: Value | undefined): void => {
    if (value !== undefined && !Number.isNaN(value)) properties[name] = value;
  };
  const [width, height] = [numbers[at + 3] ?? NaN, numbers[at + 4] ?? NaN];
  add('signType', word(words.signType));
  add('use', word(words.use));
  add('building', texts.building[index]);
  add('bearing', numbers[at + 2]);
  add('width', width);
  add('height', height);
  add('topHeight', numbers[at + 5]);
  add('faces', numbers[at + 6]);
  add('area', Math.round(width * height * 1e6) / 1e6);
  return new Neighbour(key, properties, numbers[at] ?? 0, numbers[at + 1] ?? 0);
}
