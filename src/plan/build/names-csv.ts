/**
 * `names.csv` of a plan: names that no layer draws, and how names are read or called in English.
 * Columns: name, kind, within, pinyin, en, lon, lat, source. A row with a kind adds a name, with a source from `plan.json`;
 * one without says how a name, or a part of names, is read (pinyin) and what it is called (en).
 */
import Papa from 'papaparse';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import { NAME_KINDS, type NameKind } from '../schema/gazetteer.ts';
import { decodeTable } from './matrix-csv.ts';
import type { SourceFile } from './sources.ts';

export interface NameRow {
  /** As a spreadsheet counts, the heading being 1. */
  readonly row: number;
  readonly name: string;
  readonly kind?: NameKind;
  readonly within?: string;
  readonly pinyin?: string;
  readonly en?: string;
  readonly at?: readonly [lon: number, lat: number];
  readonly source?: string;
}

const COLUMNS = ['name', 'kind', 'within', 'pinyin', 'en', 'lon', 'lat', 'source'] as const;
type Column = (typeof COLUMNS)[number];

/** @param sources ids that a row may name. @param extent [west, south, east, north] that a position lies in. */
export function readNamesCsv({ bytes, file }: SourceFile, sources: readonly string[], extent: readonly [number, number, number, number]): Result<NameRow[]> {
  const decoded = decodeTable(bytes, file);
  if (!decoded.ok) return decoded;
  const [heading = [], ...rows] = Papa.parse<string[]>(decoded.value, { delimiter: ',' }).data;
  const names = heading.map((name) => name.trim());
  const wrong = [...COLUMNS.filter((name) => !names.includes(name)), ...names.filter((name) => !COLUMNS.some((column) => column === name))];
  if (wrong.length > 0) return fail({ code: 'names.columns', file, path: 'row 1', received: shown(heading.join(',')), text: { zh: `列应为 ${COLUMNS.join(',')}。`, en: `The columns are ${COLUMNS.join(',')}.` } });
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const found = rows.flatMap((fields, index): NameRow[] => {
    if (fields.every((field) => field.trim() === '')) return [];
    const row = index + 2;
    const get = (column: Column): string => (fields[names.indexOf(column)] ?? '').trim();
    const say = (column: Column, zh: string, en: string): void => void problems.push({ code: 'names.cell', file, path: `row ${row}, ${column}`, received: shown(get(column)), text: { zh, en } });
    const [name, kind, pinyin, en, source] = [get('name'), get('kind'), get('pinyin'), get('en'), get('source')];
    if (name === '') say('name', '须写名称。', 'A row needs a name.');
    const known = NAME_KINDS.find((item) => item === kind);
    if (kind !== '' && known === undefined) {
      const guess = didYouMean(kind, NAME_KINDS);
      say('kind', `应为 ${NAME_KINDS.join('、')} 之一，或留空。${guess.zh}`, `It must be one of ${NAME_KINDS.join(', ')}, or empty.${guess.en}`);
    }
    if (kind === '' && pinyin === '' && en === '') say('kind', '没有类别的一行须写读音或英文名。', 'A row without a kind states a reading or an English name.');
    if (kind !== '' && !sources.includes(source)) say('source', '须为 plan.json 的 gazetteer.sources 中的编号。', 'It must be an id in gazetteer.sources of plan.json.');
    const key = `${kind} ${name} ${get('within')}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, row);
    else say('name', `与第 ${other} 行重复。`, `Row ${other} says the same.`);
    const [lon, lat] = [get('lon'), get('lat')];
    const at: [number, number] = [Number(lon), Number(lat)];
    const placed = lon !== '' || lat !== '';
    if (placed && !(lon !== '' && lat !== '' && at[0] >= extent[0] && at[0] <= extent[2] && at[1] >= extent[1] && at[1] <= extent[3])) say('lon', '经纬度须两项齐全，并在数据范围内。', 'Longitude and latitude are both needed, within the extent.');
    const optional = { within: get('within'), pinyin, en, source };
    return [{ row, name, ...(known === undefined ? {} : { kind: known }), ...(placed ? { at } : {}), ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')) }];
  });
  return problems.length > 0 ? fail(...problems) : ok(found);
}
