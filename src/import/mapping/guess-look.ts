/** What a layer of a delivery looks like: its kind of geometry, and of each field the words and how often they are there. */
import type { RawFeature, RawLayer, RawValue } from '../types.ts';

export type Kind = 'area' | 'line' | 'point';

export interface FieldLook {
  readonly name: string;
  readonly filled: number;
  readonly empty: number;
  /** As they are written, in the order of first meeting; at most `MOST_WORDS`. */
  readonly words: ReadonlyMap<string, number>;
  /** Whether no word is there twice. */
  readonly unique: boolean;
  readonly numeric: boolean;
}

export interface Look {
  readonly kind: Kind | null;
  readonly count: number;
  readonly fields: readonly FieldLook[];
}

/** Different words of a field that are looked at. */
const MOST_WORDS = 5000;

export function lookAt(layer: RawLayer, features: readonly RawFeature[] = layer.features, closedAreas = false): Look {
  const kinds: Record<Kind, number> = { area: 0, line: 0, point: 0 };
  for (const feature of features) {
    const kind = kindOf(feature, closedAreas);
    if (kind !== null) kinds[kind] += 1;
  }
  const kind = (['area', 'line', 'point'] as const).toSorted((a, b) => kinds[b] - kinds[a])[0] ?? 'area';
  return { kind: kinds[kind] === 0 ? null : kind, count: features.length, fields: layer.fields.map(({ name }) => lookAtField(name, features)) };
}

export function kindOf({ geometry }: RawFeature, closedAreas: boolean): Kind | null {
  switch (geometry?.type) {
    case 'Polygon':
    case 'MultiPolygon':
      return 'area';
    case 'LineString':
      return closedAreas && isClosed(geometry.coordinates) ? 'area' : 'line';
    case 'MultiLineString':
      return 'line';
    case 'Point':
    case 'MultiPoint':
      return 'point';
    default:
      return null;
  }
}

const isClosed = (line: readonly (readonly number[])[]): boolean => line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1];

function lookAtField(name: string, features: readonly RawFeature[]): FieldLook {
  const words = new Map<string, number>();
  let [filled, empty, numbers] = [0, 0, 0];
  let unique = true;
  for (const { properties } of features) {
    const value: RawValue = Object.hasOwn(properties, name) ? (properties[name] ?? null) : null;
    const word = value === null ? '' : String(value).trim();
    if (word === '') {
      empty += 1;
      continue;
    }
    filled += 1;
    if (typeof value === 'number') numbers += 1;
    const count = words.get(word);
    if (count !== undefined) unique = false;
    if (count !== undefined || words.size < MOST_WORDS) words.set(word, (count ?? 0) + 1);
  }
  return { name, filled, empty, words, unique, numeric: filled > 0 && numbers === filled };
}
