/** An inventory judged sign by sign, in slices: whoever runs it may show how far it is, and stop at any. Rows are read anew when they are judged, so that none need be held. */
import { compile, type Checker } from '../../check/compile.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ProposalRow } from '../../plan/proposal-row-types.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { ok, type Problem, type Result } from '../../problem.ts';
import { asNeighbour, auditorWith, planeOf } from '../audit.ts';
import { inventoryOf, type Inventory } from '../inventory.ts';
import { joinSigns, signsOf, type Signs } from '../signs.ts';
import { addEntry, emptyTally, type Tally } from '../summary.ts';
import type { AuditEntry, AuditOptions } from '../types.ts';
import { PIECE, pieceOf, type JudgedPiece } from './piece.ts';

export interface Rows {
  readonly count: number;
  /** Titles of the columns that are carried along. */
  readonly extra: readonly string[];
  read(index: number): ProposalRow;
}

/** What comes out of one slice: how many rows are done, and a piece where one is full. */
export interface Slice {
  readonly done: number;
  readonly piece?: JudgedPiece;
}

/** Rows between two chances to stop. */
const STEP = 25;

export interface AskedSign {
  readonly plan: Plan;
  readonly checker: Checker;
  readonly proposal: Proposal;
}

export class Judging {
  readonly rows: Rows;
  private readonly plan: Plan;
  private readonly own: boolean;
  private learned: { readonly inventory: Inventory; readonly checker: Checker } | null = null;

  /** @param own the rows are the plan's own layer: its signs know each other already */
  constructor(plan: Plan, rows: Rows, own = false) {
    this.plan = plan;
    this.rows = rows;
    this.own = own;
  }

  /** Reads all rows and learns the signs; once, whatever the date. Gives what is to be said of the inventory. A layer of many signs wants `loadBoxIndex()` first. */
  *learn(): Generator<number, Result<readonly Problem[]>, void> {
    if (this.learned !== null) return ok(this.learned.inventory.remarks);
    const inventory = this.own ? { plan: this.plan, keys: new Map<number, string>(), twins: new Map<string, readonly string[]>(), remarks: [] } : inventoryOf(this.plan, yield* this.signs());
    const compiled = compile(inventory.plan);
    if (!compiled.ok) return compiled;
    this.learned = { inventory, checker: compiled.value };
    return ok(inventory.remarks);
  }

  private *signs(): Generator<number, Signs, void> {
    const plane = planeOf(this.plan);
    const parts: Signs[] = [];
    let rows: ProposalRow[] = [];
    for (let i = 0; i < this.rows.count; i++) {
      rows.push(this.rows.read(i));
      if (rows.length === PIECE) {
        parts.push(signsOf(rows, plane));
        rows = [];
      }
      if (i % STEP === STEP - 1) yield i + 1;
    }
    return joinSigns([...parts, signsOf(rows, plane)]);
  }

  /** After `learn`. Pieces in the order of the rows; the sum at the end. */
  *judge(options: AuditOptions): Generator<Slice, Tally, void> {
    const { learned } = this;
    if (learned === null) throw new Error('the signs have to be learned first');
    const auditor = auditorWith(learned.inventory, learned.checker, options);
    const tally = emptyTally();
    let from = 0;
    let entries: AuditEntry[] = [];
    for (let i = 0; i < this.rows.count; i++) {
      const entry = auditor(this.rows.read(i));
      addEntry(tally, entry);
      entries.push(entry);
      if (entries.length === PIECE || i === this.rows.count - 1) {
        yield { done: i + 1, piece: pieceOf(from, entries, this.rows.extra) };
        from = i + 1;
        entries = [];
      } else if (i % STEP === STEP - 1) yield { done: i + 1 };
    }
    return tally;
  }

  /** One sign among its neighbours, to be looked at in full; undefined for a row in error. */
  asked(index: number): AskedSign | undefined {
    const { learned } = this;
    if (learned === null) return undefined;
    const { row, result } = this.rows.read(index);
    return result.ok ? { plan: learned.inventory.plan, checker: learned.checker, proposal: asNeighbour(result.value, row, learned.inventory) } : undefined;
  }
}
