/** Fields of a layer whose file has no list of them: what its features show. */
import type { RawFeature, RawField } from '../types.ts';

const DATE = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
const DIGITS = /^-?\d+$/;

type Seen = Set<RawField['type'] | 'digits'>;

/** In the order in which they first occur. `unlike`: fields with numbers and texts. */
export function fieldsSeen(features: readonly RawFeature[]): { readonly fields: RawField[]; readonly unlike: string[] } {
  const seen = new Map<string, Seen>();
  for (const { properties } of features) for (const name of Object.keys(properties)) {
    let kinds = seen.get(name);
    if (kinds === undefined) seen.set(name, (kinds = new Set()));
    const value = properties[name];
    if (value === null || value === undefined) continue;
    if (typeof value === 'boolean') kinds.add('boolean');
    else if (typeof value === 'number') kinds.add(Number.isInteger(value) ? 'integer' : 'number');
    else kinds.add(DATE.test(value) ? 'date' : DIGITS.test(value) ? 'digits' : 'text');
  }
  const unlike: string[] = [];
  const fields = [...seen].map(([name, kinds]): RawField => {
    const has = (kind: RawField['type'] | 'digits'): boolean => kinds.has(kind);
    const numbers = has('integer') || has('number');
    if (numbers && (has('text') || has('date'))) unlike.push(name);
    if (kinds.size === 1 && has('boolean')) return { name, type: 'boolean' };
    if (kinds.size === 1 && has('date')) return { name, type: 'date' };
    if (kinds.size === 0 || !numbers || has('text') || has('date') || has('boolean')) return { name, type: 'text' };
    // Digits beside numbers are numbers that were too long for one.
    return { name, type: has('number') ? 'number' : 'integer' };
  });
  return { fields, unlike };
}
