/**
 * The short way into `readProposal` for inventories of many rows: the same checks of the same values without the bookkeeping of where each stands.
 * What is not plainly in order is left to `readProposal`, which says why.
 */
import { readPlace } from './proposal-place.ts';
import type { Proposal } from './proposal-types.ts';
import { quantise, readValue, type Stated } from './proposal-values.ts';
import type { ProposalContext } from './proposal.ts';
import { PROPERTIES, PROPERTY, type Property } from './vocabulary.ts';

/** Members of a Feature that are looked at, or that mean nothing here. */
const MEMBERS: ReadonlySet<string> = new Set(['type', 'id', 'properties', 'geometry', 'bbox']);

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBlank = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
/** Nothing that could be deep: a word, a number, or a list of these. */
const isFlat = (value: unknown): boolean => typeof value !== 'object' || value === null || (Array.isArray(value) && value.every((part) => typeof part !== 'object' || part === null));

/** The proposal, or undefined where it has to be read at length. Equal to what `readProposal` gives. */
export function quickProposal(input: unknown, context: ProposalContext): Proposal | undefined {
  if (!isRecord(input) || input['type'] !== 'Feature') return undefined;
  for (const name of Object.keys(input)) if (!MEMBERS.has(name)) return undefined;
  const { properties, geometry } = input;
  if (!isRecord(properties) || !isRecord(geometry) || !isFlatPlace(geometry) || !isFlat(input['bbox'])) return undefined;
  const place = readPlace(geometry, '', context.extent);
  if (!place.ok) return undefined;
  const known = quickProperties(properties, input['id'], context);
  if (known === undefined || contradicts(known, place.value.type === 'LineString')) return undefined;
  const extra = extraOf(properties, context);
  if (extra === undefined) return undefined;
  return extra === null ? { geometry: place.value, properties: known } : { geometry: place.value, properties: known, extra };
}

function isFlatPlace(geometry: Fields): boolean {
  const { coordinates } = geometry;
  if (Object.keys(geometry).length !== 2 || !Array.isArray(coordinates)) return false;
  return geometry['type'] === 'Point' ? isFlat(coordinates) : coordinates.every(isFlat);
}

/** In the order of the vocabulary; undefined where one of them is in error, or a consent is not the package's. */
function quickProperties(written: Fields, own: unknown, context: ProposalContext): Proposal['properties'] | undefined {
  let count = 0;
  let pattern = 0;
  for (let i = 0, bit = 1; i < PROPERTIES.length; i++, bit *= 2) {
    const property = PROPERTIES[i] as Property;
    const { name } = property;
    let value = written[name];
    if (isBlank(value)) {
      if (name !== 'id' || (typeof own !== 'string' && typeof own !== 'number') || own === '') continue;
      value = own;
    }
    const stated = read(property, value, context.signTypes);
    if (stated === undefined) return undefined;
    if (Array.isArray(stated) && stated.length === 0) continue;
    names[count] = name;
    values[count++] = stated;
    pattern += bit;
  }
  const out = blank(pattern, count);
  for (let i = 0; i < count; i++) out[names[i] as string] = values[i] as Stated;
  const { signType, consents } = out;
  if (typeof signType !== 'string') return undefined;
  if (Array.isArray(consents) && context.consents !== undefined && !consents.every((id: string) => context.consents?.includes(id) === true)) return undefined;
  return out as Proposal['properties'];
}

/** What `readValue` gives, or undefined where it has something to say; the kinds that there are most of without its detours. */
function read(property: Property, value: unknown, signTypes: readonly string[]): Stated | undefined {
  switch (property.kind) {
    case 'number':
      if (typeof value !== 'number' || !(value >= property.min && value <= property.max) || (property.integer === true && !Number.isInteger(value))) return undefined;
      return quantise(value, property);
    case 'choice': {
      // The list's own word, not the copy that was read: that may hold on to a whole line of text.
      const words = property.values ?? signTypes;
      return typeof value === 'string' ? words[words.indexOf(value)] : undefined;
    }
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    default: {
      const long = readValue(property, value, '', signTypes);
      return long.ok ? long.value : undefined;
    }
  }
}

/** What is stated in the row at hand. */
const names: string[] = [];
const values: Stated[] = [];

/**
 * An object for the properties that are stated, by which they are as the bits of a number (fewer than 53). Objects copied from one that was parsed share its layout; one that grows
 * name by name becomes a hash table of several times the size, and there may be a hundred thousand of them.
 */
function blank(pattern: number, count: number): Record<string, Stated> {
  let like = blanks.get(pattern);
  if (like === undefined) {
    like = JSON.parse(JSON.stringify(Object.fromEntries(names.slice(0, count).map((name) => [name, ''])))) as Record<string, Stated>;
    if (blanks.size < MOST_BLANKS) blanks.set(pattern, like);
  }
  return { ...like };
}
const blanks = new Map<number, Record<string, Stated>>();
const MOST_BLANKS = 4096;

const thousandths = (value: unknown): number | undefined => (typeof value === 'number' ? Math.round(value * 1000) : undefined);

function contradicts({ topHeight, clearance, height, start, end, width, bearing }: Fields, isLine: boolean): boolean {
  const [top, under, face] = [thousandths(topHeight), thousandths(clearance), thousandths(height)];
  if (top !== undefined && under !== undefined && face !== undefined && top !== under + face) return true;
  if (top !== undefined && ((under ?? 0) > top || (face ?? 0) > top)) return true;
  if (typeof start === 'string' && typeof end === 'string' && end < start) return true;
  return isLine && (width !== undefined || bearing !== undefined);
}

/** The other columns; null without any, undefined where they are errors or may be deep. */
function extraOf(written: Fields, { extra }: ProposalContext): Record<string, unknown> | null | undefined {
  let out: Record<string, unknown> | null = null;
  for (const name of Object.keys(written)) {
    if (PROPERTY.has(name)) continue;
    const value = written[name];
    if (isBlank(value)) continue;
    if (extra !== 'keep' || !isFlat(value)) return undefined;
    out ??= {};
    out[name] = value;
  }
  return out;
}
