/** Limits in words: a number with its unit, a formula, a table. */
import type { Key, Limit, Operator } from '../../plan/schema/condition.ts';
import { unreachable } from '../../problem.ts';
import type { Scope } from './terms.ts';
import type { Statement, TableView } from './types.ts';
import type { Word } from './words.ts';

export const SIGN: Readonly<Record<Operator, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=', '!=': '≠' };

export interface LimitView {
  readonly text: string;
  /** What the letters in the text stand for. */
  readonly parts: readonly Statement[];
  readonly table?: TableView;
}

/** `A 与 B`: what a table is looked up by. */
export function keyText(by: Key, { terms, layers }: Scope): string {
  return (Array.isArray(by) ? by : [by]).map((key) => ('fact' in key ? terms.fact(key.fact) : terms.column(layers, key.attr))).join(terms.say('by.and'));
}

/** The words of a row's key, a column each. */
export function keyWords(row: string, by: Key, { terms, layers }: Scope): string[] {
  const keys = Array.isArray(by) ? by : [by];
  return row.split('|').map((part, i) => {
    const key = keys[i];
    return key === undefined ? part : 'fact' in key ? terms.value(key.fact, part) : terms.columnValue(layers, key.attr, part);
  });
}

/** @param unit of what is compared: numbers are given in it */
export function limitView(limit: Limit, unit: string, scope: Scope): LimitView {
  if (typeof limit === 'number' || !('cases' in limit || 'steps' in limit)) {
    const letters: Statement[] = [];
    const text = formula(limit, unit, scope, 0, letters);
    return { text: letters.length > 0 && unit !== '' && !text.includes(unit) ? scope.terms.say('unit', { x: text, unit }) : text, parts: letters };
  }
  return { text: scope.terms.say('below', { by: keyText(limit.by, scope) }), parts: [], table: tableOf(limit, unit, scope) };
}

/** The same within a sentence: nothing below it. */
export function limitText(limit: Limit, unit: string, scope: Scope): string {
  return formula(limit, unit, scope, 0, null);
}

/** How tightly a formula binds: what binds less than its place asks for stands in brackets. */
type Rank = 0 | 1 | 2;

/** @param letters gathers what a letter stands for; null writes everything out */
function formula(limit: Limit, unit: string, scope: Scope, rank: Rank, letters: Statement[] | null): string {
  const { terms, layers } = scope;
  const enclosed = (own: Rank, text: string): string => (own < rank ? terms.bracket(text).trim() : text);
  if (typeof limit === 'number') return terms.number(limit, unit);
  if ('fact' in limit) return terms.fact(limit.fact);
  if ('attr' in limit) return terms.say('its', { x: terms.column(layers, limit.attr) });
  if ('times' in limit) return enclosed(2, limit.times.map((part) => formula(part, typeof part === 'number' ? '' : unitOfFactor(part, unit), scope, 2, letters)).join(' × '));
  if ('plus' in limit) return enclosed(1, limit.plus.map((part) => formula(part, unit, scope, 1, letters)).join(' + '));
  if ('minus' in limit) return enclosed(1, `${formula(limit.minus[0], unit, scope, 1, letters)} − ${formula(limit.minus[1], unit, scope, 2, letters)}`);
  if ('min' in limit) return enclosed(0, extreme(limit.min, ['smaller', 'smallest'], unit, scope, letters));
  if ('max' in limit) return enclosed(0, extreme(limit.max, ['larger', 'largest'], unit, scope, letters));
  if (letters !== null && (rank === 2 || (rank === 1 && !('unpublished' in limit)))) return lettered(limit, unit, scope, letters);
  if ('table' in limit) return terms.say('table', { title: terms.plan.rules.tables.find(({ id }) => id === limit.table)?.title[terms.language] ?? limit.table, by: keyText(limit.by, scope) });
  if ('unpublished' in limit) return limit.unpublished[terms.language] + terms.bracket(terms.say('not.published'));
  if ('cases' in limit || 'steps' in limit) return enclosed(2, listed(limit, unit, scope));
  return unreachable(limit);
}

/** A factor that is no plain number carries no unit of its own: which of them does is not said. */
const unitOfFactor = (part: Limit, unit: string): string => (typeof part === 'object' && ('cases' in part || 'steps' in part) ? '' : unit);

function extreme(parts: readonly Limit[], [two, more]: readonly [Word, Word], unit: string, scope: Scope, letters: Statement[] | null): string {
  const texts = parts.map((part) => formula(part, unit, scope, 1, letters));
  return scope.terms.say(texts.length > 2 ? more : two, { x: texts.slice(0, -1).join(scope.terms.say('list')) + scope.terms.say('with') + (texts.at(-1) ?? '') });
}

/** `A`, and below what it stands for. */
function lettered(limit: Limit, unit: string, scope: Scope, letters: Statement[]): string {
  const letter = String.fromCharCode(65 + (letters.length % 26));
  const { text, table } = limitView(limit, unit, scope);
  const says = scope.terms.sentence(scope.terms.say('letter', { letter, x: text }));
  letters.push(table === undefined ? { text: says, parts: [] } : { text: says, parts: [], table });
  return letter;
}

type Listed = Extract<Limit, { by: Key; cases: unknown }> | Extract<Limit, { steps: unknown }>;

/** Rows of a case list or of steps: the words of each key, and the limit. */
function rowsOf(limit: Listed, scope: Scope): { readonly keys: readonly string[]; readonly value: Limit }[] {
  const { terms, layers } = scope;
  if ('cases' in limit) {
    const width = Array.isArray(limit.by) ? limit.by.length : 1;
    const rows = Object.entries(limit.cases).map(([key, value]) => ({ keys: keyWords(key, limit.by, scope), value }));
    return limit.else === undefined ? rows : [...rows, { keys: [terms.say('other'), ...Array.from({ length: width - 1 }, () => '')], value: limit.else }];
  }
  const of = 'fact' in limit.by ? terms.unit(limit.by.fact) : terms.columnUnit(layers, limit.by.attr);
  const amount = (value: number | null | undefined): string => (typeof value === 'number' ? terms.number(value, of) : '');
  return limit.steps.map(([to, value], i) => {
    const from = limit.steps[i - 1]?.[0];
    const kind = to === null ? (i === 0 ? 'step.only' : 'step.last') : i === 0 ? 'step.first' : 'step.mid';
    return { keys: [terms.say(kind, { from: amount(from), to: amount(to) })], value };
  });
}

function tableOf(limit: Listed, unit: string, scope: Scope): TableView {
  const { terms, layers } = scope;
  const keys = Array.isArray(limit.by) ? limit.by : [limit.by];
  const missing = new Set<string>();
  const cell = (value: Limit): string => {
    if (typeof value === 'number' || !('unpublished' in value)) return limitText(value, unit, scope);
    missing.add(value.unpublished[terms.language]);
    return terms.say('not.published');
  };
  return {
    head: [...keys.map((key) => terms.sentence('fact' in key ? terms.fact(key.fact) : terms.column(layers, key.attr))), terms.say('limit')],
    rows: rowsOf(limit, scope).map(({ keys: words, value }) => [...words.map((item) => terms.sentence(item)), terms.sentence(cell(value))]),
    notes: [...missing].map((what) => terms.sentence(terms.say('note.unpublished', { what }))),
  };
}

/** Case by case within a sentence. */
function listed(limit: Listed, unit: string, scope: Scope): string {
  const { terms } = scope;
  const cases = rowsOf(limit, scope).map(({ keys, value }) => terms.say('case', { key: keys.filter((key) => key !== '').join(terms.say('by.and')), value: limitText(value, unit, scope) }));
  return terms.say('cases', { by: keyText(limit.by, scope), cases: cases.join(terms.say('item')) });
}
