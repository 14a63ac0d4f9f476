/** One cell as the value that a proposal states, or what is wrong with it. Nothing is guessed: what can be read in two ways is refused. */
import { shown, type Problem } from '../../problem.ts';
import { statedValue } from '../../plan/stated.ts';
import type { NumberProperty, Property } from '../../plan/vocabulary.ts';
import { textOf } from './titled.ts';
import { rosterProblem, type RosterCell } from './types.ts';
import { UNITS, unitOf } from './units.ts';
import { flagOf, isCompassWord } from './words.ts';

/** Undefined: unknown. `note` counts what is unknown although something is written. */
export interface CellRead {
  readonly value?: unknown;
  readonly problem?: Problem;
  readonly note?: 'blank' | 'compass' | 'word';
}

/** What people write where nothing is known. */
const BLANKS: ReadonlySet<string> = new Set(['-', '--', '—', '——', '–', '/', '\\', '不详', '未知', '待定', '待查', 'n/a', 'na', 'null', 'none', '空', '#n/a']);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export const isBlank = (text: string): boolean => text === '' || BLANKS.has(text.toLowerCase());

/** The number alone, in either width; undefined where there is anything else. */
export function numberOf(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const plain = text.normalize('NFKC').replace(/\u2212/g, '-').replace(/\s+/g, '');
  return NUMBER.test(plain) ? Number(plain) : undefined;
}

/** What holds for all cells of a column. */
export interface CellContext {
  readonly property: Property;
  /** A name of `UNITS`. */
  readonly unit?: string | undefined;
  /** What a word of the file stands for: an id, null for unknown, undefined where nobody has said. */
  readonly meaning: (text: string) => string | null | undefined;
}

/** Problems have no path: the row adds it. */
export function readCell(cell: RosterCell | undefined, { property, unit, meaning }: CellContext): CellRead {
  const text = textOf(cell);
  if (text === '') return NOTHING;
  switch (property.kind) {
    case 'number':
      return readNumber(cell, text, property, unit, meaning);
    case 'choice': {
      const id = meaning(text);
      if (id === null) return { note: 'word' };
      // A choice may be called 无, so that blanks come after words.
      return id === undefined && isBlank(text) ? { note: 'blank' } : { value: id ?? text };
    }
    case 'flag':
      return isBlank(text) ? { note: 'blank' } : { value: typeof cell === 'boolean' ? cell : (flagOf(text) ?? (text === '1' ? true : text === '0' ? false : text)) };
    case 'date':
      return isBlank(text) || text === '无' ? { note: 'blank' } : { value: dateOf(cell, text) };
    case 'hours':
      return isBlank(text) || text === '无' ? { note: 'blank' } : { value: text.normalize('NFKC').replace(/\s*[-~—–至到]+\s*/, '-').replace(/^(\d):/, '0$1:').replace(/-(\d):/, '-0$1:') };
    default:
      return isBlank(text) ? { note: 'blank' } : { value: statedValue(property.name, text) };
  }
}

const NOTHING: CellRead = {};

function readNumber(cell: RosterCell | undefined, text: string, property: NumberProperty, unit: string | undefined, meaning: CellContext['meaning']): CellRead {
  const per = unit === undefined ? 1 : (UNITS[unit]?.per ?? 1);
  if (typeof cell === 'number') return { value: cell / per };
  if (NUMBER.test(text)) return { value: Number(text) / per };
  if (isBlank(text) || text === '无') return { note: 'blank' };
  const word = meaning(text);
  if (word === null) return { note: 'word' };
  if (word !== undefined) return { value: Number(word) };
  const plain = text.normalize('NFKC').replace(/\u2212/g, '-').trim();
  const alone = numberOf(plain);
  if (alone !== undefined) return { value: alone / per };
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*(\D.*)$/.exec(plain);
  const written = parts === null ? undefined : unitOf(parts[2] ?? '');
  // The unit of the cell says more than that of its column.
  if (parts !== null && written !== undefined && UNITS[written]?.of === property.unit) return { value: Number(parts[1]) / (UNITS[written]?.per ?? 1) };
  const refused = (code: string, zh: string, en: string): CellRead => ({ problem: rosterProblem(code, zh, en, { received: shown(text) }) });
  const { zh, en } = property.label;
  if (/\d\s*[×xX*✕]\s*\d/.test(plain)) return refused('product', `${zh}写成了乘积；宽、高须各占一列。`, `${en} is written as a product; width and height need a column each.`);
  if (/\d\s*(?:-|~|～|—|–|至|到)\s*\d/.test(plain)) return refused('span', `${zh}写成了范围；须为一个数。`, `${en} is written as a span; one number is needed.`);
  if (/^[约近>≥<≤＞＜]|左右|以上|以下|[?？]$/.test(plain)) return refused('about', `${zh}写成了约数；须为一个数，不知道就留空。`, `${en} is written as about so much; one number is needed, or nothing where it is not known.`);
  if (property.name === 'bearing' && isCompassWord(plain)) return { note: 'compass' };
  return { value: plain };
}

/** 1 is 1900-01-01 to spreadsheets, which count a 29 February of that year as well. */
const serialDate = (days: number): string => new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

/** `2024/5/1`, `2024.5.1`, `2024年5月1日`, `20240501`, with or without a time of day, or a spreadsheet's number of the day; else the text. */
function dateOf(cell: RosterCell | undefined, text: string): string {
  const plain = text.normalize('NFKC').trim();
  const number = typeof cell === 'number' ? cell : /^\d{5}(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
  if (number !== undefined && number >= 20_000 && number < 80_000) return serialDate(number);
  const parts = /^(\d{4})(?:-|\/|\.|年)\s*(\d{1,2})(?:-|\/|\.|月)\s*(\d{1,2})日?(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  return parts === null ? plain : `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}
