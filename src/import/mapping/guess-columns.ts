/** Which field is which column: by its name, by the plan's titles, by the words that stand in it. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { readTitle } from '../../survey/roster/titles.ts';
import { readDate } from '../attributes/dates.ts';
import { readNumber } from '../attributes/numbers.ts';
import { factorOf, unitNamed, unitOfColumn } from '../attributes/units.ts';
import { isDateColumn, requiredColumns, severalIn, vocabularyOf, type Vocabulary } from '../attributes/vocabulary.ts';
import { splitWords } from '../attributes/words.ts';
import type { FieldLook, Look } from './guess-look.ts';
import { namesOf, OF_SOFTWARE, squeezed } from './guess-words.ts';
import { UNITS } from './schema.ts';
import type { Unit } from './types.ts';

export interface GuessedWord {
  readonly word: string;
  readonly count: number;
  /** Undefined where nobody can tell. */
  readonly id: string | undefined;
  readonly sure: boolean;
}

export interface GuessedColumn {
  readonly name: string;
  /** None of these: the layer must have it, and nothing was found. */
  readonly from?: string;
  readonly label?: string;
  readonly value?: string;
  readonly words?: readonly GuessedWord[];
  readonly unit?: Unit;
  readonly optional?: boolean;
  readonly sure: boolean;
  readonly note: Text;
}

/** Words of a field that are listed one by one. */
const MOST_LISTED = 40;

/** @param used fields that have been given to another column already are in it afterwards as well */
export function guessColumns(look: Look, layer: LayerSource, plan: PlanSource, used: Set<string>): GuessedColumn[] {
  const order = ['key', ...Object.keys(layer.columns).filter((name) => name !== 'key')];
  // Columns with words of their own are told by those, so that they choose first.
  const closed = order.filter((name) => vocabularyOf(layer, name, plan) !== undefined);
  const found = new Map<string, GuessedColumn>();
  for (const name of [...closed, ...order.filter((column) => !closed.includes(column))]) {
    const column = guessColumn(name, look, layer, plan, used);
    if (column === undefined) continue;
    if (column.from !== undefined) used.add(column.from);
    found.set(name, column);
  }
  return order.flatMap((name) => found.get(name) ?? []);
}

function guessColumn(name: string, look: Look, layer: LayerSource, plan: PlanSource, used: ReadonlySet<string>): GuessedColumn | undefined {
  const vocabulary = vocabularyOf(layer, name, plan);
  const required = requiredColumns(layer.role).includes(name);
  const ranked = look.fields
    .filter((field) => !used.has(field.name) && field.filled > 0 && !OF_SOFTWARE.test(field.name))
    .map((field) => ({ field, ...rankOf(field, name, layer, vocabulary) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank);
  const [best] = ranked;
  if (best === undefined) return required ? { name, sure: false, note: { zh: '', en: '' } } : undefined;
  const { field } = best;
  const unit = unitFor(field.name, layer, name);
  const words = vocabulary === undefined ? undefined : wordsOf(field, vocabulary, severalIn(layer.role, name));
  const sure = best.sure && (name !== 'key' || (field.unique && field.empty === 0));
  return {
    name,
    from: field.name,
    ...(words === undefined || words.length === 0 ? {} : { words }),
    ...(unit === undefined ? {} : { unit }),
    ...(!required && name !== 'key' && field.empty > 0 ? { optional: true } : {}),
    sure,
    note: noteOf(field, name),
  };
}

/** The less the better; Infinity: not this one. */
function rankOf(field: FieldLook, name: string, layer: LayerSource, vocabulary: Vocabulary | undefined): { rank: number; sure: boolean } {
  const no = { rank: Infinity, sure: false };
  if (!fits(field, name, layer)) return no;
  const plain = squeezed(readTitle(field.name).bare === '' ? field.name : readTitle(field.name).bare);
  const whole = squeezed(field.name);
  const named = namesOf(name, layer.titles).find(({ word }) => word === plain || word === whole);
  const cut = named === undefined && plain.length >= 3 ? namesOf(name, layer.titles).find(({ word }) => word.length > plain.length && word.startsWith(plain) && /\p{Script=Han}/u.test(word)) : undefined;
  if (vocabulary !== undefined) {
    const sorts = [...field.words.keys()].slice(0, 60);
    const known = sorts.filter((word) => vocabulary.idOf(word) !== undefined).length;
    const near = sorts.filter((word) => vocabulary.near(word) !== undefined).length;
    const share = (known + (near - known) / 2) / Math.max(1, sorts.length);
    const few = field.words.size <= Math.max(12, 2 * vocabulary.ids.length);
    if (known > 0 && share > 0.4) return { rank: 1 - share, sure: true };
    if (share >= 0.5 && few) return { rank: 1.5 - share / 2, sure: named !== undefined && !named.unsure };
    return named !== undefined && !named.unsure && few ? { rank: 2 + named.rank, sure: false } : no;
  }
  if (name === 'key') {
    if (named === undefined) return no;
    return { rank: named.rank + (named.unsure ? 5 : 0) + (field.unique ? 0 : 2), sure: !named.unsure && field.unique };
  }
  if (named !== undefined) return { rank: named.rank + (named.unsure ? 5 : 0), sure: !named.unsure };
  return cut === undefined ? no : { rank: 4 + cut.rank, sure: false };
}

/** Whether what stands in the field can be what the column holds. */
function fits(field: FieldLook, name: string, layer: LayerSource): boolean {
  const sample = [...field.words.keys()].slice(0, 30);
  const most = (test: (word: string) => boolean): boolean => sample.filter(test).length * 2 > sample.length;
  if (isDateColumn(name)) return most((word) => 'date' in readDate(word));
  const type = name === 'key' ? 'string' : layer.columns[name];
  if (type !== 'double' && type !== 'int') return true;
  return most((word) => 'value' in readNumber(word, unitOfColumn(layer, name), undefined, /Max$|^max/.test(name) ? 'max' : 'min'));
}

/** The unit in a field's name, where the column is in another. */
function unitFor(field: string, layer: LayerSource, name: string): Unit | undefined {
  const type = layer.columns[name];
  const own = unitOfColumn(layer, name);
  if (own === undefined || (type !== 'double' && type !== 'int')) return undefined;
  const written = readTitle(field).unit ?? /[(（]([^)）]+)[)）]$/.exec(field)?.[1];
  const unit = UNITS.find((one) => written !== undefined && unitNamed(written) === one);
  const factor = unit === undefined ? undefined : factorOf(unit, own);
  return factor === undefined || factor.times === factor.per ? undefined : unit;
}

function wordsOf(field: FieldLook, vocabulary: Vocabulary, several: boolean): GuessedWord[] {
  const counts = new Map<string, number>();
  for (const [word, count] of field.words) for (const part of several ? splitWords(word) : [word]) counts.set(part, (counts.get(part) ?? 0) + count);
  // An id needs no word.
  if ([...counts.keys()].every((word) => vocabulary.ids.includes(word))) return [];
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map(([word, count]) => {
      const id = vocabulary.idOf(word);
      return { word, count, id: id ?? vocabulary.near(word), sure: id !== undefined };
    });
}

function noteOf(field: FieldLook, name: string): Text {
  const samples = [...field.words.keys()].slice(0, 3);
  const double = name === 'key' && !field.unique;
  return {
    zh: [`例：${samples.join('、')}`, field.empty > 0 ? `${field.empty} 处为空` : '', double ? '有重复' : ''].filter((part) => part !== '').join('；'),
    en: [`as ${samples.join(', ')}`, field.empty > 0 ? `${field.empty} empty` : '', double ? 'some are there twice' : ''].filter((part) => part !== '').join('; '),
  };
}
