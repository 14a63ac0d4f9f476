/** Reports from untrusted text: one, an array as a check of a collection writes it, or one a line. */
import { jsonErrorAt } from '../../plan/json-position.ts';
import { readDate } from '../../plan/proposal-values.ts';
import { checkJson } from '../../plan/read-json.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { reportSchema } from '../schema.ts';
import type { Report } from '../types.ts';
import { duplicateKey } from './duplicate-keys.ts';

export type ReadRow = { readonly row: number; readonly id?: string } & ({ readonly kind: 'report'; readonly report: Report } | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] } | { readonly kind: 'skipped' });
export interface ReadRows {
  readonly single: boolean;
  readonly rows: readonly ReadRow[];
}

/** Deeper than any report: nothing that descends may be reached by what is. */
const MAX_DEPTH = 64;
/** Characters in which the place of a fault is looked for. */
const SEARCHED = 4_000_000;
/** Deviations from the schema that are told of one report. */
const MOST = 5;

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const tooDeep = (value: unknown, left = MAX_DEPTH): boolean => typeof value === 'object' && value !== null && (left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1)));

/** Never throws; the whole fails only where no report can be looked for in it. */
export function readReports(input: string, file: string): Result<ReadRows> {
  const text = input.replace(/^\ufeff/, '');
  if (text.trim() === '') return fail(wrong(file, 'empty', undefined, undefined, '文件是空的；须给出预检报告（signplan check --format json 所写）。', 'The file is empty; a report is needed, as signplan check --format json writes it.'));
  const whole = parsed(text);
  if (whole !== undefined) {
    const rows = Array.isArray(whole.value) ? whole.value.map((item: unknown, index): ReadRow => readRow(item, index + 1, file, `[${index}]`)) : [readRow(whole.value, 1, file, '')];
    if (rows.length === 0) return fail(wrong(file, 'empty', undefined, '[]', '其中没有报告。', 'There is no report in it.'));
    const twice = duplicateKey(text);
    return twice === undefined ? ok({ single: !Array.isArray(whole.value), rows }) : fail(duplicated(file, twice));
  }
  const lines = text.split(/\r?\n/);
  const some = lines.filter((line) => line.trim() !== '');
  // A report that was cut short is no list of lines.
  if (some.length > 1 && parsed(some[0] ?? '') !== undefined && isRecord(parsed(some[0] ?? '')?.value)) return ok({ single: false, rows: lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1, file)])) });
  return fail(wrong(file, 'json', text.length > SEARCHED ? undefined : jsonErrorAt(text), shown(text.trim().slice(0, 56)), '不是合法的 JSON；可能被截断，或不是预检报告。', 'This is not valid JSON; it may be cut off, or is no report.'));
}

function readLine(line: string, row: number, file: string): ReadRow {
  const path = `line ${row}`;
  const value = parsed(line);
  if (value === undefined) return { row, kind: 'unreadable', problems: [wrong(file, 'json', path, shown(line.trim().slice(0, 56)), '这一行不是合法的 JSON。', 'This line is not valid JSON.')] };
  const twice = duplicateKey(line);
  return twice === undefined ? readRow(value.value, row, file, path) : { row, kind: 'unreadable', problems: [duplicated(file, `${path}: ${twice}`)] };
}

/** `path`: where the report stands in its file. */
function readRow(value: unknown, row: number, file: string, path: string): ReadRow {
  if (isRecord(value) && Array.isArray(value['error']) && value['schema'] === undefined) {
    const { id } = value;
    return { row: typeof value['row'] === 'number' ? value['row'] : row, ...(typeof id === 'string' ? { id } : {}), kind: 'skipped' };
  }
  const read = readReport(value, file);
  if (!read.ok) return { row, kind: 'unreadable', problems: read.problems.map((problem) => ({ ...problem, ...join(path, problem.path) })) };
  const { id } = read.value.proposal.properties ?? {};
  return { row, ...(typeof id === 'string' ? { id } : {}), kind: 'report', report: read.value };
}

const join = (at: string, path: string | undefined): { path?: string } => {
  const whole = [at, path ?? ''].filter((part) => part !== '').join('.');
  return whole === '' ? {} : { path: whole };
};

/** A parsed value as a report, held against the published schema; the value itself, so that nothing in it is lost. */
export function readReport(value: unknown, file: string): Result<Report> {
  if (!isRecord(value)) return fail(wrong(file, 'not-object', undefined, Array.isArray(value) ? '[…]' : shown(value), '预检报告须为 JSON 对象。', 'A report must be a JSON object.'));
  if (tooDeep(value)) return fail(wrong(file, 'too-deep', undefined, '…', `嵌套超过 ${MAX_DEPTH} 层，不是预检报告。`, `Nested more than ${MAX_DEPTH} levels deep: this is no report.`));
  const { schema, type } = value;
  if (type === 'Feature' || type === 'FeatureCollection') return fail(wrong(file, 'not-report', 'type', shown(type), '这是拟设广告，不是预检报告；请用 signplan check。', 'This is a proposal, not a report; use signplan check.'));
  if (schema !== 'signplan-report/1') return fail(wrong(file, 'not-report', 'schema', typeof schema === 'string' ? shown(schema) : undefined, '不是这一版的预检报告；schema 须为 signplan-report/1。', 'This is no report of this version; schema must be signplan-report/1.'));
  const checked = checkJson(value, file, reportSchema, 'report');
  if (!checked.ok) return fail(...checked.problems.slice(0, MOST));
  const date = readDate({ zh: '判定日期', en: 'The as-of date' }, value['asOf'], 'asOf');
  return date.ok ? ok(value as unknown as Report) : fail(...date.problems.map((problem) => ({ ...problem, file })));
}

/** In an object, so that a parsed `null` is told from what does not parse. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const duplicated = (file: string, path: string): Problem => wrong(file, 'duplicate-key', path, undefined, '同一项写了两次，前后可能不同；这不是原样的报告。', 'The same key is there twice and may say two things; this is no report as it was made.');

function wrong(file: string, code: string, path: string | undefined, received: string | undefined, zh: string, en: string): Problem {
  return { code: `report.${code}`, file, ...(path === undefined ? {} : { path }), ...(received === undefined ? {} : { received }), text: { zh, en } };
}
