/** Number and measure of what is shown, by the words of one column. */
import type { Text } from '../../problem.ts';
import type { Column, SetId, Shown, ThingSet } from '../sets/types.ts';
import { joined } from '../sets/words.ts';
import { SLICE } from './slices.ts';
import type { Figure, FigureRow } from './types.ts';

interface Spec {
  readonly set: SetId;
  readonly column: string;
  readonly measure: string | null;
  /** Whether a class of which nothing is shown keeps its row. */
  readonly empty: boolean;
}
const SPECS: Readonly<Record<Figure['id'], Spec>> = {
  zones: { set: 'zones', column: 'class', measure: 'area', empty: true },
  segments: { set: 'segments', column: 'class', measure: 'length', empty: true },
  sites: { set: 'sites', column: 'signType', measure: null, empty: false },
  verdicts: { set: 'signs', column: 'verdict', measure: null, empty: false },
};
/** Sums are of whole millionths, and so exact in any order: square metres of km², millimetres of km. */
const PARTS = 1e6;

const NONE: ReadonlyMap<string, Text> = new Map();
const UNKNOWN: Text = { zh: '未知', en: 'Not known' };

class Sum {
  count = 0;
  parts = 0;
  unmeasured = 0;
}

/**
 * A figure in steps.
 * @returns null where the set has no such column, or the questions are about another set
 */
export function* figureSteps(id: Figure['id'], set: ThingSet, shown: Shown): Generator<undefined, Figure | null> {
  const spec = SPECS[id];
  const column = set.columns.find((one) => one.id === spec.column);
  if (set.id !== spec.set || shown.set !== spec.set || column === undefined) return null;
  const measured = spec.measure === null ? undefined : set.columns.find((one) => one.id === spec.measure);
  const sums = new Map<string | null, Sum>();
  for (const value of spec.empty ? (column.words?.keys() ?? []) : []) sums.set(value, new Sum());
  const { order } = shown;
  for (let k = 0; k < order.length; k += 1) {
    if (k > 0 && k % SLICE === 0) yield undefined;
    const index = order[k] ?? 0;
    const value = column.cell(index);
    const key = value === null || value === '' ? null : String(value);
    let sum = sums.get(key);
    if (sum === undefined) sums.set(key, (sum = new Sum()));
    sum.count += 1;
    if (measured !== undefined) add(sum, measured.cell(index));
  }
  const of = (sum: Sum): Omit<FigureRow, 'value' | 'title'> => ({ count: sum.count, measure: measured === undefined ? null : sum.parts / PARTS, unmeasured: sum.unmeasured });
  const total = new Sum();
  for (const sum of sums.values()) {
    total.count += sum.count;
    total.parts += sum.parts;
    total.unmeasured += sum.unmeasured;
  }
  return {
    id, set: spec.set, column: spec.column,
    measure: measured === undefined ? null : { column: measured.id, unit: measured.unit ?? '' },
    rows: ordered(sums, column).map(([value, sum]) => ({ value, title: value === null ? UNKNOWN : (column.words?.get(value) ?? joined(value, column.words ?? NONE)), ...of(sum) })),
    total: of(total),
    of: shown.of,
  };
}

function add(sum: Sum, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value)) sum.parts += Math.round(value * PARTS);
  else sum.unmeasured += 1;
}

/** As the column lists its words; what it does not list after them; nothing known last. */
function ordered(sums: ReadonlyMap<string | null, Sum>, { words }: Column): (readonly [string | null, Sum])[] {
  const listed = [...(words?.keys() ?? [])];
  const rank = (value: string | null): number => (value === null ? Infinity : listed.includes(value) ? listed.indexOf(value) : listed.length);
  return [...sums].sort(([a], [b]) => (rank(a) === rank(b) ? ((a ?? '') < (b ?? '') ? -1 : 1) : rank(a) - rank(b)));
}
