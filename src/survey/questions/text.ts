/**
 * Questions as a text for the page's address, to be read and shortened by hand:
 * `zones:area,ge,0.5~class,in,display,strict~@sort,area,down/signs:@near,highways,,100`.
 * Only what a query keeps as it is parts it (`, ~ / : @ *`): a sign of these within a value has a `*` before it; all else is left to the address's own percent-encoding.
 */
import type { Position } from 'geojson';
import { ok, shown, type Problem, type Result, type Text } from '../../problem.ts';
import { SETS, type SetId } from '../sets/types.ts';
import { askedOfSets, HOWS, NOTHING_ASKED, OPERATORS, type Asked, type AskedOfSets, type How, type Operator, type Question, type Sort } from './types.ts';

const MAX_LENGTH = 8000;
/** Degrees to 1e-7: a centimetre. */
const PLACES = 1e7;

export const roundedRings = (rings: readonly (readonly Position[])[]): Position[][] => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [round(lon), round(lat)]));
const round = (degrees: number): number => Math.round(degrees * PLACES) / PLACES + 0;

const written = (value: string | number): string => (typeof value === 'number' ? String(value + 0) : value.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/[*,~/:@]/g, (sign) => `*${sign}`);

function questionToText(question: Question): string {
  const parts = (kind: string, ...values: readonly (string | number)[]): string => [`@${kind}`, ...values.map(written)].join(',');
  switch (question.kind) {
    case 'attribute':
      return [question.column, question.op, ...question.values].map(written).join(',');
    case 'search':
      return parts('text', question.text);
    case 'in':
      return parts('in', question.layer, question.key, question.how);
    case 'near':
      // A feature without a key is none: empty is the whole layer.
      return parts('near', question.layer, question.key ?? '', question.metres);
    case 'drawn':
      return [`@drawn`, question.how, ...roundedRings(question.rings).map((ring) => ring.flat().map(written).join('@'))].join(',');
    case 'zones':
      return parts('zones', question.how);
  }
}

/** Empty where nothing is asked. */
export function questionsToText(asked: AskedOfSets): string {
  return SETS.flatMap((set) => {
    const { questions, sort } = asked[set];
    const parts = [...questions.map(questionToText), ...(sort === null ? [] : [`@sort,${written(sort.column)},${sort.direction}`])];
    return parts.length === 0 ? [] : [`${set}:${parts.join('~')}`];
  }).join('/');
}

export interface ReadQuestions {
  readonly asked: AskedOfSets;
  /** Parts that could not be read and are left out, each named. */
  readonly problems: readonly Problem[];
}

/** Reads what `questionsToText` wrote, or a hand. A broken part is left out and named; nothing is thrown. */
export function textToQuestions(text: string): ReadQuestions {
  if (text.length > MAX_LENGTH) return { asked: askedOfSets(), problems: [bad('', text.length, { zh: `筛选条件超过 ${MAX_LENGTH} 个字符，未采用。`, en: `The questions are longer than ${MAX_LENGTH} characters and are left out.` })] };
  const problems: Problem[] = [];
  const read = new Map<SetId, Asked>();
  for (const part of split(text, '/')) {
    if (part === '') continue;
    const [name = '', ...rest] = split(part, ':');
    const set = SETS.find((one) => one === name);
    if (set === undefined || rest.length !== 1) {
      problems.push(bad(part, part, { zh: '不是分区、路段、点位或现状广告的条件。', en: 'It is about none of zones, segments, sites, signs.' }));
      continue;
    }
    const questions: Question[] = [];
    let sort: Sort | null = null;
    for (const one of split(rest[0] ?? '', '~')) {
      const result = one.startsWith('@sort,') ? readSort(one) : readQuestion(one);
      if (!result.ok) problems.push(...result.problems.map((problem) => ({ ...problem, path: set })));
      else if ('direction' in result.value) sort = result.value;
      else questions.push(result.value);
    }
    const before = read.get(set) ?? NOTHING_ASKED;
    read.set(set, { questions: [...before.questions, ...questions], sort: sort ?? before.sort });
  }
  return { asked: askedOfSets((set) => read.get(set) ?? NOTHING_ASKED), problems };
}

function bad(part: string, received: unknown, { zh, en }: Text): Problem {
  const begin = part === '' ? '' : part.slice(0, 60);
  return { code: 'questions.part', received: shown(received), text: begin === '' ? { zh, en } : { zh: `${begin}：${zh}`, en: `${begin}: ${en}` } };
}
const refused = (part: string, zh: string, en: string): Result<never> => ({ ok: false, problems: [bad(part, part, { zh, en })] });

function readSort(part: string): Result<Sort> {
  const [, column = '', direction, ...more] = split(part, ',').map(plain);
  return (direction === 'up' || direction === 'down') && more.length === 0 && column !== '' ? ok({ column, direction }) : refused(part, '排序须为列名和 up 或 down。', 'An order is a column and up or down.');
}

const isHow = (value: string | undefined): value is How => HOWS.some((how) => how === value);
const isOperator = (value: string | undefined): value is Operator => OPERATORS.some((op) => op === value);

function readQuestion(part: string): Result<Question> {
  const raw = split(part, ',');
  const values = raw.map(plain);
  const [first = '', second = '', third = '', fourth = ''] = values;
  if (!part.startsWith('@')) return readAttribute(part, values);
  switch (first) {
    case '@text':
      return values.length === 2 && second.trim() !== '' ? ok({ kind: 'search', text: second }) : refused(part, '查找须有文字。', 'A search needs a text.');
    case '@in':
      return values.length === 4 && second !== '' && third !== '' && isHow(fourth) ? ok({ kind: 'in', layer: second, key: third, how: fourth }) : refused(part, '须为图层、编号和 touches 或 within。', 'It must be a layer, a key, and touches or within.');
    case '@near': {
      const metres = numberOf(fourth);
      return values.length === 4 && second !== '' && metres !== null && metres >= 0 ? ok({ kind: 'near', layer: second, key: third === '' ? null : third, metres }) : refused(part, '须为图层、编号（可空）和米数。', 'It must be a layer, a key or nothing, and metres.');
    }
    case '@zones':
      return values.length === 2 && isHow(second) ? ok({ kind: 'zones', how: second }) : refused(part, '须为 touches 或 within。', 'It must be touches or within.');
    case '@drawn': {
      const rings = raw.slice(2).map((ring) => readRing(split(ring, '@')));
      return isHow(second) && rings.length > 0 && rings.every((ring) => ring !== null) ? ok({ kind: 'drawn', how: second, rings }) : refused(part, '画出的范围须为闭合的经纬度。', 'A drawn area must be closed rings of longitude and latitude.');
    }
    default:
      return refused(part, '不认识的条件。', 'Unknown question.');
  }
}

function readAttribute(part: string, [column = '', op, ...values]: readonly string[]): Result<Question> {
  const counts: Partial<Record<Operator, number>> = { between: 2, unknown: 0 };
  if (column === '' || !isOperator(op)) return refused(part, '须为列名和比较方式。', 'It must be a column and a comparison.');
  const wanted = counts[op] ?? 1;
  if (op === 'in' ? values.length === 0 : values.length !== wanted) return refused(part, '值的个数不对。', 'The number of values is wrong.');
  return ok({ kind: 'attribute', column, op, values });
}

/** Undefined names are kept as texts: which of them are numbers the column knows. */
function numberOf(text: string): number | null {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function readRing(parts: readonly string[]): Position[] | null {
  const numbers = parts.map((part) => numberOf(plain(part)));
  if (numbers.length < 8 || numbers.length % 2 === 1 || numbers.includes(null)) return null;
  const ring: Position[] = [];
  for (let i = 0; i < numbers.length; i += 2) ring.push([numbers[i] ?? 0, numbers[i + 1] ?? 0]);
  const [first, last] = [ring[0], ring.at(-1)];
  const isPlace = ring.every(([lon = 0, lat = 0]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  return isPlace && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring : null;
}

/** Parts between signs that have no `*` before them. */
function split(text: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '*') i += 1;
    else if (text[i] === sign) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}
const plain = (part: string): string => part.replaceAll(/\*(.)/gsu, '$1');
