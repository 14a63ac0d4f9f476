/** A cell as a number: what is read, and what is said of it. What can be read in two ways is refused. */
import { numberOf } from '../../survey/roster/cells.ts';
import { convert, factorOf, unitNamed } from './units.ts';

export type NumberRead =
  /** `unit`: the word that stood beside it. `reading`: it was no plain number, and this is how it was taken. */
  | { readonly value: number; readonly unit?: string; readonly reading?: 'thousands' | 'bound' | 'span' }
  | { readonly refused: 'unit' | 'span' | 'about' | 'product' | 'comma' | 'word' };

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)';
const ALONE = new RegExp(`^(${NUMBER})\\s*(\\D.*)?$`);
const SPAN = new RegExp(`^(\\d+\\.?\\d*)\\s*([^\\d\\s.~～—–至到-]*)\\s*(?:-|~|～|—|–|至|到)+\\s*(\\d+\\.?\\d*)\\s*(\\D*)$`);
const AT_MOST = /^(?:≤|<=|<|⩽|≦|不超过|不大于|不高于|不得超过|最大|最高|限高|限)\s*|(?:以下|以内|及以下)$/g;
const AT_LEAST = /^(?:≥|>=|>|⩾|≧|不小于|不少于|不低于|最小|最低)\s*|(?:以上|及以上)$/g;

/**
 * @param own unit of the column
 * @param given unit of the file's numbers that have none beside them
 * @param end which end of a span the column is, if it is one: of `≤6` and `3-5` that end is what is written
 */
export function readNumber(text: string, own: string | undefined, given: string | undefined, end: 'max' | 'min' | undefined): NumberRead {
  const plain = text.normalize('NFKC').replace(/[\u2212－]/g, '-').trim();
  const alone = numberOf(plain);
  if (alone !== undefined) return scaled(alone, undefined, own, given);
  if (/\d\s*(?:×|x|X|\*|✕)\s*\d/.test(plain)) return { refused: 'product' };
  const grouped = /^([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?)\s*(\D*)$/.exec(plain);
  if (grouped !== null) return marked(scaled(Number((grouped[1] ?? '').replaceAll(',', '')), grouped[2], own, given), 'thousands');
  if (/^\d+,\d+/.test(plain)) return { refused: 'comma' };
  const bound = end === 'max' ? plain.replace(AT_MOST, '').trim() : end === 'min' ? plain.replace(AT_LEAST, '').trim() : plain;
  const parts = ALONE.exec(bound);
  if (parts !== null && (parts[2] === undefined || unitNamed(parts[2]) !== undefined || same(parts[2], own))) {
    const read = scaled(Number(parts[1]), parts[2], own, given);
    return bound === plain ? read : marked(read, 'bound');
  }
  const span = SPAN.exec(plain);
  if (span !== null) {
    if (end === undefined) return { refused: 'span' };
    const [low, high] = [Number(span[1]), Number(span[3])];
    const unit = span[4] === '' ? span[2] : span[4];
    return low > high ? { refused: 'span' } : marked(scaled(end === 'min' ? low : high, unit, own, given), 'span');
  }
  if (/^(?:约|近|大约|[≤≥<>≦≧⩽⩾~～±])|左右|以上|以下|以内|上下|[?？]$|^不/.test(plain) && /\d/.test(plain)) return { refused: 'about' };
  return { refused: parts === null ? 'word' : 'unit' };
}

const same = (unit: string, own: string | undefined): boolean => own !== undefined && unit.normalize('NFKC').trim().toLowerCase() === own.normalize('NFKC').toLowerCase();

const marked = (read: NumberRead, reading: 'thousands' | 'bound' | 'span'): NumberRead => ('refused' in read ? read : { ...read, reading });

function scaled(value: number, beside: string | undefined, own: string | undefined, given: string | undefined): NumberRead {
  const word = beside?.trim() ?? '';
  if (word !== '') {
    if (same(word, own)) return { value, unit: word };
    const factor = own === undefined ? undefined : factorOf(word, own);
    return factor === undefined ? { refused: 'unit' } : { value: convert(value, factor), unit: word };
  }
  const factor = given === undefined || own === undefined ? undefined : factorOf(given, own);
  return { value: factor === undefined ? value : convert(value, factor) };
}

/** What a refused cell is told. */
export const REFUSED: Readonly<Record<Extract<NumberRead, { refused: string }>['refused'], readonly [zh: string, en: string]>> = {
  unit: ['单位不认识，或不能换算为此列的单位；请改为数，或在 plan.json 的 titles 中写明此列的单位。', 'The unit is not known, or cannot be turned into the column’s; write a number, or state the column’s unit among titles of plan.json.'],
  span: ['写成了范围；须为一个数，或把两端分别写入两列。', 'It is written as a span; one number is needed, or its ends in two columns.'],
  about: ['写成了约数；须为一个数，不知道就留空。', 'It is written as about so much; one number is needed, or nothing where it is not known.'],
  product: ['写成了乘积；各数须分列。', 'It is written as a product; each number needs a column.'],
  comma: ['逗号可能是千位分隔，也可能是小数点；请改为不带逗号的数。', 'The comma may part thousands or be a decimal point; write the number without one.'],
  word: ['不是数；请改为数，不知道就留空。', 'This is no number; write one, or nothing where it is not known.'],
};
