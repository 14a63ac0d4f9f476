/**
 * The plan's own answer (管控表): for every zone, segment or site that the sign belongs to, the cell of scope × class × type × use × size band.
 * All that it certainly belongs to bind. Where membership is not certain, the cells on both sides are evaluated, and equal results are the result.
 */
import type { Matrix } from '../plan/schema/rules.ts';
import type { Cond, Fact } from './compiled.ts';
import { evaluateInto } from './conditions.ts';
import { ensure } from './facts.ts';
import type { Note, Run } from './run.ts';
import { and, MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Reason } from './types.ts';

export interface Scope {
  readonly kind: 'zone' | 'segment' | 'site' | 'none';
  readonly class?: string;
  readonly key?: string;
}

/** One line of a cell's result: the answer itself, or one of its limits. */
export interface CellLine {
  readonly tri: Tri;
  readonly note: Note | null;
  readonly answer: 'allowed' | 'forbidden' | 'limited' | 'silent' | 'site';
  readonly article: string;
  readonly reasons: readonly Reason[];
}
export interface CellResult {
  readonly scope: Scope;
  readonly tri: Tri;
  readonly lines: readonly CellLine[];
}

interface Outcome {
  readonly answer: CellLine['answer'];
  readonly article: string;
  readonly limits: readonly Cond[];
}

export class CompiledMatrix {
  private readonly outcomes: readonly Outcome[];
  private readonly cells: readonly number[];
  private readonly scopes: ReadonlyMap<string, number>;
  private readonly types: ReadonlyMap<string, number>;
  private readonly uses: readonly string[];
  private readonly bands: number;
  private readonly use: Fact;
  private readonly large: Fact;

  constructor(source: Matrix, use: Fact, large: Fact, condition: (source: NonNullable<Matrix['outcomes'][number]['limits']>[number]) => Cond) {
    const numbered = (list: readonly string[]): Map<string, number> => new Map(list.map((item, i) => [item, i]));
    this.outcomes = source.outcomes.map((outcome) => ({ answer: outcome.answer, article: outcome.article, limits: (outcome.limits ?? []).map(condition) }));
    this.cells = source.cells;
    this.scopes = numbered(source.scopes);
    this.types = numbered(source.types);
    this.uses = source.uses;
    this.bands = source.bands.length;
    this.use = use;
    this.large = large;
  }

  /** The result of one cell for this sign; over every use and size band that are still possible. */
  cell(run: Run, scope: Scope): CellResult {
    ensure(run, this.use);
    ensure(run, this.large);
    const name = scope.kind === 'none' ? 'none' : `${scope.kind}:${scope.class ?? ''}`;
    const use = run.word[this.use.slot];
    const large = run.low[this.large.slot];
    const at = this.scopes.get(name) ?? -1;
    const type = this.types.get(run.proposal.properties.signType) ?? -1;
    if (use !== undefined && large !== MAYBE) {
      const lines = this.lines(run, this.outcome(at, type, this.uses.indexOf(use), large === YES ? 1 : 0));
      return { scope, tri: combined(lines), lines };
    }
    const uses = use === undefined ? this.uses.map((_, i) => i) : [this.uses.indexOf(use)];
    const bands = large === YES ? [1] : large === NO ? [0] : [0, 1];
    const numbers = new Set(uses.flatMap((u) => bands.map((band) => this.outcome(at, type, u, band))));
    const results = [...numbers].map((outcome) => this.lines(run, outcome));
    const first = results[0];
    if (results.length === 1 && first) return { scope, tri: combined(first), lines: first };
    const answers = results.map(combined);
    const same = answers.every((answer) => answer === answers[0]);
    if (same && answers[0] !== MAYBE && first && !(answers[0] === NO && bands.length > 1 && this.bySpan(run))) return { scope, tri: combined(first), lines: first };
    const reasons: Reason[] = [];
    if (uses.length > 1) this.use.why(run, reasons);
    if (bands.length > 1) this.large.why(run, reasons);
    for (const line of results.flat()) if (line.tri === MAYBE) reasons.push(...line.reasons);
    return { scope, tri: MAYBE, lines: [{ tri: MAYBE, note: null, answer: 'limited', article: first?.[0]?.article ?? '', reasons }] };
  }

  /** Over a span of a measure that the size band turns on, one kind of no is not the other. */
  private bySpan(run: Run): boolean {
    const { span } = run;
    if (!span) return false;
    const reasons: Reason[] = [];
    this.large.why(run, reasons);
    return reasons.some((reason) => reason.kind === 'fact' && reason.name === span.name);
  }

  /** A combination that the table does not have is one on which the plan is silent. */
  private outcome(scope: number, type: number, use: number, band: number): Outcome | undefined {
    if (scope < 0 || type < 0 || use < 0) return undefined;
    return this.outcomes[this.cells[((scope * this.types.size + type) * this.uses.length + use) * this.bands + band] ?? -1];
  }

  private lines(run: Run, outcome: Outcome | undefined): CellLine[] {
    if (!outcome) return [{ tri: MAYBE, note: null, answer: 'silent', article: '', reasons: [{ kind: 'silent', article: '' }] }];
    const { answer, article } = outcome;
    if (answer === 'allowed') return [{ tri: YES, note: null, answer, article, reasons: [] }];
    if (answer === 'forbidden') return [{ tri: NO, note: null, answer, article, reasons: [] }];
    // An answer of limited without a limit says nothing; validation refuses it.
    if (answer === 'silent' || outcome.limits.length === 0) return [{ tri: MAYBE, note: null, answer, article, reasons: [{ kind: 'silent', article }] }];
    return outcome.limits.map((limit) => limitLine(run, limit, article, 'limited'));
  }
}

export function limitLine(run: Run, limit: Cond, article: string, answer: CellLine['answer']): CellLine {
  run.noting = true;
  run.note = null;
  run.reasons = [];
  const result = evaluateInto(run, limit);
  const line: CellLine = { tri: result, note: run.note, answer, article, reasons: run.reasons };
  run.noting = false;
  run.reasons = null;
  return line;
}

export const combined = (lines: readonly CellLine[]): Tri => lines.reduce<Tri>((sum, line) => and(sum, line.tri), YES);
