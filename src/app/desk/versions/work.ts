/** Opens a second package, compares it with the first, judges signs by both: the same in a worker and, where none can be started, on the page, with a rest in every slice. */
import { loadBoxIndex } from '../../../geo/box-index.ts';
import { fileSource } from '../../../io/file-source.ts';
import { httpSource } from '../../../io/http-source.ts';
import type { ByteSource } from '../../../io/source.ts';
import { loadPlan } from '../../../plan/load.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import { readProposal } from '../../../plan/proposal.ts';
import { fail, ok, type Problem, type Result } from '../../../problem.ts';
import { ageOf, shareGround } from '../../../survey/diff/age.ts';
import { diffPlans } from '../../../survey/diff/plans.ts';
import { same } from '../../../survey/diff/values.ts';
import { diffVerdictsSteps } from '../../../survey/diff/verdicts.ts';
import { auditContext } from '../../../survey/audit-hand.ts';
import type { AuditOptions } from '../../../survey/types.ts';
import type { Compared, FromVersions, Origin, Step, ToVersions, Which } from './talk.ts';

/** Milliseconds of work at a time. */
const SLICE = 40;

export class Work {
  private readonly say: (message: FromVersions) => void;
  private first: Plan | null = null;
  private second: Plan | null = null;
  private from: Which = 'first';
  private rows: ProposalRow[] = [];
  private readonly running = new Map<number, AbortController>();

  constructor(say: (message: FromVersions) => void) {
    this.say = say;
  }

  take(message: ToVersions): void {
    switch (message.kind) {
      case 'given':
        this.first = message.plan;
        return;
      case 'rows':
        if (message.first) this.rows = [];
        for (const row of message.rows) this.rows.push(row);
        return;
      case 'stop':
        this.running.get(message.number)?.abort();
        return;
      case 'open':
        return void this.answer(message.number, (signal) => this.open(message.number, message.origin, signal));
      case 'turn':
        return void this.answer(message.number, () => Promise.resolve(this.turn(message.number)));
      case 'judge':
        return void this.answer(message.number, (signal) => this.judge(message.number, message.options, signal));
    }
  }

  /** One answer to every question: what it asked for, or why not. */
  private async answer(number: number, ask: (signal: AbortSignal) => Promise<Result<FromVersions>>): Promise<void> {
    const controller = new AbortController();
    this.running.set(number, controller);
    const refused = (problems: readonly Problem[]): FromVersions => ({ kind: 'failed', number, problems: controller.signal.aborted ? [] : problems });
    try {
      const answered = await ask(controller.signal);
      this.say(answered.ok && !controller.signal.aborted ? answered.value : refused(answered.ok ? [] : answered.problems));
    } catch (error) {
      this.say(refused([broken(error)]));
    } finally {
      this.running.delete(number);
    }
  }

  private async open(number: number, origin: Origin, signal: AbortSignal): Promise<Result<FromVersions>> {
    const { first } = this;
    if (first === null) return fail(broken('no package'));
    const source = await sourceOf(origin, signal);
    if (!source.ok) return source;
    const read = await loadPlan(source.value, { signal, onProgress: (done, total) => this.tell(number, 'read', total === 0 ? 1 : done / total) });
    if (!read.ok) return read;
    if (!shareGround(first, read.value)) return fail(elsewhere(source.value, read.value));
    this.tell(number, 'compare', 0);
    await rest();
    if (signal.aborted) return fail();
    this.second = read.value;
    this.from = ageOf(first, read.value).older === 'second' ? 'second' : 'first';
    return ok({ kind: 'opened', number, second: read.value, name: source.value.name, compared: compare(first, read.value, this.from) });
  }

  private turn(number: number): Result<FromVersions> {
    const { first, second } = this;
    if (first === null || second === null) return fail(broken('no second package'));
    this.from = this.from === 'first' ? 'second' : 'first';
    return ok({ kind: 'turned', number, compared: compare(first, second, this.from) });
  }

  private async judge(number: number, options: AuditOptions, signal: AbortSignal): Promise<Result<FromVersions>> {
    const { first, second, rows, from } = this;
    if (first === null || second === null) return fail(broken('no second package'));
    await loadBoxIndex();
    const pace = new Pace((part) => this.tell(number, 'judge', part), rows.length * 2, signal);
    const others = await readAgain(rows, first, second, pace);
    if (others === undefined) return fail();
    const sides = { first: { plan: first, rows }, second: { plan: second, rows: others } };
    const steps = diffVerdictsSteps(sides[from], sides[from === 'first' ? 'second' : 'first'], options);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value.ok ? ok({ kind: 'judged', number, verdicts: step.value.value.verdicts, remarks: step.value.value.remarks }) : step.value;
      if (await pace.isOver()) return fail();
    }
  }

  private tell(number: number, step: Step, part: number): void {
    this.say({ kind: 'progress', number, step, part: Math.min(1, part) });
  }
}

function compare(first: Plan, second: Plan, from: Which): Compared {
  // The page reads what is only drawn after the first verdict: what it has not read yet is not missing from its package.
  const whole = first.manifest.layers.every(({ id }) => first.layers.has(id));
  const [a, b] = whole ? [first, second] : [withoutBase(first), withoutBase(second)];
  return { difference: from === 'first' ? diffPlans(a, b) : diffPlans(b, a), from, age: ageOf(first, second) };
}

const withoutBase = (plan: Plan): Plan => ({ ...plan, layers: new Map([...plan.layers].filter(([, { entry }]) => entry.role !== 'base')) });

async function sourceOf(origin: Origin, signal: AbortSignal): Promise<Result<ByteSource>> {
  return origin.kind === 'address' ? ok(httpSource(origin.address)) : fileSource(origin.files, signal);
}

/** The signs as the second package reads them, whose types, consents and extent may be others. Undefined where it was given up. */
async function readAgain(rows: readonly ProposalRow[], first: Plan, second: Plan, pace: Pace): Promise<readonly ProposalRow[] | undefined> {
  const context = auditContext(second, '');
  if (same(auditContext(first, ''), context)) {
    pace.skip(rows.length);
    return rows;
  }
  const out: ProposalRow[] = [];
  for (const row of rows) {
    out.push(row.result.ok ? { ...row, result: readProposal({ type: 'Feature', geometry: row.result.value.geometry, properties: row.result.value.properties }, context) } : row);
    if (await pace.isOver()) return undefined;
  }
  return out;
}

/** Lets others have their turn from time to time, and says how far it is. */
class Pace {
  private readonly tell: (part: number) => void;
  private readonly of: number;
  private readonly signal: AbortSignal;
  private done = 0;
  private since = performance.now();

  constructor(tell: (part: number) => void, of: number, signal: AbortSignal) {
    this.tell = tell;
    this.of = of;
    this.signal = signal;
  }

  skip(steps: number): void {
    this.done += steps;
  }

  /** One step further; true where it is to be given up. */
  isOver(): boolean | Promise<boolean> {
    this.done += 1;
    return performance.now() - this.since < SLICE ? false : this.pause();
  }

  private async pause(): Promise<boolean> {
    this.tell(this.done / this.of);
    await rest();
    this.since = performance.now();
    return this.signal.aborted;
  }
}

const rest = (): Promise<void> => new Promise((done) => void setTimeout(done, 0));

const broken = (error: unknown): Problem => ({ code: 'versions.broken', received: String(error), text: { zh: '比较时出错，没有结果。可重新打开第二份规划。', en: 'Comparing failed and there is no result. Open the second package again.' } });

const elsewhere = (source: ByteSource, { manifest }: Plan): Problem => ({
  code: 'versions.elsewhere',
  file: source.name,
  received: `${manifest.id} ${manifest.version}`,
  text: { zh: '两份规划的范围没有重叠，没有可以比较的地方。', en: 'The two plans have no ground in common; there is nothing to compare.' },
});
