/** Conditions in words: a sentence each, or a sentence that announces those below it. */
import type { Condition } from '../../plan/schema/condition.ts';
import { leaf, type Leaf } from './leaf.ts';
import { normal } from './normal.ts';
import { isShort, type Phrasing } from './selector.ts';
import type { Scope } from './terms.ts';
import type { Section, Statement } from './types.ts';

/** The whole of a condition in one sentence. */
export function phrase(condition: Condition, scope: Scope): string {
  const { terms } = scope;
  const told = implication(condition, scope);
  if (told !== undefined) return told;
  const plain = normal(condition);
  if (isLeaf(plain)) return leaf(plain, scope, PHRASING, false).text;
  const [parts, joint] = 'all' in plain ? [plain.all, 'and'] as const : [plain.any, 'or.else'] as const;
  return parts.map((part) => (isLeaf(part) ? phrase(part, scope) : terms.bracket(phrase(part, scope)).trim())).join(terms.say(joint));
}

/** A condition as it stands in a list. */
export function statement(condition: Condition, scope: Scope): Statement {
  const { terms } = scope;
  const told = implication(condition, scope);
  if (told !== undefined && isShort(told, scope)) return { text: terms.sentence(told), parts: [] };
  const plain = normal(condition);
  if (isLeaf(plain)) {
    const { text, ...rest } = leaf(plain, scope, PHRASING, true);
    return { ...rest, text: terms.sentence(text) };
  }
  const parts = 'all' in plain ? plain.all : plain.any;
  if (parts.length === 1 && parts[0] !== undefined) return statement(parts[0], scope);
  if (parts.every(isPlain)) {
    const short = phrase(plain, scope);
    if (isShort(short, scope)) return { text: terms.sentence(short), parts: [] };
  }
  return { text: terms.sentence(terms.say('all' in plain ? 'all' : 'any')), parts: parts.map((part) => statement(part, scope)) };
}

/** A part of a clause: what is joined at its top becomes a list under a lead. */
export function section(condition: Condition, scope: Scope): Section {
  const { terms } = scope;
  if (typeof condition === 'object' && 'all' in condition && condition.all.length > 1) return { lead: terms.sentence(terms.say('all')), items: condition.all.map((part) => statement(part, scope)) };
  const only = statement(condition, scope);
  return only.parts.length > 0 && (only.text === terms.sentence(terms.say('any')) || only.text === terms.sentence(terms.say('all'))) ? { lead: only.text, items: only.parts } : { lead: '', items: [only] };
}

const PHRASING: Phrasing = { phrase, statement };

const isLeaf = (condition: Condition): condition is Leaf => typeof condition !== 'object' || !('all' in condition || 'any' in condition);

/** A leaf that looks at nothing beside the sign: several fit into one sentence. */
const isPlain = (condition: Condition): boolean => typeof condition === 'object' && ('fact' in condition || 'attr' in condition || 'distance' in condition) && !('value' in condition && typeof condition.value === 'object' && ('cases' in condition.value || 'steps' in condition.value));

/** “Not that, or this” as a person says it: if that, then this. Only where “not that” has no plain word of its own. */
function implication(condition: Condition, scope: Scope): string | undefined {
  if (typeof condition !== 'object' || !('any' in condition) || condition.any.length !== 2) return undefined;
  const at = condition.any.findIndex((part) => typeof part === 'object' && 'not' in part && typeof part.not === 'object' && ('any' in part.not || 'all' in part.not || 'each' in part.not));
  const [denied, other] = at === 0 ? [condition.any[0], condition.any[1]] : [condition.any[1], condition.any[0]];
  if (at < 0 || typeof denied !== 'object' || !('not' in denied) || other === undefined) return undefined;
  return scope.terms.say('if.then', { x: phrase(denied.not, scope), y: phrase(other, scope) });
}
