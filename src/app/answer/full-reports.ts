/**
 * Reports in full: with what would pass, remedies, papers. Made in a worker; where none can be started (an old web view, a policy, a script from another origin)
 * on the page itself, when it is idle. One is made at a time and only the newest is worth finishing.
 */
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import { ENGINE } from '../../report/engine.ts';
import type { Report } from '../../report/types.ts';
import { whenIdle } from '../idle.ts';
import type { Opened } from '../package.ts';
import { launch, send } from '../worker/launch.ts';
import type { Asked, FromWorker } from '../worker/talk.ts';

/** Milliseconds that a report which nobody waits for any more may still take, before its worker is stopped for the next one. */
const PATIENCE = 300;
/** Milliseconds that may be spent on it at one go where it is made on the page. */
const SLICE = 12;

interface Job {
  readonly number: number;
  readonly asked: Asked;
  /** Null: overtaken by a newer one. */
  readonly done: (report: Report | null) => void;
  readonly failed: (error: Error) => void;
  began: number;
}

export class FullReports {
  private readonly opened: Opened;
  private readonly comparators: ComparatorRules | null;
  private worker: Worker | null = null;
  private withoutWorker = false;
  private running: Job | null = null;
  private next: Job | null = null;
  private count = 0;
  private late: ReturnType<typeof setTimeout> | undefined;

  constructor(opened: Opened, comparators: ComparatorRules | null) {
    this.opened = opened;
    this.comparators = comparators;
  }

  /** Null where a newer one was asked for meanwhile; rejects where it can't be made. */
  make(asked: Omit<Asked, 'engine'>): Promise<Report | null> {
    return new Promise((done, failed) => {
      const job: Job = { number: ++this.count, asked: { ...asked, engine: ENGINE }, done, failed, began: 0 };
      this.next?.done(null);
      this.next = job;
      if (this.running === null) return this.start();
      clearTimeout(this.late);
      this.late = setTimeout(this.interrupt, Math.max(0, this.running.began + PATIENCE - performance.now()));
    });
  }

  close(): void {
    clearTimeout(this.late);
    this.worker?.terminate();
    this.worker = null;
    this.running?.done(null);
    this.next?.done(null);
    this.running = this.next = null;
  }

  private start(): void {
    const job = this.next;
    this.next = null;
    this.running = job;
    if (job === null) return;
    job.began = performance.now();
    const { plan } = this.opened;
    if (!this.withoutWorker) this.worker ??= launch({ plan, comparators: this.comparators }, this.hear, this.lost);
    this.withoutWorker = this.worker === null;
    if (this.worker === null) whenIdle(() => void this.here(job));
    else send(this.worker, { kind: 'make', number: job.number, asked: job.asked });
  }

  private readonly hear = (answer: FromWorker): void => {
    const job = this.running;
    if (job?.number !== answer.number || answer.kind === 'verified') return;
    this.settle(job, () => (answer.kind === 'made' ? job.done(answer.report) : job.failed(new Error(answer.message))));
  };

  /** What the worker was to do is done here, and so is all that follows. */
  private readonly lost = (worker: Worker): void => {
    if (worker !== this.worker) return;
    worker.terminate();
    this.worker = null;
    this.withoutWorker = true;
    const { running } = this;
    if (running !== null) whenIdle(() => void this.here(running));
  };

  /** In idle moments, and given up as soon as a newer one is asked for. */
  private async here(job: Job): Promise<void> {
    const { plan, checker } = this.opened;
    try {
      const { make } = await import('../worker/work.ts');
      const steps = make({ plan, checker, comparators: this.comparators }, job.asked);
      while (job === this.running) {
        if (this.next !== null) return this.settle(job, () => job.done(null));
        for (const until = performance.now() + SLICE; performance.now() < until; ) {
          const step = steps.next();
          if (step.done === true) return this.settle(job, () => job.done(step.value));
        }
        await new Promise<void>(whenIdle);
      }
    } catch (error) {
      this.settle(job, () => job.failed(error instanceof Error ? error : new Error(String(error))));
    }
  }

  private settle(job: Job, tell: () => void): void {
    if (job !== this.running) return;
    clearTimeout(this.late);
    tell();
    this.start();
  }

  /** Nobody waits for what the worker is at: the next one gets a new worker. */
  private readonly interrupt = (): void => {
    if (this.worker === null || this.next === null) return;
    this.worker.terminate();
    this.worker = null;
    this.running?.done(null);
    this.start();
  };
}
