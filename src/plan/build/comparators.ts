/** The documents of other cities' rules that a plan names: proved like its own, and kept apart from them. */
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { comparatorRules } from '../comparators.ts';
import { readJson } from '../read-json.ts';
import { checkReferences } from '../references.ts';
import type { ComparatorRules } from '../schema/comparators.ts';
import type { PlanSource } from '../schema/manifest.ts';
import { clauseFile, type Rules } from '../schema/rules.ts';
import { checkDocuments, fileOfItem, findIncluded, mergeRules, type ClauseDocument } from './merge-rules.ts';
import type { Sources } from './sources.ts';

export interface BuiltComparators {
  readonly rules: ComparatorRules;
  /** With their examples. */
  readonly documents: readonly ClauseDocument[];
}

/** @returns null where the plan names none. */
export function buildComparators(sources: Sources, plan: PlanSource, rules: Rules): Result<BuiltComparators | null> {
  const named = plan.comparators ?? [];
  if (named.length === 0) return ok(null);
  const read = sources.comparators.map(({ file, bytes }) => ({ file, content: readJson(bytes, file, clauseFile, 'clause') }));
  const broken = read.flatMap(({ content }) => (content.ok ? [] : content.problems));
  if (broken.length > 0) return fail(...broken);
  const found = findIncluded(named, 'comparators', sources.plan.file, read.flatMap(({ file, content }) => (content.ok ? [{ file, content: content.value }] : [])), []);
  if (!found.ok) return found;
  const documents = found.value;
  const { sources: titles, definitions, tables, consents, clauses } = mergeRules(documents, []);
  const merged: ComparatorRules = { schema: 'signplan-comparators/1', sources: titles, definitions, tables, consents, clauses };
  const files = new Set(documents.map(({ file }) => file));
  const dangling = checkReferences(comparatorRules(rules, merged), { ...plan, adopts: [] }, fileOfItem(documents, () => sources.plan.file));
  const problems = [...apart(documents, rules), ...checkDocuments(documents, plan, rules.signTypes.map(({ id }) => id)), ...dangling.filter(({ file }) => file !== undefined && files.has(file))];
  return problems.length > 0 ? fail(...problems) : ok({ rules: merged, documents });
}

/** Another city's clause among those that bind. */
export const foreignClauses = (documents: readonly ClauseDocument[]): Problem[] =>
  documents.flatMap(({ file, content }) =>
    (content.clauses ?? []).flatMap(({ id, tier }) =>
      tier === 'T4' ? [{ code: 'clause.tier', file, path: `clauses[${id}].tier`, received: tier, text: { zh: '外地规定不得与本市适用的条款放在一起；移入 comparators 文件夹，并列入 plan.json 的 comparators。', en: 'Rules of other cities may not stand among those that bind; move them to the folder comparators, and name them in comparators of plan.json.' } }] : [],
    ),
  );

/** What would mix them with the plan: another tier, sign types of their own, an id that the plan's rules have. */
function apart(documents: readonly ClauseDocument[], rules: Rules): Problem[] {
  const taken = { clauses: new Set(rules.clauses.map(({ id }) => id)), sources: new Set(rules.sources.map(({ id }) => id)) };
  return documents.flatMap(({ file, content: { id, signTypes = [], tables = [], clauses = [] } }) => {
    const say = (code: string, path: string, received: string, zh: string, en: string): Problem => ({ code: `comparator.${code}`, file, path, received: shown(received), text: { zh, en } });
    return [
      ...(taken.sources.has(id) ? [say('duplicate', 'id', id, '规划的条款文件已用此编号。', 'A document of the plan has this id.')] : []),
      ...signTypes.map((type) => say('sign-types', `signTypes[${type.id}]`, type.id, '外地参考不得另定广告类型。', 'Rules to compare with may define no sign types.')),
      ...[...tables.map((table) => ({ list: 'tables', ...table })), ...clauses.map((clause) => ({ list: 'clauses', ...clause }))].flatMap((item) =>
        item.tier === 'T4' ? [] : [say('tier', `${item.list}[${item.id}].tier`, item.tier, '外地规定的层级应为 T4。', 'Rules of other cities are of tier T4.')],
      ),
      ...clauses.flatMap((clause) => (taken.clauses.has(clause.id) ? [say('duplicate', `clauses[${clause.id}]`, clause.id, '规划的条款已用此编号。', 'A clause of the plan has this id.')] : [])),
    ];
  });
}
