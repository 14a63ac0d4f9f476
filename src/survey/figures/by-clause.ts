/** Which clauses the signs run into: signs by clause and result. */
import { IN_ERROR, NOT_JUDGED, type JudgedSigns } from '../sets/judged.ts';
import type { Shown } from '../sets/types.ts';
import { TELLING, type Telling } from '../types.ts';
import { SLICE } from './slices.ts';
import type { ClauseFigure } from './types.ts';

type Found = { count: number } & Record<Telling, number>;

/** In steps. `shown` is of the signs, in the places that `judged` has them. */
export function* clauseSteps(judged: JudgedSigns, shown: Shown): Generator<undefined, ClauseFigure> {
  const clauses = new Map<string, Found>();
  const signs = { found: 0, without: 0, waiting: 0, error: 0 };
  const { order } = shown;
  for (let k = 0; k < order.length; k += 1) {
    if (k > 0 && k % SLICE === 0) yield undefined;
    const index = order[k] ?? 0;
    const verdict = judged.verdict[index] ?? NOT_JUDGED;
    if (verdict === IN_ERROR) signs.error += 1;
    else if (verdict === NOT_JUDGED) signs.waiting += 1;
    else if (addSign(clauses, judged, index)) signs.found += 1;
    else signs.without += 1;
  }
  const rows = [...clauses].map(([clause, found]) => ({ clause, ...found })).sort((a, b) => b.count - a.count || (a.clause < b.clause ? -1 : 1));
  return { id: 'clauses', rows, signs, of: shown.of };
}

/** Each clause once a result, and once a sign. */
function addSign(clauses: Map<string, Found>, judged: JudgedSigns, index: number): boolean {
  const results = new Map<string, Set<Telling>>();
  for (const { clause, result } of judged.findings(index)) {
    const known = results.get(clause);
    if (known === undefined) results.set(clause, new Set([result]));
    else known.add(result);
  }
  for (const [clause, known] of results) {
    let found = clauses.get(clause);
    if (found === undefined) clauses.set(clause, (found = { count: 0, fail: 0, unknown: 0, consent: 0 }));
    found.count += 1;
    for (const result of TELLING) if (known.has(result)) found[result] += 1;
  }
  return results.size > 0;
}
