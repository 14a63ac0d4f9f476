/** A mapping as a file, held against a table, and the words that are still to be mapped. */
import * as v from 'valibot';
import { REFUSED, systemOf } from '../../geo/coordinates/systems.ts';
import type { RefusedId, SystemId } from '../../geo/coordinates/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { isBlank } from './cells.ts';
import { textOf } from './titled.ts';
import { rosterProblem, type RosterMapping, type RosterTable, type RosterWord } from './types.ts';
import { UNITS } from './units.ts';
import { plainWord, wordId, wordTable } from './words.ts';

const short = v.pipe(v.string(), v.maxLength(500));
const schema = v.strictObject({
  schema: v.literal('signplan-roster-mapping/1'),
  columns: v.pipe(v.array(v.strictObject({ title: short, target: v.pipe(short, v.check((target) => isTarget(target))), unit: v.optional(v.pipe(short, v.check((unit) => UNITS[unit] !== undefined))) })), v.maxLength(256)),
  system: v.nullable(v.pipe(short, v.check((id) => id in REFUSED || systemOf(id) !== undefined))),
  words: v.record(short, v.record(short, v.nullable(short))),
});

const isTarget = (target: string): boolean => ['lon', 'lat', 'place', 'extra', 'none'].includes(target) || PROPERTY.has(target);

/** From the text of a saved mapping. */
export function readMapping(text: string, file: string): Result<RosterMapping> {
  try {
    const read = v.safeParse(schema, JSON.parse(text.replace(/^\ufeff/, '')));
    if (read.success) {
      const { columns, system, words } = read.output;
      return ok({ schema: 'signplan-roster-mapping/1', columns: columns.map(({ title, target, unit }) => (unit === undefined ? { title, target } : { title, target, unit })), system: system as SystemId | RefusedId | null, words });
    }
    const [issue] = read.issues;
    return fail(rosterProblem('mapping-file', '不是这里保存的列对应。', 'This is no mapping of columns as it is saved here.', { file, path: v.getDotPath(issue) ?? '' }));
  } catch {
    return fail(rosterProblem('mapping-file', '不是合法的 JSON。', 'This is not valid JSON.', { file }));
  }
}

export const writeMapping = (mapping: RosterMapping): string => `${JSON.stringify(mapping, null, 2)}\n`;

/** A saved mapping put on another table: by title; columns that it does not know stay as they were guessed. */
export function applyMapping(saved: RosterMapping, guessed: RosterMapping): RosterMapping {
  const known = new Map(saved.columns.map((column) => [column.title, column]));
  return { ...saved, columns: guessed.columns.map((column) => known.get(column.title) ?? (isFree(column.target, saved) ? column : { title: column.title, target: 'extra' })) };
}
const isFree = (target: string, { columns }: RosterMapping): boolean => target === 'extra' || target === 'none' || !columns.some((column) => column.target === target);

/** What stands in the way of reading any row. */
export function mappingProblems({ columns, system }: RosterMapping, { form, titles }: Pick<RosterTable, 'form' | 'titles'>, file: string): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, zh: string, en: string, received?: string): void => void problems.push(rosterProblem(code, zh, en, { file, ...(received === undefined ? {} : { received }) }));
  const of = (target: string): readonly string[] => columns.flatMap((column) => (column.target === target && titles.includes(column.title) ? [column.title] : []));
  if (of('signType').length === 0) add('no-type', '没有列对应广告类型；选定一列。', 'No column is the sign type; choose one.');
  const inRows = form === 'csv' || form === 'workbook';
  if (inRows && of('place').length === 0 && (of('lon').length === 0 || of('lat').length === 0)) add('no-place', '没有列对应坐标；选定经度、纬度（或横、纵坐标）两列。', 'No columns are the coordinates; choose the two for longitude and latitude, or easting and northing.');
  for (const target of new Set(columns.map((column) => column.target))) {
    if (target === 'extra' || target === 'none') continue;
    const several = of(target);
    if (several.length > 1) add('doubled-column', `${several.map((title) => `「${title}」`).join('、')}对应同一项；只留一列。`, `${several.map((title) => `“${title}”`).join(', ')} are mapped to the same; keep one.`, target);
  }
  if (system === null) add('no-system', '坐标系还没有选定。', 'The coordinate system is not chosen.');
  else if (system === 'xian80' || system === 'beijing54') add('refused-system', `${REFUSED[system].zh} 到 CGCS2000 的转换参数不公开，因此不读；由测绘单位换算成 CGCS2000 再核查。`, `The parameters from ${REFUSED[system].en} to CGCS2000 are not public, so it is not read; have a surveyor convert it to CGCS2000.`);
  else if (systemOf(system) === undefined) add('no-system', '不读这个坐标系。', 'This coordinate system is not read.', system);
  return problems;
}

/** Different words of one column that are listed. */
const MOST_WORDS = 200;

/** The words of columns that hold one of few, most frequent first; those to be mapped by hand before the others. */
export function wordsOf({ rows, titles }: RosterTable, { columns, words }: RosterMapping, plan: Plan): RosterWord[] {
  const table = wordTable(plan);
  const ids = new Set(plan.rules.signTypes.map(({ id }) => id));
  return columns.flatMap(({ title, target }): RosterWord[] => {
    const at = titles.indexOf(title);
    if (PROPERTY.get(target)?.kind !== 'choice' || at < 0) return [];
    const counts = new Map<string, { word: string; count: number }>();
    for (const { cells } of rows) {
      const word = textOf(cells[at]);
      if (word === '') continue;
      const known = counts.get(plainWord(word));
      if (known !== undefined) known.count += 1;
      else if (counts.size < 10_000) counts.set(plainWord(word), { word, count: 1 });
    }
    const own = new Map(Object.entries(words[target] ?? {}).map(([word, id]) => [plainWord(word), id]));
    const listed = [...counts.values()].flatMap(({ word, count }): RosterWord[] => {
      const mapped = own.get(plainWord(word));
      const to = mapped === undefined ? wordId(table, target, word) : mapped;
      if (to === undefined && isBlank(word)) return [];
      return [{ property: target, word, count, to: to !== null && to !== undefined && target === 'signType' && !ids.has(to) ? undefined : to }];
    });
    return listed.sort((a, b) => Number(a.to !== undefined) - Number(b.to !== undefined) || b.count - a.count).slice(0, MOST_WORDS);
  });
}
