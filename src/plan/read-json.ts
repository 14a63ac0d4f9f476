/** A JSON file of a package: decoded, parsed and held against its schema, every deviation with its path. */
import * as v from 'valibot';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { jsonErrorAt } from './json-position.ts';
import { didYouMean } from './nearest.ts';

/** Messages for one file; more would bury the first, which is mostly the cause. */
const MOST = 50;

/** @param kind first part of the problems' codes: `package`, `rules`, `plan`, `clause`… */
export function readJson<Schema extends v.GenericSchema>(bytes: Uint8Array, file: string, schema: Schema, kind: string): Result<v.InferOutput<Schema>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({ code: `${kind}.encoding`, file, text: { zh: '不是 UTF-8 文字，请另存为 UTF-8。', en: 'This is not UTF-8 text; save it as UTF-8.' } });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const received = shown(error instanceof Error ? error.message : String(error));
    return fail({ code: `${kind}.json`, file, path: jsonErrorAt(text), received, text: { zh: '不是有效的 JSON：此处（行:列）的引号、逗号或括号有误，或文件不完整。', en: 'This is not valid JSON: at this line and column a quote, comma or bracket is wrong, or the file is cut short.' } });
  }
  return checkJson(value, file, schema, kind);
}

export function checkJson<Schema extends v.GenericSchema>(value: unknown, file: string, schema: Schema, kind: string): Result<v.InferOutput<Schema>> {
  try {
    const result = v.safeParse(schema, value);
    return result.success ? ok(result.output) : fail(...schemaProblems(result.issues, file, kind));
  } catch (error) {
    // The only way to get here is nesting deeper than the stack.
    if (!(error instanceof RangeError)) throw error;
    return fail({ code: `${kind}.depth`, file, text: { zh: '嵌套过深。', en: 'The nesting is too deep.' } });
  }
}

type Issue = v.BaseIssue<unknown>;
interface Found {
  readonly issue: Issue;
  readonly path: readonly unknown[];
}

function schemaProblems(issues: readonly Issue[], file: string, kind: string): Problem[] {
  const found = issues.slice(0, MOST).map((issue) => telling({ issue, path: keys(issue) }));
  const missing = found.filter(isMissing).map(({ path }) => pathText(path.slice(-1)));
  return found.map((item) => {
    const last = pathText(item.path.slice(-1));
    const path = pathText(item.path);
    const base = { file, ...(path === '' ? {} : { path }) };
    if (isMissing(item)) return { code: `${kind}.missing`, ...base, text: { zh: `缺少 ${last}。`, en: `${last} is missing.` } };
    if (item.issue.expected === 'never') {
      const guess = didYouMean(last, missing);
      return { code: `${kind}.unknown-key`, ...base, text: { zh: `不认识的项 ${last}。${guess.zh}`, en: `${last} is not known here.${guess.en}` } };
    }
    const expected = item.issue.expected ?? item.issue.message;
    // Where nothing in a union fits, its own list of expectations is only "Object | Object".
    const wanted = /^\(?(Object|boolean|number)( \| (Object|boolean|number))*\)?$/.test(expected) ? { zh: '写法不在条款语法之内。', en: 'No form of the grammar fits.' } : { zh: `应为 ${expected}。`, en: `It must be ${expected}.` };
    return { code: `${kind}.value`, ...base, received: shown(item.issue.input), text: wanted };
  });
}

const keys = (issue: Issue): unknown[] => (issue.path ?? []).map((item) => item.key);
const isMissing = ({ issue }: Found): boolean => issue.type === 'strict_object' && issue.input === undefined && issue.expected !== 'never' && issue.received === 'undefined';

/** Of all that a union tried, the deepest complaint about a value that is there: the form that the writer most likely meant. */
function telling(found: Found): Found {
  let best = found;
  let score = -1;
  for (const issue of found.issue.issues ?? []) {
    const inner = telling({ issue, path: [...found.path, ...keys(issue)] });
    const rank = inner.path.length * 4 + (isMissing(inner) ? 1 : inner.issue.expected === 'never' ? 0 : 2);
    if (inner.path.length > found.path.length && rank > score) {
      best = inner;
      score = rank;
    }
  }
  return best;
}

/** `layers[3].columns.key` */
export function pathText(path: readonly unknown[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');
}
