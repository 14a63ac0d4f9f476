/**
 * A block of ground judged at once: a place with so large an error. A worse place keeps a finding or makes it unknown, so what is decided for the block is decided for every place in it;
 * and what is undecided without where the sign stands having anything to do with it is undecided at every place in it. The rest is left to be asked of its parts.
 */
import { evaluateClause, type CompiledClause, type Standing } from './clause.ts';
import type { Draft } from './findings.ts';
import type { Run } from './run.ts';
import { entryOf } from './same.ts';
import { MAYBE, type Tri } from './tri.ts';
import type { Finding, FindingResult, Verdict } from './types.ts';
import { verdictFrom } from './verdict.ts';

/** A clause for one sign type, with its finding where nothing else can change it. */
export interface TypedClause {
  readonly clause: CompiledClause;
  readonly settled: Draft | null;
  /** Its number in the catalogue. */
  readonly order: number;
}

interface Found {
  readonly finding: Finding;
  readonly order: number;
}

/** What holds at every place: in parts to which nothing is added it is the very same. */
class Standings {
  readonly all: readonly Found[];
  private readonly sorted = new Map<FindingResult, readonly Finding[]>();

  constructor(all: readonly Found[]) {
    this.all = all;
  }

  /** In the catalogue's order. */
  of(result: FindingResult): readonly Finding[] {
    return entryOf(this.sorted, result, () => inOrder(this.all, result));
  }
}

const inOrder = (all: readonly Found[], result: FindingResult): readonly Finding[] => all.filter(({ finding }) => finding.result === result).sort((a, b) => a.order - b.order).map(({ finding }) => finding);

/** What of a block is still to be asked of its parts, and what holds in each of them. */
export interface Left {
  readonly area: Tri;
  readonly matrix: boolean;
  readonly clauses: readonly TypedClause[];
  /** Consents, and what is undecided at every place. */
  readonly found: Standings;
}

export interface Block {
  /** As `check` gives it for a place with this error. */
  readonly verdict: Verdict;
  /** Whether it is the verdict at every place in the block. */
  readonly settled: boolean;
  /**
   * What the verdict comes of, in the catalogue's order: the first that fails; else what is undecided; else the consents. Of a settled block what holds at every place in it.
   * Once something is undecided at every place, what can only ask for a consent is not asked any more.
   */
  readonly findings: readonly Finding[];
  readonly left: Left;
}

export interface BlockGiven {
  readonly area: Tri;
  readonly plan: Standing;
  readonly unread: readonly Finding[];
  readonly clauses: readonly TypedClause[];
  /** The plan's own word beside its clauses. */
  ofPlan(): OfPlan;
}

export interface OfPlan {
  readonly drafts: readonly Draft[];
  /** Whether it depends on the place what of it holds. */
  readonly unsure: boolean;
  /** Whether a cell that binds, or may, says no. */
  readonly no: boolean;
}

export type BlockJudge = (run: Run, given: BlockGiven, before: Left | null) => Block;

/** Before every clause. */
const UNREAD = -2;
const OF_PLAN = -1;

export const judgeBlock: BlockJudge = (run, given, before) => {
  const { area, plan } = given;
  const inherited = before?.found ?? new Standings(given.unread.map((finding) => ({ finding, order: UNREAD })));
  const added: Found[] = [];
  const undecided: Found[] = [];
  const open: TypedClause[] = [];
  const stop = (finding: Finding): Block => ({ verdict: 'nonconforming', settled: true, findings: [finding], left: { area, matrix: false, clauses: [], found: NOTHING } });

  let matrix = false;
  /** Whether it may turn out that the matrix forbids it. */
  let may = false;
  // A definition is looked into once, for whichever clause asks first.
  let wavered = false;
  if (before?.matrix !== false) {
    run.wavers = false;
    const { drafts, unsure, no } = given.ofPlan();
    const failing = drafts.find(({ result }) => result === 'fail');
    if (failing) return stop(failing);
    const unknown = drafts.filter(({ result }) => result === 'unknown').map((finding) => ({ finding, order: OF_PLAN }));
    matrix = unknown.length > 0 && (unsure || run.wavers);
    may = no || run.wavers;
    (matrix ? undecided : added).push(...unknown);
    wavered = run.wavers;
  }

  for (const typed of given.clauses) {
    const { clause, settled, order } = typed;
    run.wavers = false;
    const draft = settled ?? evaluateClause(run, clause, plan, false);
    wavered ||= run.wavers;
    if (draft === null) continue;
    // What is shown of a finding is made once, where it is decided.
    const shown = (): Draft => settled ?? evaluateClause(run, clause, plan) ?? draft;
    if (draft.result === 'fail') return stop(shown());
    if (draft.result === 'consent') added.push({ finding: shown(), order });
    if (draft.result !== 'unknown') continue;
    if (run.wavers || (clause.byDefinition && wavered) || (area === MAYBE && (clause.ofPlan || clause.adopted))) {
      open.push(typed);
      undecided.push({ finding: draft, order });
    } else added.push({ finding: draft, order });
  }

  const found = added.length === 0 ? inherited : new Standings([...inherited.all, ...added]);
  const everywhere = found.of('unknown').length > 0;
  // Undecided at every place, nothing but a fail makes it another verdict.
  matrix &&= !everywhere || may;
  const matter = everywhere ? open.filter(({ clause }) => clause.source.outcome === 'fail') : open;
  const verdict = verdictFrom(false, everywhere || undecided.length > 0, area, found.of('consent').length > 0);
  const settled = !matrix && matter.length === 0 && (area !== MAYBE || everywhere);
  const result = verdict === 'undetermined' ? 'unknown' : 'consent';
  const findings = settled || undecided.length === 0 ? found.of(result) : inOrder([...found.all, ...undecided], result);
  return { verdict, settled, findings, left: { area, matrix, clauses: matter, found } };
};

const NOTHING = new Standings([]);
