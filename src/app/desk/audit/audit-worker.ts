/** The audit beside the page: one order after another; each may be cancelled at once. */
import { planFromPage } from '../../worker/plan-read.ts';
import { Job } from './job.ts';
import { breathe } from '../../../slices.ts';
import { Cancelled, Pace } from './pace.ts';
import type { FromWorker, Said, ToWorker } from './talk.ts';

/** Milliseconds between two looks at what the page says. */
const SLICE = 40;

let job: Job | null = null;
let before: Promise<void> = Promise.resolve();
const paces = new Map<number, Pace>();

async function run(message: Extract<ToWorker, { kind: 'order' }>, pace: Pace): Promise<void> {
  const { number, order } = message;
  const say = (said: Said): void => postMessage({ number, said } satisfies FromWorker);
  try {
    pace.check();
    if (job === null) throw new Error('no package');
    await job.run(order, pace, say);
  } catch (error) {
    say(error instanceof Cancelled ? { kind: 'cancelled' } : { kind: 'failed', message: String(error) });
  } finally {
    paces.delete(number);
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'given') before = before.then(async () => void (job = new Job(await planFromPage(data.plan))));
  else if (data.kind === 'cancel') paces.get(data.number)?.cancel();
  else {
    const pace = new Pace(SLICE, breathe);
    paces.set(data.number, pace);
    before = before.then(() => run(data, pace));
  }
});
