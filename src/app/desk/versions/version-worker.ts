/** Compares packages beside the page. */
import { planFromPage } from '../../worker/plan-read.ts';
import type { ToWorker } from './talk.ts';
import { Work } from './work.ts';

const work = new Work((message) => postMessage(message));
let before = Promise.resolve();

// In the order in which it was said: what is asked waits for the package.
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  before = before.then(async () => work.take(data.kind === 'given' ? { kind: 'given', plan: await planFromPage(data.plan) } : data));
});
