/**
 * One pair of hands at an audit: reads some of its rows, learns all the signs, judges what it has read. One does a whole inventory by itself;
 * several, each in a thread of its own, share it and give the same.
 */
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import type { ProposalRow } from '../plan/proposal-rows.ts';
import type { ProposalContext } from '../plan/proposal.ts';
import type { RowRanges } from '../plan/rows/row-ranges.ts';
import { readRows } from '../plan/rows/read-rows.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { auditorOf, planeOf, type Auditor } from './audit.ts';
import { inventoryOf } from './inventory.ts';
import { signsOf, type Signs } from './signs.ts';
import { addEntry, emptyTally, type Tally } from './summary.ts';
import type { AuditEntry, AuditOptions } from './types.ts';

/** Some rows as bytes; `ranges` are of these bytes. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly ranges: RowRanges;
}

/** What the others have to know of the rows that were read. */
export interface PieceRead {
  readonly rows: number;
  readonly errors: number;
  readonly signs: Signs;
  /** Names of columns that the vocabulary does not have, in the order in which they first occur. */
  readonly extra: readonly string[];
  /** What is wrong with the first rows in error. */
  readonly problems: readonly Problem[];
}

export interface PieceJudged {
  readonly rows: number;
  /** Its entries as they were written. */
  readonly text: string;
  readonly tally: Tally;
}

/** Enough to see what is wrong; an inventory may be wrong in every row. */
const MOST_PROBLEMS = 20;

export class AuditHand {
  private readonly plan: Plan;
  private readonly options: AuditOptions;
  private readonly context: ProposalContext;
  /** By number of the piece. */
  private readonly pieces = new Map<number, readonly ProposalRow[]>();
  private auditor: Auditor | null = null;

  /** @param file how messages call the input */
  constructor(plan: Plan, options: AuditOptions, file: string) {
    this.plan = plan;
    this.options = options;
    this.context = auditContext(plan, file);
  }

  /** Undefined where the piece is part of broken JSON. */
  read(number: number, { bytes, ranges }: Piece): PieceRead | undefined {
    const rows = readRows(bytes, ranges, 0, ranges.starts.length, this.context);
    return rows === undefined ? undefined : this.take(number, rows);
  }

  /** Rows that were read already. */
  take(number: number, rows: readonly ProposalRow[]): PieceRead {
    this.pieces.set(number, rows);
    const extra = new Set<string>();
    const problems: Problem[] = [];
    let errors = 0;
    for (const { result } of rows) {
      if (result.ok) for (const name in result.value.extra) extra.add(name);
      else {
        errors += 1;
        if (problems.length < MOST_PROBLEMS) problems.push(...result.problems);
      }
    }
    return { rows: rows.length, errors, signs: signsOf(rows, planeOf(this.plan)), extra: [...extra], problems: problems.slice(0, MOST_PROBLEMS) };
  }

  /** Learns all the signs; before that none can be judged. Gives what is to be said of them as a whole. */
  learn(signs: Signs): Result<readonly Problem[]> {
    const inventory = inventoryOf(this.plan, signs);
    const auditor = auditorOf(inventory, this.options);
    if (!auditor.ok) return auditor;
    this.auditor = auditor.value;
    return ok(inventory.remarks);
  }

  /** Judges a piece and lets go of it. Rows in order, each written as it is judged, with `between` between them. */
  judge(number: number, write: (entry: AuditEntry) => string, between: string): PieceJudged {
    const { auditor } = this;
    if (auditor === null) throw new Error('the signs have to be learned first');
    const rows = this.pieces.get(number) ?? [];
    this.pieces.delete(number);
    const tally = emptyTally();
    const lines: string[] = [];
    for (const row of rows) {
      const entry = auditor(row);
      addEntry(tally, entry);
      lines.push(write(entry));
    }
    return { rows: rows.length, text: lines.join(between), tally };
  }
}

/** An inventory's other columns are kept. */
export const auditContext = (plan: Plan, file: string): ProposalContext => ({ ...contextOf(plan), file, extra: 'keep' });
