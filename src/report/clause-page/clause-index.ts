/** All clauses by document: what each counts for, and whether its examples come out as they say. */
import { runAsWritten } from '../../check/example-run.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Examples } from '../../plan/schema/examples.ts';
import type { PublishedClause } from '../../plan/schema/rules.ts';
import { citedArticle } from '../citation.ts';
import type { PageOptions } from './page.ts';
import { procedureRows } from './procedure-rows.ts';
import { ranks } from './standing.ts';
import type { ClauseIndex, IndexRow } from './types.ts';

export interface IndexOptions extends PageOptions {
  /** False leaves the examples to `passingOf`, for a page that must not wait for them. */
  readonly run?: boolean;
}

/** Documents in the order of their first clause. */
export function clauseIndex(plan: Plan, { language, examples, run = true }: IndexOptions): ClauseIndex {
  const documents = new Map<string, PublishedClause[]>();
  for (const clause of plan.rules.clauses) documents.set(clause.citation.document, [...(documents.get(clause.citation.document) ?? []), clause]);
  const row = (clause: PublishedClause): IndexRow => ({
    id: clause.id,
    title: clause.title[language],
    article: citedArticle(clause.citation, language),
    ...ranks(plan, clause, language),
    examples: examples === undefined ? null : { count: examplesOf(examples, clause.id).length, passing: run ? passingOf(plan, clause.id, examples) : null },
  });
  const listed = [...documents].map(([document, clauses]) => {
    const url = clauses.find(({ citation }) => citation.url !== undefined)?.citation.url;
    const title = (language === 'en' ? clauses[0]?.citation.documentEn : undefined) ?? document;
    return { title, ...(url === undefined ? {} : { url }), rows: clauses.map(row) };
  });
  const own = listed.flatMap(({ rows }) => rows.flatMap(({ examples: one }) => one ?? []));
  return {
    language,
    title: plan.manifest.title[language],
    notice: plan.manifest.status === 'demonstration' ? plan.manifest.notice[language] : null,
    documents: listed,
    procedure: procedureRows(plan, language),
    counts: { clauses: plan.rules.clauses.length, examples: own.reduce((sum, { count }) => sum + count, 0), passing: run ? own.reduce((sum, { passing }) => sum + (passing ?? 0), 0) : null },
  };
}

export const examplesOf = ({ clauses }: Examples, id: string): Examples['clauses'][string] => (Object.hasOwn(clauses, id) ? (clauses[id] ?? []) : []);

/** How many of a clause's examples come out as they say. */
export function passingOf(plan: Plan, id: string, examples: Examples): number {
  const clause = plan.rules.clauses.find((one) => one.id === id);
  if (clause === undefined) return 0;
  return examplesOf(examples, id).filter((example) => {
    const run = runAsWritten(plan, clause, example);
    return run.ok && run.value.got === run.value.expected;
  }).length;
}
