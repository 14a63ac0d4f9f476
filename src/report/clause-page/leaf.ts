/** One test in words: a comparison, a list, a yes or no, or what there must be about the sign. */
import type { Condition, Limit, Operator, Selector } from '../../plan/schema/condition.ts';
import { unreachable } from '../../problem.ts';
import { limitText, limitView, SIGN } from './limit.ts';
import { isShort, selectorView, type Phrasing } from './selector.ts';
import type { Scope } from './terms.ts';
import type { Statement } from './types.ts';

export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown }>;

/**
 * @param condition normal: what is under `not` has no opposite of its own
 * @param apart whether tables and long conditions may stand below the sentence
 */
export function leaf(condition: Leaf, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { terms, layers } = scope;
  if (typeof condition === 'boolean') return said(terms.say(condition ? 'always' : 'never'));
  if ('not' in condition) return denied(condition.not, scope, phrasing, apart);
  if ('fact' in condition) {
    if ('is' in condition) return said(terms.flag(condition.fact, condition.is));
    if ('in' in condition) return said(among(condition, true, scope));
    return compared(terms.fact(condition.fact), condition.op, condition.value, terms.unit(condition.fact), scope, apart);
  }
  if ('attr' in condition) {
    const { attr } = condition;
    if ('is' in condition) return said(terms.say(condition.is ? 'attr.flag' : 'attr.flag.not', { x: terms.column(layers, attr) }));
    if ('in' in condition) return said(among(condition, true, scope));
    if ('matches' in condition) return said(matching(condition, true, scope));
    return compared(terms.column(layers, attr), condition.op, condition.value, terms.columnUnit(layers, attr), scope, apart);
  }
  if ('distance' in condition) return compared(terms.say('distance'), condition.distance, condition.value, 'm', scope, apart);
  if ('none' in condition) return none(condition.none, true, scope, phrasing, apart);
  if ('inside' in condition) return inside(condition.inside, true, scope, phrasing, apart);
  if ('each' in condition) return each(condition.each, condition.satisfies, scope, phrasing, apart);
  if ('count' in condition) return count(condition, scope, phrasing, apart);
  if ('sum' in condition) {
    const { noun, within, parts, scope: own } = selectorView(condition.sum, scope, phrasing, apart);
    const measure = terms.say('sum.measure', { within, noun, of: terms.column(own.layers, condition.of) });
    return under(compared(measure, condition.op, condition.value, terms.columnUnit(own.layers, condition.of), scope, apart), parts);
  }
  return unreachable(condition);
}

const said = (text: string): Statement => ({ text, parts: [] });
const under = (above: Statement, parts: readonly Statement[]): Statement => ({ ...above, parts: [...above.parts, ...parts] });

function denied(condition: Condition, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { terms } = scope;
  if (typeof condition === 'object') {
    if ('in' in condition) return said(among(condition, false, scope));
    if ('matches' in condition) return said(matching(condition, false, scope));
    if ('none' in condition) return none(condition.none, false, scope, phrasing, apart);
    if ('inside' in condition) return inside(condition.inside, false, scope, phrasing, apart);
  }
  if (!apart) return said(terms.say('not.that', { x: terms.bracket(phrasing.phrase(condition, scope)).trim() }));
  return { text: terms.say('not'), parts: [phrasing.statement(condition, scope)] };
}

function compared(measure: string, op: Operator, limit: Limit, unit: string, scope: Scope, apart: boolean): Statement {
  const { terms } = scope;
  if (typeof limit === 'object' && 'unpublished' in limit) return said(terms.say('unpublished', { x: measure, what: limit.unpublished[terms.language] }));
  if (!apart) return said(terms.say('compare', { x: measure, op: SIGN[op], limit: limitText(limit, unit, scope) }));
  const { text, ...below } = limitView(limit, unit, scope);
  return { text: terms.say('compare', { x: measure, op: SIGN[op], limit: text }), ...below };
}

function among(condition: { fact: string; in: string[] } | { attr: string; in: string[] }, yes: boolean, { terms, layers }: Scope): string {
  const own = 'fact' in condition;
  const x = own ? terms.fact(condition.fact) : terms.column(layers, condition.attr);
  const words = condition.in.map((item) => (own ? terms.value(condition.fact, item) : terms.columnValue(layers, condition.attr, item)));
  return terms.say(yes ? 'is' : 'is.not', { x, words: terms.or(words) });
}

function matching({ attr, matches }: { attr: string; matches: string }, yes: boolean, { terms, layers }: Scope): string {
  const x = terms.column(layers, attr);
  const fact = terms.fact(matches);
  return x === fact ? terms.say(yes ? 'matches.same' : 'matches.same.not', { x }) : terms.say(yes ? 'matches' : 'matches.not', { x, fact });
}

function none(selector: Selector, yes: boolean, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { noun, near, parts } = selectorView(selector, scope, phrasing, apart);
  const kind = selector.within === undefined ? 'none.anywhere' : selector.within === 0 ? 'none.in' : 'none';
  return { text: scope.terms.say(yes ? kind : `${kind}.not`, { noun, near }), parts };
}

function inside(selector: Selector, yes: boolean, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { noun, within, parts } = selectorView(selector, scope, phrasing, apart);
  return { text: scope.terms.say(yes ? 'inside' : 'inside.not', { noun: within === '' || selector.within === 0 ? noun : scope.terms.language === 'zh' ? within + noun : noun + within }), parts };
}

/** The distance to each is one sentence; any other test stands after, or below, what it is of. */
function each(selector: Selector, satisfies: Condition, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { terms } = scope;
  const { noun, within, parts, scope: own } = selectorView(selector, scope, phrasing, apart);
  if (typeof satisfies === 'object' && 'distance' in satisfies) return under(compared(terms.say('each.measure', { noun, within }), satisfies.distance, satisfies.value, 'm', own, apart), parts);
  const whole = terms.say('each', { noun, within, x: phrasing.phrase(satisfies, own) });
  const below = apart ? phrasing.statement(satisfies, own) : undefined;
  const deep = below !== undefined && (below.parts.length > 0 || below.table !== undefined || !isShort(whole, scope));
  return deep ? { text: terms.say('each.parts', { noun, within }), parts: [...parts, below] } : { text: whole, parts };
}

function count({ count: selector, op, value }: Extract<Condition, { count: Selector }>, scope: Scope, phrasing: Phrasing, apart: boolean): Statement {
  const { terms } = scope;
  const { noun, within, near, parts } = selectorView(selector, scope, phrasing, apart);
  if (typeof value !== 'number') return under(compared(terms.say('count.measure', { noun, within }), op, value, '', scope, apart), parts);
  const empty = (op === '<' && value === 1) || ((op === '<=' || op === '=') && value === 0);
  return { text: terms.say(empty ? 'count.none' : `count.${op}`, { noun, within, near, n: value }), parts };
}
