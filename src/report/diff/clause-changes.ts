/** What changed in a clause: requirement and application as sentences, the rest as it stands in the rules. */
import type { PublishedClause } from '../../plan/schema/rules.ts';
import type { Change, ClauseDiff } from '../../survey/diff/types.ts';
import { phrase } from '../clause-page/condition.ts';
import type { Terms } from '../clause-page/terms.ts';
import type { Language } from '../phrases.ts';
import type { ShownChange } from './describe.ts';
import { PART_WORDS } from './phrases.ts';
import { valueText } from './text.ts';

const CONDITIONS = ['requires', 'applies', 'unless'] as const;
type ConditionName = (typeof CONDITIONS)[number];
const LABELS: Readonly<Record<ConditionName, readonly [zh: string, en: string]>> = { requires: [PART_WORDS.limits.zh, PART_WORDS.limits.en], applies: [PART_WORDS.applies.zh, PART_WORDS.applies.en], unless: ['除外', 'unless'] };

const rootOf = ({ path }: Change): string => /^[^.[]*/.exec(path)?.[0] ?? '';

/** @param terms of either plan, in the language of the words */
export function clauseChanges({ id, state, changes }: ClauseDiff, terms: { readonly from: Terms; readonly to: Terms }, language: Language): ShownChange[] {
  if (state !== 'changed') return [];
  const clauses = { from: terms.from.words.clause(id), to: terms.to.words.clause(id) };
  const told = new Set<string>();
  const sentences = CONDITIONS.flatMap((name): ShownChange[] => {
    if (!changes.some((change) => rootOf(change) === name)) return [];
    const [from, to] = [sentence(clauses.from, name, terms.from, language), sentence(clauses.to, name, terms.to, language)];
    // Alike in words, as where only how a number is written changed: then what stands in the rules is shown.
    if (from === to) return [];
    told.add(name);
    return [{ label: LABELS[name][language === 'zh' ? 0 : 1], code: false, from, to }];
  });
  const rest = changes.filter((change) => !told.has(rootOf(change))).map(({ path, from, to }): ShownChange => ({ label: path, code: true, from: valueText(from, language), to: valueText(to, language) }));
  return [...sentences, ...rest];
}

function sentence(clause: PublishedClause | undefined, name: ConditionName, terms: Terms, language: Language): string {
  const condition = clause?.[name];
  return condition === undefined ? (language === 'zh' ? '无' : 'none') : terms.sentence(phrase(condition, { terms, layers: [] }));
}
