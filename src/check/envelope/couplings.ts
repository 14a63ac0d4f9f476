/** Limits that are compared with what follows from several measures: width × height ≤ 10 m². Only those that bind by themselves. */
import type { Condition } from '../../plan/schema/condition.ts';
import { advises } from '../clause.ts';
import type { Coupling } from '../envelope-types.ts';
import type { Finding } from '../types.ts';
import { MEASURES } from '../vary.ts';
import type { Setting } from './measure.ts';

type Comparison = Extract<Condition, { fact: string; op: string }>;
type Compared = Pick<Coupling, 'clause' | 'scope' | 'fact' | 'op' | 'limit'>;

/** Comparisons all of which have to hold. */
function conjuncts(condition: Condition): Comparison[] {
  if (typeof condition === 'boolean') return [];
  if ('all' in condition) return condition.all.flatMap(conjuncts);
  return 'fact' in condition && 'op' in condition ? [condition] : [];
}

export function couplings(setting: Setting, findings: readonly Finding[]): Coupling[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => comparedIn(setting, finding)).flatMap((one): Coupling[] => {
    if (MEASURES.has(one.fact)) return [];
    const measures = setting.dependencies.behind(one.fact).filter((name) => MEASURES.has(name));
    const { clause, scope, fact, op, limit } = one;
    const key = JSON.stringify([clause, scope, fact, op, limit]);
    if (measures.length < 2 || seen.has(key)) return [];
    seen.add(key);
    return [{ clause, ...(scope === undefined ? {} : { scope }), fact, measures, op, limit }];
  });
}

/** What a finding shows, and of a clause with several comparisons those that it doesn't show, where their limit is a number. */
function comparedIn({ rules, adopts }: Setting, { clause: id, scope, measure, limit, value }: Finding): Compared[] {
  const clause = rules.clauses.find((one) => one.id === id);
  if (clause !== undefined && (clause.outcome !== 'fail' || (advises(clause, rules) && !adopts.includes(id)))) return [];
  // A clause that may not apply shows nothing.
  const all = clause === undefined || measure === undefined ? [] : conjuncts(clause.requires);
  const shown = (): Compared[] => {
    if (measure === undefined || limit === undefined || limit.op === 'in' || typeof value === 'string') return [];
    if (clause !== undefined && !all.some(({ fact, op }) => fact === measure && op === limit.op)) return [];
    const [low, high] = limit.value.map((end) => (typeof end === 'number' ? end : null));
    return low === null && high === null ? [] : [{ clause: id, scope, fact: measure, op: limit.op, limit: [low ?? null, high ?? null] }];
  };
  return [...shown(), ...all.flatMap(({ fact, op, value: most }): Compared[] => (typeof most === 'number' ? [{ clause: id, scope, fact, op, limit: [most, most] }] : []))];
}
