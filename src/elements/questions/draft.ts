/** A question about a column while it is being entered. */
import type { Text } from '../../problem.ts';
import { operatorsOf } from '../../survey/questions/attributes.ts';
import type { AttributeQuestion, Operator } from '../../survey/questions/types.ts';
import type { Column, ThingSet } from '../../survey/sets/types.ts';
import { plainNumber } from '../shared/numbers.ts';

export interface Draft {
  readonly op: Operator;
  /** What stands in the fields; of a text that is one of several, all of them in one field. */
  readonly low: string;
  readonly high: string;
  /** Ids of words that are ticked. */
  readonly picked: ReadonlySet<string>;
}

/** As a question has it; of a new one the comparison that is offered first. */
export function draftOf(column: Column, question: AttributeQuestion | null): Draft {
  const op = question?.op ?? operatorsOf(column)[0] ?? 'has';
  const values = (question?.values ?? []).map(String);
  const isList = op === 'in' && column.kind !== 'word';
  return { op, low: isList ? values.join('; ') : (values[0] ?? ''), high: values[1] ?? '', picked: new Set(column.kind === 'word' ? values : []) };
}

export type Read = { readonly ok: true; readonly question: AttributeQuestion } | { readonly ok: false; readonly text: Text };
const wrong = (zh: string, en: string): Read => ({ ok: false, text: { zh, en } });

/** The question, or what is wrong with the entry. */
export function questionOf(column: Column, { op, low, high, picked }: Draft): Read {
  const made = (...values: (string | number)[]): Read => ({ ok: true, question: { kind: 'attribute', column: column.id, op, values } });
  if (op === 'unknown') return made();
  if (column.kind === 'word' && op !== 'has') return picked.size === 0 ? wrong('至少选一项。', 'Choose one at least.') : made(...(op === 'ne' ? [...picked].slice(0, 1) : picked));
  const texts = op === 'in' ? low.split(/[;；、]/).map((text) => text.trim()).filter((text) => text !== '') : op === 'between' ? [low.trim(), high.trim()] : [low.trim()];
  if (texts.length === 0 || texts.includes('')) return wrong('须填值。', 'A value is needed.');
  if (column.kind !== 'number') return made(...texts);
  const numbers = texts.map((text) => Number(plainNumber(text)));
  if (!numbers.every(Number.isFinite)) return wrong('须填数字。', 'It must be a number.');
  const [from = 0, to = 0] = numbers;
  return op === 'between' && from > to ? wrong('前一个数须不大于后一个。', 'The first number must not be the larger one.') : made(...numbers);
}

/** Enough to see which words occur; a set may be very large. */
const LOOKED_AT = 20_000;
/** More than this is no list to choose from. */
export const MOST_WORDS = 60;

/** Words of a column that occur in the set, or are picked, in the order of its list. */
export function wordsIn(set: ThingSet, column: Column, picked: ReadonlySet<string>): readonly (readonly [id: string, text: Text])[] {
  const seen = new Set(picked);
  const most = column.words?.size ?? 0;
  for (let i = 0; i < Math.min(set.count, LOOKED_AT) && seen.size < most; i++) {
    const value = column.cell(i);
    if (value !== null) seen.add(String(value));
  }
  const listed = [...(column.words ?? [])].filter(([id]) => seen.has(id));
  const others = [...seen].filter((id) => column.words?.has(id) !== true).map((id) => [id, { zh: id, en: id }] as const);
  return [...listed, ...others].slice(0, MOST_WORDS);
}
