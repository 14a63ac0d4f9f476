/** One property of a proposal: from what was written to a quantised value, or to what is wrong with it. */
import { fail, ok, shown, type Problem, type Result, type Text } from '../problem.ts';
import { nearest } from './nearest.ts';
import type { ChoiceProperty, NumberProperty, Property } from './vocabulary.ts';

export type Stated = string | number | boolean | readonly string[];
/** Names of the package's sign types, by id. */
export type Titles = ReadonlyMap<string, Text>;

const MAX_TEXT = 200;
const MAX_LIST = 100;

/** A problem with one value. The code's part before the dot is `proposal`. */
export const wrong = (code: string, path: string, value: unknown, zh: string, en: string): Problem => ({ code: `proposal.${code}`, path, received: shown(value), text: { zh, en } });

/** Quantities with a unit are kept to 0.001 (lengths: 1 mm), degrees to 0.01, ratios to 1e-6: the same in every engine from here on. */
export function quantise(value: number, property: NumberProperty): number {
  if (property.unit === '°') return (Math.round(value * 100) / 100) % 360;
  const steps = property.unit === '' ? 1e6 : 1e3;
  // Adding 0 turns −0 into 0.
  return Math.round(value * steps) / steps + 0;
}

function notANumber({ label, unit }: NumberProperty, value: unknown, path: string): Problem {
  const text = typeof value === 'string' ? value : '';
  // A comma before three digits parts thousands in one hand and marks the decimals in another.
  if (/^[+-]?\d+[,，]\d{3}$/.test(text)) {
    const [whole, point] = ['', '.'].map((mark) => text.replace(/[,，]/, mark));
    return wrong('comma', path, value, `${label.zh}中不用逗号：须写作 ${whole} 或 ${point}。`, `${label.en} takes no comma: write ${whole} or ${point}.`);
  }
  // Only who wrote a unit is told to leave it out.
  const wrote = /^[+-]?[\d.]+\s*[^\d\s.,]/.test(text);
  const inUnit = unit === '' ? { zh: '', en: '' } : { zh: `（单位 ${unit}${wrote ? '，只写数字' : ''}）`, en: ` (in ${unit}${wrote ? ', the number alone' : ''})` };
  return wrong('not-a-number', path, value, `${label.zh}须为数字${inUnit.zh}。`, `${label.en} must be a number${inUnit.en}.`);
}

function readNumber(property: NumberProperty, value: unknown, path: string): Result<number> {
  const { unit, min, max, label } = property;
  const units = unit === '' ? '' : ` ${unit}`;
  if (typeof value !== 'number') return fail(notANumber(property, value, path));
  if (!Number.isFinite(value)) return fail(wrong('not-finite', path, String(value), `${label.zh}须为有限的数。`, `${label.en} must be a finite number.`));
  if (value < min || value > max) {
    const negative = value < 0 && min >= 0;
    return fail(
      wrong(
        negative ? 'negative' : 'out-of-bounds',
        path,
        value,
        `${label.zh}${negative ? '不能为负' : `须在 ${min} 至 ${max}${units} 之间`}。`,
        `${label.en} ${negative ? 'must not be negative' : `must be between ${min} and ${max}${units}`}.`,
      ),
    );
  }
  if (property.integer === true && !Number.isInteger(value)) return fail(wrong('not-integer', path, value, `${label.zh}须为整数。`, `${label.en} must be a whole number.`));
  return ok(quantise(value, property));
}

function readChoice(property: ChoiceProperty, value: unknown, path: string, signTypes: readonly string[], titles: Titles | undefined): Result<string> {
  const values = property.values ?? signTypes;
  if (typeof value === 'string' && values.includes(value)) return ok(value);
  const zh = (id: string): string => titles?.get(id)?.zh ?? [property.labels?.[id]?.zh, id].filter(Boolean).join(' ');
  const en = (id: string): string => titles?.get(id)?.en ?? id;
  const meant = typeof value === 'string' ? nearest(value, values) : undefined;
  const code = property.values === undefined ? 'unknown-type' : 'unknown-value';
  const hint =
    meant === undefined
      ? { zh: `可用的值：${values.map(zh).join('、')}。`, en: `Known values: ${values.map(en).join(', ')}.` }
      : { zh: `是否指 ${zh(meant)}？`, en: `Was ${en(meant)} meant?` };
  return fail(wrong(code, path, value, `没有这个${property.label.zh}。${hint.zh}`, `There is no such value of ${property.label.en.toLowerCase()}. ${hint.en}`));
}

/** Control characters and the marks that reorder a line can forge a terminal's output; half a character cannot be put into a link. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u;

function readText(property: Property, value: unknown, path: string): Result<string> {
  // An inventory's numbers are often numeric ids.
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return fail(wrong('not-text', path, value, `${property.label.zh}须为文字。`, `${property.label.en} must be text.`));
  const trimmed = text.trim();
  if (trimmed.length > MAX_TEXT) return fail(wrong('too-long', path, value, `${property.label.zh}最多 ${MAX_TEXT} 字。`, `${property.label.en} may have at most ${MAX_TEXT} characters.`));
  if (UNPRINTABLE.test(trimmed)) return fail(wrong('unprintable', path, value, `${property.label.zh}含有不可见的控制字符，须删去。`, `${property.label.en} contains control characters; remove them.`));
  return ok(trimmed);
}

function readList(property: Property, value: unknown, path: string): Result<readonly string[]> {
  if (!Array.isArray(value)) return fail(wrong('not-a-list', path, value, `${property.label.zh}须为文字的列表。`, `${property.label.en} must be a list of texts.`));
  if (value.length > MAX_LIST) return fail(wrong('too-long', path, value.length, `${property.label.zh}最多 ${MAX_LIST} 项。`, `${property.label.en} may have at most ${MAX_LIST} entries.`));
  const entries: string[] = [];
  for (const [index, entry] of value.entries()) {
    const read = readText(property, entry, `${path}[${index}]`);
    if (!read.ok) return read;
    if (read.value !== '' && !entries.includes(read.value)) entries.push(read.value);
  }
  return ok(entries);
}

const days = (year: number, month: number): number => (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** True for `YYYY-MM-DD` of a day that exists. */
export function isDate(value: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
}

/** A date of this century: what lies outside can only be a slip. */
export function readDate(label: Property['label'], value: unknown, path: string): Result<string> {
  if (typeof value !== 'string' || !isDate(value.trim())) return fail(wrong('date', path, value, `${label.zh}须为日期，写作 2026-11-24。`, `${label.en} must be a date, written 2026-11-24.`));
  const day = value.trim();
  if (day < '2000-01-01' || day > '2100-12-31') return fail(wrong('date-range', path, value, `${label.zh}须在 2000 至 2100 年之间。`, `${label.en} must lie between 2000 and 2100.`));
  return ok(day);
}

function readHours(property: Property, value: unknown, path: string): Result<string> {
  const parts = typeof value === 'string' ? /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(value.trim()) : null;
  if (parts === null || parts[1] === parts[2]) return fail(wrong('hours', path, value, `${property.label.zh}须写作 07:00-22:00；全天为 00:00-24:00。`, `${property.label.en} must be written 07:00-22:00; all day is 00:00-24:00.`));
  return ok(parts[0]);
}

/** Reads one stated value. `signTypes` are the ids of the package; with `titles` a message names them as a page does. */
export function readValue(property: Property, value: unknown, path: string, signTypes: readonly string[], titles?: Titles): Result<Stated> {
  switch (property.kind) {
    case 'number':
      return readNumber(property, value, path);
    case 'choice':
      return readChoice(property, value, path, signTypes, property.values === undefined ? titles : undefined);
    case 'flag':
      return typeof value === 'boolean' ? ok(value) : fail(wrong('not-a-flag', path, value, `${property.label.zh}须为 true 或 false。`, `${property.label.en} must be true or false.`));
    case 'date':
      return readDate(property.label, value, path);
    case 'hours':
      return readHours(property, value, path);
    case 'list':
      return readList(property, value, path);
    default:
      return readText(property, value, path);
  }
}
