/** Published examples put back to their clauses, as in the documents that they come from. */
import type { Problem } from '../problem.ts';
import type { ClauseDocument } from './build/merge-rules.ts';
import type { Examples } from './schema/examples.ts';
import type { PublishedClause } from './schema/rules.ts';

/** @param heading of the package: it stands for the documents' own, which are not published. */
export function exampleDocument(heading: { readonly id: string; readonly version: string; readonly title: { readonly zh: string; readonly en: string } }, clauses: readonly PublishedClause[], { clauses: byId }: Examples, file: string): ClauseDocument {
  const { id, version, title } = heading;
  const restored = clauses.flatMap((clause) => {
    const examples = Object.hasOwn(byId, clause.id) ? byId[clause.id] : undefined;
    if (examples === undefined) return [];
    const { source: _, ...rest } = clause;
    return [{ ...rest, examples }];
  });
  return { file, content: { schema: 'signplan-clauses/1', id, version, title, clauses: restored } };
}

/** Clauses without examples, and examples without a clause: the file is not of these rules. */
export function exampleGaps(clauses: readonly PublishedClause[], { clauses: byId }: Examples, file: string): Problem[] {
  const known = new Set(clauses.map(({ id }) => id));
  const gap = (id: string, zh: string, en: string): Problem => ({ code: 'examples.gap', file, path: `clauses.${id}`, text: { zh: `${zh}请用 signplan build 重新生成数据包。`, en: `${en} Build the package again by signplan build.` } });
  return [
    ...clauses.flatMap(({ id }) => (Object.hasOwn(byId, id) ? [] : [gap(id, '此条款没有示例。', 'This clause has no examples.')])),
    ...Object.keys(byId).flatMap((id) => (known.has(id) ? [] : [gap(id, '没有这一条款。', 'There is no such clause.')])),
  ];
}
