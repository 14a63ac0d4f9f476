/** The page of every clause that is published, in both languages: complete, in words, with its examples coming out as they say. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../src/io/source.ts';
import { buildPackage } from '../../src/plan/build/build.ts';
import { comparatorPlan } from '../../src/plan/comparators.ts';
import { loadComparators } from '../../src/plan/load-document.ts';
import { loadExamples } from '../../src/plan/load-examples.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { PROPERTIES } from '../../src/plan/vocabulary.ts';
import { problemLine, type Result } from '../../src/problem.ts';
import { clauseIndex } from '../../src/report/clause-page/clause-index.ts';
import { indexMarkdown, pageMarkdown } from '../../src/report/clause-page/markdown.ts';
import { clausePage } from '../../src/report/clause-page/page.ts';
import type { ClausePage } from '../../src/report/clause-page/types.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
  return result.value;
}

const built = value(await buildPackage(join(import.meta.dirname, '../../data/jiujiang')));
const source = memorySource(built.files);
const plan = value(await loadPlan(source));
const examples = value(await loadExamples(source, plan.manifest));
const LANGUAGES = ['zh', 'en'] as const;

/** Every title that may stand in a sentence: `built-up` and `bus-shelter` are English as well. */
const titles = JSON.stringify([PROPERTIES, plan.rules.signTypes.map(({ title }) => title), plan.manifest.layers.map((layer) => [layer.title, layer.titles])], (key, inner: unknown) => (key === 'name' || key === 'values' ? undefined : inner)).toLowerCase().replaceAll(/"[a-z-]+":/g, '');

/** Names that only the data know: facts, columns, layers, and words of facts and columns that are no words of a language. */
const ids: readonly string[] = [
  ...new Set([
    ...PROPERTIES.map(({ name }) => name),
    ...PROPERTIES.flatMap((property) => (property.kind === 'choice' ? (property.values ?? []) : [])),
    ...plan.rules.definitions.map(({ name }) => name),
    ...plan.rules.signTypes.map(({ id }) => id),
    ...plan.manifest.layers.flatMap(({ id, columns, words = {} }) => [id, ...Object.keys(columns), ...Object.values(words).flat()]),
    ...plan.manifest.absent.map(({ id }) => id),
  ]),
].filter((id) => /[a-z][A-Z]|-/.test(id) && !titles.includes(id.toLowerCase()));

/** Everything of a page that is worded here, with its path; citations and titles are the package's. */
function worded({ applies, unless, requires, outcome, standing, tables, definitions, layers, examples: own }: ClausePage): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') found.push(node);
    else if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) for (const [key, inner] of Object.entries(node)) if (!['code', 'id', 'name', 'title', 'citation', 'url', 'source', 'result', 'said'].includes(key)) walk(inner);
  };
  walk([applies, unless, requires, outcome, standing, tables, definitions, layers.filter(({ absent }) => !absent).map(({ lines }) => lines[0]), own]);
  return found;
}

function checkPages(of: Plan, id: string): void {
  for (const language of LANGUAGES) {
    const page = clausePage(of, id, { language, examples });
    if (page === undefined) throw new Error(`no page of ${id}`);
    for (const text of worded(page)) {
      expect(text, id).not.toMatch(/undefined|null|NaN|\[object|[{}]|—/);
      for (const name of ids) expect(` ${text} `, `${id}: ${text}`).not.toMatch(new RegExp(`[^A-Za-z-]${name}[^A-Za-z-]`));
      // In Chinese nothing is left but units, names of standards and the letters of a formula.
      if (language === 'zh') expect(text.replace(/CJJ\/T|GB\/T|JGJ\/T|LED|MIT|GPS|cd\/m²|m²|km|kV|\bm\b|\bs\b|\bE[0-4]\b|\bT[1-4]\b|\bB-\d\b|\b[AB]\b|\b[SUL]\b|GB/g, ''), id).not.toMatch(/[A-Za-z]{2}/);
    }
    expect(page.examples?.length, id).toBeGreaterThan(0);
    for (const example of page.examples ?? []) expect(example, `${id} ${example.title}`).toMatchObject({ passing: true, actual: example.expected });
    expect(pageMarkdown(page, true)).not.toMatch(/undefined|\n\n\n/);
  }
}

describe('the page of', () => {
  test.each(plan.rules.clauses.map(({ id, title }) => ({ id, name: title.zh })))('$id $name', ({ id }) => checkPages(plan, id));
});

test('rules of other cities have pages too, and none of them binds', async () => {
  if (plan.manifest.documents?.comparators === undefined) return expect(built.comparators).toBeNull();
  const compared = comparatorPlan(plan, value(await loadComparators(source, plan.manifest)));
  for (const { id } of compared.rules.clauses) {
    checkPages(compared, id);
    expect(clausePage(compared, id, { language: 'zh', examples })?.standing.force.code).toBe('reference');
  }
});

test('the index has each once, all examples passing, and every page a place to come from', () => {
  for (const language of LANGUAGES) {
    const index = clauseIndex(plan, { language, examples });
    const rows = index.documents.flatMap((document) => document.rows);
    expect(rows.map(({ id }) => id).sort()).toEqual(plan.rules.clauses.map(({ id }) => id).sort());
    expect(index.counts.passing).toBe(index.counts.examples);
    const text = indexMarkdown(index, true);
    for (const { id } of rows) expect(text).toContain(`](<${id}.md>)`);
    expect(text).not.toContain('undefined');
  }
});
