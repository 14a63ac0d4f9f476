/** Who does the work: a worker that has been given the package, or the page itself, in short slices, where none can be had. */
import type { Plan } from '../../../plan/plan.ts';
import { planForWorker } from '../../worker/plan-given.ts';
import { startWorker } from '../../worker/start.ts';
import workerUrl from './audit-worker.ts?worker&url';
import type { Job } from './job.ts';
import { Cancelled, Pace } from './pace.ts';
import type { FromWorker, Order, Said, ToWorker } from './talk.ts';

/** Milliseconds: well under what a hand notices. */
const SLICE = 8;
/** The page draws between two slices. */
const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

interface Waiting {
  readonly order: Order;
  readonly hear: (said: Said) => void;
}
/** After these an order is done. */
const LAST: ReadonlySet<Said['kind']> = new Set(['opened', 'words', 'judged', 'read', 'report', 'saved', 'refused', 'failed', 'cancelled']);

export class Crew {
  private readonly plan: Plan;
  private worker: Worker | null = null;
  private job: Promise<Job> | null = null;
  private before: Promise<void> = Promise.resolve();
  private readonly waiting = new Map<number, Waiting>();
  private readonly paces = new Map<number, Pace>();
  private numbers = 0;
  private closed = false;

  constructor(plan: Plan) {
    this.plan = plan;
    try {
      this.worker = startWorker(workerUrl, import.meta.url, 'sign-plan-audit');
      this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.hear(data));
      // It could not be fetched, a policy forbids it, or it broke.
      this.worker.addEventListener('error', () => this.lost());
      this.send({ kind: 'given', plan: planForWorker(plan) });
    } catch {
      this.worker = null;
    }
  }

  /** Gives the order's number, by which it is cancelled. Everything said of it is heard; the last is an answer, `refused`, `failed` or `cancelled`. */
  ask(order: Order, hear: (said: Said) => void): number {
    this.numbers += 1;
    const number = this.numbers;
    this.waiting.set(number, { order, hear });
    if (this.worker === null) this.here(number, order);
    else this.send({ kind: 'order', number, order });
    return number;
  }

  cancel(number: number): void {
    if (!this.waiting.has(number)) return;
    if (this.worker === null) this.paces.get(number)?.cancel();
    else this.send({ kind: 'cancel', number });
  }

  close(): void {
    this.closed = true;
    this.worker?.terminate();
    this.worker = null;
    for (const pace of this.paces.values()) pace.cancel();
    this.waiting.clear();
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message, []);
  }

  private hear({ number, said }: FromWorker): void {
    const waiting = this.waiting.get(number);
    if (waiting === undefined) return;
    if (LAST.has(said.kind)) this.waiting.delete(number);
    waiting.hear(said);
  }

  /** What was asked before it broke is done here; what needs a file that only it had read fails, and says so. */
  private lost(): void {
    if (this.worker === null) return;
    this.worker.terminate();
    this.worker = null;
    for (const [number, { order }] of this.waiting) this.here(number, order);
  }

  private here(number: number, order: Order): void {
    const pace = new Pace(SLICE, breath);
    this.paces.set(number, pace);
    this.before = this.before.then(async () => {
      try {
        this.job ??= import('./job.ts').then((module) => new module.Job(this.plan));
        const job = await this.job;
        pace.check();
        await job.run(order, pace, (said) => this.hear({ number, said }));
      } catch (error) {
        if (!this.closed) this.hear({ number, said: error instanceof Cancelled ? { kind: 'cancelled' } : { kind: 'failed', message: String(error) } });
      } finally {
        this.paces.delete(number);
      }
    });
  }
}
