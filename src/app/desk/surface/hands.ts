/** Who colours the ground: a worker; where none can be started, or it is lost, the page in idle moments. */
import type { Checker } from '../../../check/checker.ts';
import type { Plan } from '../../../plan/plan.ts';
import { planForWorker } from '../../worker/plan-given.ts';
import { startWorker } from '../../worker/start.ts';
import type { Painting } from './picture.ts';
import { Slices } from './slices.ts';
import workerUrl from './surface-worker.ts?worker&url';
import type { FromSurface, SurfaceAsked, ToSurface } from './talk.ts';

/** Milliseconds of a slice on the page. */
const SLICE = 8;

export class SurfaceHands {
  private readonly plan: Plan;
  private readonly checker: Checker;
  private readonly hear: (message: FromSurface) => void;
  private worker: Worker | null = null;
  private asked: { readonly number: number; readonly asked: SurfaceAsked } | null = null;
  private slices: Slices | null = null;
  private count = 0;

  /** @param workers false keeps to the page */
  constructor(plan: Plan, checker: Checker, hear: (message: FromSurface) => void, workers = true) {
    this.plan = plan;
    this.checker = checker;
    this.hear = (message) => {
      if (message.number === this.asked?.number) hear(message);
    };
    if (workers) this.worker = this.launch();
  }

  /** Takes the place of what was asked before. */
  ask(asked: SurfaceAsked): void {
    this.count += 1;
    this.asked = { number: this.count, asked };
    if (this.worker) this.send(this.worker, { kind: 'ask', ...this.asked });
    else void this.onPage(this.asked.number, asked);
  }

  /** The same ground in other colours or at another size; heard as a part. */
  paint(painting: Painting): void {
    if (!this.asked) return;
    this.asked = { ...this.asked, asked: { ...this.asked.asked, painting } };
    if (this.worker) this.send(this.worker, { kind: 'paint', number: this.asked.number, painting });
    else if (this.slices) {
      this.slices.painting = painting;
      this.hear(this.slices.part());
    }
  }

  stop(): void {
    this.asked = null;
    if (this.worker) this.send(this.worker, { kind: 'stop' });
  }

  /** Nothing more is heard of it. */
  close(): void {
    this.asked = null;
    this.worker?.terminate();
    this.worker = null;
  }

  private launch(): Worker | null {
    try {
      const worker = startWorker(workerUrl, import.meta.url, 'sign-plan-surface');
      worker.addEventListener('message', ({ data }: MessageEvent<FromSurface>) => this.hear(data));
      // It could not be fetched, a policy forbids it, or it broke.
      worker.addEventListener('error', () => {
        if (this.worker !== worker) return;
        this.worker = null;
        if (this.asked) void this.onPage(this.asked.number, this.asked.asked);
      });
      this.send(worker, { kind: 'given', plan: planForWorker(this.plan) });
      return worker;
    } catch {
      return null;
    }
  }

  private send(worker: Worker, message: ToSurface): void {
    worker.postMessage(message, []);
  }

  private async onPage(number: number, asked: SurfaceAsked): Promise<void> {
    try {
      const slices = new Slices(number, this.plan, this.checker, asked);
      this.slices = slices;
      while (!slices.done) {
        await idle();
        if (this.asked?.number !== number) return;
        const part = slices.slice(SLICE);
        if (part) this.hear(part);
      }
    } catch (error) {
      this.hear({ kind: 'failed', number, message: String(error) });
    }
  }
}

/** The next idle moment, and in any case soon. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 100 });
    else setTimeout(resolve, 0);
  });
