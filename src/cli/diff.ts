/** `signplan diff PLAN_A PLAN_B [INVENTORY]`: what changed between two plans, packages or their sources, and which signs come out otherwise. */
import { folderSource } from '../io/node-source.ts';
import { memorySource } from '../io/source.ts';
import { loadBoxIndex } from '../geo/box-index.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { readProposals, type ProposalRow } from '../plan/proposal-rows.ts';
import { rowRanges } from '../plan/rows/ranges.ts';
import { readRows } from '../plan/rows/read-rows.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { diffJson } from '../report/diff/json.ts';
import { diffText } from '../report/diff/text.ts';
import { auditContext } from '../survey/audit-hand.ts';
import { diffPlans } from '../survey/diff/plans.ts';
import type { VerdictsDiff } from '../survey/diff/types.ts';
import { same } from '../survey/diff/values.ts';
import { diffVerdicts } from '../survey/diff/verdicts.ts';
import { readArgs } from './args.ts';
import { AS_OF_OPTIONS, fixedDay, readAsOf, type AsOfChoice } from './as-of.ts';
import { folderOf } from './folder.ts';
import { readHeld } from './held.ts';
import { complain, EXIT, printable, type Io } from './io.ts';

/** The plan of a folder: of a package as it stands, of sources as they would be built. */
async function open(io: Io, name: string): Promise<Result<Plan>> {
  const folder = await folderOf(io.cwd, name);
  if (!folder.ok) return folder;
  const { dir, kind } = folder.value;
  if (kind === 'package') return loadPlan(folderSource(dir));
  // The builder takes a second to load.
  const { buildPackage } = await import('../plan/build/build.ts');
  const built = await buildPackage(dir);
  return built.ok ? loadPlan(memorySource(built.value.files, dir)) : built;
}

function readInventory(bytes: Uint8Array, plan: Plan, file: string): Result<readonly ProposalRow[]> {
  const context = auditContext(plan, file);
  const ranges = rowRanges(bytes, context);
  const rows = ranges === undefined ? undefined : readRows(bytes, ranges, 0, ranges.starts.length, context);
  if (rows !== undefined) return ok(rows);
  const read = readProposals(new TextDecoder().decode(bytes), context);
  return read.ok ? ok(read.value.rows) : read;
}

interface Plans {
  readonly from: Plan;
  readonly to: Plan;
}

interface Judged {
  readonly verdicts: VerdictsDiff;
  /** What is to be said of the inventory. */
  readonly told: readonly Problem[];
}

async function verdictsOf(io: Io, file: string, { from, to }: Plans, asOf: AsOfChoice): Promise<Result<Judged>> {
  const day = fixedDay(asOf, to.manifest);
  if (!day.ok) return day;
  const input = await readHeld(io, file);
  if (!input.ok) return input;
  const { bytes } = input.value;
  const first = readInventory(bytes, from, file);
  if (!first.ok) return first;
  // What is read alike by both is read once.
  const second = same(auditContext(from, file), auditContext(to, file)) ? first : readInventory(bytes, to, file);
  if (!second.ok) return second;
  await loadBoxIndex();
  const result = diffVerdicts({ plan: from, rows: first.value }, { plan: to, rows: second.value }, { asOf: day.value, today: io.today() });
  if (!result.ok) return result;
  const errors = second.value.flatMap((row) => (row.result.ok ? [] : row.result.problems));
  return ok({ verdicts: result.value.verdicts, told: [...result.value.remarks, ...errors] });
}

export async function diff(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, { ...AS_OF_OPTIONS, format: { type: 'string', values: ['text', 'json'] } }, { count: 2, most: 3, name: 'PLAN_A PLAN_B' });
  if (!args.ok) return args;
  const { positionals, language, text } = args.value;
  const [a = '', b = '', file] = positionals;
  const asOf = readAsOf(args.value);
  if (!asOf.ok) return asOf;
  const from = await open(io, a);
  if (!from.ok) return from;
  const to = await open(io, b);
  if (!to.ok) return to;
  const plans = { from: from.value, to: to.value };
  complain(io, [...plans.from.problems, ...plans.to.problems], language);
  const judged = file === undefined ? ok(undefined) : await verdictsOf(io, file, plans, asOf.value);
  if (!judged.ok) return judged;
  complain(io, judged.value?.told ?? [], language);
  const verdicts = judged.value?.verdicts;
  const difference = diffPlans(plans.from, plans.to);
  if (text.get('format') === 'json') await io.stdout(diffJson(difference, verdicts));
  else await io.stdout(diffText(difference, plans, verdicts, language).split('\n').map(printable).join('\n'));
  return ok(EXIT.fine);
}
