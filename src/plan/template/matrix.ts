/**
 * A matrix made whole: a planner's short table, in which `*` stands for whatever there is, spread over every combination; what no row speaks of is silent.
 * Classes, types, uses and sizes may be named by their ids or by their titles.
 */
import Papa from 'papaparse';
import { fail, ok, shown, type Problem, type Result, type Text } from '../../problem.ts';
import { decodeTable } from '../build/matrix-csv.ts';
import { didYouMean } from '../nearest.ts';
import { MATRIX_BANDS } from '../references.ts';
import type { PlanSource } from '../schema/manifest.ts';
import type { SignType } from '../schema/rules.ts';
import { PROPERTY } from '../vocabulary.ts';

/** An id, and the other names under which a table may have it. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
}
interface Cell {
  readonly scope: string;
  readonly class: string;
  readonly type: string;
  readonly use: string;
  readonly band: string;
}
interface Row extends Record<Column, string> {
  readonly row: number;
}

const HEADINGS = { scope: '范围', class: '类别', type: '类型', use: '用途', band: '大小', answer: '结论', limits: '限值', article: '条文' } as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];
const SCOPES: readonly Named[] = [{ id: 'zone', names: ['分区'] }, { id: 'segment', names: ['路段'] }, { id: 'none', names: ['无分区', '无'] }];
const ANSWERS: readonly Named[] = [{ id: 'allowed', names: ['准许'] }, { id: 'limited', names: ['有限准许'] }, { id: 'forbidden', names: ['禁止'] }, { id: 'silent', names: ['未作规定'] }];
const EMPTY = '（尚未填写）';

export interface MatrixShape {
  readonly plan: Pick<PlanSource, 'zoneClasses' | 'segmentClasses' | 'bands'>;
  readonly signTypes: readonly Pick<SignType, 'id' | 'title'>[];
}
export interface WholeMatrix {
  /** CSV with a mark, so that a spreadsheet reads its Chinese. */
  readonly text: string;
  /** Cells by where they come from. */
  readonly fromTable: number;
  readonly kept: number;
  readonly silent: number;
}
interface Table {
  readonly file: string;
  readonly bytes: Uint8Array;
}

const titled = ({ id, title }: { readonly id: string; readonly title: Text }): Named => ({ id, names: [title.zh, title.en] });

/**
 * @param table rows that come first; of several that fit a combination the first counts.
 * @param present the matrix that there is: its rows stay where the table says nothing. Rows of classes or types that are no more are left out where they are silent.
 */
export function wholeMatrix({ plan, signTypes }: MatrixShape, table?: Table, present?: Table): Result<WholeMatrix> {
  const use = PROPERTY.get('use');
  const uses: readonly Named[] = use?.kind === 'choice' ? (use.values ?? []).map((id) => ({ id, names: [use.labels?.[id]?.zh ?? id, use.labels?.[id]?.en ?? id] })) : [];
  const bands = MATRIX_BANDS.map((id): Named => ({ id, names: id === 'large' ? [plan.bands.large.zh, plan.bands.large.en] : [plan.bands.regular.zh, plan.bands.regular.en] }));
  const words = { scope: SCOPES, type: signTypes.map(titled), use: uses, band: bands, answer: ANSWERS } as const;
  const classes = { zone: plan.zoneClasses.map(titled), segment: plan.segmentClasses.map(titled), none: [{ id: '', names: ['*'] }] } as const;

  const cells: Cell[] = [];
  for (const scope of ['zone', 'segment', 'none'] as const)
    for (const one of classes[scope]) for (const type of words.type) for (const { id: use } of uses) for (const { id: band } of bands) cells.push({ scope, class: one.id, type: type.id, use, band });

  const problems: Problem[] = [];
  const rowsOf = (given: Table | undefined): Row[] => {
    const read = given === undefined ? ok([]) : readRows(given);
    if (read.ok) return read.value.map((row) => byId(row, words, classes));
    problems.push(...read.problems);
    return [];
  };
  const [first, second] = [rowsOf(table), rowsOf(present)];
  const fits = (row: Row, cell: Cell): boolean => (['scope', 'class', 'type', 'use', 'band'] as const).every((column) => row[column] === cell[column] || row[column] === '*');
  if (table !== undefined)
    for (const row of first) {
      if (cells.some((cell) => fits(row, cell))) continue;
      const known = { ...words, class: [...classes.zone, ...classes.segment], limits: [], article: [] };
      const column = (['scope', 'class', 'type', 'use', 'band'] as const).find((name) => row[name] !== '*' && !known[name].some(({ id }) => id === row[name])) ?? 'class';
      const guess = didYouMean(row[column], known[column].flatMap(({ id, names }) => [...names, id]));
      problems.push({ code: 'matrix.no-cell', file: table.file, path: `row ${row.row}, ${column}`, received: shown(row[column]), text: { zh: `没有哪一格符合这一行。${guess.zh}`, en: `No combination fits this row.${guess.en}` } });
    }
  const lost = second.filter((row) => row.answer !== 'silent' && !cells.some((cell) => fits(row, cell)));
  for (const row of lost)
    problems.push({ code: 'matrix.no-cell', ...(present === undefined ? {} : { file: present.file }), path: `row ${row.row}`, received: shown([row.scope, row.class, row.type, row.use, row.band].join(' ')), text: { zh: '现有表格的这一行已无对应的类别或类型；请改名或删去后再补齐。', en: 'This row of the present table has a class or type that is no more; rename or delete it, then try again.' } });
  if (problems.length > 0) return fail(...problems);

  const counts = { fromTable: 0, kept: 0, silent: 0 };
  const lines = cells.map((cell) => {
    const stated = first.find((row) => fits(row, cell));
    const row = stated ?? second.find((one) => fits(one, cell));
    if (row === undefined || row.answer === 'silent') counts.silent += 1;
    else counts[stated === undefined ? 'kept' : 'fromTable'] += 1;
    return [cell.scope, cell.class, cell.type, cell.use, cell.band, row?.answer ?? 'silent', row?.limits ?? '', row?.article ?? EMPTY];
  });
  return ok({ text: `\uFEFF${Papa.unparse([COLUMNS, ...lines], { newline: '\r\n' })}\r\n`, ...counts });
}

function readRows({ file, bytes }: Table): Result<Row[]> {
  const decoded = decodeTable(bytes, file);
  if (!decoded.ok) return decoded;
  const [heading = [], ...rows] = Papa.parse<string[]>(decoded.value, { delimiter: ',' }).data;
  const names = heading.map((name) => name.trim());
  const at = (column: Column): number => (names.includes(column) ? names.indexOf(column) : names.indexOf(HEADINGS[column]));
  const missing = COLUMNS.filter((column) => at(column) < 0);
  if (missing.length > 0)
    return fail({ code: 'matrix.columns', file, path: 'row 1', received: shown(heading.join(',')), text: { zh: `缺少列 ${missing.map((column) => `${column}（${HEADINGS[column]}）`).join('、')}。`, en: `Column ${missing.join(', ')} is missing.` } });
  return ok(rows.flatMap((fields, index) => (fields.every((field) => field.trim() === '') ? [] : [{ row: index + 2, ...(Object.fromEntries(COLUMNS.map((column) => [column, (fields[at(column)] ?? '').trim()])) as Record<Column, string>) }])));
}

/** Titles become ids; what is no known name stays, and fits nothing. */
function byId(row: Row, words: Readonly<Record<'scope' | 'type' | 'use' | 'band' | 'answer', readonly Named[]>>, classes: Readonly<Record<'zone' | 'segment' | 'none', readonly Named[]>>): Row {
  const idOf = (list: readonly Named[], word: string): string => list.find(({ id, names }) => id === word || names.includes(word))?.id ?? word;
  const scope = idOf(words.scope, row.scope);
  const own = scope === 'zone' || scope === 'segment' || scope === 'none' ? classes[scope] : [];
  return { ...row, scope, class: idOf(own, row.class), type: idOf(words.type, row.type), use: idOf(words.use, row.use), band: idOf(words.band, row.band), answer: idOf(words.answer, row.answer) };
}
