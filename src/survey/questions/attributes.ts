/** Questions about a column. A test says yes, no, or null: not known. */
import type { Cell, Column, ThingSet } from '../sets/types.ts';
import type { AttributeQuestion, Operator, SearchQuestion } from './types.ts';

export type Test = (index: number) => boolean | null;

/** Without regard to case, full width and spaces around. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Operators that make sense for a column, in the order in which they are offered. */
export function operatorsOf({ kind }: Pick<Column, 'kind'>): readonly Operator[] {
  if (kind === 'number') return ['ge', 'le', 'between', 'eq', 'ne', 'unknown'];
  return kind === 'word' ? ['in', 'ne', 'has', 'unknown'] : ['has', 'eq', 'ne', 'in', 'ge', 'le', 'between', 'unknown'];
}

/** A column that is not there is not known of anything. */
export function attributeTest(set: ThingSet, { column: id, op, values }: AttributeQuestion): Test {
  const column = set.columns.find((one) => one.id === id);
  if (column === undefined) return () => null;
  const { cell } = column;
  if (op === 'unknown') return (i) => cell(i) === null;
  if (column.kind === 'number') return numberTest(cell, op, values.map(Number), values.map(String));
  const asked = values.map((value) => folded(String(value)));
  const fold = remembered();
  const [low = '', high = ''] = asked;
  const known = (test: (text: string, index: number) => boolean): Test => (i) => {
    const value = cell(i);
    return value === null ? null : test(fold(String(value)), i);
  };
  switch (op) {
    case 'has':
      return known((text, i) => shownTexts(column, i, text, fold).some((shown) => shown.includes(low)));
    case 'ge':
      return known((text) => text >= low);
    case 'le':
      return known((text) => text <= low);
    case 'between':
      return known((text) => text >= low && text <= high);
    default: {
      const chosen = new Set(asked);
      const is = op !== 'ne';
      return known(column.many === true ? (text) => text.split('|').some((word) => chosen.has(word)) === is : (text) => chosen.has(text) === is);
    }
  }
}

function numberTest(cell: (i: number) => Cell, op: Operator, numbers: readonly number[], texts: readonly string[]): Test {
  const [low = NaN, high = NaN] = numbers;
  const tests: Record<Exclude<Operator, 'unknown'>, (value: number) => boolean> = {
    eq: (value) => value === low,
    ne: (value) => value !== low,
    ge: (value) => value >= low,
    le: (value) => value <= low,
    between: (value) => value >= low && value <= high,
    in: (value) => numbers.includes(value),
    has: (value) => String(value).includes(texts[0] ?? ''),
  };
  const test = op === 'unknown' ? null : tests[op];
  return (i) => {
    const value = cell(i);
    // A cell of a column of numbers may hold a text where a file has one: that is no number.
    return typeof value !== 'number' ? null : (test?.(value) ?? null);
  };
}

/** What is shown of a cell in either language, folded. */
function shownTexts({ words, told }: Column, index: number, text: string, fold: (text: string) => string): readonly string[] {
  const shown = words?.get(text) ?? told?.(index);
  return shown === undefined || shown === null ? [text] : [text, fold(shown.zh), fold(shown.en)];
}

/** A thing that has a cell with the text in it. What is unknown is not searched. */
export function searchTest({ columns }: ThingSet, { text }: SearchQuestion): Test {
  const asked = folded(text);
  const fold = remembered();
  return (i) =>
    columns.some((column) => {
      const value = column.cell(i);
      if (value === null) return false;
      return shownTexts(column, i, fold(String(value)), fold).some((shown) => shown.includes(asked));
    });
}

/** Of few texts each is folded once. */
function remembered(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      if (known.size >= 4096) known.clear();
      known.set(text, (result = folded(text)));
    }
    return result;
  };
}
