/** An audit shared by several hands. Whoever is free reads the next rows, and judges them when all signs are known; what comes out is in the order of the input, whoever did it. */
import type { ProposalRow } from '../../plan/proposal-rows.ts';
import type { RowRanges } from '../../plan/rows/row-ranges.ts';
import { fail, type Problem, type Result } from '../../problem.ts';
import type { AuditSheet } from '../../report/audit/format.ts';
import type { AuditHand, Piece, PieceRead } from '../../survey/audit-hand.ts';
import { joinSigns, type Signs } from '../../survey/signs.ts';
import { addTally, emptyTally, type Tally } from '../../survey/summary.ts';
import type { Hand } from './hand.ts';
import { Ordered } from './ordered.ts';

/** Rows of one order: some tens of milliseconds of work. */
const PIECE = 750;
/** Pieces that may be judged ahead of the one that is written next. */
const AHEAD = 48;
/** Problems that are kept to be told. */
const MOST_PROBLEMS = 20;

/** What is known when all rows are read. */
export interface Intake {
  readonly rows: number;
  readonly errors: number;
  readonly extra: readonly string[];
  readonly problems: readonly Problem[];
  /** Until they are learned. */
  signs: Signs;
  /** By piece: the hand that has it. */
  readonly owners: readonly Hand[];
}

function pieceOf(bytes: Uint8Array, { form, head, starts, ends, numbers }: RowRanges, from: number): Piece {
  const to = Math.min(from + PIECE, starts.length);
  const base = starts[from] ?? 0;
  const slice = (list: readonly number[], less: number): number[] => list.slice(from, to).map((value) => value - less);
  return { bytes: bytes.subarray(base, ends[to - 1]), ranges: { form, head, starts: slice(starts, base), ends: slice(ends, base), numbers: slice(numbers, 0) } };
}

/** Undefined where the input turns out to be broken. */
export async function readAll(hands: readonly Hand[], bytes: Uint8Array, ranges: RowRanges): Promise<Intake | undefined> {
  const count = Math.ceil(ranges.starts.length / PIECE);
  const reads: PieceRead[] = [];
  const owners: Hand[] = [];
  let next = 0;
  let broken = false;
  await everyHand(hands, async (hand) => {
    while (next < count && !broken) {
      const number = next;
      next += 1;
      owners[number] = hand;
      const read = await hand.read(number, pieceOf(bytes, ranges, number * PIECE));
      if (read === undefined) broken = true;
      else reads[number] = read;
    }
  });
  return broken ? undefined : intake(reads, owners);
}

/** The same of rows that are read already, by one hand alone. */
export function takeAll(own: AuditHand, hand: Hand, rows: readonly ProposalRow[]): Intake {
  const reads = Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, number) => own.take(number, rows.slice(number * PIECE, (number + 1) * PIECE)));
  return intake(reads, reads.map(() => hand));
}

function intake(reads: readonly PieceRead[], owners: readonly Hand[]): Intake {
  const sum = (of: (read: PieceRead) => number): number => reads.reduce((total, read) => total + of(read), 0);
  return { rows: sum(({ rows }) => rows), errors: sum(({ errors }) => errors), extra: [...new Set(reads.flatMap(({ extra }) => extra))], problems: reads.flatMap(({ problems }) => problems).slice(0, MOST_PROBLEMS), signs: joinSigns(reads.map(({ signs }) => signs)), owners };
}

/** All hands learn the signs, which are then let go of; gives what is to be said of the inventory. */
export async function learnAll(intake: Intake): Promise<Result<readonly Problem[]>> {
  const { signs, owners } = intake;
  intake.signs = joinSigns([]);
  const answers = await Promise.all([...new Set(owners)].map((hand) => hand.learn(signs)));
  for (const answer of answers) if (!answer.ok) return answer;
  return answers[0] ?? fail();
}

export interface Output {
  readonly sheet: AuditSheet;
  /** Entries in order; `first` for the very first. */
  readonly write: (text: string, first: boolean) => Promise<void> | void;
  /** Rows judged so far. */
  readonly progress: (rows: number) => void;
}

export async function judgeAll({ owners }: Intake, { sheet, write, progress }: Output): Promise<Tally> {
  const whole = emptyTally();
  const ordered = new Ordered(write, AHEAD);
  let rows = 0;
  await Promise.all(
    [...new Set(owners)].map((hand) => {
      const own = [...owners.keys()].filter((number) => owners[number] === hand);
      let next = 0;
      return everyHand([hand], async () => {
        while (next < own.length) {
          const number = own[next] ?? 0;
          next += 1;
          await ordered.room(number);
          const judged = await hand.judge(number, sheet);
          addTally(whole, judged.tally);
          await ordered.put(number, judged.text);
          rows += judged.rows;
          progress(rows);
        }
      });
    }),
  );
  return whole;
}

/** Each hand works as many orders at once as it can take. */
const everyHand = async (hands: readonly Hand[], work: (hand: Hand) => Promise<void>): Promise<void> => void (await Promise.all(hands.flatMap((hand) => Array.from({ length: hand.depth }, () => work(hand)))));
