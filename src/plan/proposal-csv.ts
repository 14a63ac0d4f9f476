/** Proposals from a table. Header names are those of the vocabulary with `lon` and `lat`; lists are joined by `;`; an empty cell is unknown. */
import Papa from 'papaparse';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import type { ProposalRow, ProposalRows } from './proposal-row-types.ts';
import { readProposal, unknownProperty, type ProposalContext } from './proposal.ts';
import { statedNumber, statedValue } from './stated.ts';
import { PROPERTY } from './vocabulary.ts';

/** `row 3.properties.width` becomes `row 3, column width`. */
const columnPath = (problem: Problem): Problem => ({
  ...problem,
  ...(problem.path === undefined ? {} : { path: problem.path.replace(/\.properties\.([^.[]+)/, ', column $1').replace(/\.geometry.*$/, ', columns lon, lat') }),
});

/** The separator that the header itself shows. Semicolons are for lists, so they count only where nothing else is found. */
export function separator(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return header.includes(',') ? ',' : header.includes('\t') ? '\t' : header.includes(';') ? ';' : ',';
}

export function headerProblems(header: readonly string[], context: ProposalContext): Problem[] {
  const table = (code: string, path: string, received: string, zh: string, en: string): Problem => ({ code: `csv.${code}`, path, received, text: { zh, en } });
  const missing = ['lon', 'lat', 'signType'].filter((name) => !header.includes(name));
  if (missing.length === 3)
    return [table('not-a-table', 'row 1', shown(header.join(',')), '既不是 GeoJSON，也不是含 lon、lat、signType 列的 CSV。', 'This is neither GeoJSON nor CSV with the columns lon, lat and signType.')];
  const problems = missing.map((name) => table('missing-column', 'row 1', shown(header.join(',')), `缺少列 ${name}。`, `The column ${name} is missing.`));
  for (const [index, name] of header.entries()) {
    const path = `row 1, column ${index + 1}`;
    if (header.indexOf(name) !== index && name !== '') problems.push(table('duplicate-column', path, shown(name), '列名重复。', 'This column name occurs twice.'));
    else if (name !== 'lon' && name !== 'lat' && name !== '' && !PROPERTY.has(name) && context.extra !== 'keep') problems.push(unknownProperty(name, path, name));
  }
  return problems;
}

/** @param first number of the first row after the header, where `text` is a part of a table */
export function csvRows(text: string, context: ProposalContext, first = 2): Result<ProposalRows> {
  const parsed = Papa.parse<string[]>(text, { delimiter: separator(text), skipEmptyLines: false });
  const broken = new Map(parsed.errors.flatMap((error) => (error.row === undefined || error.type === 'Delimiter' ? [] : [[error.row, error.message] as const])));
  const [top = [], ...records] = parsed.data;
  const header = top.map((cell) => cell.trim());
  const inFile = (problem: Problem): Problem => (context.file === undefined ? problem : { ...problem, file: context.file });
  const problems = headerProblems(header, context);
  if (problems.length > 0) return fail(...problems.map(inFile));

  const idColumn = header.indexOf('id');
  const rows: ProposalRow[] = [];
  for (const [index, record] of records.entries()) {
    const cells = record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) continue;
    const row = index + first;
    const id = cells[idColumn];
    const add = (result: ProposalRow['result']): void => void rows.push({ row, ...(id === undefined || id === '' ? {} : { id }), result });
    const quoting = broken.get(index + 1);
    if (quoting !== undefined) {
      add(fail(inFile({ code: 'csv.quotes', path: `row ${row}`, received: shown(record.join(',')), text: { zh: '引号不成对。', en: 'A quote is not closed.' } })));
      continue;
    }
    const surplus = cells.slice(header.length).some((cell) => cell !== '') || cells.some((cell, column) => cell !== '' && header[column] === '');
    if (surplus || cells.length < header.length) {
      add(fail(inFile({ code: 'csv.cells', path: `row ${row}`, received: `${cells.length}`, text: { zh: `单元格数与表头（${header.length} 列）不符。`, en: `The number of cells differs from the header (${header.length} columns).` } })));
      continue;
    }
    const cell = (name: string): string => cells[header.indexOf(name)] ?? '';
    const properties = Object.fromEntries(header.flatMap((name, column) => (name === '' || name === 'lon' || name === 'lat' ? [] : [[name, cells[column] === '' ? null : statedValue(name, cells[column] ?? '')]])));
    const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [statedNumber(cell('lon')), statedNumber(cell('lat'))] }, properties };
    const result = readProposal(feature, { ...context, path: `row ${row}` });
    add(result.ok ? result : fail(...result.problems.map(columnPath)));
  }
  return rows.length > 0 ? ok({ form: 'csv', rows }) : fail(inFile({ code: 'input.empty', text: { zh: '文件里没有拟设广告。', en: 'There is no proposal in this file.' } }));
}
