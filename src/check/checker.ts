/** What a compiled plan can be asked. */
import type { LineString } from 'geojson';
import type { Block, BlockJudge, Left } from './block.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Span } from './run.ts';
import type { Tri } from './tri.ts';
import type { CheckResult, Finding } from './types.ts';

export interface CheckOptions {
  /** ISO date that everything is judged as of. */
  readonly asOf: string;
}

export interface Checker {
  check(proposal: Proposal, options: CheckOptions): CheckResult;
  /**
   * The findings that hold for every value of one measure between two, which the proposal itself leaves out: decided ones are decided for all of them, and one that is undecided for
   * want of the measure says so by a reason that names it. Null where the place in the plan depends on the measure: then it takes smaller spans.
   * `among` are the clauses asked for beside the matrix.
   */
  probe(proposal: Proposal, span: Span, among: ReadonlySet<string>, options: CheckOptions): readonly Finding[] | null;
  /**
   * The verdict on a block of ground: a place whose accuracy covers it. `before` is what an earlier answer left open for ground that holds this block, for the same sign and day:
   * what was decided there is decided here, and is not asked again.
   * `judge` is `judgeBlock`: it is brought along, so that a page that asks about one place need not carry it.
   */
  block(judge: BlockJudge, proposal: Proposal, before: Left | null, options: CheckOptions): Block;
  /** A straight baseline about its middle, made `width` metres long on the ground, to 0.1 mm. */
  stretch(line: LineString, width: number): LineString;
  /** Ground length of a baseline, metres, and the bearing of a straight one; neither for a point. */
  baseline(proposal: Proposal): { readonly length?: number; readonly bearing?: number };
  /** Whether the sign stands in the plan area and clear of what a layer of the plan says nothing can stand on. NO where it doesn't anywhere within `error` metres, which its accuracy holds. */
  onGround(proposal: Proposal, options: CheckOptions, error?: number): Tri;
}
