/** Columns in the making: a property as it is, a word, a number that is worked out once. */
import type { PlanFeature, Value } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Text } from '../../problem.ts';
import type { Cell, Column } from './types.ts';
import { columnTitle, joined, TITLES } from './words.ts';

type Title = keyof typeof TITLES;
type Options = Partial<Pick<Column, 'unit' | 'digits' | 'minor' | 'many' | 'words' | 'told'>>;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

export const text = (id: Title, cell: (i: number) => Cell, options: Options = {}): Column => ({ id, title: TITLES[id], kind: 'text', cell, ...options });
export const number = (id: Title, cell: (i: number) => number | null, options: Options = {}): Column => ({ id, title: TITLES[id], kind: 'number', cell, ...options });
export const word = (id: Title, words: ReadonlyMap<string, Text>, cell: (i: number) => string | null, options: Options = {}): Column => ({ id, title: TITLES[id], kind: 'word', words, cell, ...options });

/** Of a layer's features, by a property of the column's name. */
export class FeatureColumns {
  private readonly features: readonly PlanFeature[];

  constructor(features: readonly PlanFeature[]) {
    this.features = features;
  }

  readonly key = (): Column => text('key', (i) => this.features[i]?.key ?? null);
  readonly text = (id: Title, options: Options = {}): Column => text(id, (i) => textOf(this.value(i, id)), options);
  readonly number = (id: Title, unit: string, digits: number, options: Options = {}): Column => number(id, (i) => numberOf(this.value(i, id)), { ...(unit === '' ? {} : { unit }), digits, ...options });
  readonly word = (id: Title, words: ReadonlyMap<string, Text>, options: Options = {}): Column => word(id, words, (i) => textOf(this.value(i, id)), options);
  /** Of a list parted by `|`: its words, beside those that stand alone. */
  readonly list = (id: Title, words: ReadonlyMap<string, Text>): Column => {
    const all = new Map(words);
    for (const { properties } of this.features) {
      const value = textOf(properties[id]);
      if (value?.includes('|') === true) all.set(value, joined(value, words));
    }
    return this.word(id, all);
  };

  /** Columns of the layer that `taken` does not have, as the layer calls them. */
  further(entry: LayerEntry | undefined, taken: ReadonlySet<string>): Column[] {
    return Object.entries(entry?.columns ?? {}).filter(([name]) => name !== 'key' && !taken.has(name)).map(([name, type]) => {
      const title = entry?.titles?.[name];
      const property = PROPERTY.get(name);
      const unit = title?.unit ?? (property?.kind === 'number' ? property.unit : undefined);
      const base = { id: name, title: columnTitle(entry, name), minor: true as const, ...(unit === undefined || unit === '' ? {} : { unit }) };
      if (type === 'double' || type === 'int') return { ...base, kind: 'number', ...(type === 'int' ? { digits: 0 } : {}), cell: (i) => numberOf(this.value(i, name)) };
      if (type === 'bool') return { ...base, kind: 'word', words: YES_NO, cell: (i) => { const value = this.value(i, name); return typeof value === 'boolean' ? String(value) : null; } };
      const words = title?.words ?? (property?.kind === 'choice' ? property.labels : undefined);
      return words === undefined ? { ...base, kind: 'text', cell: (i) => textOf(this.value(i, name)) } : { ...base, kind: 'word', words: new Map(Object.entries(words)), cell: (i) => textOf(this.value(i, name)) };
    });
  }

  private value(i: number, name: string): Value | undefined {
    return this.features[i]?.properties[name];
  }
}

const YES_NO: ReadonlyMap<string, Text> = new Map([['true', { zh: '是', en: 'yes' }], ['false', { zh: '否', en: 'no' }]]);

/** What is worked out of features is kept as long as they are: NaN is not asked yet, −1 is not known. */
const kept = new WeakMap<readonly PlanFeature[], Map<string, Float64Array>>();

/** A number ≥ 0 of a feature, worked out when it is first asked for. */
export function once(features: readonly PlanFeature[], what: string, compute: (feature: PlanFeature) => number | null): (i: number) => number | null {
  const columns = kept.get(features) ?? new Map<string, Float64Array>();
  kept.set(features, columns);
  const values = columns.get(what) ?? new Float64Array(features.length).fill(NaN);
  columns.set(what, values);
  return (i) => {
    const feature = features[i];
    if (feature === undefined) return null;
    let value = values[i] ?? NaN;
    if (Number.isNaN(value)) values[i] = value = compute(feature) ?? -1;
    return value < 0 ? null : value;
  };
}
