/** `signplan audit`: all signs of an inventory judged, neighbours known to each other. Nothing but the rows themselves is held: signs are written as they are judged. */
import { availableParallelism } from 'node:os';
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { readProposals } from '../plan/proposal-rows.ts';
import { rowRanges } from '../plan/rows/ranges.ts';
import { fail, ok, type Result } from '../problem.ts';
import { AUDIT_FORMATS, auditFrame, type AuditFormat, type AuditSheet } from '../report/audit/format.ts';
import { auditLine, auditText } from '../report/audit/text.ts';
import { AuditHand, auditContext } from '../survey/audit-hand.ts';
import { summaryOf, type Tally } from '../survey/summary.ts';
import type { AuditOptions } from '../survey/types.ts';
import { readArgs, usage, type Args } from './args.ts';
import { AS_OF_OPTIONS, fixedDay, readAsOf } from './as-of.ts';
import { hasWorkers, ownHand, workerHand, type Hand, type WorkerSetup } from './audit/hand.ts';
import { progressTeller } from './audit/progress.ts';
import { judgeAll, learnAll, readAll, takeAll, type Intake } from './audit/team.ts';
import { readHeld, type Held } from './held.ts';
import { complain, EXIT, printable, type Io } from './io.ts';
import { planFolder } from './loaded.ts';

/** From here on a second thread is worth its start. */
const LARGE = 4e6;
/** A package of this size takes longer to read and more memory to hold twice than a second thread is worth. */
const HEAVY = 32e6;
const MOST_JOBS = 16;

function readJobs({ text }: Args): Result<number | undefined> {
  const stated = text.get('jobs');
  if (stated === undefined) return ok(undefined);
  const jobs = /^\d+$/.test(stated) ? Number(stated) : 0;
  return jobs >= 1 && jobs <= MOST_JOBS ? ok(jobs) : fail(usage(`--jobs ${stated}`, `须为 1 至 ${MOST_JOBS} 的整数。`, `A whole number from 1 to ${MOST_JOBS} is needed.`));
}

/** Threads that do the work; this one alone, or others while this one hands out and writes. Of two processors one is not enough for both: a second thread has to warm up and learn all signs as well. */
function threads(jobs: number | undefined, bytes: number, { manifest }: Plan): number {
  if (!hasWorkers) return 1;
  const weight = manifest.layers.reduce((sum, layer) => sum + layer.bytes, 0);
  return jobs ?? (bytes >= LARGE && weight < HEAVY ? Math.max(1, Math.min(2, availableParallelism() - 1)) : 1);
}

/** Reads all rows, by as many hands as are worth it. */
async function takeIn({ bytes }: Held, plan: Plan, setup: WorkerSetup, jobs: number | undefined, hands: Hand[]): Promise<Result<Intake>> {
  const own = new AuditHand(plan, setup.options, setup.file);
  const ranges = rowRanges(bytes, auditContext(plan, setup.file));
  if (ranges !== undefined) {
    const count = threads(jobs, bytes.length, plan);
    if (count === 1) hands.push(ownHand(own));
    else for (let i = 0; i < count; i++) hands.push(workerHand(setup, { rows: ranges.starts.length, bytes: bytes.length }));
    const intake = await readAll(hands, bytes, ranges);
    if (intake !== undefined) return ok(intake);
  }
  const rows = readProposals(new TextDecoder().decode(bytes), auditContext(plan, setup.file));
  if (!rows.ok) return rows;
  const hand = ownHand(own);
  hands.push(hand);
  return ok(takeAll(own, hand, rows.value.rows));
}

export async function audit(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, { plan: { type: 'string' }, ...AS_OF_OPTIONS, format: { type: 'string', values: AUDIT_FORMATS }, jobs: { type: 'string' } }, { count: 1, name: 'FILE' });
  if (!args.ok) return args;
  const { positionals } = args.value;
  const asOf = readAsOf(args.value);
  if (!asOf.ok) return asOf;
  const jobs = readJobs(args.value);
  if (!jobs.ok) return jobs;
  const folder = planFolder(args.value, io.cwd);
  if (!folder.ok) return folder;
  const file = positionals[0] ?? '-';
  const input = await readHeld(io, file);
  if (!input.ok) return input;
  const plan = await loadPlan(folderSource(folder.value));
  if (!plan.ok) return plan;
  const day = fixedDay(asOf.value, plan.value.manifest);
  if (!day.ok) return day;
  const hands: Hand[] = [];
  try {
    const options = { asOf: day.value, today: io.today() };
    return await work(input.value, plan.value, { folder: folder.value, file, options }, jobs.value, args.value, hands, io);
  } finally {
    await Promise.all(hands.map((hand) => hand.close()));
  }
}

async function work(input: Held, plan: Plan, setup: WorkerSetup, jobs: number | undefined, args: Args, hands: Hand[], io: Io): Promise<Result<number>> {
  const { language } = args;
  const intake = await takeIn(input, plan, setup, jobs, hands);
  if (!intake.ok) return intake;
  // The rows are read: their text is not needed any more.
  input.release();
  const { rows, errors, problems, extra } = intake.value;
  if (errors === rows) return fail(...problems);
  // A layer that could not be read leaves findings undecided; the rest stands.
  complain(io, plan.problems, language);
  const remarks = await learnAll(intake.value);
  if (!remarks.ok) return remarks;
  complain(io, remarks.value, language);
  const format: AuditFormat = AUDIT_FORMATS.find((name) => name === args.text.get('format')) ?? 'text';
  const { id, version } = plan.manifest;
  const sheet: AuditSheet = { format, language, plan: `${id} ${version}`, extra };
  const { options } = setup;
  const frame = auditFrame(sheet, plan, options.asOf ?? options.today);
  const tally = await judgeAll(intake.value, { sheet, write: (text, first) => io.stdout((first ? frame.head : frame.between) + text), progress: progressTeller(io, rows, language) });
  complain(io, problems, language);
  return ok(await conclude(tally, plan, sheet, frame, options, io));
}

/** What comes after the last sign: the sum, where the format puts it. */
async function conclude(tally: Tally, plan: Plan, { format, language }: AuditSheet, frame: ReturnType<typeof auditFrame>, { asOf }: AuditOptions, io: Io): Promise<number> {
  const summary = summaryOf(tally, plan);
  await io.stdout(frame.tail(summary));
  const tell = (worst: boolean): string => auditText(summary, plan, asOf, language, worst).split('\n').map(printable).join('\n');
  if (format === 'text') await io.stdout(tell(true));
  else io.stderr(format === 'json' ? `${auditLine(summary, language)}\n` : tell(false));
  const { nonconforming, undetermined, outside } = summary.verdicts;
  return summary.errors + nonconforming + undetermined + outside > 0 ? EXIT.found : EXIT.fine;
}
