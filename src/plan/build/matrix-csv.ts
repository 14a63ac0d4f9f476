/**
 * The control matrix as a planner edits it: a table in long form, a row a cell. Read, proved total, and packed.
 * Columns: scope (zone, segment, none), class, type, use, band, answer, limits, article.
 * `limits` is a list by `;` of `fact op value`: `height <= 2.4; display = static|lightbox; animated = false`.
 */
import Papa from 'papaparse';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import type { FactKind } from '../references-walk.ts';
import type { Condition, Operator } from '../schema/condition.ts';
import type { Matrix } from '../schema/rules.ts';

/** What the matrix must be total over, and the words of its limits. */
export interface MatrixAxes {
  readonly scopes: readonly string[];
  readonly types: readonly string[];
  readonly uses: readonly string[];
  readonly bands: readonly string[];
  readonly facts: ReadonlyMap<string, FactKind>;
  /** Fact → its possible words, where they are listed. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

const COLUMNS = ['scope', 'class', 'type', 'use', 'band', 'answer', 'limits', 'article'] as const;
type Column = (typeof COLUMNS)[number];
type Outcome = Matrix['outcomes'][number];
const ANSWERS = ['allowed', 'forbidden', 'limited', 'silent'] as const;

/** @returns the packed matrix, or every unreadable row, hole and contradiction; rows are counted as a spreadsheet does, the heading being 1. */
export function readMatrixCsv(bytes: Uint8Array, file: string, axes: MatrixAxes): Result<Matrix> {
  const decoded = decodeTable(bytes, file);
  if (!decoded.ok) return decoded;
  const table = Papa.parse<string[]>(decoded.value, { delimiter: ',' });
  const [heading = [], ...rows] = table.data;
  const names = heading.map((name) => name.trim());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) return fail(problem(file, 'columns', 'row 1', `缺少列 ${missing.join('、')}；列应为 ${COLUMNS.join(',')}。`, `Column ${missing.join(', ')} is missing; the columns are ${COLUMNS.join(',')}.`, heading.join(',')));

  const problems: Problem[] = table.errors.map((error) => problem(file, 'csv', `row ${(error.row ?? 0) + 1}`, '引号或分隔符有误。', 'A quote or separator is wrong.', error.message));
  const cells = new Map<string, { row: number; outcome: Outcome; text: string }>();
  // Keys of rows that were complained of already: they are no holes.
  const spoilt = new Set<string>();
  rows.forEach((fields, index) => {
    if (fields.every((field) => field.trim() === '')) return;
    const row = index + 2;
    const get = (column: Column): string => (fields[names.indexOf(column)] ?? '').trim();
    const read = readRow(get, axes, (column, zh, en, received) => problems.push(problem(file, 'cell', `row ${row}, ${column}`, zh, en, received)));
    if (read.outcome === undefined) {
      spoilt.add(read.key);
      return;
    }
    const text = JSON.stringify(read.outcome);
    const other = cells.get(read.key);
    // Each combination is answered once: of two rows that say the same today, somebody would change one tomorrow.
    if (other !== undefined && other.text === text) problems.push(problem(file, 'duplicate', `row ${row}`, `与第 ${other.row} 行完全相同，请删去一行。`, `It says the same as row ${other.row}; delete one of them.`, read.key));
    if (other !== undefined && other.text !== text) problems.push(problem(file, 'contradiction', `row ${row}`, `与第 ${other.row} 行同键而内容不同，请核对后只留一行。`, `It has the key of row ${other.row} and says something else; keep the right one.`, read.key));
    else if (other === undefined) cells.set(read.key, { row, outcome: read.outcome, text });
  });

  const { scopes, types, uses, bands } = axes;
  const outcomes: Outcome[] = [];
  const indexOf = new Map<string, number>();
  const packed: number[] = [];
  for (const scope of scopes)
    for (const type of types)
      for (const use of uses)
        for (const band of bands) {
          const key = [scope, type, use, band].join(' · ');
          const cell = cells.get(key);
          if (cell === undefined) {
            if (!spoilt.has(key)) problems.push(problem(file, 'hole', key, '管控表缺这一格；未作规定的写 silent。', 'The matrix has no such cell; write silent where the plan says nothing.'));
            continue;
          }
          const at = indexOf.get(cell.text) ?? outcomes.push(cell.outcome) - 1;
          indexOf.set(cell.text, at);
          packed.push(at);
        }
  if (problems.length > 0) return fail(...problems);
  return ok({ scopes: [...scopes], types: [...types], uses: [...uses], bands: [...bands], outcomes, cells: packed });
}

type Say = (column: Column, zh: string, en: string, received: string) => void;

function readRow(get: (column: Column) => string, axes: MatrixAxes, say: Say): { key: string; outcome: Outcome | undefined } {
  let sound = true;
  const one = <T extends string>(column: Column, value: string, allowed: readonly T[]): T | undefined => {
    const found = allowed.find((item) => item === value);
    if (found !== undefined) return found;
    const guess = didYouMean(value, allowed);
    say(column, `应为 ${allowed.join('、')} 之一。${guess.zh}`, `It must be one of ${allowed.join(', ')}.${guess.en}`, value);
    sound = false;
    return undefined;
  };
  const kind = one('scope', get('scope'), ['zone', 'segment', 'none'] as const);
  const name = get('class');
  if (kind === 'none' && name !== '') {
    say('class', 'scope 为 none 时应留空。', 'It is empty where scope is none.', name);
    sound = false;
  }
  const classes = axes.scopes.flatMap((scope) => (kind !== undefined && kind !== 'none' && scope.startsWith(`${kind}:`) ? [scope.slice(kind.length + 1)] : []));
  if (kind === 'zone' || kind === 'segment') one('class', name, classes);
  const key = [kind === 'none' ? 'none' : `${kind}:${name}`, one('type', get('type'), axes.types), one('use', get('use'), axes.uses), one('band', get('band'), axes.bands)].join(' · ');
  const answer = one('answer', get('answer'), ANSWERS);
  const article = get('article');
  if (article === '') {
    say('article', '须写明条文。', 'It must name the article.', article);
    sound = false;
  }
  const limits: Condition[] = [];
  for (const part of get('limits').split(/[;；]/).map((item) => item.trim())) {
    if (part === '') continue;
    const limit = readLimit(part, axes);
    if (limit.ok) limits.push(limit.value);
    else {
      say('limits', limit.zh, limit.en, part);
      sound = false;
    }
  }
  if (sound && (answer === 'limited') !== limits.length > 0) {
    say('limits', 'limited 须有限值，其他不得有。', 'An answer of limited needs limits, and no other has any.', get('limits'));
    sound = false;
  }
  if (!sound || answer === undefined) return { key, outcome: undefined };
  return { key, outcome: limits.length === 0 ? { answer, article } : { answer, limits, article } };
}

const SIGNS: Readonly<Record<string, Operator>> = { '≤': '<=', '≥': '>=', '==': '=' };

type Read = { ok: true; value: Condition } | { ok: false; zh: string; en: string };

function readLimit(part: string, { facts, words }: MatrixAxes): Read {
  const match = /^([A-Za-z][A-Za-z0-9]*)\s*(<=|>=|==|≤|≥|<|>|=)\s*(\S.*)$/.exec(part);
  if (match === null) return { ok: false, zh: '应写作「项 符号 值」，如 height <= 2.4。', en: 'It is written fact, sign, value: height <= 2.4.' };
  const [, fact = '', sign = '', text = ''] = match;
  const op = SIGNS[sign] ?? (sign as Operator);
  const kind = facts.get(fact);
  if (kind === undefined) {
    const guess = didYouMean(fact, facts.keys());
    return { ok: false, zh: `没有 ${fact} 这一项。${guess.zh}`, en: `There is no fact ${fact}.${guess.en}` };
  }
  if (kind === 'number') {
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : facts.get(text) === 'number' ? { fact: text } : undefined;
    return value === undefined ? { ok: false, zh: '值应为数，或另一个为数的项。', en: 'The value must be a number or another fact that is one.' } : { ok: true, value: { fact, op, value } };
  }
  if (op !== '=' || kind === 'list') return { ok: false, zh: `${fact} 不是数，只能用 =。`, en: `${fact} is no number and takes only =.` };
  if (kind === 'flag') return text === 'true' || text === 'false' ? { ok: true, value: { fact, is: text === 'true' } } : { ok: false, zh: '值应为 true 或 false。', en: 'The value must be true or false.' };
  const list = text.split('|').map((item) => item.trim());
  const allowed = words.get(fact);
  const wrong = list.find((item) => item === '' || (allowed !== undefined && !allowed.includes(item)));
  if (wrong === undefined) return { ok: true, value: { fact, in: list } };
  const guess = didYouMean(wrong, allowed ?? []);
  return { ok: false, zh: `${fact} 没有 ${shown(wrong)} 这个值。${guess.zh}`, en: `${fact} has no value ${shown(wrong)}.${guess.en}` };
}

/** Text of a spreadsheet's export: UTF-8 with or without a mark, else GB18030, which Chinese Excel still writes. */
export function decodeTable(bytes: Uint8Array, file: string): Result<string> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Bytes of another encoding sometimes pass; what no table has is the replacement sign or a zero.
      if (!/[\0\ufffd]/.test(text)) return ok(text);
    } catch {
      // Not this encoding.
    }
  }
  return fail(problem(file, 'encoding', '', '文字编码既不是 UTF-8 也不是 GB18030。', 'The text is neither UTF-8 nor GB18030.'));
}

function problem(file: string, code: string, path: string, zh: string, en: string, received?: string): Problem {
  return { code: `matrix.${code}`, file, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } };
}
