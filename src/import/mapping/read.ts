/** The mapping file: YAML 1.2, every deviation with its line. */
import * as v from 'valibot';
import { pathText } from '../../plan/read-json.ts';
import { didYouMean } from '../../plan/nearest.ts';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { decodeText } from '../../survey/roster/decode.ts';
import { rememberPlaces } from './places.ts';
import { colonProblem, mappingProblem } from './problems.ts';
import { importMapping } from './schema.ts';
import { below, forms, members } from './schema-walk.ts';
import type { ImportMapping } from './types.ts';
import { readTree, type Tree } from './yaml-tree.ts';

/** Messages for one file; more would bury the first, which is mostly the cause. */
const MOST = 50;

/** From the file's bytes: UTF-8, UTF-16 by its mark, else GB18030, as an editor may have left it. */
export function readMappingFile(bytes: Uint8Array, file: string): Result<ImportMapping> {
  const decoded = decodeText(bytes, file);
  return decoded.ok ? readMapping(decoded.value.text, file) : fail(mappingProblem('encoding', file, '', '不是文字文件，或编码无法识别，请另存为 UTF-8。', 'This is no text, or in an encoding that is not known; save it as UTF-8.'));
}

export function readMapping(text: string, file: string): Result<ImportMapping> {
  const tree = readTree(text, file, importMapping);
  if (!tree.ok) return tree;
  if (typeof tree.value.value !== 'object' || tree.value.value === null || Array.isArray(tree.value.value)) return fail(mappingProblem('empty', file, '1:1', '文件里没有映射。可用 --guess 写出一份。', 'There is no mapping in the file; --guess writes one.', tree.value.value ?? undefined));
  const result = v.safeParse(importMapping, tree.value.value);
  if (!result.success) return fail(...result.issues.slice(0, MOST).map((issue) => schemaProblem(issue, tree.value, file)));
  // What is left out is absent here, never undefined.
  const mapping = result.output as ImportMapping;
  rememberPlaces(mapping, tree.value.at);
  const problems = columnProblems(mapping, tree.value, file);
  return problems.length > 0 ? fail(...problems) : ok(mapping);
}

type Issue = v.BaseIssue<unknown>;
type Path = (string | number)[];

const keysOf = (issue: Issue): Path => (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

/** Of all that a union tried, the deepest complaint: the form that the writer most likely meant. */
function telling(issue: Issue, path: Path): { issue: Issue; path: Path } {
  const inner = (issue.issues ?? []).map((one) => telling(one, [...path, ...keysOf(one)]));
  const rank = (one: { issue: Issue; path: Path }): number => one.path.length * 4 + (one.issue.input === undefined ? 1 : one.issue.expected === 'never' ? 0 : 2);
  return inner.filter((one) => one.path.length > path.length).toSorted((a, b) => rank(b) - rank(a))[0] ?? { issue, path };
}

function schemaProblem(given: Issue, tree: Tree, file: string): Problem {
  const { issue, path } = telling(given, keysOf(given));
  const last = String(path.at(-1) ?? '');
  const where = `${tree.at(path)} ${pathText(path)}`.trim();
  const say = (code: string, zh: string, en: string, received?: unknown): Problem => mappingProblem(code, file, where, zh, en, received);
  const beside = schemasAt(path.slice(0, -1));
  if (issue.expected === 'never') {
    const known = members(beside) ?? [];
    const guess = didYouMean(last, known);
    return say('unknown-key', `不认识的项 ${last}，此处可写：${known.join('、')}。${guess.zh}`, `${last} is not known here; there are ${known.join(', ')}.${guess.en}`);
  }
  if (issue.input === undefined && typeof path.at(-1) === 'number') return say('missing', '此处应写两个数，如 [500000, 3290000]。', 'Two numbers stand here, as in [500000, 3290000].');
  if (issue.input === undefined) return say('missing', `缺少 ${last}。`, `${last} is missing.`);
  const { input } = issue;
  if (typeof input === 'string' && /[：:]/.test(input) && /^(Object|Array)/.test(issue.expected ?? '')) return colonProblem(file, where, input);
  if (issue.expected === 'boolean') return say('value', '应写 true（是）或 false（否）。', 'Write true or false.', input);
  if (issue.expected === 'number') return say('value', '应为一个数，不带单位和引号。', 'It must be a number, without unit or quotes.', input);
  if (issue.expected === 'Object') return say('value', '此处应逐行写“名称: 值”。', 'Here stand lines of “name: value”.', input);
  if (issue.expected === 'Array') return say('value', '此处应为列表，每项以“- ”起头。', 'Here stands a list, each item beginning with “- ”.', input);
  if (issue.type === 'iso_date') return say('value', '日期应写作 2026-01-31。', 'A date is written 2026-01-31.', input);
  const options = schemasAt(path).flatMap((schema) => ('options' in schema && Array.isArray(schema.options) ? (schema.options as unknown[]).map(String) : []));
  if (options.length > 0) {
    const guess = didYouMean(typeof input === 'string' ? input : '', options);
    return say('value', `应为 ${options.join('、')} 之一。${guess.zh}`, `It must be one of ${options.join(', ')}.${guess.en}`, input);
  }
  if (issue.type === 'min_length') return say('value', '不能为空。', 'It must not be empty.', input);
  const expected = issue.expected ?? issue.message;
  return say('value', `应为 ${expected}。`, `It must be ${expected}.`, input);
}

const schemasAt = (path: Path): v.GenericSchema[] => path.reduce<v.GenericSchema[]>((schemas, key) => below(schemas, key), forms(importMapping));

/** A column comes from one place. */
function columnProblems(mapping: ImportMapping, tree: Tree, file: string): Problem[] {
  return mapping.sources.flatMap(({ columns }, index) =>
    Object.entries(columns).flatMap(([name, { from, label, value }]) => {
      const given = [from, label, value].filter((one) => one !== undefined).length;
      if (given === 1) return [];
      const path = ['sources', index, 'columns', name];
      return [mappingProblem('column-source', file, `${tree.at(path)} ${pathText(path)}`, '须写 from（字段）、label（注记图层）、value（固定值）三者之一。', 'One of from (a field), label (a layer of texts) and value (the same for all) must be there.')];
    }),
  );
}
