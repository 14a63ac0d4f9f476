/** The rules of a package: what it includes of the national part, then its own documents, in one. */
import { shown, type Problem, type Result, fail, ok } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import type { PlanSource } from '../schema/manifest.ts';
import type { Clause, ClauseFile, Matrix, PublishedClause, Rules } from '../schema/rules.ts';
import { PROPERTY } from '../vocabulary.ts';

export interface ClauseDocument {
  readonly file: string;
  readonly content: ClauseFile;
}

/**
 * @param named what the plan names, in its key `key`.
 * @param own documents of the plan, which are in it anyway: naming one in `includes` only pins its version.
 * @returns the named documents in the plan's order, but for its own: each by its id, in the very version that the plan names.
 */
export function findIncluded(named: PlanSource['includes'], key: 'includes' | 'comparators', planFile: string, national: readonly ClauseDocument[], own: readonly ClauseDocument[]): Result<ClauseDocument[]> {
  const available = [...national, ...own];
  const problems: Problem[] = [];
  const found = named.flatMap(({ id, version }, index) => {
    const same = available.filter(({ content }) => content.id === id);
    const hit = same.find(({ content }) => content.version === version);
    if (hit !== undefined) return own.includes(hit) ? [] : [hit];
    const guess = didYouMean(id, available.map(({ content }) => content.id));
    const there = same.map(({ content }) => content.version).join(', ');
    problems.push({
      code: 'plan.include',
      file: planFile,
      path: `${key}[${index}]`,
      received: shown(`${id} ${version}`),
      text: there === '' ? { zh: `没有这份条款文件。${guess.zh}`, en: `There is no such document of clauses.${guess.en}` } : { zh: `现有版本是 ${there}；请核对其改动后更新版本号。`, en: `The version at hand is ${there}; look through what changed, then update the number.` },
    });
    return [];
  });
  return problems.length > 0 ? fail(...problems) : ok(found);
}

export type WithoutMatrix = Omit<Rules, 'matrix'>;

/** Everything of the documents in order, each clause with its source and without its examples. */
export function mergeRules(national: readonly ClauseDocument[], own: readonly ClauseDocument[]): WithoutMatrix {
  const all = [...national, ...own].map(({ content }) => content);
  const procedure = all.flatMap(({ id, procedure: items = [] }) => items.map((item) => ({ ...item, source: id })));
  return {
    schema: 'signplan-rules/1',
    sources: [...national.map(({ content }) => ({ content, plan: false })), ...own.map(({ content }) => ({ content, plan: true }))].map(({ content: { id, version, title }, plan }) => ({ id, version, title, plan })),
    signTypes: all.flatMap(({ signTypes = [] }) => signTypes),
    definitions: all.flatMap(({ definitions = [] }) => definitions),
    tables: all.flatMap(({ tables = [] }) => tables),
    consents: all.flatMap(({ consents = [] }) => consents),
    clauses: all.flatMap(({ id, clauses = [] }) => clauses.map((clause) => publish(clause, id))),
    ...(procedure.length > 0 ? { procedure } : {}),
  };
}

function publish(clause: Clause, source: string): PublishedClause {
  const { examples: _, ...rest } = clause;
  return { ...rest, source };
}

export const withMatrix = (rules: WithoutMatrix, matrix: Matrix): Rules => ({ ...rules, matrix });

/** Which document an item is in, for messages. */
export function fileOfItem(documents: readonly ClauseDocument[], otherwise: (list: string) => string): (list: string, id: string) => string {
  const files = new Map<string, string>();
  for (const { file, content } of documents) {
    for (const list of ['signTypes', 'tables', 'consents', 'clauses', 'procedure'] as const) for (const { id } of content[list] ?? []) files.set(`${list} ${id}`, file);
    for (const { name } of content.definitions ?? []) files.set(`definitions ${name}`, file);
  }
  return (list, id) => files.get(`${list} ${id}`) ?? otherwise(list);
}

/** Documents that share an id, and examples that state what no proposal can or stand by a layer that is not there. */
export function checkDocuments(documents: readonly ClauseDocument[], plan: PlanSource, types: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const layers = [...plan.layers, ...plan.absent].map(({ id }) => id);
  for (const { file, content } of documents) {
    const other = seen.get(content.id);
    if (other !== undefined) problems.push({ code: 'clause.duplicate', file, path: 'id', received: shown(content.id), text: { zh: `与 ${other} 的编号相同。`, en: `${other} has the same id.` } });
    seen.set(content.id, file);
    for (const clause of content.clauses ?? [])
      clause.examples.forEach((example, index) => {
        const dangling = (path: string, name: string, known: readonly string[], zh: string, en: string): void => {
          if (known.includes(name)) return;
          const guess = didYouMean(name, known);
          problems.push({ code: 'clause.example', file, path: `clauses[${clause.id}].examples[${index}].${path}`, received: shown(name), text: { zh: `${zh}不存在。${guess.zh}`, en: `There is no such ${en}.${guess.en}` } });
        };
        for (const name of Object.keys(example.properties)) dangling('properties', name, [...PROPERTY.keys()], '属性', 'property');
        const type = example.properties['signType'];
        dangling('properties.signType', typeof type === 'string' ? type : '', types, '广告类型', 'sign type');
        example.features?.forEach((feature, i) => dangling(`features[${i}].layer`, feature.layer, layers, '图层', 'layer'));
      });
  }
  return problems;
}
