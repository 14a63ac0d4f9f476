/** A surface in figures: cells by state, by deciding clause, and by what is missing. */
import type { Citation } from '../../plan/schema/base.ts';
import { keyOf } from './causes.ts';
import { CELL_STATES, NO_GROUND, NOT_YET, UNDETERMINED, type Cause, type CellState, type Lack, type Surface } from './types.ts';

/** `scope`: whose cell of the table it is, where the clause is the table. */
export interface ClauseCells {
  readonly clause: string;
  readonly citation: Citation;
  readonly scope: Cause['scope'];
  readonly state: CellState;
  readonly cells: number;
}

export interface SurfaceTotals {
  /** Cells with an answer, and of ground that has none yet. */
  readonly judged: number;
  readonly open: number;
  readonly states: Readonly<Record<CellState, number>>;
  /** Clauses that decide, those of most cells first; the table by its article. */
  readonly clauses: readonly ClauseCells[];
  /** What is missing where it is undetermined, most cells first; `alone`: cells in which nothing else is. */
  readonly lacks: readonly { readonly lack: Lack; readonly cells: number; readonly alone: number }[];
  /** A finding that decides rests on demonstration data. */
  readonly demonstration: boolean;
}

export function totalsOf({ states, causes, list }: Surface): SurfaceTotals {
  const cells = new Uint32Array(list.length);
  let open = 0;
  for (let i = 0; i < states.length; i++) {
    const state = states[i] as number;
    if (state === NOT_YET) open += 1;
    else if (state !== NO_GROUND) cells[causes[i] as number] = (cells[causes[i] as number] as number) + 1;
  }
  const byState = Object.fromEntries(CELL_STATES.map((state) => [state, 0])) as Record<CellState, number>;
  const byClause = new Map<string, ClauseCells & { cells: number }>();
  const byLack = new Map<string, { lack: Lack; cells: number; alone: number }>();
  let demonstration = false;
  list.forEach(({ state, clause, citation, scope, basis, lacks }, i) => {
    const count = cells[i] ?? 0;
    const word = CELL_STATES[state];
    if (count === 0 || word === undefined) return;
    byState[word] += count;
    demonstration ||= basis === 'demonstration';
    if (clause !== undefined && citation) {
      const key = [clause, citation.article, scope?.kind, scope?.class, word].join('|');
      const known = byClause.get(key);
      if (known) known.cells += count;
      else byClause.set(key, { clause, citation, scope, state: word, cells: count });
    }
    if (state !== UNDETERMINED) return;
    for (const lack of lacks) {
      const known = byLack.get(keyOf(lack)) ?? { lack, cells: 0, alone: 0 };
      known.cells += count;
      if (lacks.length === 1) known.alone += count;
      byLack.set(keyOf(lack), known);
    }
  });
  return {
    judged: Object.values(byState).reduce((sum, count) => sum + count, 0), open, states: byState, demonstration,
    clauses: [...byClause.values()].sort((a, b) => b.cells - a.cells || (a.clause < b.clause ? -1 : 1)),
    lacks: [...byLack.values()].sort((a, b) => b.cells - a.cells || b.alone - a.alone || (keyOf(a.lack) < keyOf(b.lack) ? -1 : 1)),
  };
}
